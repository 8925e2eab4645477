package org.lindero.incident.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** A table whose columns of counts have become rows: each heading and the cell below it stand in two columns at the end. */
final class WideTable extends DerivedTable {

    private final int[] across;
    private final int[] kept;

    private WideTable(Table wide, int[] across, int[] kept) {
        super(
                wide,
                Stream.concat(
                                IntStream.of(kept).mapToObj(wide.headings()::get),
                                Stream.of(Shaping.HEADING, Shaping.VALUE))
                        .toList());
        this.across = across;
        this.kept = kept;
    }

    static Table of(Table wide, List<String> across) {
        int[] columns =
                across.stream().mapToInt(wide::column).filter(i -> i >= 0).toArray();
        var taken = IntStream.of(columns).boxed().collect(Collectors.toSet());
        int[] kept = IntStream.range(0, wide.headings().size())
                .filter(i -> !taken.contains(i))
                .toArray();
        return new WideTable(wide, columns, kept);
    }

    @Override
    public List<ImportProblem> problems() {
        var totals = IntStream.of(kept)
                .mapToObj(source().headings()::get)
                .filter(Totals::isTotal)
                .collect(Collectors.joining(", "));
        var problems = new ArrayList<>(super.problems());
        if (!totals.isEmpty()) {
            problems.add(ImportProblem.warning(FileProblem.TOTAL_COLUMNS, name(), totals));
        }
        return problems;
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        return source().forEach(row -> {
            int columns = row.misfit() == null ? across.length : Math.min(1, across.length);
            for (int i = 0; i < columns; i++) {
                consumer.accept(new Cell(row, across[i]));
            }
        });
    }

    /** One column of a row. */
    private final class Cell implements Row {
        private final Row row;
        private final int column;

        Cell(Row row, int column) {
            this.row = row;
            this.column = column;
        }

        @Override
        public int number() {
            return row.number();
        }

        @Override
        public String cell(int i) {
            if (i < 0 || i > kept.length + 1) {
                return "";
            }
            return i < kept.length
                    ? row.cell(kept[i])
                    : i == kept.length ? source().headings().get(column) : row.cell(column);
        }

        @Override
        public Place place(int i) {
            return row.place(i >= 0 && i < kept.length ? kept[i] : column);
        }

        @Override
        public @Nullable ImportProblem misfit() {
            return row.misfit();
        }
    }
}
