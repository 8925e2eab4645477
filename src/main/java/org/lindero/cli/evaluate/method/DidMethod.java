package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.Estimate;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.spatial.MovedRegression;

/** {@code did}: linear difference-in-differences with unit and period effects. */
public final class DidMethod implements MovableMethod {

    private static final String TREATMENT = MovedColumn.TREATMENT;

    @Override
    public String name() {
        return "did";
    }

    @Override
    public Set<String> keys() {
        return Regression.keys(TREATMENT, "observationWeights", "placeboOutcome");
    }

    /** Outcome, treatment, covariates and weights. */
    static Regression regression(Block block, TidyPanel panel, Set<Variance> conventions) {
        var outcome = panel.numbers(block.column("outcome"));
        var regression = new Regression(block, panel, outcome, conventions)
                .column(TREATMENT, panel.numbers(block.column(TREATMENT)))
                .columns(block, "covariates");
        if (block.has("observationWeights")) {
            regression.weights(panel.positives(block.column("observationWeights")));
        }
        return regression;
    }

    @Override
    public Movable movable(Block block, Study study) {
        var panel = study.panel();
        var regression = regression(block, panel, Regression.LINEAR);
        return Movable.of(
                panel,
                regression.used(),
                "treatment",
                panel.numbers(block.column("treatment")),
                moved -> MovedRegression.linear(regression.designWithout("treatment"), moved));
    }

    @Override
    public Computation read(Block block, Study study) {
        var regression = regression(block, study.panel(), Regression.LINEAR);
        var model = model(study);
        var diagnostics = new PanelDiagnostics(block, study, regression, model, false);
        return () -> {
            var fit = model.fit().apply(regression.design(), regression.variance());
            var result = Outcome.of(fit).diagnostic("missingRows", regression.missing());
            fit.coefficients().forEach(c -> result.estimate(c.term(), c.estimate()));
            return diagnosed(result, regression, diagnostics, fit.coefficient(TREATMENT));
        };
    }

    static MovedColumn model(Study study) {
        return new MovedColumn((d, variance) -> TwoWayFixedEffects.estimate(d, variance, study.level()));
    }

    /** Adds what stands beside the treatment's coefficient. */
    static Outcome diagnosed(Outcome result, Regression regression, PanelDiagnostics diagnostics, Estimate effect) {
        PanelDiagnostics.Timing timing = () -> diagnostics.timing(regression.complete(TREATMENT));
        diagnostics.addTo(result, effect, timing, PanelDiagnostics.implied(regression.design(), TREATMENT));
        result.diagnose("baconShares", () -> diagnostics.baconShares(timing.get()));
        return Diagnostics.complete(result, Diagnostics.LINEAR);
    }
}
