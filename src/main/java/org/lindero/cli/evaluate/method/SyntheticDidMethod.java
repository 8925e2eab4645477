package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.inference.Power;
import org.lindero.engine.synthetic.OutcomePanel;
import org.lindero.engine.synthetic.SyntheticDid;
import org.lindero.engine.synthetic.SyntheticDidOptions;
import org.lindero.engine.synthetic.SyntheticDidOptions.Errors;

/**
 * {@code synthetic-did}: treated units with a common start. The standard error comes from placebos, or from the jackknife where there are
 * no more comparison units than treated ones.
 */
public final class SyntheticDidMethod implements MovableMethod {

    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;

    @Override
    public String name() {
        return "synthetic-did";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcome", "treatment", "replications", "placeboOutcome");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        var outcome = SyntheticInput.outcome(panel, block.column("outcome"));
        int[] treated = SyntheticInput.treated(block, panel);
        int start = commonStart(block, panel, treated);
        int comparison = panel.units().size() - treated.length;
        var options = SyntheticDidOptions.seeded(study.seed())
                .replications(block.whole("replications", 999, 20, 100_000))
                .level(study.level())
                .errors(comparison > treated.length ? Errors.PLACEBO : Errors.JACKKNIFE);
        var placebo =
                block.has("placeboOutcome") ? SyntheticInput.outcome(panel, block.column("placeboOutcome")) : null;
        return () -> {
            var result = SyntheticDid.estimate(outcome, treated, start, options, done -> {});
            var answer = Outcome.of(result.convention())
                    .estimate("att", result.att())
                    .field("unitWeights", result.unitWeights())
                    .field("timeWeights", result.timeWeights())
                    .field("zeta", result.zeta())
                    .field("treatedUnits", result.treatedUnits())
                    .field("replications", result.replications())
                    .diagnose("placeboDate", () -> {
                        var earlier = SyntheticDid.placeboDate(outcome, treated, start, options);
                        Map<String, Object> figures = new LinkedHashMap<>();
                        figures.put("start", panel.periods().get(start / 2));
                        figures.putAll(Outcome.figures(earlier.att()));
                        return figures;
                    })
                    .diagnose(
                            "leaveOneOut",
                            () -> SyntheticDiagnostics.range(
                                    result.att().value(),
                                    SyntheticDid.leaveOneOut(outcome, treated, start, options.weighting())))
                    .diagnose("effectiveComparisonAreas", () -> SyntheticDiagnostics.effective(result.unitWeights()))
                    .diagnose("mde", () -> {
                        var earlier = SyntheticDid.placeboDate(outcome, treated, start, options);
                        Map<String, Object> figures = new LinkedHashMap<>();
                        figures.put(
                                "effect",
                                Power.minimumDetectableEffect(
                                        earlier.att().standardError(), Double.POSITIVE_INFINITY, ALPHA, POWER));
                        figures.put("inventedStart", panel.periods().get(start / 2));
                        return figures;
                    });
            if (placebo != null) {
                answer.diagnose(
                        "placeboOutcome",
                        () -> Outcome.figures(SyntheticDid.estimate(placebo, treated, start, options, done -> {})
                                .att()));
            }
            return Diagnostics.complete(answer, SyntheticDiagnostics.REASONS);
        };
    }

    @Override
    public Movable movable(Block block, Study study) {
        var panel = study.panel();
        double[] outcome = panel.numbers(block.column("outcome"));
        double[] treatment = panel.indicator(block.column("treatment"));
        int start = commonStart(block, panel, SyntheticInput.treated(block, panel));
        var options = SyntheticDidOptions.seeded(study.seed());
        return Movable.everywhere(
                panel,
                IntStream.range(0, panel.rows()).toArray(),
                "att",
                treatment,
                moved -> moved.statistic(
                        outcome,
                        (y, d) -> SyntheticDid.effect(
                                OutcomePanel.of(panel.units(), panel.periods(), panel.grid(y)),
                                Movable.units(IntStream.range(0, d.length)
                                        .filter(row -> d[row] > 0)
                                        .map(row -> panel.unit()[row])
                                        .toArray()),
                                start,
                                options.weighting())));
    }

    private static int commonStart(Block block, TidyPanel panel, int[] treated) {
        double[][] treatment = panel.grid(panel.indicator(block.column("treatment")));
        int start = firstTreated(treatment[treated[0]]);
        for (int unit : treated) {
            if (firstTreated(treatment[unit]) != start) {
                throw block.wrong("treatment", "all treated units must start in the same period");
            }
            if (IntStream.range(start, treatment[unit].length).anyMatch(t -> treatment[unit][t] == 0)) {
                throw block.wrong("treatment", "a treated unit must stay treated to the last period");
            }
        }
        return start;
    }

    private static int firstTreated(double[] row) {
        return IntStream.range(0, row.length)
                .filter(t -> row[t] == 1)
                .findFirst()
                .orElseThrow();
    }
}
