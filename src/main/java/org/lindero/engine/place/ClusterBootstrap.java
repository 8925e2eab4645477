package org.lindero.engine.place;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.stream.DoubleStream;
import org.hipparchus.stat.StatUtils;
import org.lindero.engine.Estimate;
import org.lindero.engine.Interval;
import org.lindero.engine.inference.Replications;

/** Draws of whole clusters, each followed by a new imputation. */
final class ClusterBootstrap {

    private static final int MINIMUM_CLUSTERS = 5;

    private final List<double[][]> draws;
    private final int failed;
    private final double level;

    private ClusterBootstrap(List<double[][]> draws, int failed, double level) {
        this.draws = draws;
        this.failed = failed;
        this.level = level;
    }

    static ClusterBootstrap run(
            PlacePanel panel, PointEstimate point, Clusters clusters, PlaceOptions options, DoubleConsumer progress) {
        var pools = clusters.pools();
        int[] role = panel.roles();
        int[] from = point.from();
        var draws = Replications.run(options.replications(), options.seed(), progress, random -> {
            double[] weight = weights(panel.areaCount(), clusters, pools, random);
            var imputation = point.imputation();
            return imputation.sums(imputation.fit(weight, from), weight, role, from, panel.rings());
        });
        var usable = draws.stream().filter(ClusterBootstrap::usable).toList();
        return new ClusterBootstrap(usable, draws.size() - usable.size(), options.level());
    }

    /** n − 1 clusters out of n, each counted n / (n − 1) times as often as it is drawn (Rao and Wu). */
    private static double[] weights(int areas, Clusters clusters, List<List<Integer>> pools, SplittableRandom random) {
        double[] weight = new double[areas];
        for (var pool : pools) {
            int n = pool.size();
            double[] drawn = new double[n];
            if (n == 1) {
                drawn[0] = 1;
            }
            for (int draw = 0; draw < n - 1; draw++) {
                drawn[random.nextInt(n)] += n / (n - 1.0);
            }
            for (int k = 0; k < n; k++) {
                for (int area : clusters.areas(pool.get(k))) {
                    weight[area] = drawn[k];
                }
            }
        }
        return weight;
    }

    private static boolean usable(double[][] sums) {
        double[] treated = sums[0];
        double[] net = sums[sums.length - 1];
        return treated[1] > 0 && Double.isFinite(net[1]);
    }

    int failed() {
        return failed;
    }

    /** The standard deviation of the log ratio of a set over the draws. */
    double standardError(int set) {
        double[] logs = ratios(set).filter(r -> r > 0).map(Math::log).toArray();
        return Math.sqrt(StatUtils.variance(logs));
    }

    private DoubleStream ratios(int set) {
        return draws.stream().map(sums -> sums[set]).filter(s -> s[1] > 0).mapToDouble(s -> s[0] / s[1]);
    }

    /** The effect on a set; a set that fewer than five clusters hold gets no interval. */
    SetEffect effect(PointEstimate point, int set, int holding) {
        double[] ratios = ratios(set).sorted().toArray();
        if (holding < MINIMUM_CLUSTERS || ratios.length < draws.size() || ratios.length == 0) {
            return point.effect(set);
        }
        double df = holding - 1.0;
        double tail = tail(0.5 + level / 2, df);
        double[] prevented =
                draws.stream().mapToDouble(s -> s[set][1] - s[set][0]).sorted().toArray();
        double error = standardError(set);
        return PlaceEffect.withIntervals(
                point,
                set,
                new Interval(quantile(prevented, tail), quantile(prevented, 1 - tail), level),
                new Interval(quantile(ratios, tail), quantile(ratios, 1 - tail), level),
                p(ratios, df),
                Double.isFinite(error) ? Double.valueOf(error) : null,
                quantile(prevented, tail(level, df)));
    }

    /** The share of the draws to leave out below, so that a normal percentile becomes one of t. */
    private static double tail(double probability, double df) {
        return Estimate.cumulative(-Estimate.quantile(probability, df), Double.POSITIVE_INFINITY);
    }

    /** Twice the tail beyond a ratio of one, brought from the normal scale of the percentiles to t. */
    private static double p(double[] sortedRatios, double df) {
        long below = Arrays.stream(sortedRatios).filter(r -> r <= 1).count();
        long above = Arrays.stream(sortedRatios).filter(r -> r >= 1).count();
        return p((Math.min(below, above) + 1.0) / (sortedRatios.length + 1), df);
    }

    private static double p(double tail, double df) {
        return tail >= 0.5 ? 1 : 2 * Estimate.cumulative(Estimate.quantile(tail, Double.POSITIVE_INFINITY), df);
    }

    /** The p of a set held by {@code holding} clusters when all draws lie on one side. */
    double smallestP(int holding) {
        return p(1.0 / (draws.size() + 1), holding - 1.0);
    }

    /** The quantile at (n + 1) probability, between neighbours by weight. */
    static double quantile(double[] sorted, double probability) {
        double position = (sorted.length + 1) * probability - 1;
        int low = Math.clamp((long) Math.floor(position), 0, sorted.length - 1);
        int high = Math.min(low + 1, sorted.length - 1);
        double share = Math.clamp(position - low, 0, 1);
        return sorted[low] + share * (sorted[high] - sorted[low]);
    }
}
