package org.lindero.incident.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Finds the headings among the first rows of a sheet: the first row that is at least half as wide as the widest and holds mostly
 * words; a row right above it that is filled here and there, such as years over months, heads the columns up to its next filled
 * cell and comes before their own heading.
 */
public final class HeadingRows {

    /** How many rows are looked at. */
    public static final int FIRST_ROWS = 60;

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?[\\d,]*\\.?\\d+([eE][-+]?\\d+)?|\\d{1,4}[-/]\\d{1,2}[-/]\\d{1,4}( .*|T.*)?");
    private static final Pattern MONTH_AS_DATE = Pattern.compile("\\d{4}[-/](0?[1-9]|1[0-2])([-/]0?1)?");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");

    /** A row with its filled cells by column, from 0. */
    record Filled(int number, SortedMap<Integer, String> cells) {}

    private HeadingRows() {}

    /** The place in the list of the row that looks like headings; 0 when none does. */
    static int find(List<Filled> first) {
        int widest = first.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        for (int i = 0; i < first.size(); i++) {
            var cells = first.get(i).cells().values();
            long words = cells.stream().filter(HeadingRows::isWord).count();
            if (cells.size() * 2 >= widest && words * 2 > cells.size()) {
                return isOverMonths(first, i) ? i + 1 : i;
            }
        }
        return 0;
    }

    /** Whether the row has years, and the one right below it nothing but words: then that one names the columns. */
    private static boolean isOverMonths(List<Filled> first, int row) {
        return row + 1 < first.size()
                && first.get(row + 1).number() == first.get(row).number() + 1
                && first.get(row).cells().values().stream()
                        .anyMatch(cell -> YEAR.matcher(cell).matches())
                && first.get(row + 1).cells().values().stream().allMatch(HeadingRows::isWord);
    }

    /** The place in the list of the row whose headings stand over those of row {@code heading}; -1 when there is none. */
    static int above(List<Filled> first, int heading) {
        if (heading < 1 || first.get(heading - 1).number() != first.get(heading).number() - 1) {
            return -1;
        }
        var cells = first.get(heading - 1).cells();
        boolean headings =
                cells.size() > 1 || YEAR.matcher(cells.get(cells.firstKey())).matches();
        return headings ? heading - 1 : -1;
    }

    /** The heading of a column: its own behind that of the row above. */
    static String title(int column, SortedMap<Integer, String> own, SortedMap<Integer, String> above) {
        var heading = own.getOrDefault(column, "");
        if (heading.isEmpty()) {
            return above.getOrDefault(column, "?");
        }
        var before = new TreeMap<>(above).floorEntry(column);
        return before == null ? heading : before.getValue() + " " + heading;
    }

    /** Headings that differ: a repeated one carries its number. */
    static List<String> unique(List<String> titles) {
        var headings = new LinkedHashSet<String>();
        var times = new HashMap<String, Integer>();
        for (var title : titles) {
            var heading = title.isBlank() ? "?" : title.strip();
            var unique = heading;
            while (!headings.add(unique)) {
                unique = heading + " (" + (times.merge(heading, 1, Integer::sum) + 1) + ")";
            }
        }
        return new ArrayList<>(headings);
    }

    private static boolean isWord(String cell) {
        return !NUMBER.matcher(cell).matches() || MONTH_AS_DATE.matcher(cell).matches();
    }
}
