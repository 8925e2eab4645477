package org.lindero.indicator;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** From {@code min} to {@code max}, both included; null on a side means no bound there. */
public record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) {

    /** Everything. */
    public static final Range OPEN = new Range(null, null);

    public Range {
        min = Decimals.plainOrNull(min);
        max = Decimals.plainOrNull(max);
        if (!inOrder(min, max)) {
            throw new IllegalArgumentException("min above max");
        }
    }

    /** A range of whole numbers. */
    public static Range of(long min, long max) {
        return new Range(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    /** Shared with the form, so that the rule is written once. */
    public static boolean inOrder(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        return min == null || max == null || min.compareTo(max) <= 0;
    }

    public boolean contains(BigDecimal value) {
        return (min == null || value.compareTo(min) >= 0) && (max == null || value.compareTo(max) <= 0);
    }
}
