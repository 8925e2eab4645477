package org.lindero.incident;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.Shaping;
import org.lindero.incident.table.Table;

/**
 * Which columns of a table of monthly counts mean what, by heading.
 *
 * @param area the code of the area, or its name
 * @param within the name of what the area belongs to, such as its state; only names of areas need it
 * @param period the month, or only its name where the year has a column of its own
 * @param year the year, when the period holds no year
 * @param categories what was counted, in one column or in several together; none when the whole file is one outcome
 * @param count how many
 */
public record CountColumns(
        @Nullable String area,
        @Nullable String within,
        @Nullable String period,
        @Nullable String year,
        List<String> categories,
        @Nullable String count) {

    public CountColumns {
        categories = List.copyOf(categories);
    }

    /** With a category in one column, or without any. */
    public CountColumns(
            @Nullable String area,
            @Nullable String period,
            @Nullable String year,
            @Nullable String category,
            @Nullable String count) {
        this(area, null, period, year, category == null ? List.of() : List.of(category), count);
    }

    /** The likely columns of a table with a row for each count. */
    public static CountColumns guess(Table table) {
        return guess(table, Shape.LONG);
    }

    /** The likely columns of a table that had this shape and has a row for each count now. */
    public static CountColumns guess(Table table, Shape shape) {
        var headings = new Headings(table);
        return switch (shape) {
            case LONG, INCIDENTS, CATEGORIES_ACROSS, AREAS_ACROSS -> longer(headings, shape);
            case MONTHS_ACROSS ->
                new CountColumns(
                        headings.area() == null ? table.headings().getFirst() : headings.area(),
                        headings.pick(Headings.WITHIN),
                        Shaping.HEADING,
                        headings.pick(Headings.YEAR),
                        headings.categories(),
                        Shaping.VALUE);
            case NESTED ->
                new CountColumns(
                        Shaping.AREA,
                        null,
                        Shaping.HEADING,
                        headings.pick(Headings.YEAR),
                        List.of(Shaping.CATEGORY),
                        Shaping.VALUE);
        };
    }

    private static CountColumns longer(Headings headings, Shape shape) {
        var area = shape == Shape.AREAS_ACROSS ? Shaping.HEADING : headings.area();
        var whole = headings.pick(Headings.PERIOD, cell -> PeriodText.month(cell) != null);
        var year = whole == null ? headings.pick(Headings.YEAR) : null;
        var period = whole == null ? headings.pick(Headings.PERIOD) : whole;
        var categories = shape == Shape.CATEGORIES_ACROSS ? List.of(Shaping.HEADING) : headings.categories();
        var taken = new ArrayList<@Nullable String>(Arrays.asList(area, period, year));
        taken.addAll(categories);
        var count = shape == Shape.LONG ? headings.count(taken) : Shaping.VALUE;
        return new CountColumns(area, headings.pick(Headings.WITHIN), period, year, categories, count);
    }
}
