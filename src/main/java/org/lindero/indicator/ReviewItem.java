package org.lindero.indicator;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A value that was handed in and waits for a decision.
 *
 * @param value    the number that {@code amount} stands for; null when it says "no data"
 * @param expected the range outside of which a comment was asked for
 * @param own      whether the reader is its author, and so may not approve it
 */
public record ReviewItem(
        long id,
        long areaId,
        String area,
        YearMonth period,
        long indicatorId,
        String indicator,
        String unit,
        int decimals,
        Amount amount,
        @Nullable BigDecimal value,
        @Nullable BigDecimal previous,
        Range expected,
        String comment,
        String author,
        boolean own) {}
