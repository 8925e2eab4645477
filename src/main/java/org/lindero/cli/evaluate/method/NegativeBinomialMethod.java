package org.lindero.cli.evaluate.method;

import java.util.Map;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.count.NegativeBinomial;
import org.lindero.engine.count.NegativeBinomialFit;
import org.lindero.engine.panel.Design;

/** {@code negative-binomial}: counts on covariates, with an intercept and no effects of units or periods. */
public final class NegativeBinomialMethod implements Method {

    private static final Map<String, String> REASONS =
            Diagnostics.all("the design names covariates and no treatment that starts at some time");

    @Override
    public String name() {
        return "negative-binomial";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcome", "covariates", "offset");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        if (!block.has("covariates")) {
            throw block.wrong("covariates", "is missing");
        }
        Regression.keepFree(block, Design.INTERCEPT::equals);
        var regression = Regression.unclustered(panel, panel.counts(block.column("outcome")))
                .columns(block, "covariates");
        if (block.has("offset")) {
            regression.offset(panel.positives(block.column("offset")));
        }
        return () -> Diagnostics.complete(
                outcome(NegativeBinomial.estimate(
                                regression.designWithIntercept(), regression.variance(), study.level()))
                        .diagnostic("missingRows", regression.missing()),
                REASONS);
    }

    private static Outcome outcome(NegativeBinomialFit model) {
        var outcome = Outcome.of(
                model.fit().observations(),
                "NB2, maximum likelihood, errors at the estimated theta, rows independent, normal");
        model.fit().coefficients().forEach(c -> outcome.estimate(c.term(), Outcome.ratio(c.estimate())));
        return outcome.field("theta", model.theta())
                .diagnostic("dispersion", 1 / model.theta())
                .diagnostic("thetaSe", model.thetaError())
                .diagnostic("logLikelihood", model.logLikelihood())
                .diagnostic("aic", model.aic());
    }
}
