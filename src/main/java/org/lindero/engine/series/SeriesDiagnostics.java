package org.lindero.engine.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.LeastSquares;

/**
 * Do the residuals of a series still hang together?
 *
 * @param autocorrelation of the residuals at the lags 1, 2, …
 * @param durbinWatson near 2 without autocorrelation at lag 1, towards 0 with a positive one
 * @param breuschGodfrey that no lag matters, given the model's columns; absent for count models and where the series is too short
 * @param ljungBox that all these autocorrelations are zero
 */
public record SeriesDiagnostics(
        List<Double> autocorrelation,
        double durbinWatson,
        @Nullable Test breuschGodfrey,
        Test ljungBox) {

    public SeriesDiagnostics {
        autocorrelation = List.copyOf(autocorrelation);
    }

    /** A chi-square statistic with its degrees of freedom and p. */
    public record Test(double statistic, int lags, double p) {

        static Test of(double statistic, int lags) {
            return new Test(statistic, lags, 1 - new ChiSquaredDistribution(lags).cumulativeProbability(statistic));
        }
    }

    /** Of least-squares residuals, with the columns that they come from; O(n (columns + lags)²). */
    static SeriesDiagnostics of(double[] residuals, double[][] columns, int lags) {
        var plain = of(residuals, lags);
        var test = breuschGodfrey(residuals, columns, lags);
        return new SeriesDiagnostics(plain.autocorrelation, plain.durbinWatson, test, plain.ljungBox);
    }

    /** Of any residuals. */
    static SeriesDiagnostics of(double[] residuals, int lags) {
        int n = residuals.length;
        double mean = Arrays.stream(residuals).average().orElseThrow();
        double[] centred = Arrays.stream(residuals).map(r -> r - mean).toArray();
        double squares = product(centred, 0);
        var correlation = new ArrayList<Double>();
        double box = 0;
        for (int l = 1; l <= lags; l++) {
            double r = product(centred, l) / squares;
            correlation.add(r);
            box += n * (n + 2.0) * r * r / (n - l);
        }
        double steps = 0;
        for (int t = 1; t < n; t++) {
            steps += (residuals[t] - residuals[t - 1]) * (residuals[t] - residuals[t - 1]);
        }
        return new SeriesDiagnostics(correlation, steps / product(residuals, 0), null, Test.of(box, lags));
    }

    private static double product(double[] values, int lag) {
        double sum = 0;
        for (int t = lag; t < values.length; t++) {
            sum += values[t] * values[t - lag];
        }
        return sum;
    }

    /** n times the share of the residuals that the columns and earlier residuals, zero before the first, explain. */
    private static @Nullable Test breuschGodfrey(double[] residuals, double[][] columns, int lags) {
        int n = residuals.length;
        if (columns.length + lags >= n) {
            return null;
        }
        double[][] x = Arrays.copyOf(columns, columns.length + lags);
        for (int l = 1; l <= lags; l++) {
            double[] earlier = new double[n];
            System.arraycopy(residuals, 0, earlier, l, n - l);
            x[columns.length + l - 1] = earlier;
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        var names = IntStream.range(0, x.length).mapToObj(k -> "column " + k).toList();
        double[] norms =
                Arrays.stream(x).mapToDouble(c -> LeastSquares.dot(c, c, ones)).toArray();
        try {
            double[] beta = LeastSquares.solve(names, x, residuals, ones, norms).beta();
            double explained = 0;
            for (int j = 0; j < beta.length; j++) {
                explained += beta[j] * LeastSquares.dot(x[j], residuals, ones);
            }
            return Test.of(n * explained / product(residuals, 0), lags);
        } catch (EstimationException collinear) {
            return null;
        }
    }
}
