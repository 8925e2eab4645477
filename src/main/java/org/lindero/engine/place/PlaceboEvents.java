package org.lindero.engine.place;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.place.EventStudyResult.Point;

/**
 * The event study of placebo sets: how far the log ratio of a bin strays where nothing was done.
 *
 * <p>The statistic of a bin is ln(Y_b / E_b) with E_b the set's own events in the reference bin (the last before the start), carried
 * forward by its stratum's clean areas: sum over strata and starts of Y_ref × C_b / C_ref. It is the ratio form of the regression's
 * coefficient and equals it with one stratum and one start. It is computed for the real assignment and for each placebo set of
 * {@link Placement}; what was really touched belongs to no sum of a placebo.
 */
final class PlaceboEvents {

    private static final double NORMAL_POWER = 0.8416212335729143;

    private final int[] bins;
    private final int width;
    private final double[][] observed;
    private final List<double[][]> placebos;

    private PlaceboEvents(int[] bins, int width, double[][] observed, List<double[][]> placebos) {
        this.bins = bins;
        this.width = width;
        this.observed = observed;
        this.placebos = placebos;
    }

    /** Draws the sets and computes them all; O(sets × areas × periods). */
    static PlaceboEvents run(PlacePanel panel, Clusters clusters, EventOptions options, PlaceOptions draws) {
        int lowest = Math.floorDiv(-options.before(), options.width());
        int highest = Math.floorDiv(options.after() - 1, options.width());
        int[] bins = IntStream.rangeClosed(lowest, highest).toArray();
        int[] from = panel.firstExposed();
        var real = statistics(panel, panel.roles(), from, bins, options.width());
        var placebos = PlacementTest.assignments(panel, clusters, draws, share -> {}).parallelStream()
                .map(a -> statistics(panel, onlyPlacebo(panel, a.role()), a.from(), bins, options.width()))
                .filter(statistic -> Arrays.stream(statistic[0]).noneMatch(Double::isNaN))
                .toList();
        return new PlaceboEvents(bins, options.width(), real, placebos);
    }

    /** What was really touched is neither a placebo nor clean. */
    private static int[] onlyPlacebo(PlacePanel panel, int[] role) {
        int[] roles = role.clone();
        for (int i = 0; i < roles.length; i++) {
            if (panel.touched(i)) {
                roles[i] = PlacePanel.EXCLUDED;
            }
        }
        return roles;
    }

    int sets() {
        return placebos.size();
    }

    /** The points with intervals that {@code 1 − level} of the placebo sets would leave; without, when the sets are too few. */
    List<Point> withIntervals(List<Point> points, int set, double level) {
        return points.stream()
                .map(point -> point.reference() ? point : with(point, critical(set, bin(point), level), level))
                .toList();
    }

    private static Point with(Point point, double half, double level) {
        var interval =
                Double.isFinite(half) ? new Interval(point.logRatio() - half, point.logRatio() + half, level) : null;
        return new Point(point.relativePeriod(), point.cells(), point.logRatio(), interval, false);
    }

    private int bin(Point point) {
        return Math.floorDiv(point.relativePeriod(), width) - bins[0];
    }

    private double critical(int set, int bin, double level) {
        return quantile(
                placebos.stream()
                        .mapToDouble(statistic -> Math.abs(statistic[set][bin]))
                        .filter(Double::isFinite)
                        .toArray(),
                level);
    }

    private static double quantile(double[] sizes, double level) {
        int needed = (int) Math.floor((1 - level) * (sizes.length + 1) + 1e-9);
        if (needed < 1) {
            return Double.POSITIVE_INFINITY;
        }
        Arrays.sort(sizes);
        return sizes[sizes.length - needed];
    }

    /**
     * The joint test of the leads: the sum of their squares, each over its placebo variance, against the same of the placebo sets.
     * The detectable slope is that of a line through the reference bin, found with 80 % power. Absent with too few sets or leads.
     */
    @Nullable
    PreTrend preTrend(int set, double level) {
        int leads = -bins[0] - 1;
        double[] variance = IntStream.range(0, Math.max(0, leads))
                .mapToDouble(bin -> StatUtils.variance(placebos.stream()
                        .mapToDouble(statistic -> statistic[set][bin])
                        .filter(Double::isFinite)
                        .toArray()))
                .toArray();
        double here = joint(observed[set], variance);
        double[] elsewhere = placebos.stream()
                .mapToDouble(statistic -> joint(statistic[set], variance))
                .filter(Double::isFinite)
                .toArray();
        double[] slopes = placebos.stream()
                .mapToDouble(statistic -> slope(statistic[set], leads))
                .filter(Double::isFinite)
                .toArray();
        double critical = quantile(Arrays.stream(slopes).map(Math::abs).toArray(), level);
        if (leads < 1 || !Double.isFinite(here) || !Double.isFinite(critical)) {
            return null;
        }
        long asFar =
                Arrays.stream(elsewhere).filter(v -> v >= here * (1 - 1e-10)).count();
        return new PreTrend(
                here,
                leads,
                (asFar + 1.0) / (elsewhere.length + 1),
                critical + NORMAL_POWER * Math.sqrt(StatUtils.variance(slopes)));
    }

    private static double joint(double[] ratios, double[] variance) {
        double sum = 0;
        for (int bin = 0; bin < variance.length; bin++) {
            sum += ratios[bin] * ratios[bin] / variance[bin];
        }
        return sum;
    }

    /** Of the least-squares line through the reference bin, a period. */
    private double slope(double[] ratios, int leads) {
        double xy = 0;
        double xx = 0;
        for (int bin = 0; bin < leads; bin++) {
            double x = (bin - leads) * width;
            xy += x * ratios[bin];
            xx += x * x;
        }
        return xy / xx;
    }

    /** [set][bin], NaN where it cannot be computed. */
    private static double[][] statistics(PlacePanel panel, int[] role, int[] from, int[] bins, int width) {
        Map<String, double[]> clean = new HashMap<>();
        int sets = panel.rings() + 1;
        double[][] events = new double[sets][bins.length];
        double[][] expected = new double[sets][bins.length];
        Map<String, double[]> groups = new HashMap<>();
        for (int i = 0; i < role.length; i++) {
            if (role[i] >= 0 && from[i] != PlacePanel.NEVER && from[i] < panel.periodCount()) {
                int stratum = panel.stratum(i);
                int start = from[i];
                clean.computeIfAbsent(
                        stratum + ":" + start, any -> comparison(panel, role, stratum, start, bins, width));
                double[] own = binned(panel, i, start, bins, width);
                double[] group =
                        groups.computeIfAbsent(role[i] + ":" + stratum + ":" + start, any -> new double[bins.length]);
                for (int b = 0; b < bins.length; b++) {
                    group[b] += own[b];
                    events[role[i]][b] += own[b];
                }
            }
        }
        int reference = -bins[0] - 1;
        groups.forEach((key, group) -> {
            int set = Integer.parseInt(key.substring(0, key.indexOf(':')));
            double[] carried = clean.getOrDefault(key.substring(key.indexOf(':') + 1), new double[bins.length]);
            for (int b = 0; b < bins.length; b++) {
                expected[set][b] += group[reference] * carried[b] / carried[reference];
            }
        });
        double[][] ratios = new double[sets][bins.length];
        for (int set = 0; set < sets; set++) {
            for (int b = 0; b < bins.length; b++) {
                double ratio = Math.log(events[set][b] / expected[set][b]);
                ratios[set][b] = Double.isFinite(ratio) ? ratio : Double.NaN;
            }
        }
        return ratios;
    }

    private static double[] comparison(PlacePanel panel, int[] role, int stratum, int start, int[] bins, int width) {
        double[] sums = new double[bins.length];
        for (int i = 0; i < role.length; i++) {
            if (role[i] == PlacePanel.CLEAN && panel.stratum(i) == stratum) {
                double[] one = binned(panel, i, start, bins, width);
                for (int b = 0; b < bins.length; b++) {
                    sums[b] += one[b];
                }
            }
        }
        return sums;
    }

    private static double[] binned(PlacePanel panel, int area, int start, int[] bins, int width) {
        double[] sums = new double[bins.length];
        for (int t = 0; t < panel.periodCount(); t++) {
            double count = panel.outcome(area, t);
            if (!Double.isNaN(count)) {
                int bin = Math.clamp(Math.floorDiv(t - start, width), bins[0], bins[bins.length - 1]);
                sums[bin - bins[0]] += count;
            }
        }
        return sums;
    }
}
