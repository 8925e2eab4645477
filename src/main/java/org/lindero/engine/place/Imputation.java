package org.lindero.engine.place;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.lindero.engine.panel.Factor;

/**
 * Fits exp(a_i + l_(stratum,t) + log offset) to untouched cells and predicts exposed ones.
 *
 * <p>With two sets of effects the Poisson likelihood equations are those of iterative proportional fitting. Where every area of a
 * stratum is observed until it is exposed, and there is no offset, the chain ladder solves them in one pass over the cells. Safe for
 * many threads.
 */
final class Imputation {

    private final PlacePanel panel;
    private final int areas;
    private final int periods;
    private final Factor strata;
    private final int[] pattern;
    private final double[][] counts;
    private final boolean[] complete;
    private final boolean[] broken;
    private final double[][] sums;
    private final int[][] seen;

    Imputation(PlacePanel panel) {
        this.panel = panel;
        this.areas = panel.areaCount();
        this.periods = panel.periodCount();
        int[] raw = new int[areas];
        Arrays.setAll(raw, panel::stratum);
        this.strata = Factor.of(raw);
        this.pattern = new int[areas];
        this.counts = new double[areas][periods];
        this.complete = new boolean[areas];
        this.broken = new boolean[strata.levels()];
        this.sums = new double[areas][periods + 1];
        this.seen = new int[areas][periods + 1];
        Map<BitSet, Integer> patterns = new HashMap<>();
        for (int i = 0; i < areas; i++) {
            var missing = new BitSet(periods);
            for (int t = 0; t < periods; t++) {
                counts[i][t] = panel.outcome(i, t);
                boolean known = !Double.isNaN(counts[i][t]);
                missing.set(t, !known);
                sums[i][t + 1] = sums[i][t] + (known ? counts[i][t] : 0);
                seen[i][t + 1] = seen[i][t] + (known ? 1 : 0);
            }
            // with an offset that moves, no two areas share their equations
            pattern[i] = panel.hasOffset() ? i : patterns.computeIfAbsent(missing, any -> patterns.size());
            complete[i] = !panel.hasOffset() && missing.isEmpty();
            broken[strata.code(i)] |= !complete[i];
        }
    }

    /** Period effects by stratum; not-a-number where no untouched cell tells them. */
    record Trends(double[][] effect) {}

    /** What was observed and is expected in the exposed cells of an area. */
    record Exposed(double observed, double expected, int cells) {}

    /**
     * Fits the untouched cells.
     *
     * @param weight of each area, zero leaves it out
     * @param from period from which each area's cells are exposed
     */
    Trends fit(double[] weight, int[] from) {
        var ladders = new ChainLadder[strata.levels()];
        Arrays.setAll(ladders, s -> new ChainLadder(periods));
        for (int i = 0; i < areas; i++) {
            if (weight[i] > 0 && complete[i]) {
                ladders[strata.code(i)].add(counts[i], weight[i], from[i]);
            }
        }
        double[][] effect = new double[strata.levels()][];
        for (int s = 0; s < effect.length; s++) {
            double[] known = broken[s] ? null : ladders[s].effects();
            effect[s] = known != null ? known : proportional(s, weight, from);
        }
        return new Trends(effect);
    }

    private double[] proportional(int stratum, double[] weight, int[] from) {
        var fitting = new ProportionalFitting(periods);
        for (int i = 0; i < areas; i++) {
            if (weight[i] > 0 && strata.code(i) == stratum) {
                int area = i;
                fitting.add(
                        (long) pattern[i] * (periods + 1) + from[i],
                        () -> exposure(area, from[area]),
                        counts[i],
                        weight[i],
                        from[i]);
            }
        }
        return fitting.effects();
    }

    private double[] exposure(int i, int from) {
        double[] exposure = new double[periods];
        for (int t = 0; t < from; t++) {
            exposure[t] = Double.isNaN(counts[i][t]) ? 0 : panel.offset(i, t);
        }
        return exposure;
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
        return new double[] {sums[i][from], seen[i][from]};
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
