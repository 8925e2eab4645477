package org.lindero.indicator;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Thresholds in percent of the target reached (semaforización). 100 is the target itself; a value that goes the right way
 * counts above 100, the wrong way below.
 *
 * @param greenPercent     green from here
 * @param amberPercent     amber from here, red below
 * @param overshootPercent above it the target was set too low, or the count is wrong
 */
public record TrafficLight(int greenPercent, int amberPercent, int overshootPercent) {

    /** What the light shows. */
    public enum Light {
        GREEN,
        AMBER,
        RED,
        OVERSHOT
    }

    public static final TrafficLight USUAL = new TrafficLight(95, 85, 130);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public TrafficLight {
        if (!inOrder(greenPercent, amberPercent, overshootPercent)) {
            throw new IllegalArgumentException("amber ≤ green ≤ 100 ≤ overshoot");
        }
    }

    /** Shared with the form, so that the rule is written once. */
    public static boolean inOrder(int greenPercent, int amberPercent, int overshootPercent) {
        return amberPercent <= greenPercent && greenPercent <= 100 && overshootPercent >= 100;
    }

    /** The light of a value against its target; a nominal indicator is judged as one that should stay where its target is. */
    public Light judge(Direction direction, BigDecimal value, BigDecimal target) {
        var distance = value.subtract(target);
        var gain = switch (direction) {
            case ASCENDING -> distance;
            case DESCENDING -> distance.negate();
            case REGULAR, NOMINAL -> distance.abs().negate();
        };
        if (target.signum() == 0) {
            return gain.signum() < 0 ? Light.RED : Light.GREEN;
        }
        var percent = HUNDRED.add(gain.multiply(HUNDRED).divide(target.abs(), MathContext.DECIMAL64));
        if (percent.compareTo(BigDecimal.valueOf(overshootPercent)) > 0) {
            return Light.OVERSHOT;
        }
        if (percent.compareTo(BigDecimal.valueOf(greenPercent)) >= 0) {
            return Light.GREEN;
        }
        return percent.compareTo(BigDecimal.valueOf(amberPercent)) >= 0 ? Light.AMBER : Light.RED;
    }
}
