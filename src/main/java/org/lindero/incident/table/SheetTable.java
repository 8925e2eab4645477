package org.lindero.incident.table;

import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** The table in a sheet, below its row of headings. */
public final class SheetTable implements Table {

    private final String name;
    private final Sheet sheet;
    private final int headingRow;
    private final boolean hasRowAbove;
    private final int[] columns;
    private final List<String> headings;

    /** The table of which a row holds the headings; a row right above may head several of them. */
    SheetTable(String name, Sheet sheet, int headingRow) {
        this.name = name;
        this.sheet = sheet;
        this.headingRow = headingRow;
        var first = sheet.rows().first(Math.max(headingRow, 1));
        int at = IntStream.range(0, first.size())
                .filter(i -> first.get(i).number() == headingRow)
                .findFirst()
                .orElse(-1);
        int above = at < 0 ? -1 : HeadingRows.above(first, at);
        hasRowAbove = above >= 0;
        SortedMap<Integer, String> own =
                at < 0 ? new TreeMap<>() : first.get(at).cells();
        SortedMap<Integer, String> top =
                above < 0 ? new TreeMap<>() : first.get(above).cells();
        var used = new BitSet();
        own.keySet().forEach(used::set);
        top.keySet().forEach(used::set);
        sheet.rows().forEach((number, cells) -> {
            if (number > headingRow) {
                cells.keySet().forEach(used::set);
            }
        });
        columns = used.stream().toArray();
        headings = HeadingRows.unique(used.stream()
                .mapToObj(column -> HeadingRows.title(column, own, top))
                .toList());
    }

    /** The rows that hold the headings: one, or one and another right above. */
    public List<Integer> headingRows() {
        return hasRowAbove ? List.of(headingRow - 1, headingRow) : List.of(headingRow);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> headings() {
        return headings;
    }

    @Override
    public boolean decimalComma() {
        return false;
    }

    @Override
    public List<ImportProblem> problems() {
        if (columns.length < 2) {
            return List.of(ImportProblem.error(FileProblem.NOT_A_TABLE, name));
        }
        return sheet.lastRow() > headingRow ? List.of() : List.of(ImportProblem.error(FileProblem.NO_ROWS, name));
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        sheet.forEachBelow(headingRow, (number, cells) -> consumer.accept(new SheetRow(number, cells)));
        return null;
    }

    private final class SheetRow implements Row {
        private final int number;
        private final SortedMap<Integer, String> cells;

        SheetRow(int number, SortedMap<Integer, String> cells) {
            this.number = number;
            this.cells = cells;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public String cell(int column) {
            return column < 0 || column >= columns.length ? "" : cells.getOrDefault(columns[column], "");
        }

        @Override
        public Place place(int column) {
            var address = sheet.name() + "!" + CellReference.convertNumToColString(columns[column]) + number;
            return new Place(sheet.name(), number, columns[column], address + " (" + headings.get(column) + ")");
        }
    }
}
