package org.lindero.engine.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.inference.Replications;

/**
 * Knox's test: whether events that are near in space are near in time more often than chance allows, as repeat victimisation makes them.
 *
 * <p>Pairs are counted by bins of distance and of time, half-open [a, b); the last bin may have no end, and pairs outside the bins are not
 * counted. The times are then arranged at random over the points. Mean and variance of each cell over all arrangements are also known
 * exactly (D. Barton and F. David 1966, <i>Research Papers in Statistics</i>, 377–384). The method assumes that the mix of places
 * does not change over time: growth in one quarter looks like clustering.
 *
 * <p>Only pairs inside the largest finite distance are kept, found by a grid; a bin without end is the rest. Cost: O(near pairs) an
 * arrangement. The same bits on any number of threads and in any order of the points. Sources: E. Knox (1964), <i>Applied Statistics</i> 13(1), doi:10.2307/2985220; S.
 * Johnson et al. (2007), <i>Journal of Quantitative Criminology</i> 23, doi:10.1007/s10940-007-9025-3.
 */
public final class Knox {

    private static final long MAX_NEAR_PAIRS = 100_000_000;

    private final NearPairs near;
    private final double[] times;
    private final Bins time;
    private final long[] timeTotals;
    private final int spaceBins;
    private final boolean openSpace;

    /** How distance in space is measured. */
    public enum Distance {
        EUCLIDEAN,
        MANHATTAN
    }

    private Knox(NearPairs near, double[] times, Bins time, int spaceBins, boolean openSpace) {
        this.near = near;
        this.times = times;
        this.time = time;
        this.timeTotals = pairsByBin(times, time);
        this.spaceBins = spaceBins;
        this.openSpace = openSpace;
    }

    /**
     * Tests.
     *
     * @param x in metres, or in the unit of {@code spaceEdges}
     * @param times in the unit of {@code timeEdges}
     * @param spaceEdges ascending and not negative, at least two; the last may be positive infinity
     * @param timeEdges the same
     * @param permutations for instance 999
     * @throws EstimationException {@code NO_VARIATION} if there are fewer than four points, {@code TOO_LARGE} if too many pairs lie
     *     within the largest finite distance to be kept in memory
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static KnoxResult test(
            double[] x,
            double[] y,
            double[] times,
            double[] spaceEdges,
            double[] timeEdges,
            Distance distance,
            int permutations,
            long seed) {
        check(x, y, times, permutations);
        var space = new Bins(spaceEdges);
        var time = new Bins(timeEdges);
        int[] order = order(x, y, times);
        var near = NearPairs.find(sorted(x, order), sorted(y, order), space, distance, MAX_NEAR_PAIRS);
        return new Knox(near, sorted(times, order), time, space.count(), space.open()).result(permutations, seed);
    }

    private static void check(double[] x, double[] y, double[] times, int permutations) {
        boolean same = x.length == y.length && x.length == times.length;
        if (!same || permutations < 1 || !(finite(x) && finite(y) && finite(times))) {
            throw new IllegalArgumentException("as many finite x, y and times, and at least one permutation");
        }
        if (x.length < 4) {
            throw new EstimationException(Reason.NO_VARIATION, "fewer than four points");
        }
    }

    /** The same whatever the order of the points. */
    private static int[] order(double[] x, double[] y, double[] times) {
        return IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> x[i])
                        .thenComparingDouble(i -> y[i])
                        .thenComparingDouble(i -> times[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double[] sorted(double[] values, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    }

    private static boolean finite(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite);
    }

    /** Half-open bins by their edges. */
    static final class Bins {

        private final double[] edges;

        Bins(double[] edges) {
            boolean ascending = IntStream.range(1, edges.length).allMatch(k -> edges[k - 1] < edges[k]);
            if (edges.length < 2 || !ascending || !(edges[0] >= 0)) {
                throw new IllegalArgumentException("at least two edges, ascending and not negative");
            }
            this.edges = edges.clone();
        }

        int count() {
            return edges.length - 1;
        }

        boolean open() {
            return Double.isInfinite(edges[edges.length - 1]);
        }

        /** The end of the last bin that has one. */
        double largestFinite() {
            return open() ? edges[edges.length - 2] : edges[edges.length - 1];
        }

        double edge(int k) {
            return edges[k];
        }

        /** The bin of a value, −1 before the first, {@link #count} after the last. */
        int of(double value) {
            int k = 0;
            while (k < edges.length && value >= edges[k]) {
                k++;
            }
            return k - 1;
        }
    }

    /** Pairs by time bin: for each point those that come before it by so much, times in order. */
    private static long[] pairsByBin(double[] times, Bins bins) {
        long[] total = new long[bins.count()];
        degrees(times, bins).forEach(row -> {
            for (int k = 0; k < total.length; k++) {
                total[k] += row[k];
            }
        });
        return Arrays.stream(total).map(t -> t / 2).toArray();
    }

    /** For each point the number of points in each time bin around it. */
    private static List<long[]> degrees(double[] times, Bins bins) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        List<long[]> rows = new ArrayList<>();
        for (double t : times) {
            long[] row = new long[bins.count()];
            for (int k = 0; k < row.length; k++) {
                row[k] = nearer(sorted, t, bins.edge(k + 1)) - nearer(sorted, t, bins.edge(k));
                row[k] -= bins.edge(k) == 0 ? 1 : 0;
            }
            rows.add(row);
        }
        return rows;
    }

    /** How many times lie nearer to t than an edge, by the same subtraction as in the pairs. */
    private static long nearer(double[] sorted, double t, double edge) {
        int low = first(sorted, v -> v >= t || t - v < edge);
        int high = first(sorted, v -> v >= t && v - t >= edge);
        return Math.max(0, high - low);
    }

    private static int first(double[] sorted, DoublePredicate holds) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (holds.test(sorted[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private KnoxResult result(int permutations, long seed) {
        long[] observed = counts(times);
        var drawn = Replications.run(permutations, seed, done -> {}, random -> counts(shuffled(random)));
        double[][] moments = moments();
        List<List<KnoxResult.Cell>> cells = new ArrayList<>();
        for (int s = 0; s < spaceBins; s++) {
            List<KnoxResult.Cell> row = new ArrayList<>();
            for (int t = 0; t < time.count(); t++) {
                int cell = s * time.count() + t;
                double[] values = drawn.stream().mapToDouble(c -> c[cell]).toArray();
                row.add(cell(observed[cell], values, moments[cell][0], moments[cell][1]));
            }
            cells.add(row);
        }
        return new KnoxResult(cells, times.length, pairs(times.length), permutations, seed);
    }

    private static KnoxResult.Cell cell(long observed, double[] drawn, double expected, double variance) {
        double mean = StatUtils.mean(drawn);
        long asMany = Arrays.stream(drawn).filter(v -> v >= observed).count();
        Arrays.sort(drawn);
        int middle = drawn.length / 2;
        double median = drawn.length % 2 == 1 ? drawn[middle] : (drawn[middle - 1] + drawn[middle]) / 2;
        return new KnoxResult.Cell(
                observed,
                expected,
                variance,
                mean > 0 ? observed / mean : 0,
                (asMany + 1.0) / (drawn.length + 1),
                mean,
                drawn.length > 1 ? Math.sqrt(StatUtils.variance(drawn)) : 0,
                median);
    }

    private static long pairs(long n) {
        return n * (n - 1) / 2;
    }

    private double[] shuffled(SplittableRandom random) {
        double[] shuffled = times.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double moved = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = moved;
        }
        return shuffled;
    }

    /** The cells of an arrangement; the space bin without end holds what the others, and pairs before the first bin, leave. */
    private long[] counts(double[] arranged) {
        int columns = time.count();
        long[] counts = near.counts(arranged, time);
        long[] cells = Arrays.copyOf(counts, spaceBins * columns);
        if (openSpace) {
            for (int t = 0; t < columns; t++) {
                long rest = timeTotals[t];
                // the row after those of the bins holds the pairs before the first bin
                for (int row = 0; row <= spaceBins; row++) {
                    rest -= counts[row * columns + t];
                }
                cells[(spaceBins - 1) * columns + t] = rest;
            }
        }
        return cells;
    }

    /** Barton and David: pairs of edges that are the same, share a point, or share none, in the graphs of near places and times. */
    private double[][] moments() {
        double n = times.length;
        var timeDegrees = degrees(times, time);
        double[][] moments = new double[spaceBins * time.count()][];
        for (int s = 0; s < spaceBins; s++) {
            var space = Graph.of(near.degrees(s, openSpace && s == spaceBins - 1));
            for (int t = 0; t < time.count(); t++) {
                int bin = t;
                var graph =
                        Graph.of(timeDegrees.stream().mapToLong(row -> row[bin]).toArray());
                double mean = space.edges * graph.edges / pairs(times.length);
                double square = mean
                        + 4 * space.paths * graph.paths / (n * (n - 1) * (n - 2))
                        + 4 * space.apart() * graph.apart() / (n * (n - 1) * (n - 2) * (n - 3));
                moments[s * time.count() + t] = new double[] {mean, Math.max(0, square - mean * mean)};
            }
        }
        return moments;
    }

    /** Edges, and pairs of them that share a point. */
    private record Graph(double edges, double paths) {

        static Graph of(long[] degrees) {
            double edges = 0;
            double paths = 0;
            for (long d : degrees) {
                edges += d / 2.0;
                paths += d * (d - 1) / 2.0;
            }
            return new Graph(edges, paths);
        }

        /** Ordered pairs of edges that share no point. */
        double apart() {
            return edges * edges - edges - 2 * paths;
        }
    }
}
