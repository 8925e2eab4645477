package org.lindero.engine;

/**
 * A confidence interval, in the unit of its estimate.
 *
 * @param level its level, in (0, 1)
 */
public record Interval(double lower, double upper, double level) {

    /** Whether {@code value} lies inside, the ends included. */
    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }
}
