package org.lindero.incident.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/**
 * A table in which one column names areas and, in the rows below each, its categories, as a pivot table does. A label that
 * stands more than once is a category, the others are areas; the row of an area holds the sums of the rows below it and is left
 * out.
 */
final class NestedTable extends DerivedTable {

    private final int labels;
    private final Set<String> categories = new HashSet<>();
    private final int areas;

    NestedTable(Table nested, @Nullable String labels) {
        super(
                nested,
                Stream.concat(Stream.of(Shaping.AREA, Shaping.CATEGORY), nested.headings().stream())
                        .toList());
        this.labels = Math.max(0, nested.column(labels));
        var seen = new HashSet<String>();
        nested.forEachCell(this.labels, label -> {
            if (!seen.add(label)) {
                categories.add(label);
            }
        });
        areas = seen.size() - categories.size();
    }

    @Override
    public List<ImportProblem> problems() {
        var problems = new ArrayList<>(super.problems());
        problems.add(ImportProblem.warning(FileProblem.SUBTOTALS, name(), areas));
        return problems;
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        var area = new Row[1];
        return source().forEach(row -> {
            if (!categories.contains(row.cell(labels))) {
                area[0] = row;
            } else if (area[0] != null) {
                consumer.accept(new CategoryRow(area[0], row));
            }
        });
    }

    private final class CategoryRow implements Row {
        private final Row area;
        private final Row row;

        CategoryRow(Row area, Row row) {
            this.area = area;
            this.row = row;
        }

        @Override
        public int number() {
            return row.number();
        }

        @Override
        public String cell(int column) {
            return switch (column) {
                case 0 -> area.cell(labels);
                case 1 -> row.cell(labels);
                default -> row.cell(column - 2);
            };
        }

        @Override
        public Place place(int column) {
            return switch (column) {
                case 0 -> area.place(labels);
                case 1 -> row.place(labels);
                default -> row.place(column - 2);
            };
        }

        @Override
        public @Nullable ImportProblem misfit() {
            return row.misfit();
        }
    }
}
