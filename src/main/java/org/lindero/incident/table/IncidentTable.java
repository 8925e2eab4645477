package org.lindero.incident.table;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** A table with a row an incident, each of which counts one. */
final class IncidentTable extends DerivedTable {

    IncidentTable(Table incidents) {
        super(
                incidents,
                Stream.concat(incidents.headings().stream(), Stream.of(Shaping.VALUE))
                        .toList());
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        int value = headings().size() - 1;
        return source().forEach(row -> consumer.accept(new One(row, value)));
    }

    private record One(Row row, int value) implements Row {
        @Override
        public int number() {
            return row.number();
        }

        @Override
        public String cell(int column) {
            return column == value ? "1" : row.cell(column);
        }

        @Override
        public Place place(int column) {
            return row.place(column == value ? 0 : column);
        }

        @Override
        public @Nullable ImportProblem misfit() {
            return row.misfit();
        }
    }
}
