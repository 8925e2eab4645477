package org.lindero.incident;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.TextEncoding;

/**
 * A table in a text file, its delimiter and encoding found out. Rows are read from the text each time they are asked for,
 * because a million of them would not fit in memory as objects. Never throws for what a file holds.
 */
public final class TableFile {

    /** Larger files are refused before they are looked at. */
    public static final long MAX_BYTES = 200L << 20;

    private static final int SAMPLE_ROWS = 50;
    private static final int LONGEST_HEADING_LINE = 20_000;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    /** One row; its number is the line in the file, the heading being 1. */
    public record Row(int number, List<String> cells) {

        /** The text of a cell; empty where the row is too short. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    private final String name;
    private final String text;
    private final char delimiter;
    private final List<String> headings;
    private final Set<String> repeated;
    private final List<Row> samples;
    private final List<ImportProblem> problems;

    private TableFile(
            String name,
            String text,
            char delimiter,
            List<String> headings,
            Set<String> repeated,
            List<Row> samples,
            List<ImportProblem> problems) {
        this.name = name;
        this.text = text;
        this.delimiter = delimiter;
        this.headings = headings;
        this.repeated = repeated;
        this.samples = samples;
        this.problems = problems;
    }

    /** Understands a file; what is wrong with it as a whole is among the {@link #problems}. */
    public static TableFile read(String name, byte[] bytes) {
        var refusal = refusal(bytes);
        if (refusal != null) {
            return refused(name, ImportProblem.error(refusal, name, MAX_BYTES >> 20));
        }
        var text = TextEncoding.decode(bytes);
        int lineEnd = text.indexOf('\n');
        var heading = text.substring(0, lineEnd < 0 ? Math.min(text.length(), LONGEST_HEADING_LINE + 1) : lineEnd);
        if (heading.length() > LONGEST_HEADING_LINE || text.indexOf('\0') >= 0) {
            return refused(name, ImportProblem.error(TableProblem.NOT_A_TABLE, name));
        }
        char delimiter = delimiter(text);
        var rows = new ArrayList<Row>();
        try (var csv = reader(text, delimiter)) {
            csv.stream().limit(SAMPLE_ROWS + 1L).map(TableFile::row).forEach(rows::add);
        } catch (CsvParseException | IOException broken) {
            return refused(name, ImportProblem.error(TableProblem.NOT_A_TABLE, name));
        }
        return understood(name, text, delimiter, rows);
    }

    /** The file's name. */
    public String name() {
        return name;
    }

    /** The headings; a repeated one carries its number. */
    public List<String> headings() {
        return headings;
    }

    /** Whether the file has the heading more than once; the later ones are numbered. */
    public boolean isRepeated(String heading) {
        return repeated.contains(heading);
    }

    /** The first rows. */
    public List<Row> samples() {
        return samples;
    }

    /** What stands between the cells. */
    public char delimiter() {
        return delimiter;
    }

    /** What is wrong with the file as a whole. */
    public List<ImportProblem> problems() {
        return problems;
    }

    /** Whether it is a table with rows. */
    public boolean isReadable() {
        return problems.stream().noneMatch(ImportProblem::isError);
    }

    /** The place of a column by its heading; -1 when there is none of that name, or none was chosen. */
    public int column(@Nullable String heading) {
        return heading == null ? -1 : headings.indexOf(heading);
    }

    /**
     * The problem of a row that has more or fewer cells than there are headings, such as a count with a thousands comma in a
     * file of commas: reading on would put values into the wrong columns. Null when the row fits.
     */
    public @Nullable ImportProblem misfit(Row row) {
        boolean surplus = row.cells().stream().skip(headings.size()).anyMatch(cell -> !cell.isBlank());
        return surplus || row.cells().size() < headings.size()
                ? ImportProblem.errorAt(
                        TableProblem.WRONG_NUMBER_OF_CELLS,
                        name,
                        row.number(),
                        null,
                        row.cells().size(),
                        headings.size())
                : null;
    }

    /** Hands over the text of one column, row by row, as far as the file can be read. */
    public void forEachCell(int column, Consumer<String> consumer) {
        forEach(row -> consumer.accept(row.cell(column)));
    }

    /**
     * Hands over every row in turn.
     *
     * @return the problem of a row that ends all reading, such as a quotation mark that is never closed; null when all went well
     */
    public @Nullable ImportProblem forEach(Consumer<Row> consumer) {
        int last = 1;
        try (var csv = reader(text, delimiter)) {
            for (var rows = csv.iterator(); rows.hasNext(); ) {
                var row = row(rows.next());
                if (last++ > 1) {
                    consumer.accept(row);
                }
            }
            return null;
        } catch (CsvParseException broken) {
            return ImportProblem.errorAt(TableProblem.BROKEN_ROW, name, last, null);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static @Nullable TableProblem refusal(byte[] bytes) {
        if (bytes.length == 0) {
            return TableProblem.EMPTY_FILE;
        }
        if (bytes.length > MAX_BYTES) {
            return TableProblem.TOO_LARGE;
        }
        return TextEncoding.isOnlyZeros(bytes) ? TableProblem.ONLY_ZEROS : null;
    }

    private static TableFile refused(String name, ImportProblem problem) {
        return new TableFile(name, "", ',', List.of(), Set.of(), List.of(), List.of(problem));
    }

    private static TableFile understood(String name, String text, char delimiter, List<Row> rows) {
        if (rows.isEmpty() || rows.getFirst().cells().size() < 2) {
            return refused(name, ImportProblem.error(TableProblem.NOT_A_TABLE, name));
        }
        if (rows.size() < 2) {
            return refused(name, ImportProblem.error(TableProblem.NO_ROWS, name));
        }
        var samples = List.copyOf(rows.subList(1, rows.size()));
        return new TableFile(
                name, text, delimiter, headings(rows.getFirst()), repeated(rows.getFirst()), samples, List.of());
    }

    private static Set<String> repeated(Row first) {
        var seen = new HashSet<String>();
        return first.cells().stream()
                .map(String::strip)
                .filter(heading -> !seen.add(heading))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<String> headings(Row first) {
        var headings = new LinkedHashSet<String>();
        var times = new HashMap<String, Integer>();
        for (var cell : first.cells()) {
            var heading = cell.isBlank() ? "?" : cell.strip();
            var unique = heading;
            while (!headings.add(unique)) {
                unique = heading + " (" + (times.merge(heading, 1, Integer::sum) + 1) + ")";
            }
        }
        return List.copyOf(headings);
    }

    /** The one that stands most often in the heading line, outside quotation marks. */
    private static char delimiter(String text) {
        var counts = new int[DELIMITERS.length];
        boolean quoted = false;
        for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
            char one = text.charAt(i);
            quoted ^= one == '"';
            for (int d = 0; d < DELIMITERS.length && !quoted; d++) {
                counts[d] += one == DELIMITERS[d] ? 1 : 0;
            }
        }
        int best = 0;
        for (int d = 1; d < counts.length; d++) {
            best = counts[d] > counts[best] ? d : best;
        }
        return DELIMITERS[best];
    }

    private static CsvReader<CsvRecord> reader(String text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }

    private static Row row(CsvRecord csvRecord) {
        return new Row((int) csvRecord.getStartingLineNumber(), csvRecord.getFields());
    }
}
