package org.lindero.incident.table;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/**
 * Records as a table; the first record is row 2, as it is below headings.
 *
 * @param defaults by heading, what holds where a record says nothing
 */
record RecordTable(
        String name, List<String> headings, PackedRows rows, Map<String, String> defaults, FormAnswers answers)
        implements Table {

    @Override
    public boolean decimalComma() {
        return false;
    }

    @Override
    public List<ImportProblem> problems() {
        return List.of();
    }

    @Override
    public List<String> choices() {
        return headings.stream().filter(answers::isChoice).toList();
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        rows.forEach((number, cells) -> consumer.accept(new RecordRow(this, number, cells)));
        return null;
    }

    private record RecordRow(RecordTable table, int number, SortedMap<Integer, String> cells) implements Row {
        @Override
        public String cell(int column) {
            if (column < 0 || column >= table.headings.size()) {
                return "";
            }
            var heading = table.headings.get(column);
            var text = cells.get(column);
            return text == null ? table.defaults.getOrDefault(heading, "") : table.answers.shown(heading, text);
        }

        @Override
        public Place place(int column) {
            return new Place(null, number, column, table.headings.get(column));
        }
    }
}
