package org.lindero.engine.synthetic;

import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;

import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.lindero.engine.EstimationException;

/**
 * Calibration in the linear distance: of all weights w ≥ 0 with Σ w = 1 and Σ w_i p_i = 0, those nearest to d = 1/n by
 * Σ (w − d)²/d.
 *
 * <p>The dual is w_i = d max(0, 1 + z_i'λ) with z = (1, p); λ minimises a convex function that is quadratic in pieces, so Newton's
 * steps, damped far from the solution, end at it exactly. O(n × coordinates²) a step.
 *
 * <p>Source: J.-C. Deville and C.-E. Särndal (1992), <i>JASA</i> 87(418), doi:10.1080/01621459.1992.10475217.
 */
final class LinearCalibration {

    private static final int MAX_STEPS = 300;
    private static final double EXACT = 1e-12;
    private static final double DAMPING = 1e-3;
    private static final double ROUNDING = 1e-14;

    private final double[][] z;
    private final int size;
    private double[] lambda;
    private double value;

    private LinearCalibration(double[][] points) {
        this.size = points[0].length + 1;
        double[] scale = new double[size];
        for (double[] point : points) {
            for (int k = 1; k < size; k++) {
                scale[k] += point[k - 1] * point[k - 1] / points.length;
            }
        }
        this.z = new double[points.length][size];
        for (int i = 0; i < z.length; i++) {
            z[i][0] = 1;
            for (int k = 1; k < size; k++) {
                z[i][k] = scale[k] > 0 ? points[i][k - 1] / Math.sqrt(scale[k]) : 0;
            }
        }
        this.lambda = new double[size];
        this.value = value(lambda);
    }

    /**
     * Solves; some weights must exist that meet the conditions.
     *
     * @throws EstimationException {@code NOT_CONVERGED} if the conditions contradict each other up to rounding
     */
    static double[] solve(double[][] points) {
        var problem = new LinearCalibration(points);
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
        double[] weights =
                Arrays.stream(z).mapToDouble(row -> tilt(row, lambda) / z.length).toArray();
        double total = Arrays.stream(weights).sum();
        Arrays.setAll(weights, i -> weights[i] / total);
        return weights;
    }

    private static double tilt(double[] row, double[] lambda) {
        return Math.max(0, 1 + MinimumNormPoint.dot(row, lambda));
    }

    private double value(double[] at) {
        double sum = 0;
        for (double[] row : z) {
            double tilt = tilt(row, at);
            sum += tilt * tilt;
        }
        return sum / (2 * z.length) - at[0];
    }

    private double[] gradient() {
        double[] gradient = new double[size];
        gradient[0] = -1;
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
            curvature[k][k] += DAMPING * Math.min(1, length) + ROUNDING;
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
