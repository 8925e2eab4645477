package org.lindero.engine.spatial;

import java.util.List;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;

/**
 * Getis and Ord's local statistics as scores: hot and cold spots.
 *
 * <p>G_i = (Σ_j w_ij x_j − W_i x̄) / (s √((m S_i − W_i²) / (m − 1))), W_i and S_i the sum of an area's weights and of their squares.
 * With Gi* the area is its own neighbour, and mean x̄ and standard deviation s (divisor m) are those of all m = n areas; with Gi they
 * leave the area out, m = n − 1. Positive where high values gather. Of many areas some are extreme by chance: control the false
 * discovery rate before marking any. Cost: O(links) a permutation. Source: J. Ord and A. Getis (1995), <i>Geographical Analysis</i>
 * 27, doi:10.1111/j.1538-4632.1995.tb00912.x.
 */
public final class GetisOrd {

    private GetisOrd() {}

    /**
     * One area.
     *
     * @param score from the normal distribution; zero on an island without itself
     * @param p two-sided
     * @param permutation of the weighted sum of neighbours' values, the area's own held
     */
    public record Area(double score, double p, PermutationResult permutation) {}

    /**
     * Gi*: each area among its neighbours and itself.
     *
     * @param weights without the areas themselves, which are added with weight one
     * @throws EstimationException {@code NO_VARIATION} if all values are equal or fewer than four areas have neighbours
     */
    public static List<Area> star(double[] values, SpatialWeights weights, int permutations, long seed) {
        Deviations.of(values, weights);
        return areas(values, weights.withSelf(), true, permutations, seed);
    }

    /**
     * Gi: the neighbours of each area without itself.
     *
     * @throws EstimationException as {@link #star}
     */
    public static List<Area> of(double[] values, SpatialWeights weights, int permutations, long seed) {
        Deviations.of(values, weights);
        return areas(values, weights, false, permutations, seed);
    }

    private static List<Area> areas(
            double[] values, SpatialWeights weights, boolean self, int permutations, long seed) {
        var drawn = ConditionalPermutation.lags(values, weights, permutations, seed);
        return IntStream.range(0, values.length)
                .mapToObj(i -> {
                    double score = score(values, weights, i, self);
                    var permutation = PermutationResult.of(weights.lag(values, i), drawn.get(i), seed);
                    return new Area(score, MoranResult.twoSided(score), permutation);
                })
                .toList();
    }

    private static double score(double[] values, SpatialWeights weights, int area, boolean self) {
        double[] reference = IntStream.range(0, values.length)
                .filter(j -> self || j != area)
                .mapToDouble(j -> values[j])
                .toArray();
        double m = reference.length;
        double mean = IntStream.range(0, reference.length)
                        .mapToDouble(j -> reference[j])
                        .sum()
                / m;
        double variance = IntStream.range(0, reference.length)
                        .mapToDouble(j -> (reference[j] - mean) * (reference[j] - mean))
                        .sum()
                / m;
        double sum = weights.rowSum(area);
        double spread = variance * (m * weights.rowSquares(area) - sum * sum) / (m - 1);
        return spread > 0 ? (weights.lag(values, area) - sum * mean) / Math.sqrt(spread) : 0;
    }
}
