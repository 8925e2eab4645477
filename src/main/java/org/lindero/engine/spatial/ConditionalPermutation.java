package org.lindero.engine.spatial;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lindero.engine.inference.Replications;

/**
 * The lags of an area when it keeps its value and each neighbour's is drawn from all other areas.
 *
 * <p>Drawn with replacement, as R's spdep does, so that its p agree with these. Without, the variance would be smaller by (k − 1) / (n − 2)
 * of itself for an area with k neighbours: p is a little large where they are many in a small map.
 */
final class ConditionalPermutation {

    private final double[] values;
    private final SpatialWeights weights;
    private final int permutations;

    private ConditionalPermutation(double[] values, SpatialWeights weights, int permutations) {
        this.values = values;
        this.weights = weights;
        this.permutations = permutations;
    }

    /** The drawn lags of each area. */
    static List<double[]> lags(double[] values, SpatialWeights weights, int permutations, long seed) {
        var permutation = new ConditionalPermutation(values, weights, permutations);
        return Replications.run(values.length, seed, done -> {}, permutation::lags);
    }

    private double[] lags(int area, SplittableRandom random) {
        double[] others = IntStream.range(0, values.length)
                .filter(j -> j != area)
                .mapToDouble(j -> values[j])
                .toArray();
        int[] neighbours = weights.neighbours(area);
        double[] row = weights.weights(area);
        double[] lags = new double[permutations];
        for (int b = 0; b < permutations; b++) {
            double lag = 0;
            for (int k = 0; k < row.length; k++) {
                double value = neighbours[k] == area ? values[area] : others[random.nextInt(others.length)];
                lag += row[k] * value;
            }
            lags[b] = lag;
        }
        return lags;
    }
}
