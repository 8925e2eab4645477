package org.lindero.incident;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table of monthly counts mean what, by heading.
 *
 * @param area the code of the area
 * @param period the month, or only its name where the year has a column of its own
 * @param year the year, when the period holds no year
 * @param category what was counted; absent when the whole file is one outcome
 * @param count how many
 */
public record CountColumns(
        @Nullable String area,
        @Nullable String period,
        @Nullable String year,
        @Nullable String category,
        @Nullable String count) {

    /** The likely columns. */
    public static CountColumns guess(TableFile table) {
        var headings = new Headings(table);
        var area = headings.pick(Headings.AREA);
        var whole = headings.pick(Headings.PERIOD, cell -> PeriodText.month(cell) != null);
        var year = whole == null ? headings.pick(Headings.YEAR) : null;
        var period = whole == null ? headings.pick(Headings.PERIOD) : whole;
        var category = headings.pick(Headings.CATEGORY);
        var count =
                headings.pick(Headings.COUNT, cell -> !(CountText.parse(cell, true) instanceof CountText.NotANumber));
        return new CountColumns(
                area,
                period,
                year,
                category,
                count == null ? headings.lastNumeric(Arrays.asList(area, period, year, category)) : count);
    }
}
