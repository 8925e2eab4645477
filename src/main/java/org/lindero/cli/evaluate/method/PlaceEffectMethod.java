package org.lindero.cli.evaluate.method;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.Interval;
import org.lindero.engine.place.AreaEffect;
import org.lindero.engine.place.PlaceEffect;
import org.lindero.engine.place.PlaceInference.Absence;
import org.lindero.engine.place.PlaceResult;
import org.lindero.engine.place.PooledPoisson;
import org.lindero.engine.place.SetEffect;

/** {@code place-effect}: the primary model, events prevented in treated units, in each ring, and net. */
public final class PlaceEffectMethod implements Method {

    @Override
    public String name() {
        return "place-effect";
    }

    @Override
    public Set<String> keys() {
        return PlaceInput.keys("placeboOutcome", "bound");
    }

    @Override
    public Computation read(Block block, Study study) {
        var roles = RoleReader.read(block, study);
        var panel = PlaceInput.panel(block, study, roles);
        var options = PlaceInput.options(block, study);
        var diagnostics = PlaceDiagnostics.read(block, study, roles, panel, options);
        return () -> {
            var result = PlaceEffect.estimate(panel, options, done -> {});
            return diagnostics.addTo(outcome(result).diagnostic("units", roles.counts()), result);
        };
    }

    /** The numbers of the primary model. */
    static Outcome outcome(PlaceResult result) {
        var sets = new ArrayList<SetEffect>();
        sets.add(result.treated());
        sets.addAll(result.rings());
        sets.add(result.net());
        var inference = result.inference();
        var outcome = Outcome.of(result.counts().cells(), inference.clusters(), result.convention());
        sets.forEach(set -> outcome.estimate(set.term(), logRatio(set)));
        if (sets.stream().anyMatch(set -> set.logRatio() == null)) {
            outcome.diagnostic(
                    "logRatio",
                    Outcome.unavailable(
                            "without events from the start on the ratio is zero and has no logarithm: see prevented and percent"));
        }
        if (inference.absence() != null) {
            outcome.diagnostic("interval", Outcome.unavailable(why(inference.absence())));
        }
        if (result.pooled() != null) {
            outcome.diagnostic("pooledPoisson", pooled(result.pooled()));
        }
        if (inference.smallestP() != null) {
            outcome.field("smallestP", inference.smallestP());
        }
        return outcome.field(
                        "prevented",
                        figures(
                                sets,
                                SetEffect::prevented,
                                SetEffect::preventedInterval,
                                result.byArea(),
                                AreaEffect::prevented))
                .field(
                        "percent",
                        figures(
                                sets,
                                SetEffect::percent,
                                SetEffect::percentInterval,
                                result.byArea(),
                                AreaEffect::percent))
                .field("dropped", result.counts().zeroAreasDropped());
    }

    /** The regression beside the imputation, which supposes equal effects. */
    private static Map<String, Object> pooled(PooledPoisson model) {
        var terms = new LinkedHashMap<String, Object>();
        model.terms().forEach(term -> terms.put(term.term(), Outcome.figures(term.logRatio())));
        var figures = new LinkedHashMap<String, Object>();
        figures.put("convention", model.convention());
        figures.put("dispersion", model.dispersion());
        figures.put("terms", terms);
        return figures;
    }

    private static String why(Absence absence) {
        return switch (absence) {
            case NO_ADJACENCY ->
                "with so few treated clusters placebo sets are needed, and boundaries to know which units hang together: give areas";
            case TOO_FEW_SETS -> "fewer other sets of units could have been treated than the level needs: 19 at 95 %";
        };
    }

    private static Map<String, @Nullable Object> logRatio(SetEffect set) {
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("estimate", set.logRatio());
        figures.put("se", set.standardError());
        figures.put("df", null);
        figures.put("p", set.p());
        figures.put("ci", set.logRatioInterval() == null ? null : Outcome.ends(set.logRatioInterval()));
        return figures;
    }

    private static Map<String, Object> figures(
            List<SetEffect> sets,
            ToDoubleFunction<SetEffect> value,
            Function<SetEffect, @Nullable Interval> interval,
            List<AreaEffect> areas,
            Function<AreaEffect, @Nullable Double> areaValue) {
        var figures = new LinkedHashMap<String, Object>();
        sets.forEach(set -> figures.put(set.term(), Outcome.figures(value.applyAsDouble(set), interval.apply(set))));
        var byUnit = new LinkedHashMap<String, Object>();
        areas.forEach(area -> byUnit.put(area.area(), Outcome.figures(areaValue.apply(area), null)));
        figures.put("byUnit", byUnit);
        return figures;
    }
}
