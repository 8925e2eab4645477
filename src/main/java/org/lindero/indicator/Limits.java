package org.lindero.indicator;

import org.jspecify.annotations.Nullable;

/**
 * What a plausible value is.
 *
 * @param soft a value outside needs a comment before it is submitted
 * @param hard a value outside is refused
 * @param light thresholds against the target; null when the indicator has none
 */
public record Limits(Range soft, Range hard, @Nullable TrafficLight light) {

    public static final Limits NONE = new Limits(Range.OPEN, Range.OPEN, null);
}
