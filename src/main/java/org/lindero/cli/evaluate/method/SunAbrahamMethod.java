package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.did.PanelRows;
import org.lindero.engine.did.SunAbraham;
import org.lindero.engine.inference.Variance;

/** {@code sun-abraham}: an event study with several starts that compares with units that are never treated only. */
public final class SunAbrahamMethod implements MovableMethod {

    @Override
    public String name() {
        return "sun-abraham";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcome", "first", "cluster", "variance");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        double[] outcome = panel.numbers(block.column("outcome"));
        int[] first = Starts.byRow(panel, Starts.byUnit(block, panel));
        var regression = new Regression(block, panel, outcome, Regression.LINEAR);
        return () -> outcome(SunAbraham.estimate(
                        rows(panel, regression, outcome, first), regression.variance(), study.level()))
                .diagnostic("missingRows", regression.missing());
    }

    private static PanelRows rows(TidyPanel panel, Regression regression, double[] outcome, int[] first) {
        return PanelRows.of(
                regression.pick(outcome),
                regression.pick(panel.unit()),
                regression.pick(panel.period()),
                regression.pick(first),
                regression.pick(regression.cluster()));
    }

    /** Judged is the mean over all treated observations. */
    @Override
    public Movable movable(Block block, Study study) {
        var panel = study.panel();
        double[] outcome = panel.numbers(block.column("outcome"));
        double[] treatment = Starts.treatment(panel, Starts.byUnit(block, panel));
        var regression = new Regression(block, panel, outcome, Regression.LINEAR);
        return Movable.everywhere(
                panel,
                regression.used(),
                "att",
                treatment,
                moved -> moved.statistic(
                        outcome,
                        (y, d) -> SunAbraham.estimate(
                                        rows(panel, regression, y, Starts.byRow(panel, Starts.of(panel, d))),
                                        Variance.CR0,
                                        study.level())
                                .att()
                                .value()));
    }

    private static Outcome outcome(SunAbraham.Result result) {
        var outcome = Outcome.of(result.observations(), result.clusters(), result.convention())
                .estimate("att", result.att());
        result.relative().forEach(c -> outcome.estimate(c.term(), c.estimate()));
        return outcome.diagnostic("reference", "k=-1")
                .diagnostic("earlyRows", result.earlyRows())
                .diagnostic("skippedCells", result.skippedCells());
    }
}
