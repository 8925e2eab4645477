package org.lindero.indicator;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What is left to do for an area and a period that is over.
 *
 * @param dueOn     the last day on which the first of its values is in time
 * @param late      whether that day has passed
 * @param expected  values that are asked for
 * @param entered   values or statements of "no data" that are there, in any state
 * @param submitted those of them that were handed in or approved
 * @param returned  those of them that came back
 */
public record EntrySummary(
        long areaId,
        String areaName,
        YearMonth period,
        LocalDate dueOn,
        boolean late,
        int expected,
        int entered,
        int submitted,
        int returned) {

    /** Values that still have to be entered or corrected. */
    public int open() {
        return expected - entered + returned;
    }
}
