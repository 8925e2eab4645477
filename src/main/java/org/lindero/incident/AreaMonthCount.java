package org.lindero.incident;

import java.time.YearMonth;

/** How many events an area had in a month. */
public record AreaMonthCount(long areaId, YearMonth month, double count) {

    public AreaMonthCount {
        if (!(count >= 0) || Double.isInfinite(count)) {
            throw new IllegalArgumentException("a count is a number of zero or more: " + count);
        }
    }
}
