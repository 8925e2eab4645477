package org.lindero.engine.spatial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.inference.LeastSquares;

/**
 * Whether what a least squares regression leaves unexplained is still alike in near areas, and how: Moran's I of the residuals and
 * the Lagrange multiplier tests against a spatial error and a spatial lag, with their forms that are robust to the other.
 *
 * <p>One row an area and an intercept that is added. All tests are of no dependence; a small robust p says which kind. Where they
 * reject, cluster standard errors at a coarser level. O(links × columns). Sources: A. Cliff and J. Ord (1981), <i>Spatial
 * Processes</i>, eq. 8.7 to 8.10; L. Anselin, A. Bera, R. Florax and M. Yoon (1996), <i>Regional Science and Urban Economics</i> 26,
 * doi:10.1016/0166-0462(95)02111-6.
 */
public final class ResidualDependence {

    private static final double NOTHING_LEFT = 1e-20;

    private ResidualDependence() {}

    /** A chi-square statistic with one degree of freedom and its p. */
    public record Multiplier(double statistic, double p) {

        static Multiplier of(double statistic) {
            return new Multiplier(statistic, 1 - new ChiSquaredDistribution(1).cumulativeProbability(statistic));
        }
    }

    /**
     * @param coefficients the intercept, then the columns
     * @param expected of the index without dependence; not −1/(n−1), as residuals are never independent
     * @param z and p, one-sided and against positive dependence as is usual, from the normal distribution
     */
    public record Result(
            List<Double> coefficients,
            double index,
            double expected,
            double variance,
            double z,
            double p,
            Multiplier error,
            Multiplier lag,
            Multiplier robustError,
            Multiplier robustLag) {

        public Result {
            coefficients = List.copyOf(coefficients);
        }
    }

    /**
     * Regresses and tests.
     *
     * @param names of the columns
     * @param columns one value an area each
     * @throws EstimationException {@code NO_VARIATION} if a column is explained by the others, the outcome by the columns, or fewer
     *     than four areas have neighbours
     */
    public static Result test(List<String> names, List<double[]> columns, double[] outcome, SpatialWeights weights) {
        int n = outcome.length;
        List<String> all = new ArrayList<>(List.of("intercept"));
        all.addAll(names);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        List<double[]> x = new ArrayList<>(List.of(ones));
        x.addAll(columns);
        double[][] matrix = x.toArray(double[][]::new);
        double[] norms =
                x.stream().mapToDouble(c -> LeastSquares.dot(c, c, ones)).toArray();
        var fit = LeastSquares.solve(all, matrix, outcome, ones, norms);
        double[] fitted = new double[n];
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < matrix.length; j++) {
                fitted[i] += fit.beta()[j] * matrix[j][i];
            }
            residuals[i] = outcome[i] - fitted[i];
        }
        if (LeastSquares.dot(residuals, residuals, ones) <= NOTHING_LEFT * LeastSquares.dot(outcome, outcome, ones)) {
            throw new EstimationException(Reason.NO_VARIATION, "the columns explain the outcome");
        }
        // refuses maps without enough neighbours
        Deviations.of(residuals, weights);
        return new Regression(matrix, fit.bread(), residuals, fitted, outcome, weights, ones)
                .result(Arrays.stream(fit.beta()).boxed().toList());
    }

    private record Regression(
            double[][] x,
            double[][] bread,
            double[] residuals,
            double[] fitted,
            double[] outcome,
            SpatialWeights weights,
            double[] ones) {

        Result result(List<Double> coefficients) {
            double n = ones.length - weights.islands().length;
            double freedom = n - x.length;
            double s0 = weights.sum();
            double squares = dot(residuals, residuals);
            double index = n / s0 * dot(residuals, weights.lag(residuals)) / squares;
            double[][] both = Arrays.stream(x).map(this::lagBothWays).toArray(double[][]::new);
            double[][] a = times(bread, cross(x, both));
            double[][] b = times(bread, cross(both, both));
            double expected = -n / (2 * s0) * trace(a) / freedom;
            double spread = weights.symmetricSquares()
                    + trace(times(a, a)) / 2
                    - trace(b)
                    - trace(a) * trace(a) / (2 * freedom);
            double variance = n * n / (s0 * s0 * freedom * (freedom + 2)) * spread;
            double z = (index - expected) / Math.sqrt(variance);
            double p = Estimate.cumulative(-z, Double.POSITIVE_INFINITY);
            return multipliers(new Partial(coefficients, index, expected, variance, z, p), squares / ones.length);
        }

        private record Partial(
                List<Double> coefficients, double index, double expected, double variance, double z, double p) {}

        private Result multipliers(Partial moran, double sigma) {
            double t = weights.symmetricSquares();
            double error = dot(residuals, weights.lag(residuals)) / sigma;
            double lag = dot(residuals, weights.lag(outcome)) / sigma;
            double[] spilled = weights.lag(fitted);
            double own = dot(spilled, spilled);
            double[] c =
                    Arrays.stream(x).mapToDouble(column -> dot(column, spilled)).toArray();
            for (int i = 0; i < c.length; i++) {
                for (int j = 0; j < c.length; j++) {
                    own -= c[i] * bread[i][j] * c[j];
                }
            }
            double j = t + own / sigma;
            double adjusted = error - t / j * lag;
            return new Result(
                    moran.coefficients,
                    moran.index,
                    moran.expected,
                    moran.variance,
                    moran.z,
                    moran.p,
                    Multiplier.of(error * error / t),
                    Multiplier.of(lag * lag / j),
                    Multiplier.of(adjusted * adjusted / (t * (1 - t / j))),
                    Multiplier.of((lag - error) * (lag - error) / (j - t)));
        }

        private double dot(double[] a, double[] b) {
            return LeastSquares.dot(a, b, ones);
        }

        private double[][] cross(double[][] left, double[][] right) {
            double[][] cross = new double[left.length][right.length];
            for (int i = 0; i < left.length; i++) {
                for (int j = 0; j < right.length; j++) {
                    cross[i][j] = dot(left[i], right[j]);
                }
            }
            return cross;
        }

        /** (W + W')x. */
        private double[] lagBothWays(double[] column) {
            double[] sum = weights.lag(column);
            double[] back = weights.transposedLag(column);
            return IntStream.range(0, sum.length)
                    .mapToDouble(i -> sum[i] + back[i])
                    .toArray();
        }

        private static double[][] times(double[][] a, double[][] b) {
            double[][] product = new double[a.length][a.length];
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a.length; j++) {
                    for (int k = 0; k < a.length; k++) {
                        product[i][j] += a[i][k] * b[k][j];
                    }
                }
            }
            return product;
        }

        private static double trace(double[][] a) {
            return IntStream.range(0, a.length).mapToDouble(i -> a[i][i]).sum();
        }
    }
}
