package org.lindero.engine.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The two programs under all weights: their optimality conditions, and that they agree where both apply. */
class SimplexProgramsTest {

    @Test
    void noPointLiesNearerThanTheOneFound() {
        for (int seed = 0; seed < 40; seed++) {
            double[][] points = points(seed, 5 + seed, 2 + seed % 12, 0.3);
            double[] w = MinimumNormPoint.of(points, 0).weights();
            double[] nearest = combine(points, w);

            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
            double level = MinimumNormPoint.dot(nearest, nearest);
            for (int j = 0; j < points.length; j++) {
                assertThat(w[j]).isNotNegative();
                double slope = MinimumNormPoint.dot(nearest, points[j]) - level;
                assertThat(slope).isGreaterThan(-1e-12);
                assertThat(w[j] * slope).isCloseTo(0, within(1e-12));
            }
        }
    }

    @Test
    void aStartFromAnotherSolutionEndsAtTheSame() {
        double[][] points = points(1, 30, 8, 0.5);
        double[] cold = MinimumNormPoint.of(points, 0.01).weights();
        double[] elsewhere = MinimumNormPoint.of(points(2, 30, 8, 0.5), 0.01).weights();

        assertThat(MinimumNormPoint.from(points, 0.01, elsewhere).weights()).containsExactly(cold, within(1e-10));
    }

    @Test
    void pointsThatRepeatDoNotDisturb() {
        double[][] once = points(3, 10, 4, 0.4);
        double[][] twice = new double[20][];
        Arrays.setAll(twice, j -> once[j / 2]);

        assertThat(MinimumNormPoint.of(twice, 0).objective())
                .isCloseTo(MinimumNormPoint.of(once, 0).objective(), within(1e-13));
        double[] even = MinimumNormPoint.of(twice, 0).mostEvenWeights();
        for (int j = 0; j < 20; j += 2) {
            assertThat(even[j]).isCloseTo(even[j + 1], within(1e-10));
        }
    }

    @Test
    void withARidgeTheDualAgreesWithTheActiveSet() {
        for (int seed = 0; seed < 20; seed++) {
            double[][] points = points(seed, 40, 6, 0.3);
            for (double ridge : new double[] {0.01, 1, 100}) {
                assertThat(LinearCalibration.suits(points, ridge)).isTrue();
                assertThat(LinearCalibration.solve(points, ridge))
                        .containsExactly(MinimumNormPoint.of(points, ridge).weights(), within(1e-9));
            }
        }
    }

    /** A ridge too weak leaves the dual ill-conditioned, and the active set is taken. */
    @Test
    void aFaintRidgeOrFewPointsAreLeftToTheActiveSet() {
        assertThat(LinearCalibration.suits(points(1, 40, 6, 0.3), 1e-9)).isFalse();
        assertThat(LinearCalibration.suits(points(1, 5, 6, 0.3), 1)).isFalse();
    }

    /** The conditions hold, and what is left is d times a linear function of the points, cut off at zero. */
    @Test
    void calibrationMeetsItsConditionsAtTheLeastDistance() {
        for (int seed = 0; seed < 30; seed++) {
            double[][] points = points(seed, 60, 5, 0);
            double[] w = LinearCalibration.solve(points, 0);

            assertThat(Arrays.stream(w).sum()).isCloseTo(1, within(1e-12));
            for (double total : combine(points, w)) {
                assertThat(total).isCloseTo(0, within(1e-11));
            }
            double[] least = MinimumNormPoint.of(scaled(points, 1e4), 1).weights();
            assertThat(w).containsExactly(least, within(1e-6));
        }
    }

    private static double[][] scaled(double[][] points, double factor) {
        return Arrays.stream(points)
                .map(p -> Arrays.stream(p).map(x -> factor * x).toArray())
                .toArray(double[][]::new);
    }

    private static double[] combine(double[][] points, double[] w) {
        double[] sum = new double[points[0].length];
        for (int j = 0; j < w.length; j++) {
            for (int t = 0; t < sum.length; t++) {
                sum[t] += w[j] * points[j][t];
            }
        }
        return sum;
    }

    private static double[][] points(long seed, int count, int coordinates, double offset) {
        var random = new SplittableRandom(seed);
        double[][] points = new double[count][coordinates];
        for (double[] point : points) {
            Arrays.setAll(point, t -> random.nextDouble() - 0.5 + offset);
        }
        return points;
    }
}
