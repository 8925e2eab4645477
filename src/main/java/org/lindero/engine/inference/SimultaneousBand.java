package org.lindero.engine.inference;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.lindero.engine.Interval;

/**
 * Intervals for several estimates that hold all at once, for instance of an event study.
 *
 * <p>The critical value is the quantile of the largest |z| when the estimates are normal with their covariance: what the multiplier
 * bootstrap of influence functions with normal multipliers converges to, without the units. Always at least the usual one, at most
 * Bonferroni's.
 *
 * <p>O(terms³ + draws × terms²). Source: J. Montiel Olea and M. Plagborg-Møller (2019), <i>Journal of Applied Econometrics</i>
 * 34(1), doi:10.1002/jae.2656.
 */
public final class SimultaneousBand {

    private SimultaneousBand() {}

    /**
     * @param critical what replaces 1.96
     * @param intervals in the order of the terms
     */
    public record Result(double critical, List<Interval> intervals, int draws, long seed) {

        public Result {
            intervals = List.copyOf(intervals);
        }
    }

    /** The band for {@code terms}, which must have positive standard errors. */
    public static Result of(Fit fit, List<String> terms, double level, int draws, long seed) {
        if (terms.isEmpty() || draws < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("at least one term and one draw, level in (0, 1)");
        }
        double[] errors = terms.stream()
                .mapToDouble(t -> fit.coefficient(t).standardError())
                .toArray();
        RealMatrix correlation = MatrixUtils.createRealMatrix(errors.length, errors.length);
        for (int i = 0; i < errors.length; i++) {
            for (int j = 0; j < errors.length; j++) {
                correlation.setEntry(i, j, fit.covariance(terms.get(i), terms.get(j)) / errors[i] / errors[j]);
            }
        }
        var eigen = new EigenDecompositionSymmetric(correlation, 1e-14, true);
        RealMatrix root = eigen.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(Arrays.stream(eigen.getEigenvalues())
                        .map(v -> Math.sqrt(Math.max(0, v)))
                        .toArray()));
        double[] largest = Replications.run(draws, seed, done -> {}, random -> largest(root, random)).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        double critical = largest[(int) Math.ceil(level * draws) - 1];
        var intervals = IntStream.range(0, errors.length)
                .mapToObj(k -> {
                    double value = fit.coefficient(terms.get(k)).value();
                    return new Interval(value - critical * errors[k], value + critical * errors[k], level);
                })
                .toList();
        return new Result(critical, intervals, draws, seed);
    }

    private static double largest(RealMatrix root, SplittableRandom random) {
        double[] z = new double[root.getColumnDimension()];
        Arrays.setAll(z, k -> random.nextGaussian());
        return Arrays.stream(root.operate(z)).map(Math::abs).max().orElseThrow();
    }
}
