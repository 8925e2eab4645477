package org.lindero.engine.synthetic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;

/**
 * Weights of comparison units and of periods before the start, and the double difference that they give.
 *
 * @param units ω, not negative, summing to one
 * @param periods λ, not negative, summing to one; all zero where earlier periods are not subtracted
 * @param noise standard deviation of the comparison units' first differences before the start
 * @param zeta strength of the ridge on ω
 */
record DoubleWeights(double[] units, double[] periods, double noise, double zeta) {

    private static final double FAINT = 1e-6;

    /**
     * Exact optima of both programs.
     *
     * @param controls one row a comparison unit, one column a period
     * @param treated mean of the treated units, by period
     */
    static DoubleWeights of(double[][] controls, double[] treated, int treatedCount, int start, Weighting weighting) {
        double noise = noise(controls, start);
        double zeta = Math.pow((double) treatedCount * (treated.length - start), 0.25) * noise;
        return switch (weighting) {
            case SYNTHETIC_DID ->
                new DoubleWeights(
                        units(controls, treated, start, zeta, true),
                        periods(controls, start, FAINT * noise),
                        noise,
                        zeta);
            case SYNTHETIC_CONTROL ->
                new DoubleWeights(
                        units(controls, treated, start, FAINT * noise, false), new double[start], noise, FAINT * noise);
            case DIFFERENCE_IN_DIFFERENCES -> new DoubleWeights(equal(controls.length), equal(start), noise, 0);
        };
    }

    static double noise(double[][] controls, int start) {
        double[] differences = Arrays.stream(controls)
                .flatMapToDouble(row -> IntStream.range(1, start).mapToDouble(t -> row[t] - row[t - 1]))
                .toArray();
        return differences.length < 2 ? 0 : Math.sqrt(StatUtils.variance(differences));
    }

    private static double[] units(double[][] controls, double[] treated, int start, double zeta, boolean intercept) {
        double[][] points = Arrays.stream(controls)
                .map(row -> IntStream.range(0, start)
                        .mapToDouble(t -> row[t] - treated[t])
                        .toArray())
                .toArray(double[][]::new);
        return solve(points, zeta, intercept);
    }

    private static double[] periods(double[][] controls, int start, double zeta) {
        double[] later =
                Arrays.stream(controls).mapToDouble(row -> after(row, start)).toArray();
        double[][] points = IntStream.range(0, start)
                .mapToObj(t -> IntStream.range(0, controls.length)
                        .mapToDouble(i -> controls[i][t] - later[i])
                        .toArray())
                .toArray(double[][]::new);
        return solve(points, zeta, true);
    }

    /** An intercept is the mean of the coordinates, taken out of every point. */
    private static double[] solve(double[][] points, double zeta, boolean intercept) {
        if (intercept) {
            for (double[] point : points) {
                double mean = StatUtils.mean(point);
                Arrays.setAll(point, t -> point[t] - mean);
            }
        }
        double ridge = points[0].length * zeta * zeta;
        return LinearCalibration.suits(points, ridge)
                ? LinearCalibration.solve(points, ridge)
                : MinimumNormPoint.of(points, ridge).weights();
    }

    private static double[] equal(int count) {
        double[] equal = new double[count];
        Arrays.fill(equal, 1.0 / count);
        return equal;
    }

    private static double after(double[] row, int start) {
        return Arrays.stream(row, start, row.length).average().orElseThrow();
    }

    /** The treated units' mean change less the weighted change of the comparison units. */
    double effect(double[][] controls, double[] treated) {
        double effect = change(treated);
        for (int i = 0; i < controls.length; i++) {
            if (units[i] > 0) {
                effect -= units[i] * change(controls[i]);
            }
        }
        return effect;
    }

    private double change(double[] row) {
        double change = after(row, periods.length);
        for (int t = 0; t < periods.length; t++) {
            change -= periods[t] * row[t];
        }
        return change;
    }

    /** The same weights without one comparison unit, the others scaled up; it must not have all the weight. */
    DoubleWeights without(int control) {
        double rest = 1 - units[control];
        double[] others = IntStream.range(0, units.length)
                .filter(i -> i != control)
                .mapToDouble(i -> units[i] / rest)
                .toArray();
        return new DoubleWeights(others, periods, noise, zeta);
    }
}
