package org.lindero.engine.place;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.spatial.RandomisationTest;

/**
 * The joint test that nothing happened before the start, by placebo sets.
 *
 * <p>The statistic is d = θ'V⁻¹θ for the leads θ of a set, V the covariance that they would have were counts Poisson with the
 * expected means: 1 / E_bin on the diagonal and 1 / E_reference everywhere. V only says which leads are loud; how large d gets where
 * nothing happened is read from the placebo sets, and p is the share of sets with d at least as large. V is not estimated from the
 * placebo sets: they overlap, would fit such a matrix better than the real set can, and the test would reject too often.
 *
 * <p>The detectable slope is that of this very test: a straight line that ends at the reference is added to the leads of every placebo
 * set, rising and falling, and the slope is the smallest that is found in 80 % of them.
 */
final class LeadsTest {

    private static final double POWER = 0.8;

    private LeadsTest() {}

    /** Leads and what they are measured with: all expected counts positive. */
    record Leads(double[] logRatios, double[] expected, double expectedReference) {

        /** The values with V taken out: uncorrelated and of unit variance were counts Poisson. */
        RealVector whiten(double[] values) {
            double[][] covariance = new double[expected.length][expected.length];
            for (int i = 0; i < expected.length; i++) {
                Arrays.fill(covariance[i], 1 / expectedReference);
                covariance[i][i] += 1 / expected[i];
            }
            var lower = new CholeskyDecomposition(MatrixUtils.createRealMatrix(covariance), 1e-9, 0).getL();
            var vector = new ArrayRealVector(values);
            MatrixUtils.solveLowerTriangularSystem(lower, vector);
            return vector;
        }
    }

    /**
     * @param line relative time of each lead from the reference
     * @return nothing when there are too few sets, or no leads
     */
    static @Nullable PreTrend of(Leads real, List<Leads> placebos, double[] line, double level) {
        if (RandomisationTest.rejecting(placebos.size(), level) < 1 || line.length == 0) {
            return null;
        }
        var others = placebos.stream().map(p -> p.whiten(p.logRatios())).toList();
        double[] distances = others.stream().mapToDouble(z -> z.dotProduct(z)).toArray();
        var own = real.whiten(real.logRatios());
        double distance = own.dotProduct(own);
        return new PreTrend(
                distance,
                line.length,
                RandomisationTest.p(distances, distance),
                slope(others, distances, real.whiten(line), level));
    }

    /** For each placebo set and either sign the slope beyond which it is always rejected, the larger root of a quadratic; their 80 %. */
    private static double slope(List<RealVector> placebos, double[] distances, RealVector line, double level) {
        double critical = PlaceboSets.critical(distances, level);
        double steep = line.dotProduct(line);
        double[] slopes = new double[2 * distances.length];
        for (int b = 0; b < distances.length; b++) {
            double cross = line.dotProduct(placebos.get(b));
            double inside = cross * cross + steep * (critical - distances[b]);
            double root = inside < 0 ? Double.NEGATIVE_INFINITY : Math.sqrt(inside);
            slopes[2 * b] = Math.max(0, (root - cross) / steep);
            slopes[2 * b + 1] = Math.max(0, (root + cross) / steep);
        }
        Arrays.sort(slopes);
        return slopes[(int) Math.ceil(POWER * slopes.length) - 1];
    }
}
