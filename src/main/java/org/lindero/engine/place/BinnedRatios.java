package org.lindero.engine.place;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The log of observed over expected events of a set of areas by time before and after the start, against the last bin before it:
 * what an event study shows, without a regression.
 *
 * <p>Expected are level_i × offset × l_(stratum,t): l is fitted to clean areas alone, in all periods, and level_i makes the
 * expectation of an area before its start equal to its count. For a placebo set, whose ring is not clean, the areas that were really
 * touched stand in until their start; with fewer areas its trends would be noisier than the real ones, and the test would reject too
 * seldom. With one start, one stratum, a balanced panel, and bins of one period
 * this is the coefficient of the Poisson event study. A set with an empty bin has ½ added to both counts of all its bins, so that a
 * month without events is a small ratio and not none; placebo sets are treated alike. Safe for many threads.
 */
final class BinnedRatios {

    private final PlacePanel panel;
    private final Imputation imputation;
    private final EventOptions options;
    private final int lowest;
    private final int bins;

    BinnedRatios(PlacePanel panel, Imputation imputation, EventOptions options) {
        this.panel = panel;
        this.imputation = imputation;
        this.options = options;
        this.lowest = Math.floorDiv(-options.before(), options.width());
        this.bins = Math.floorDiv(options.after() - 1, options.width()) - lowest + 1;
    }

    /** Counts of one set by bin. */
    static final class Bins {
        private final double[] observed;
        private final double[] expected;
        private final double[] time;
        private final int[] cells;
        private final int reference;

        private Bins(int bins, int reference) {
            this.observed = new double[bins];
            this.expected = new double[bins];
            this.time = new double[bins];
            this.cells = new int[bins];
            this.reference = reference;
        }

        int cells(int bin) {
            return cells[bin];
        }

        /** Mean time of the counts of a bin after those of the reference bin: the first bin holds all that is earlier still. */
        double time(int bin) {
            return time[bin] / cells[bin] - time[reference] / cells[reference];
        }

        /** Whether there is something to compare with: counts in the reference bin, and events expected somewhere. */
        boolean comparable() {
            return cells[reference] > 0 && Arrays.stream(expected).sum() > 0;
        }

        private double added() {
            boolean empty = IntStream.range(0, cells.length)
                    .anyMatch(b -> cells[b] > 0 && (observed[b] == 0 || expected[b] == 0));
            return empty ? 0.5 : 0;
        }

        Ratios ratios() {
            double add = added();
            double[] means = new double[cells.length];
            Arrays.setAll(means, b -> cells[b] == 0 ? Double.NaN : expected[b] + add);
            double[] logRatios = new double[cells.length];
            Arrays.setAll(logRatios, b -> Math.log((observed[b] + add) / means[b]));
            double against = logRatios[reference];
            Arrays.setAll(logRatios, b -> logRatios[b] - against);
            return new Ratios(logRatios, means, reference);
        }
    }

    /** By bin the log ratio against the reference bin and the expected count; not-a-number in bins without a count. */
    record Ratios(double[] logRatios, double[] expected, int reference) {

        boolean has(int bin) {
            return Double.isFinite(logRatios[bin]);
        }

        LeadsTest.Leads leads(int[] bins) {
            return new LeadsTest.Leads(at(bins, logRatios), at(bins, expected), expected[reference]);
        }

        private static double[] at(int[] bins, double[] values) {
            return Arrays.stream(bins).mapToDouble(b -> values[b]).toArray();
        }
    }

    int bins() {
        return bins;
    }

    int reference() {
        return -1 - lowest;
    }

    /** The first relative period of a bin. */
    int relativePeriod(int bin) {
        return (bin + lowest) * options.width();
    }

    /** The bins of each set: treated areas, then rings. The trends come from the other areas while they are untouched. */
    Bins[] of(int[] role, int[] from) {
        double[] weight = new double[role.length];
        Arrays.setAll(weight, i -> role[i] == PlacePanel.CLEAN ? 1 : 0);
        int[] untouchedUntil = new int[role.length];
        Arrays.setAll(untouchedUntil, i -> panel.touched(i) ? panel.from(i) : panel.periodCount());
        var trends = imputation.fit(weight, untouchedUntil);
        var sets = new Bins[panel.rings() + 1];
        Arrays.setAll(sets, set -> new Bins(bins, reference()));
        for (int i = 0; i < role.length; i++) {
            if (role[i] >= PlacePanel.TREATED) {
                add(sets[role[i]], i, from[i], imputation.trend(trends, i));
            }
        }
        return sets;
    }

    private void add(Bins set, int i, int from, double[] trend) {
        double before = 0;
        double reach = 0;
        for (int t = 0; t < from; t++) {
            if (comparable(i, t, trend)) {
                before += panel.outcome(i, t);
                reach += panel.offset(i, t) * trend[t];
            }
        }
        double level = reach > 0 ? before / reach : 0;
        for (int t = 0; t < panel.periodCount(); t++) {
            if (comparable(i, t, trend)) {
                int bin = Math.clamp(Math.floorDiv(t - from, options.width()) - lowest, 0, bins - 1);
                set.observed[bin] += panel.outcome(i, t);
                set.expected[bin] += level * panel.offset(i, t) * trend[t];
                set.time[bin] += t - from;
                set.cells[bin]++;
            }
        }
    }

    private boolean comparable(int i, int t, double[] trend) {
        return !Double.isNaN(panel.outcome(i, t)) && !Double.isNaN(trend[t]);
    }
}
