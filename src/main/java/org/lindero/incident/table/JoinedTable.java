package org.lindero.incident.table;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** Tables with the same headings, one below the other. */
final class JoinedTable implements Table {

    private final String name;
    private final List<Table> parts;

    /** @param parts at least one */
    JoinedTable(String name, List<Table> parts) {
        this.name = name;
        this.parts = parts;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> headings() {
        return parts.getFirst().headings();
    }

    @Override
    public boolean decimalComma() {
        return parts.getFirst().decimalComma();
    }

    @Override
    public List<ImportProblem> problems() {
        var problems = parts.stream().flatMap(part -> part.problems().stream()).toList();
        if (!problems.isEmpty()) {
            return problems;
        }
        return parts.stream()
                .filter(part -> !part.headings().equals(headings()))
                .map(part -> ImportProblem.error(FileProblem.OTHER_HEADINGS, name, part.name()))
                .toList();
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        for (var part : parts) {
            var broken = part.forEach(row -> consumer.accept(new PartRow(part.name(), row)));
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private record PartRow(String part, Row row) implements Row {
        @Override
        public int number() {
            return row.number();
        }

        @Override
        public String cell(int column) {
            return row.cell(column);
        }

        @Override
        public Place place(int column) {
            var place = row.place(column);
            return new Place(part, place.row(), place.column(), part + ": " + place.label());
        }

        @Override
        public @Nullable ImportProblem misfit() {
            return row.misfit();
        }
    }
}
