package org.lindero.incident.table;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** A table with a row an incident, each of which counts one. */
final class IncidentTable implements Table {

    private final Table incidents;
    private final List<String> headings;

    IncidentTable(Table incidents) {
        this.incidents = incidents;
        headings = Stream.concat(incidents.headings().stream(), Stream.of(Shaping.VALUE))
                .toList();
    }

    @Override
    public String name() {
        return incidents.name();
    }

    @Override
    public List<String> headings() {
        return headings;
    }

    @Override
    public boolean decimalComma() {
        return incidents.decimalComma();
    }

    @Override
    public List<ImportProblem> problems() {
        return incidents.problems();
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        return incidents.forEach(row -> consumer.accept(new One(row, headings.size() - 1)));
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
