package org.lindero.engine.spatial;

import org.lindero.engine.EstimationException;

/**
 * Geary's C: how much near areas differ, against how much all do.
 *
 * <p>C = (n−1) Σ w_ij (x_i − x_j)² / (2 S0 Σ z²), n the areas that have neighbours. One without autocorrelation, less with clusters.
 * The variance is that of random arrangements: A. Cliff and J. Ord (1981), <i>Spatial Processes</i>, ch. 2. O(links). Source: R. Geary
 * (1954), <i>The Incorporated Statistician</i> 5, doi:10.2307/2986645.
 */
public final class Geary {

    private Geary() {}

    /**
     * @param variance under randomisation, around one
     * @param z one less the ratio over the standard error: positive with clusters
     * @param p two-sided, from the normal distribution
     */
    public record Result(double ratio, double variance, double z, double p) {}

    /**
     * The ratio and its test.
     *
     * @throws EstimationException {@code NO_VARIATION} if all values are equal or fewer than four areas have neighbours
     */
    public static Result test(double[] values, SpatialWeights weights) {
        var z = Deviations.of(values, weights);
        double n = weights.size() - weights.islands().length;
        double s0 = weights.sum();
        double differences = 0;
        for (int i = 0; i < values.length; i++) {
            int[] neighbours = weights.neighbours(i);
            double[] row = weights.weights(i);
            for (int k = 0; k < row.length; k++) {
                double difference = values[i] - values[neighbours[k]];
                differences += row[k] * difference * difference;
            }
        }
        double ratio = (n - 1) * differences / (2 * s0 * z.squares());
        double variance = variance(n, s0, weights.symmetricSquares(), weights.marginSquares(), z.kurtosis());
        double score = (1 - ratio) / Math.sqrt(variance);
        return new Result(ratio, variance, score, MoranResult.twoSided(score));
    }

    private static double variance(double n, double s0, double s1, double s2, double k) {
        double squares = (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * k);
        double margins = (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * k) / 4;
        double total = s0 * s0 * (n * n - 3 - (n - 1) * (n - 1) * k);
        return (squares - margins + total) / (n * (n - 2) * (n - 3) * s0 * s0);
    }
}
