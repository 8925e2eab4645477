package org.lindero.incident.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table becomes one with a row for each count.
 *
 * @param across the headings of the columns that hold counts, where there are several
 * @param labels the heading of the column that names areas and, below each, its categories
 */
public record Shaping(
        Shape shape, List<String> across, @Nullable String labels) {

    /** The table stays as it is. */
    public static final Shaping LONG = new Shaping(Shape.LONG, List.of(), null);

    /** The heading of the column that holds what was a heading. */
    public static final String HEADING = "(encabezado)";

    /** The heading of the column that holds what stood below such a heading, or the 1 of an incident. */
    public static final String VALUE = "(valor)";

    /** The heading of the column that holds the area of a nested table. */
    public static final String AREA = "(área)";

    /** The heading of the column that holds the category of a nested table. */
    public static final String CATEGORY = "(categoría)";

    public Shaping {
        across = List.copyOf(across);
    }

    /** The table with a row for each count. Its rows are made one by one while they are read. */
    public Table apply(Table table) {
        return switch (shape) {
            case LONG -> table;
            case INCIDENTS -> new IncidentTable(table);
            case NESTED -> WideTable.of(new NestedTable(table, labels), across);
            case MONTHS_ACROSS, CATEGORIES_ACROSS, AREAS_ACROSS -> WideTable.of(table, across);
        };
    }
}
