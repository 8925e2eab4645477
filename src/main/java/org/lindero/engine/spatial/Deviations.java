package org.lindero.engine.spatial;

import java.util.Arrays;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;

/** Values of areas less their mean, and the sums that measures of autocorrelation are made of. */
final class Deviations {

    private static final int MINIMUM_AREAS = 4;

    private final double[] z;
    private final double squares;
    private final double fourths;

    private Deviations(double[] z) {
        this.z = z;
        this.squares = Arrays.stream(z).map(v -> v * v).sum();
        this.fourths = Arrays.stream(z).map(v -> v * v * v * v).sum();
    }

    /**
     * Checks and centres.
     *
     * @throws EstimationException {@code NO_VARIATION} if all values are equal, fewer than four areas have neighbours, or none has
     */
    static Deviations of(double[] values, SpatialWeights weights) {
        if (values.length != weights.size() || !Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("one finite value for each of " + weights.size() + " areas");
        }
        if (weights.size() - weights.islands().length < MINIMUM_AREAS) {
            throw new EstimationException(Reason.NO_VARIATION, "fewer than four areas have neighbours");
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        var deviations = new Deviations(Arrays.stream(values).map(v -> v - mean).toArray());
        // what rounding alone would leave of equal values
        double rounding = values.length * Math.ulp(largest) * Math.ulp(largest) * values.length;
        if (deviations.squares <= rounding) {
            throw new EstimationException(Reason.NO_VARIATION, "all areas have the same value");
        }
        return deviations;
    }

    double[] values() {
        return z;
    }

    double squares() {
        return squares;
    }

    /** n Σz⁴ / (Σz²)²: the kurtosis. */
    double kurtosis() {
        return z.length * fourths / (squares * squares);
    }
}
