package org.lindero.incident;

import org.jspecify.annotations.Nullable;

/** Which columns of a table of incidents mean what, by heading; hour and category may be absent. */
public record PointColumns(
        @Nullable String date,
        @Nullable String hour,
        @Nullable String category,
        @Nullable String longitude,
        @Nullable String latitude) {

    /** The likely columns. */
    public static PointColumns guess(TableFile table) {
        var headings = new Headings(table);
        return new PointColumns(
                headings.pick(Headings.DATE, cell -> PeriodText.day(cell) != null || PeriodText.month(cell) != null),
                headings.pick(Headings.HOUR),
                headings.pick(Headings.CATEGORY),
                headings.pick(Headings.LONGITUDE),
                headings.pick(Headings.LATITUDE));
    }
}
