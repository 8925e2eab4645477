package org.lindero.incident.ui;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.incident.CountReader;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.Totals;

/** What a table counts. */
final class CategoryList {

    private CategoryList() {}

    /**
     * The categories in one or several columns, in alphabetical order; one empty text when there is no column.
     *
     * @param area the column of the areas: where it says that a total or a note follows, no category is no category
     */
    static List<String> of(Table table, List<String> headings, @Nullable String area) {
        var columns = headings.stream().mapToInt(table::column).toArray();
        if (columns.length == 0) {
            return List.of("");
        }
        var found = new HashSet<String>();
        var parts = new String[columns.length];
        int label = table.column(area);
        table.forEach(row -> {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = row.cell(columns[i]);
            }
            var category = CountReader.joined(parts);
            boolean below = category.isEmpty()
                    && label >= 0
                    && (Totals.isTotal(row.cell(label)) || Totals.isNote(row.cell(label)));
            if (!below) {
                found.add(category);
            }
        });
        return found.stream().sorted().toList();
    }
}
