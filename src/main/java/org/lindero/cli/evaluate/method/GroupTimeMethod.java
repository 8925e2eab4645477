package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.did.GroupTimeEffects;
import org.lindero.engine.did.GroupTimeOptions;
import org.lindero.engine.did.GroupTimeOptions.Adjustment;
import org.lindero.engine.did.GroupTimeOptions.Base;
import org.lindero.engine.did.GroupTimeOptions.Control;
import org.lindero.engine.did.GroupTimeResult;
import org.lindero.engine.did.GroupTimeResult.Effect;
import org.lindero.engine.did.GroupTimeResult.NoInterval;
import org.lindero.engine.did.GroupTimeResult.PreTest;
import org.lindero.engine.did.StaggeredPanel;

/**
 * {@code group-time}: effects by cohort and period. Cohorts and periods are named as the panel names its periods; {@code aggregate} says
 * which of the four summaries is {@code overall}.
 */
public final class GroupTimeMethod implements MovableMethod {

    private static final List<String> AGGREGATES = List.of("simple", "dynamic", "group", "calendar");

    @Override
    public String name() {
        return "group-time";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcome", "first", "control", "base", "aggregate", "placeboOutcome");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        double[] outcome = panel.numbers(block.column("outcome"));
        int[] first = Starts.byUnit(block, panel);
        var overall =
                new Overall(panel, options(block, study.level()), block.choice("aggregate", AGGREGATES, "simple"));
        var diagnostics = StaggeredDiagnostics.read(block, study, outcome, first, overall);
        return () -> {
            var result = overall.estimate(outcome, first, panel.periods().size());
            return diagnostics.addTo(
                    outcome(result, panel.periods(), overall.aggregate()),
                    overall(result, overall.aggregate()).value(),
                    overall.options().control() == Control.NEVER ? result.neverTreatedUnits() : 0);
        };
    }

    /** The overall effect, of other outcomes, starts and periods. */
    private record Overall(TidyPanel panel, GroupTimeOptions options, String aggregate)
            implements StaggeredDiagnostics.Overall {

        GroupTimeResult estimate(double[] outcome, int[] first, int periods) {
            double[][] grid = Arrays.stream(panel.grid(outcome))
                    .map(row -> Arrays.copyOf(row, periods))
                    .toArray(double[][]::new);
            return GroupTimeEffects.estimate(StaggeredPanel.of(grid, first), options);
        }

        @Override
        public Estimate of(double[] outcome, int[] first, int periods) {
            var effect = overall(estimate(outcome, first, periods), aggregate);
            if (effect.estimate() == null) {
                throw new EstimationException(
                        Reason.TOO_FEW_SETS, effect.why() == null ? "it has no error" : words(effect.why()));
            }
            return effect.estimate();
        }

        @Override
        public double value(double[] outcome, int[] first, int periods) {
            return overall(estimate(outcome, first, periods), aggregate).value();
        }
    }

    /** Judged is the overall effect, in the units that are complete. */
    @Override
    public Movable movable(Block block, Study study) {
        var panel = study.panel();
        double[] outcome = panel.numbers(block.column("outcome"));
        double[] treatment = Starts.treatment(panel, Starts.byUnit(block, panel));
        var options = options(block, study.level());
        var aggregate = block.choice("aggregate", AGGREGATES, "simple");
        double[][] whole = panel.grid(outcome);
        int[] used = IntStream.range(0, panel.rows())
                .filter(row -> Arrays.stream(whole[panel.unit()[row]]).noneMatch(Double::isNaN))
                .toArray();
        return Movable.everywhere(
                panel,
                used,
                "overall",
                treatment,
                moved -> moved.statistic(
                        outcome,
                        (y, d) -> overall(
                                        GroupTimeEffects.estimate(
                                                StaggeredPanel.of(panel.grid(y), Starts.of(panel, d)), options),
                                        aggregate)
                                .value()));
    }

    private static GroupTimeOptions options(Block block, double level) {
        var control = block.choice("control", List.of("never", "notyet"), "never");
        var base = block.choice("base", List.of("varying", "universal"), "varying");
        return new GroupTimeOptions(
                control.equals("never") ? Control.NEVER : Control.NOT_YET,
                base.equals("varying") ? Base.VARYING : Base.UNIVERSAL,
                0,
                Adjustment.DOUBLY_ROBUST,
                level);
    }

    private static Outcome outcome(GroupTimeResult result, List<String> periods, String aggregate) {
        var outcome = Outcome.of(
                        result.units() * periods.size(),
                        result.units(),
                        result.convention() + ", overall: " + aggregate)
                .estimate("overall", figures(overall(result, aggregate)));
        for (var cell : result.cells()) {
            outcome.estimate(cell(cell.first(), cell.period(), periods), figures(cell.effect()));
        }
        result.dynamic().terms().forEach(t -> outcome.estimate("e=" + t.at(), figures(t.effect())));
        result.group().terms().forEach(t -> outcome.estimate("g=" + periods.get(t.at()), figures(t.effect())));
        result.calendar().terms().forEach(t -> outcome.estimate("t=" + periods.get(t.at()), figures(t.effect())));
        var preTrend = preTrend(result.preTest());
        return outcome.field("pretrend", preTrend)
                .diagnostic("pretrend", preTrend)
                .diagnostic("units", result.units())
                .diagnostic("treatedUnits", result.treatedUnits())
                .diagnostic("neverTreatedUnits", result.neverTreatedUnits())
                .diagnostic("cohorts", cohorts(result, periods))
                .diagnostic("unitsTreatedFromTheFirstPeriod", result.earlyUnits())
                .diagnostic("incompleteUnits", result.incompleteUnits())
                .diagnostic("cellsWithoutEstimate", skipped(result, periods));
    }

    private static Effect overall(GroupTimeResult result, String aggregate) {
        return switch (aggregate) {
            case "dynamic" -> result.dynamic().overall();
            case "group" -> result.group().overall();
            case "calendar" -> result.calendar().overall();
            default -> result.simple();
        };
    }

    private static String cell(int first, int period, List<String> periods) {
        return "g=%s,t=%s".formatted(periods.get(first), periods.get(period));
    }

    private static Map<String, Object> figures(Effect effect) {
        if (effect.estimate() != null) {
            return Outcome.figures(effect.estimate());
        }
        var figures = Outcome.withoutError(effect.value(), null, null);
        if (effect.why() != null) {
            figures.put("noInterval", effect.why() + ": " + words(effect.why()));
        }
        return figures;
    }

    private static String words(NoInterval why) {
        return switch (why) {
            case REFERENCE -> "the others are compared with this period";
            case SMALL_COHORT -> "a cohort in it has fewer than five units; judge it by randomisation";
            case FEW_COMPARISONS -> "a cell in it has fewer than five comparison units";
        };
    }

    private static Map<String, Object> preTrend(PreTest test) {
        var wald = test.wald();
        return wald == null || test.detectableSlope() == null
                ? Outcome.unavailable(String.valueOf(test.why()))
                : CheckFigures.preTrend(wald, test.detectableSlope());
    }

    /** How many units start in each period. */
    private static Map<String, Object> cohorts(GroupTimeResult result, List<String> periods) {
        var sizes = new LinkedHashMap<String, Object>();
        result.cells().forEach(cell -> sizes.put(periods.get(cell.first()), cell.treatedUnits()));
        return sizes;
    }

    private static Map<String, Object> skipped(GroupTimeResult result, List<String> periods) {
        var reasons = new LinkedHashMap<String, Object>();
        result.skipped()
                .forEach(cell -> reasons.put(
                        cell(cell.first(), cell.period(), periods),
                        cell.reason().name()));
        return reasons;
    }
}
