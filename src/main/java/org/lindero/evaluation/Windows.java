package org.lindero.evaluation;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.lindero.incident.MonthlyCounts;

/**
 * The two windows of equal length, before and after the first start, that the descriptive measures compare. A month that an area did
 * not publish leaves them together with its mirror image across the start: taken for zero it would look like a fall.
 *
 * @param start place of the first month after
 * @param length how many months each window has
 */
public record Windows(int start, int length) {

    /** Where a month lies. */
    public enum Side {
        BEFORE,
        AFTER,
        NEITHER
    }

    /** As long as the data allow around a start. */
    public static Windows around(YearMonth start, MonthlyCounts counts) {
        var months = counts.months();
        int place = (int) ChronoUnit.MONTHS.between(months[0], start);
        return new Windows(place, Math.max(0, Math.min(place, months.length - place)));
    }

    /** The window in which the count of an area and month is added up. */
    public Side side(MonthlyCounts counts, int area, int month) {
        int mirror = 2 * start - 1 - month;
        if (month < start - length || month >= start + length) {
            return Side.NEITHER;
        }
        if (Double.isNaN(counts.count(area, month)) || Double.isNaN(counts.count(area, mirror))) {
            return Side.NEITHER;
        }
        return month < start ? Side.BEFORE : Side.AFTER;
    }
}
