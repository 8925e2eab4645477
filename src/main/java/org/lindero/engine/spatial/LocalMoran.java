package org.lindero.engine.spatial;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;

/**
 * Local Moran: which areas lie among areas like themselves, and which stand out.
 *
 * <p>I_i = z_i / m2 · Σ_j w_ij z_j with m2 = Σz²/n. Two sets of moments are in use: the <em>conditional</em> ones hold the value of the
 * area and rearrange the others (R. Sokal, N. Oden and B. Thomson 1998, doi:10.1111/j.1538-4632.1998.tb00406.x); the <em>total</em> ones
 * rearrange all (L. Anselin 1995, doi:10.1111/j.1538-4632.1995.tb00338.x). The permutation is conditional,
 * the neighbours' values drawn from the other areas with replacement. Of many areas some are
 * extreme by chance: control the false discovery rate before marking any. Cost: O(links) a permutation.
 */
public final class LocalMoran {

    private LocalMoran() {}

    /** Where an area lies: its value and its neighbours' above or not above the mean. */
    public enum Quadrant {
        HIGH_HIGH,
        HIGH_LOW,
        LOW_HIGH,
        LOW_LOW,
        /** An island. */
        NONE
    }

    /** An index's expectation and variance, its score and two-sided p from the normal distribution. */
    public record Moments(double expected, double variance, double z, double p) {

        static Moments of(double index, double expected, double variance) {
            double z = variance > 0 ? (index - expected) / Math.sqrt(variance) : 0;
            return new Moments(expected, variance, z, MoranResult.twoSided(z));
        }
    }

    /**
     * One area.
     *
     * @param lag weighted sum of its neighbours' deviations from the mean
     * @param permutation absent on an island
     */
    public record Area(
            double index,
            double lag,
            Quadrant quadrant,
            Moments conditional,
            Moments total,
            @Nullable PermutationResult permutation) {}

    /**
     * The indexes of all areas.
     *
     * @param permutations for instance 999
     * @return one entry an area
     * @throws EstimationException {@code NO_VARIATION} if all values are equal or fewer than four areas have neighbours
     */
    public static List<Area> test(double[] values, SpatialWeights weights, int permutations, long seed) {
        var z = Deviations.of(values, weights);
        var drawn = ConditionalPermutation.lags(z.values(), weights, permutations, seed);
        double m2 = z.squares() / values.length;
        return IntStream.range(0, values.length)
                .mapToObj(i -> area(i, z, m2, weights, drawn.get(i), seed))
                .toList();
    }

    private static Area area(int i, Deviations z, double m2, SpatialWeights weights, double[] lags, long seed) {
        double own = z.values()[i];
        double lag = weights.lag(z.values(), i);
        double index = own / m2 * lag;
        double[] indexes = Arrays.stream(lags).map(l -> own / m2 * l).toArray();
        return new Area(
                index,
                lag,
                quadrant(own, lag, weights.neighbours(i).length),
                conditional(index, own, m2, z.values().length, weights.rowSum(i), weights.rowSquares(i)),
                total(index, z.kurtosis(), z.values().length, weights.rowSum(i), weights.rowSquares(i)),
                weights.neighbours(i).length == 0 ? null : PermutationResult.of(index, indexes, seed));
    }

    private static Quadrant quadrant(double own, double lag, int neighbours) {
        if (neighbours == 0) {
            return Quadrant.NONE;
        }
        if (own > 0) {
            return lag > 0 ? Quadrant.HIGH_HIGH : Quadrant.HIGH_LOW;
        }
        return lag > 0 ? Quadrant.LOW_HIGH : Quadrant.LOW_LOW;
    }

    private static Moments conditional(double index, double own, double m2, double n, double sum, double squares) {
        double expected = -own * own * sum / ((n - 1) * m2);
        double others = m2 - own * own / (n - 1);
        double variance = own / m2 * (own / m2) * n / (n - 2) * (squares - sum * sum / (n - 1)) * others;
        return Moments.of(index, expected, Math.max(0, variance));
    }

    private static Moments total(double index, double kurtosis, double n, double sum, double squares) {
        double variance = squares * (n - kurtosis) / (n - 1)
                + (sum * sum - squares) * (2 * kurtosis - n) / ((n - 1) * (n - 2))
                - sum * sum / ((n - 1) * (n - 1));
        return Moments.of(index, -sum / (n - 1), Math.max(0, variance));
    }
}
