package org.lindero.engine.spatial;

import java.util.stream.IntStream;

/** How much of an area's surroundings is treated. */
public final class Exposure {

    private Exposure() {}

    /**
     * E_it = Σ_j w_ij D_jt for each row of a panel: with row-standardised weights the weighted share of neighbours that are treated. An
     * area without neighbours has none. O(rows × neighbours).
     *
     * @param weights of the areas
     * @param area of each row
     * @param period of each row, from 0
     * @param treatment of each row
     */
    public static double[] of(SpatialWeights weights, int[] area, int[] period, double[] treatment) {
        var paths = TreatmentPaths.byArea(area, period, treatment);
        return IntStream.range(0, area.length)
                .mapToDouble(r -> {
                    int[] neighbours = weights.neighbours(area[r]);
                    double[] row = weights.weights(area[r]);
                    double sum = 0;
                    for (int k = 0; k < row.length; k++) {
                        double[] path = paths.get(neighbours[k]);
                        sum += path == null ? 0 : row[k] * path[period[r]];
                    }
                    return sum;
                })
                .toArray();
    }
}
