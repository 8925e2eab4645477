package org.lindero.engine.synthetic;

import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;

import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.lindero.engine.EstimationException;

/**
 * Calibration in the linear distance: of all weights w ≥ 0 with Σ w = 1 and Σ w_i p_i = 0, those nearest to d = 1/n by
 * Σ (w − d)²/d. With a ridge the second condition is a wish: min |Σ w_i p_i|² + ridge |w|².
 *
 * <p>The dual is w_i = d max(0, λ₀ + p_i'λ); λ minimises a convex function that is quadratic in pieces, so Newton's steps, damped far
 * from the solution, end at it exactly. O(n × coordinates²) a step, whatever the number of weights that are not zero: where these
 * are many and coordinates few it is much faster than {@link MinimumNormPoint}, which needs no ridge.
 *
 * <p>Source: J.-C. Deville and C.-E. Särndal (1992), <i>JASA</i> 87(418), doi:10.1080/01621459.1992.10475217.
 */
final class LinearCalibration {

    private static final int MAX_STEPS = 300;
    private static final double EXACT = 1e-12;
    private static final double DAMPING = 1e-3;
    private static final double ROUNDING = 1e-14;

    private static final double SOUND = 1e-6;

    private final double[][] z;
    private final double[] penalty;
    private final int size;
    private double[] lambda;
    private double value;

    private LinearCalibration(double[][] points, double ridge) {
        this.size = points[0].length + 1;
        double[] scale = meanSquares(points);
        this.penalty = new double[size];
        this.z = new double[points.length][size];
        for (int k = 0; k < size - 1; k++) {
            penalty[k + 1] = scale[k] > 0 ? ridge / points.length / scale[k] : 0;
            for (int i = 0; i < z.length; i++) {
                z[i][k + 1] = scale[k] > 0 ? points[i][k] / Math.sqrt(scale[k]) : 0;
            }
        }
        for (double[] row : z) {
            row[0] = 1;
        }
        this.lambda = new double[size];
        this.lambda[0] = 1;
        this.value = value(lambda);
    }

    private static double[] meanSquares(double[][] points) {
        double[] squares = new double[points[0].length];
        for (double[] point : points) {
            for (int k = 0; k < squares.length; k++) {
                squares[k] += point[k] * point[k] / points.length;
            }
        }
        return squares;
    }

    /** Whether a ridge is strong enough, and points are enough, for the dual to be both sound and fast. */
    static boolean suits(double[][] points, double ridge) {
        double largest = Arrays.stream(meanSquares(points)).max().orElseThrow();
        return points.length > points[0].length && ridge > SOUND * points.length * largest;
    }

    /**
     * Solves; without a ridge some weights must exist that meet the conditions.
     *
     * @throws EstimationException {@code NOT_CONVERGED} if the conditions contradict each other up to rounding
     */
    static double[] solve(double[][] points, double ridge) {
        var problem = new LinearCalibration(points, ridge);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] gradient = problem.gradient();
            double length = Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
            if (length <= EXACT) {
                return problem.weights();
            }
            problem.move(gradient, problem.direction(gradient, length));
        }
        throw new EstimationException(NOT_CONVERGED, "the weights of the comparison areas did not settle");
    }

    private double[] weights() {
        double[] weights = Arrays.stream(z)
                .mapToDouble(row -> tilt(row, lambda) / z.length)
                .toArray();
        double total = Arrays.stream(weights).sum();
        Arrays.setAll(weights, i -> weights[i] / total);
        return weights;
    }

    private static double tilt(double[] row, double[] lambda) {
        return Math.max(0, MinimumNormPoint.dot(row, lambda));
    }

    private double value(double[] at) {
        double sum = 0;
        for (double[] row : z) {
            double tilt = tilt(row, at);
            sum += tilt * tilt;
        }
        double value = sum / (2 * z.length) - at[0];
        for (int k = 1; k < size; k++) {
            value += penalty[k] * at[k] * at[k] / 2;
        }
        return value;
    }

    private double[] gradient() {
        double[] gradient = new double[size];
        Arrays.setAll(gradient, k -> k == 0 ? -1 : penalty[k] * lambda[k]);
        for (double[] row : z) {
            double tilt = tilt(row, lambda) / z.length;
            for (int k = 0; k < size; k++) {
                gradient[k] += tilt * row[k];
            }
        }
        return gradient;
    }

    private double[] direction(double[] gradient, double length) {
        double[][] curvature = new double[size][size];
        for (double[] row : z) {
            if (tilt(row, lambda) > 0) {
                for (int k = 0; k < size; k++) {
                    double share = row[k] / z.length;
                    for (int l = 0; l <= k; l++) {
                        curvature[k][l] += share * row[l];
                    }
                }
            }
        }
        for (int k = 0; k < size; k++) {
            curvature[k][k] += penalty[k] + DAMPING * Math.min(1, length) + ROUNDING;
            for (int l = 0; l < k; l++) {
                curvature[l][k] = curvature[k][l];
            }
        }
        return new CholeskyDecomposition(MatrixUtils.createRealMatrix(curvature), EXACT, 0)
                .getSolver()
                .solve(new ArrayRealVector(gradient, false))
                .toArray();
    }

    /** Halves the step until it lowers the function as a quadratic would, up to rounding. */
    private void move(double[] gradient, double[] direction) {
        double slope = MinimumNormPoint.dot(gradient, direction);
        for (double step = 1; step > ROUNDING; step /= 2) {
            double[] next = new double[size];
            for (int k = 0; k < size; k++) {
                next[k] = lambda[k] - step * direction[k];
            }
            double there = value(next);
            if (there <= value - 1e-4 * step * slope + ROUNDING * (1 + Math.abs(value))) {
                lambda = next;
                value = there;
                return;
            }
        }
    }
}
