package org.lindero.cli.evaluate.method;

import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.Estimate;
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
        return Set.of("outcome", "first", "cluster", "variance", "placeboOutcome");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        double[] outcome = panel.numbers(block.column("outcome"));
        int[] first = Starts.byUnit(block, panel);
        var regression = new Regression(block, panel, outcome, Regression.LINEAR);
        var diagnostics = StaggeredDiagnostics.read(block, study, outcome, first, new Mean(regression, study.level()));
        return () -> {
            var result = SunAbraham.estimate(
                    rows(panel, regression, outcome, Starts.byRow(panel, first)), regression.variance(), study.level());
            var answer = outcome(result)
                    .diagnostic("missingRows", regression.missing())
                    .diagnose(
                            "pretrend",
                            () -> CheckFigures.preTrend(result.preTest(), result.detectableSlope(1 - study.level())));
            return diagnostics.addTo(answer, result.att().value(), result.comparisonUnits());
        };
    }

    /** The mean over all treated observations, of other outcomes, starts and rows. */
    private record Mean(Regression regression, double level) implements StaggeredDiagnostics.Overall {

        @Override
        public Estimate of(double[] outcome, int[] first, int periods) {
            return att(outcome, first, regression.variance());
        }

        @Override
        public double value(double[] outcome, int[] first, int periods) {
            return att(outcome, first, Variance.CR0).value();
        }

        private Estimate att(double[] outcome, int[] first, Variance variance) {
            var panel = regression.panel();
            var complete = regression.withOutcome(outcome);
            return SunAbraham.estimate(rows(panel, complete, outcome, Starts.byRow(panel, first)), variance, level)
                    .att();
        }
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
