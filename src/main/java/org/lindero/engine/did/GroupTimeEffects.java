package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NO_POST_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.did.GroupTimeOptions.Base;
import org.lindero.engine.did.GroupTimeOptions.Control;
import org.lindero.engine.did.GroupTimeResult.Cell;
import org.lindero.engine.did.GroupTimeResult.Effect;
import org.lindero.engine.did.GroupTimeResult.NoInterval;
import org.lindero.engine.did.GroupTimeResult.PreTest;
import org.lindero.engine.did.GroupTimeResult.Skipped;
import org.lindero.engine.inference.Fit;

/**
 * Effects of a treatment that starts at different times, by cohort g and period t.
 *
 * <p>Estimand: ATT(g,t), the mean effect on the units first treated in g, in the unit of the outcome: their change since the last
 * period before g less that of units that are never, or not yet, treated. No treated unit ever serves as comparison, so effects may
 * differ by cohort and grow over time. Assumes parallel trends in <em>levels</em> (given the covariates), no anticipation beyond the
 * periods stated, and untouched comparison units.
 *
 * <p>Standard errors are analytic, √(Σψ²)/n of the influence function with n units, and those of aggregates count the estimated
 * weights; nothing is random. Units are taken as independent. A cohort with fewer than five units keeps its estimate and gets no
 * interval. O(cells × units), times covariates² with covariates.
 *
 * <p>Source: B. Callaway and P. Sant'Anna (2021), <i>Journal of Econometrics</i> 225(2), doi:10.1016/j.jeconom.2020.12.001.
 */
public final class GroupTimeEffects {

    private static final int SMALL = 5;
    private static final int MOST_KEPT = 4_000_000;

    private final StaggeredPanel panel;
    private final GroupTimeOptions options;
    final GroupTimeAggregates aggregates;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<Cell> judged = new ArrayList<>();
    private final List<double[]> influences = new ArrayList<>();

    GroupTimeEffects(StaggeredPanel panel, GroupTimeOptions options) {
        this.panel = panel;
        this.options = options;
        this.aggregates = new GroupTimeAggregates(panel, options.level());
    }

    /**
     * Estimates all cells and their aggregates.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if no cohort has a period before its start, {@code NO_POST_PERIOD} if nobody is
     *     treated in the panel, {@code TOO_FEW_COMPARISON_AREAS} if no cell after a start has a comparison unit, {@code
     *     NO_VARIATION} if the outcome of no unit varies, {@code INCOMPLETE_PANEL} if no unit has all periods
     */
    public static GroupTimeResult estimate(StaggeredPanel panel, GroupTimeOptions options) {
        panel.requireVariation();
        if (panel.cohorts().length == 0) {
            throw new EstimationException(NO_POST_PERIOD, "no unit is treated in the panel");
        }
        var used = panel.units(i -> panel.never(i) || panel.first(i) > options.anticipation());
        if (used.cohorts().length == 0) {
            throw new EstimationException(
                    NO_PRE_PERIOD, "every cohort is treated before there is a period to compare with");
        }
        return new GroupTimeEffects(used, options).run(panel.units() - used.units());
    }

    GroupTimeResult run(int early) {
        for (int cohort : panel.cohorts()) {
            int base = cohort - options.anticipation() - 1;
            for (int t = options.base() == Base.UNIVERSAL ? 0 : 1; t < panel.periods(); t++) {
                boolean later = t > base;
                if (t == base && options.base() == Base.UNIVERSAL) {
                    reference(cohort, t);
                } else {
                    cell(cohort, t, later || options.base() == Base.UNIVERSAL ? base : t - 1);
                }
            }
        }
        if (cells.stream().noneMatch(c -> c.period() >= c.first())) {
            throw new EstimationException(
                    TOO_FEW_COMPARISON_AREAS,
                    options.control() == Control.NEVER
                            ? "no unit is never treated"
                            : "no unit is untreated once another is treated");
        }
        int never = (int) IntStream.range(0, panel.units()).filter(panel::never).count();
        var joint = joint();
        return new GroupTimeResult(
                cells,
                skipped,
                aggregates.simple(),
                aggregates.dynamic(),
                aggregates.group(),
                aggregates.calendar(),
                aggregates.studied(),
                joint,
                preTest(joint),
                panel.units(),
                panel.units() - never,
                never,
                early,
                panel.incompleteUnits(),
                convention());
    }

    private void reference(int cohort, int period) {
        var effect = new Effect(0, null, NoInterval.REFERENCE);
        cells.add(new Cell(cohort, period, effect, size(cohort), 0));
        aggregates.add(cohort, period, new CellEffect(0, new double[panel.units()]), NoInterval.REFERENCE);
    }

    private void cell(int cohort, int period, int base) {
        int[] members = members(cohort, Math.max(period, base));
        int treated = size(cohort);
        int comparisons = members.length - treated;
        if (comparisons == 0) {
            skipped.add(new Skipped(cohort, period, TOO_FEW_COMPARISON_AREAS));
            return;
        }
        try {
            var found = spread(estimate(members, cohort, period, base), members);
            var why =
                    treated < SMALL ? NoInterval.SMALL_COHORT : comparisons < SMALL ? NoInterval.FEW_COMPARISONS : null;
            var effect = GroupTimeAggregates.effect(found.value(), found.influence(), why, options.level());
            var cell = new Cell(cohort, period, effect, treated, comparisons);
            cells.add(cell);
            aggregates.add(cohort, period, found, why);
            if (why == null) {
                judged.add(cell);
                keep(found.influence());
            }
        } catch (EstimationException refused) {
            skipped.add(new Skipped(cohort, period, refused.reason()));
        }
    }

    /** The cohort and its comparison units, those that are untreated in both periods. */
    private int[] members(int cohort, int later) {
        boolean notYet = options.control() == Control.NOT_YET;
        return IntStream.range(0, panel.units())
                .filter(i -> panel.first(i) == cohort
                        || panel.never(i)
                        || notYet && panel.first(i) > later + options.anticipation())
                .toArray();
    }

    private CellEffect estimate(int[] members, int cohort, int period, int base) {
        double[] change = new double[members.length];
        boolean[] treated = new boolean[members.length];
        double[][] x = new double[members.length][];
        for (int m = 0; m < members.length; m++) {
            change[m] = panel.outcome(period, members[m]) - panel.outcome(base, members[m]);
            treated[m] = panel.first(members[m]) == cohort;
            x[m] = panel.covariates(members[m]);
        }
        return panel.covariateCount() == 0
                ? CellEffect.ofMeans(change, treated)
                : CellEffect.given(x, change, treated, options.adjustment());
    }

    /** The influence over all units, zero where a unit is not in the cell. */
    private CellEffect spread(CellEffect found, int[] members) {
        double[] influence = new double[panel.units()];
        double factor = (double) panel.units() / members.length;
        for (int m = 0; m < members.length; m++) {
            influence[members[m]] = factor * found.influence()[m];
        }
        return new CellEffect(found.value(), influence);
    }

    private int size(int cohort) {
        return (int) IntStream.range(0, panel.units())
                .filter(i -> panel.first(i) == cohort)
                .count();
    }

    /** Influence functions are kept for the joint covariance while they fit into memory, and all dropped when they do not. */
    private void keep(double[] influence) {
        if ((long) judged.size() * panel.units() <= MOST_KEPT) {
            influences.add(influence);
        } else {
            influences.clear();
        }
    }

    private @Nullable Fit joint() {
        if (influences.size() < judged.size()) {
            return null;
        }
        return Fit.ofInfluence(
                judged.stream().map(Cell::term).toList(),
                judged.stream().mapToDouble(c -> c.effect().value()).toArray(),
                influences.toArray(double[][]::new),
                convention(),
                options.level());
    }

    private PreTest preTest(@Nullable Fit joint) {
        var earlier = judged.stream()
                .filter(c -> c.period() < c.first() - options.anticipation())
                .toList();
        if (earlier.isEmpty()) {
            return PreTest.absent("no cell before a start has an error");
        }
        if (joint == null || earlier.size() >= panel.units()) {
            return PreTest.absent(judged.size() + " cells are too many for a joint test");
        }
        var terms = earlier.stream().map(Cell::term).toList();
        double[] line = earlier.stream().mapToDouble(this::trend).toArray();
        try {
            var slope = PreTrend.of(joint, terms, line, 1 - options.level()).detectableSlope();
            return new PreTest(joint.wald(terms), slope, null);
        } catch (EstimationException singular) {
            return PreTest.absent(String.valueOf(singular.getMessage()));
        }
    }

    /** What a trend of one a period makes of a cell before its start: with a varying base each is a change of one period. */
    private int trend(Cell cell) {
        return options.base() == Base.VARYING ? 1 : cell.period() - (cell.first() - options.anticipation() - 1);
    }

    private String convention() {
        return "influence function, normal, "
                + (options.control() == Control.NEVER ? "never treated" : "not yet treated")
                + " as comparison, "
                + (options.base() == Base.VARYING ? "varying" : "universal")
                + " base";
    }
}
