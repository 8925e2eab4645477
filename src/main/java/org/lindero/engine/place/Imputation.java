package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lindero.engine.EstimationException;
import org.lindero.engine.panel.Factor;

/**
 * Fits exp(a_i + l_(stratum,t) + log offset) to untouched cells and predicts exposed ones.
 *
 * <p>With two sets of effects the Poisson likelihood equations are those of iterative proportional fitting. Areas of a stratum that
 * are observed in the same untouched periods share their sufficient statistics, so that without an offset a fit costs one pass
 * over the cells and a few over the periods. Safe for many threads.
 */
final class Imputation {

    private static final double TOLERANCE = 1e-13;
    private static final int MAX_ITERATIONS = 20_000;

    private final PlacePanel panel;
    private final int areas;
    private final int periods;
    private final Factor strata;
    private final int[] pattern;

    Imputation(PlacePanel panel) {
        this.panel = panel;
        this.areas = panel.areaCount();
        this.periods = panel.periodCount();
        int[] raw = new int[areas];
        Arrays.setAll(raw, panel::stratum);
        this.strata = Factor.of(raw);
        this.pattern = new int[areas];
        Map<BitSet, Integer> seen = new HashMap<>();
        for (int i = 0; i < areas; i++) {
            var missing = new BitSet(periods);
            for (int t = 0; t < periods; t++) {
                missing.set(t, Double.isNaN(panel.outcome(i, t)));
            }
            // with an offset that moves, no two areas share their equations
            pattern[i] = panel.hasOffset() ? i : seen.computeIfAbsent(missing, any -> seen.size());
        }
    }

    /** Period effects by stratum; not-a-number where no untouched cell tells them. */
    record Trends(double[][] effect) {}

    /** What was observed and is expected in the exposed cells of an area. */
    record Exposed(double observed, double expected, int cells) {}

    /** Areas with the same equations. */
    private static final class Group {
        private final double[] exposure;
        private double total;

        Group(double[] exposure) {
            this.exposure = exposure;
        }
    }

    /**
     * Fits the untouched cells.
     *
     * @param weight of each area, zero leaves it out
     * @param from period from which each area's cells are exposed
     */
    Trends fit(double[] weight, int[] from) {
        List<Map<Long, Group>> groups = new ArrayList<>();
        double[][] totals = new double[strata.levels()][periods];
        for (int s = 0; s < strata.levels(); s++) {
            groups.add(new HashMap<>());
        }
        for (int i = 0; i < areas; i++) {
            if (weight[i] > 0) {
                collect(i, weight[i], from[i], groups.get(strata.code(i)), totals[strata.code(i)]);
            }
        }
        double[][] effect = new double[strata.levels()][];
        for (int s = 0; s < effect.length; s++) {
            effect[s] = solve(List.copyOf(groups.get(s).values()), totals[s]);
        }
        return new Trends(effect);
    }

    private void collect(int i, double weight, int from, Map<Long, Group> groups, double[] totals) {
        var group =
                groups.computeIfAbsent((long) pattern[i] * (periods + 1) + from, any -> new Group(exposure(i, from)));
        double sum = 0;
        for (int t = 0; t < from; t++) {
            double y = panel.outcome(i, t);
            if (!Double.isNaN(y)) {
                sum += y;
                totals[t] += weight * y;
            }
        }
        group.total += weight * sum;
    }

    private double[] exposure(int i, int from) {
        double[] exposure = new double[periods];
        for (int t = 0; t < from; t++) {
            exposure[t] = Double.isNaN(panel.outcome(i, t)) ? 0 : panel.offset(i, t);
        }
        return exposure;
    }

    private double[] solve(List<Group> groups, double[] totals) {
        double[] effect = totals.clone();
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double[] next = new double[periods];
            for (var group : groups) {
                double reach = 0;
                for (int t = 0; t < periods; t++) {
                    reach += group.exposure[t] * effect[t];
                }
                double level = reach > 0 ? group.total / reach : 0;
                for (int t = 0; t < periods; t++) {
                    next[t] += level * group.exposure[t];
                }
            }
            double change = 0;
            for (int t = 0; t < periods; t++) {
                // a period without events has effect zero; one that nobody saw has none
                next[t] = totals[t] > 0 ? totals[t] / next[t] : 0;
                change = Math.max(change, Math.abs(next[t] - effect[t]) / Math.max(effect[t], Double.MIN_NORMAL));
            }
            effect = next;
            if (change < TOLERANCE) {
                return marked(effect, groups);
            }
        }
        throw new EstimationException(NOT_CONVERGED, "iterative proportional fitting");
    }

    private double[] marked(double[] effect, List<Group> groups) {
        for (int t = 0; t < periods; t++) {
            int period = t;
            if (groups.stream().noneMatch(g -> g.exposure[period] > 0)) {
                effect[t] = Double.NaN;
            }
        }
        return effect;
    }

    /** The period effects of an area's stratum. */
    double[] trend(Trends trends, int i) {
        return trends.effect()[strata.code(i)];
    }

    /** Predicts the exposed cells of an area; the expectation is not-a-number when the trends do not reach it. */
    Exposed predict(Trends trends, int i, int from) {
        double[] effect = trends.effect()[strata.code(i)];
        double before = 0;
        double reach = 0;
        for (int t = 0; t < from; t++) {
            double y = panel.outcome(i, t);
            if (!Double.isNaN(y)) {
                before += y;
                reach += panel.offset(i, t) * effect[t];
            }
        }
        double observed = 0;
        double exposed = 0;
        int cells = 0;
        for (int t = from; t < periods; t++) {
            double y = panel.outcome(i, t);
            if (!Double.isNaN(y)) {
                observed += y;
                exposed += panel.offset(i, t) * effect[t];
                cells++;
            }
        }
        double level = before == 0 ? 0 : before / reach;
        return new Exposed(observed, level * exposed, cells);
    }

    /** The fitted mean of a cell. */
    double mean(Trends trends, int i, int from, int t) {
        double[] effect = trends.effect()[strata.code(i)];
        double reach = 0;
        for (int s = 0; s < from; s++) {
            if (!Double.isNaN(panel.outcome(i, s))) {
                reach += panel.offset(i, s) * effect[s];
            }
        }
        return reach > 0 ? before(i, from)[0] / reach * panel.offset(i, t) * effect[t] : 0;
    }

    /** The counts of an area before {@code from}: sum and number of cells. */
    double[] before(int i, int from) {
        double[] sumAndCells = new double[2];
        for (int t = 0; t < from; t++) {
            double y = panel.outcome(i, t);
            if (!Double.isNaN(y)) {
                sumAndCells[0] += y;
                sumAndCells[1]++;
            }
        }
        return sumAndCells;
    }

    /** Ratio of sets: observed and expected by role, the last entry for all. */
    double[][] sums(Trends trends, double[] weight, int[] role, int[] from, int rings) {
        double[][] sums = new double[rings + 2][2];
        for (int i = 0; i < areas; i++) {
            if (role[i] >= PlacePanel.TREATED && weight[i] > 0) {
                var exposed = predict(trends, i, from[i]);
                for (int set : new int[] {role[i], rings + 1}) {
                    sums[set][0] += weight[i] * exposed.observed();
                    sums[set][1] += weight[i] * exposed.expected();
                }
            }
        }
        return sums;
    }
}
