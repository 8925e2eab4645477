package org.lindero.incident.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.lindero.shared.NumberText;

/** What stands between the cells of a text file, and between the digits of its numbers. */
final class Delimiters {

    private static final char[] KNOWN = {',', ';', '\t', '|'};
    private static final int LINES = 30;

    private Delimiters() {}

    /** The one that stands most often, outside quotation marks, in the first line that has any. */
    static char guess(String text) {
        var counts = new int[KNOWN.length];
        boolean quoted = false;
        int lines = 0;
        for (int i = 0; i < text.length() && lines < LINES; i++) {
            char one = text.charAt(i);
            quoted ^= one == '"';
            if (one == '\n' && !quoted) {
                lines++;
                if (counts[most(counts)] > 0) {
                    break;
                }
            }
            for (int d = 0; d < KNOWN.length && !quoted; d++) {
                counts[d] += one == KNOWN[d] ? 1 : 0;
            }
        }
        return KNOWN[most(counts)];
    }

    private static int most(int[] counts) {
        int best = 0;
        for (int d = 1; d < counts.length; d++) {
            best = counts[d] > counts[best] ? d : best;
        }
        return best;
    }

    /** Numbers decide; without any that does, a file whose cells stand apart by something else than commas has decimal commas. */
    static boolean hasDecimalComma(List<HeadingRows.Filled> first, char delimiter) {
        var marks = new NumberText.Marks();
        first.forEach(row -> row.cells().values().forEach(marks::add));
        return marks.decimalComma(delimiter != ',');
    }

    /** The first rows, as far as they can be read. */
    static List<HeadingRows.Filled> first(String text, char delimiter) {
        var first = new ArrayList<HeadingRows.Filled>();
        try (var csv = reader(text, delimiter)) {
            csv.stream().limit(HeadingRows.FIRST_ROWS).forEach(one -> {
                var cells = new TreeMap<Integer, String>();
                for (int i = 0; i < one.getFieldCount(); i++) {
                    if (!one.getField(i).isBlank()) {
                        cells.put(i, one.getField(i).strip());
                    }
                }
                first.add(new HeadingRows.Filled((int) one.getStartingLineNumber(), cells));
            });
        } catch (CsvParseException | IOException broken) {
            // the rows before it will do
        }
        return first;
    }

    static CsvReader<CsvRecord> reader(String text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(text);
    }
}
