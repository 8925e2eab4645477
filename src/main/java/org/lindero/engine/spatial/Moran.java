package org.lindero.engine.spatial;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.Replications;

/**
 * Moran's I: whether near areas have similar values.
 *
 * <p>I = n/S0 · z'Wz / z'z with z the deviations from the mean and n the areas that have neighbours. Near −1/(n−1) there is no
 * autocorrelation; positive means clusters, negative a chessboard. Its moments follow A. Cliff and J. Ord (1981), <i>Spatial
 * Processes</i>, eq. 1.43 and 1.44, the kurtosis taken over all areas. Cost: O(links) a permutation. Source: P. Moran (1950),
 * <i>Biometrika</i> 37, doi:10.2307/2332142; bivariate after S. Lee (2001), doi:10.1007/s101090100064.
 */
public final class Moran {

    private Moran() {}

    /**
     * The index and its moments.
     *
     * @param values one an area
     * @throws EstimationException {@code NO_VARIATION} if all values are equal or fewer than four areas have neighbours
     */
    public static MoranResult test(double[] values, SpatialWeights weights) {
        var z = Deviations.of(values, weights);
        int islands = weights.islands().length;
        double n = weights.size() - islands;
        double s0 = weights.sum();
        double s1 = weights.symmetricSquares();
        double s2 = weights.marginSquares();
        double expected = -1 / (n - 1);
        double normal = (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expected * expected;
        double k = z.kurtosis();
        double random = (n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0)
                                - k * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0))
                        / ((n - 1) * (n - 2) * (n - 3) * s0 * s0)
                - expected * expected;
        double index = n / s0 * product(z.values(), weights.lag(z.values())) / z.squares();
        return new MoranResult(index, expected, normal, random, (int) n, islands);
    }

    /**
     * The index among those of random arrangements of the values over all areas.
     *
     * @param permutations for instance 999
     * @throws EstimationException as {@link #test}
     */
    public static PermutationResult permute(double[] values, SpatialWeights weights, int permutations, long seed) {
        var z = Deviations.of(values, weights);
        return permute(z.values(), z.values(), z.squares(), weights, permutations, seed, true);
    }

    /**
     * The bivariate index, n/S0 · z_x'W z_y / √(z_x'z_x · z_y'z_y), with y arranged at random: whether values of one kind lie near
     * high values of another.
     *
     * @throws EstimationException as {@link #test}
     */
    public static PermutationResult bivariate(
            double[] x, double[] y, SpatialWeights weights, int permutations, long seed) {
        var zx = Deviations.of(x, weights);
        var zy = Deviations.of(y, weights);
        double scale = Math.sqrt(zx.squares() * zy.squares());
        return permute(zx.values(), zy.values(), scale, weights, permutations, seed, false);
    }

    private static PermutationResult permute(
            double[] x, double[] y, double squares, SpatialWeights weights, int permutations, long seed, boolean both) {
        var links = new Links(weights);
        double scale = (weights.size() - weights.islands().length) / weights.sum() / squares;
        double[] permuted = Replications.values(permutations, seed, random -> {
            double[] shuffled = shuffled(y, random);
            return scale * links.form(both ? shuffled : x, shuffled);
        });
        return PermutationResult.of(scale * links.form(x, y), permuted, seed);
    }

    private static double[] shuffled(double[] values, SplittableRandom random) {
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double moved = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = moved;
        }
        return shuffled;
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    /** The links in one row each, for speed. */
    private static final class Links {

        private final int[] from;
        private final int[] to;
        private final double[] weight;

        Links(SpatialWeights weights) {
            int count = weights.links();
            from = new int[count];
            to = new int[count];
            weight = new double[count];
            int next = 0;
            for (int i = 0; i < weights.size(); i++) {
                int[] neighbours = weights.neighbours(i);
                double[] row = weights.weights(i);
                for (int k = 0; k < neighbours.length; k++, next++) {
                    from[next] = i;
                    to[next] = neighbours[k];
                    weight[next] = row[k];
                }
            }
        }

        double form(double[] x, double[] y) {
            double sum = 0;
            for (int l = 0; l < weight.length; l++) {
                sum += weight[l] * x[from[l]] * y[to[l]];
            }
            return sum;
        }
    }
}
