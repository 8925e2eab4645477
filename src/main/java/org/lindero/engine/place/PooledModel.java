package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.count.PoissonFit;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.count.ScoreBootstrap;
import org.lindero.engine.place.PlaceInference.Rule;

/** The pooled regression beside the primary model. */
final class PooledModel {

    private PooledModel() {}

    static @Nullable PooledPoisson fit(PlacePanel panel, Clusters clusters, PlaceOptions options) {
        var rule = clusters.rule();
        var design = new PlaceDesign(panel).withSets();
        try {
            var fit = PoissonFixedEffects.estimate(design, clusters.variance(), options.level());
            List<PooledPoisson.Term> terms = new ArrayList<>();
            for (var name : design.names()) {
                terms.add(term(fit, name, rule, options));
            }
            String note = rule == Rule.RANDOMISATION ? ", few treated clusters: errors too small" : "";
            return new PooledPoisson(terms, fit.fit().convention() + note, fit.droppedRows(), fit.dispersion());
        } catch (EstimationException noFiniteEstimate) {
            // a ring without events has no log ratio; the imputation beside it still counts it
            return null;
        }
    }

    private static PooledPoisson.Term term(PoissonFit fit, String name, Rule rule, PlaceOptions options) {
        var prevented = fit.prevented(name);
        Double scoreP = rule == Rule.BOOTSTRAP_SCORE
                ? Double.valueOf(ScoreBootstrap.p(fit, name, options.replications(), options.seed()))
                : null;
        return new PooledPoisson.Term(
                name, fit.fit().coefficient(name), scoreP, prevented.value(), prevented.interval());
    }
}
