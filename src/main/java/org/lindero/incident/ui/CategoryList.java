package org.lindero.incident.ui;

import java.util.HashSet;
import java.util.List;
import org.lindero.incident.CountReader;
import org.lindero.incident.table.Table;

/** What a table counts. */
final class CategoryList {

    private CategoryList() {}

    /** The categories in one or several columns, in alphabetical order; one empty text when there is no column. */
    static List<String> of(Table table, List<String> headings) {
        var columns = headings.stream().mapToInt(table::column).toArray();
        if (columns.length == 0) {
            return List.of("");
        }
        var found = new HashSet<String>();
        var parts = new String[columns.length];
        table.forEach(row -> {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = row.cell(columns[i]);
            }
            found.add(CountReader.joined(parts));
        });
        return found.stream().sorted().toList();
    }
}
