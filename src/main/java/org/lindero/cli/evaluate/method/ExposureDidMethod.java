package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.spatial.Exposure;
import org.lindero.engine.spatial.ExposureDid;

/** {@code exposure-did}: difference-in-differences with the treatment of neighbours. */
public final class ExposureDidMethod implements MovableMethod {

    private static final String TREATMENT = "treatment";
    private static final List<String> TERMS = List.of("own", "neighbour", "interaction", "total");

    @Override
    public String name() {
        return "exposure-did";
    }

    @Override
    public Set<String> keys() {
        var keys = new HashSet<>(Regression.keys(TREATMENT, "observationWeights", "placeboOutcome", "bound"));
        keys.addAll(WeightsReader.KEYS);
        return keys;
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        var weights = WeightsReader.read(block, study, panel.units()).rowStandardised();
        Regression.keepFree(block, TERMS::contains);
        double[] treatment = panel.numbers(block.column(TREATMENT));
        var regression = DidMethod.regression(block, panel, Regression.LINEAR);
        // a neighbour without an outcome is treated all the same
        var model = new MovedExposure(weights, zeroWhereMissing(treatment), study.level());
        var bound = Diagnostics.bound(block);
        var diagnostics = new PanelDiagnostics(block, study, regression, model, false);
        return () -> {
            var result = model.result(regression);
            var outcome = outcome(result, regression.missing());
            diagnostics.addTo(
                    outcome,
                    result.own(),
                    () -> diagnostics.timing(regression.complete(TREATMENT)),
                    PanelDiagnostics.implied(regression.design(), TREATMENT));
            outcome.diagnostic("overlap", result.overlap());
            outcome.diagnose(
                    "nonInferiority", () -> Diagnostics.nonInferiority(result.neighbour(), bound, study.level()));
            return Diagnostics.complete(outcome, Diagnostics.LINEAR);
        };
    }

    /** Judged is the own effect: it is the one that a constant effect in treated cells means. */
    @Override
    public Movable movable(Block block, Study study) {
        var panel = study.panel();
        var weights = WeightsReader.read(block, study, panel.units()).rowStandardised();
        Regression.keepFree(block, TERMS::contains);
        var regression = DidMethod.regression(block, panel, Regression.LINEAR);
        double[] outcome = panel.numbers(block.column("outcome"));
        double[] treatment = zeroWhereMissing(panel.numbers(block.column(TREATMENT)));
        return Movable.everywhere(panel, regression.used(), "own", treatment, moved -> {
            var design = regression.designWithout(TREATMENT);
            return moved.statistic(
                    outcome,
                    (y, d) -> ExposureDid.estimate(
                                    design.withOutcome(regression.pick(y)),
                                    regression.pick(d),
                                    regression.pick(Exposure.of(weights, panel.unit(), panel.period(), d)),
                                    Variance.CR0,
                                    study.level())
                            .own()
                            .value());
        });
    }

    private static double[] zeroWhereMissing(double[] values) {
        return Arrays.stream(values).map(v -> Double.isNaN(v) ? 0 : v).toArray();
    }

    private static Outcome outcome(ExposureDid.Result result, int missing) {
        var outcome = Outcome.of(result.fit()).estimate("own", result.own()).estimate("neighbour", result.neighbour());
        if (result.interaction() != null) {
            outcome.estimate("interaction", result.interaction());
        }
        outcome.estimate("total", result.total());
        result.fit().coefficients().stream()
                .filter(c -> !TERMS.contains(c.term()))
                .forEach(c -> outcome.estimate(c.term(), c.estimate()));
        outcome.field("overlap", result.overlap())
                .diagnostic("separation", result.separation())
                .diagnostic("separable", result.separable())
                .diagnostic("covarianceOwnNeighbour", result.fit().covariance("own", "neighbour"))
                .diagnostic("missingRows", missing);
        if (!result.separable()) {
            outcome.diagnostic(
                    "warning",
                    "treatment and treated neighbours go together: rely on the total, not on own and neighbour");
        }
        return outcome;
    }
}
