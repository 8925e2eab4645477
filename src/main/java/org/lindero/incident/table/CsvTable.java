package org.lindero.incident.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** The table in a text file. */
final class CsvTable implements Table {

    private static final int LONGEST_HEADING_LINE = 20_000;

    private final String name;
    private final String text;
    private final char delimiter;
    private final boolean decimalComma;
    private final int headingRow;
    private final List<String> headings;
    private final Set<String> repeated;

    private CsvTable(
            String name, String text, char delimiter, boolean decimalComma, int headingRow, List<String> titles) {
        this.name = name;
        this.text = text;
        this.delimiter = delimiter;
        this.decimalComma = decimalComma;
        this.headingRow = headingRow;
        headings = HeadingRows.unique(titles);
        var seen = new HashSet<String>();
        repeated = titles.stream().filter(title -> !seen.add(title)).collect(Collectors.toUnmodifiableSet());
    }

    /** @param reading with a delimiter, a decimal mark and the row of the headings */
    static Table of(String name, String text, Reading reading) {
        if (text.indexOf('\0') >= 0 || hasEndlessLine(text)) {
            return new RefusedFile(name, ImportProblem.error(FileProblem.NOT_A_TABLE, name));
        }
        char delimiter = reading.delimiter() == null ? ',' : reading.delimiter();
        int from = reading.headingRow() == null ? 1 : reading.headingRow();
        try (var csv = Delimiters.reader(text, delimiter)) {
            var rows = csv.stream()
                    .dropWhile(row -> row.getStartingLineNumber() < from)
                    .limit(2)
                    .toList();
            if (rows.isEmpty() || rows.getFirst().getFieldCount() < 2) {
                return new RefusedFile(name, ImportProblem.error(FileProblem.NOT_A_TABLE, name));
            }
            if (rows.size() < 2) {
                return new RefusedFile(name, ImportProblem.error(FileProblem.NO_ROWS, name));
            }
            return new CsvTable(
                    name,
                    text,
                    delimiter,
                    Boolean.TRUE.equals(reading.decimalComma()),
                    (int) rows.getFirst().getStartingLineNumber(),
                    rows.getFirst().getFields().stream().map(String::strip).toList());
        } catch (CsvParseException | IOException broken) {
            return new RefusedFile(name, ImportProblem.error(FileProblem.NOT_A_TABLE, name));
        }
    }

    private static boolean hasEndlessLine(String text) {
        int end = text.indexOf('\n');
        return (end < 0 ? text.length() : end) > LONGEST_HEADING_LINE;
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
    public boolean isRepeated(String heading) {
        return repeated.contains(heading);
    }

    @Override
    public boolean decimalComma() {
        return decimalComma;
    }

    @Override
    public List<ImportProblem> problems() {
        return List.of();
    }

    @Override
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        int last = headingRow;
        try (var csv = Delimiters.reader(text, delimiter)) {
            for (var rows = csv.iterator(); rows.hasNext(); ) {
                var one = rows.next();
                last = (int) one.getStartingLineNumber();
                if (last > headingRow) {
                    consumer.accept(new CsvRow(one));
                }
            }
            return null;
        } catch (CsvParseException broken) {
            return ImportProblem.errorAt(FileProblem.BROKEN_ROW, name, last + 1, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private final class CsvRow implements Row {
        private final CsvRecord cells;

        CsvRow(CsvRecord cells) {
            this.cells = cells;
        }

        @Override
        public int number() {
            return (int) cells.getStartingLineNumber();
        }

        @Override
        public String cell(int column) {
            return column >= 0 && column < cells.getFieldCount()
                    ? cells.getField(column).strip()
                    : "";
        }

        @Override
        public Place place(int column) {
            return new Place(null, number(), column, headings.get(column));
        }

        @Override
        public @Nullable ImportProblem misfit() {
            int count = cells.getFieldCount();
            if (count == headings.size()) {
                return null;
            }
            boolean surplus = cells.getFields().stream().skip(headings.size()).anyMatch(cell -> !cell.isBlank());
            return surplus || count < headings.size()
                    ? ImportProblem.errorAt(
                            FileProblem.WRONG_NUMBER_OF_CELLS, name, number(), null, count, headings.size())
                    : null;
        }
    }
}
