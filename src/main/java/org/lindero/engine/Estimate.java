package org.lindero.engine;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A number with its uncertainty.
 *
 * @param value the estimate, in the unit that its producer names
 * @param standardError in the same unit
 * @param degreesOfFreedom of Student's t; positive infinity where the normal distribution is used
 * @param p two-sided, of the hypothesis that the value is zero
 * @param interval around the value
 */
public record Estimate(double value, double standardError, double degreesOfFreedom, double p, Interval interval) {

    /** The usual interval and test of an estimate over its standard error. */
    public static Estimate of(double value, double standardError, double degreesOfFreedom, double level) {
        double half = quantile(0.5 + level / 2, degreesOfFreedom) * standardError;
        double p = standardError > 0
                ? Math.min(1, 2 * cumulative(-Math.abs(value / standardError), degreesOfFreedom))
                : value == 0 ? 1 : 0;
        return new Estimate(value, standardError, degreesOfFreedom, p, new Interval(value - half, value + half, level));
    }

    /** The value over its standard error. */
    public double statistic() {
        return value / standardError;
    }

    /** Above this the two distributions agree to more digits than the quantile of t can be computed with. */
    private static final double AS_GOOD_AS_NORMAL = 1e9;

    /** The quantile of t, or of the normal when {@code degreesOfFreedom} is infinite. */
    public static double quantile(double probability, double degreesOfFreedom) {
        return degreesOfFreedom > AS_GOOD_AS_NORMAL
                ? new NormalDistribution().inverseCumulativeProbability(probability)
                : new TDistribution(degreesOfFreedom).inverseCumulativeProbability(probability);
    }

    /** The distribution function of t, or of the normal when {@code degreesOfFreedom} is infinite. */
    public static double cumulative(double x, double degreesOfFreedom) {
        return degreesOfFreedom > AS_GOOD_AS_NORMAL
                ? new NormalDistribution().cumulativeProbability(x)
                : new TDistribution(degreesOfFreedom).cumulativeProbability(x);
    }
}
