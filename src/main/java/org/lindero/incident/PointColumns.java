package org.lindero.incident;

import org.jspecify.annotations.Nullable;
import org.lindero.incident.table.Table;

/**
 * Which columns of a table of incidents mean what, by heading; hour, category and identifier may be absent.
 *
 * @param id what tells one incident from another, such as a file number: one that stands again is reported
 */
public record PointColumns(
        @Nullable String date,
        @Nullable String hour,
        @Nullable String category,
        @Nullable String longitude,
        @Nullable String latitude,
        @Nullable String id) {

    /** Without an identifier. */
    public PointColumns(
            @Nullable String date,
            @Nullable String hour,
            @Nullable String category,
            @Nullable String longitude,
            @Nullable String latitude) {
        this(date, hour, category, longitude, latitude, null);
    }

    /** Whether an incident has a day and a place. */
    public boolean isComplete() {
        return date != null && longitude != null && latitude != null;
    }

    /** The likely columns. */
    public static PointColumns guess(Table table) {
        var headings = new Headings(table);
        var category = headings.pick(Headings.CATEGORY);
        return new PointColumns(
                headings.pick(Headings.DATE, cell -> PeriodText.day(cell) != null || PeriodText.month(cell) != null),
                headings.pick(Headings.HOUR),
                category == null && !table.choices().isEmpty() ? table.choices().getFirst() : category,
                headings.coordinate(Headings.LONGITUDE),
                headings.coordinate(Headings.LATITUDE),
                headings.pick(Headings.ID));
    }
}
