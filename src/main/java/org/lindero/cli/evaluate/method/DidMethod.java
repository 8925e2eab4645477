package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Variance;

/** {@code did}: linear difference-in-differences with unit and period effects. */
public final class DidMethod implements Method {

    @Override
    public String name() {
        return "did";
    }

    @Override
    public Set<String> keys() {
        return Regression.keys("treatment", "observationWeights");
    }

    /** Outcome, treatment, covariates and weights. */
    static Regression regression(Block block, TidyPanel panel, Set<Variance> conventions) {
        var outcome = panel.numbers(block.column("outcome"));
        var regression = new Regression(block, panel, outcome, conventions)
                .column("treatment", panel.numbers(block.column("treatment")))
                .columns(block, "covariates");
        if (block.has("observationWeights")) {
            regression.weights(panel.positives(block.column("observationWeights")));
        }
        return regression;
    }

    @Override
    public Computation read(Block block, Study study) {
        var regression = regression(block, study.panel(), Regression.LINEAR);
        return () -> {
            var fit = TwoWayFixedEffects.estimate(regression.design(), regression.variance(), study.level());
            var result = Outcome.of(fit).diagnostic("missingRows", regression.missing());
            fit.coefficients().forEach(c -> result.estimate(c.term(), c.estimate()));
            return result;
        };
    }
}
