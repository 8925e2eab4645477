package org.lindero.incident;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaCodes;
import org.lindero.area.ImportProblem;
import org.lindero.area.ImportProblem.Level;
import org.lindero.incident.table.Formula;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Row;
import org.lindero.incident.table.Table;
import org.lindero.shared.Cancellation;

/** Reads monthly counts per area, every cell checked; what is wrong names its row and column. */
public final class CountReader {

    /** What to do with several rows for one area, month and category. */
    public enum Repeats {
        /** Each is an error. */
        REFUSE,
        /** Rows that say the same are one; rows that differ are an error. */
        TAKE_ONCE,
        /** They are parts of one count, such as with and without violence. */
        ADD_UP
    }

    /**
     * What the user decided about rows that would otherwise stop the import, and about what the file does not say.
     *
     * @param leaveOutUnknownAreas leave out the rows of areas that do not exist here
     * @param leaveOutNoArea leave out totals, notes and rows that name no area, such as "(en blanco)" or "other municipalities"
     * @param blankIsZero an empty cell and an absent row are zero, as in pivot tables; otherwise they are not published
     * @param lastMonth the last month that is complete; later ones are left out; absent when the user does not say
     * @param leaveOutNoMonth leave out rows whose period is no month, such as halves of a month or the whole year
     * @param year the year of every month that comes without one; absent when the file says it
     */
    public record Choices(
            boolean leaveOutUnknownAreas,
            Repeats repeats,
            boolean leaveOutNoArea,
            boolean blankIsZero,
            @Nullable YearMonth lastMonth,
            boolean leaveOutNoMonth,
            @Nullable Integer year) {

        /** The years that can be meant. */
        public static final int FIRST_YEAR = PeriodText.FIRST_YEAR;

        public static final int LAST_YEAR = PeriodText.LAST_YEAR;

        /** Nothing is passed over. */
        public static final Choices STRICT = new Choices(false, Repeats.REFUSE);

        /** Rows without a month are wrong, and the file says the year of each. */
        public Choices(
                boolean leaveOutUnknownAreas,
                Repeats repeats,
                boolean leaveOutNoArea,
                boolean blankIsZero,
                @Nullable YearMonth lastMonth) {
            this(leaveOutUnknownAreas, repeats, leaveOutNoArea, blankIsZero, lastMonth, false, null);
        }

        /** Totals and rows without an area are wrong, an empty cell is not published, all months are complete. */
        public Choices(boolean leaveOutUnknownAreas, Repeats repeats) {
            this(leaveOutUnknownAreas, repeats, false, false, null);
        }
    }

    private record Key(String area, YearMonth month, String category) {}

    private final Table table;
    private final AreasOfRows areas;
    private final Choices choices;
    private final ProblemLog problems;
    private final Map<Key, CountTable.Count> counts = new LinkedHashMap<>();
    private final Set<Key> incomplete = new HashSet<>();
    private final MonthsOfRows months;
    private final int[] categories;
    private final int count;
    private final AmbiguousNumbers ambiguous;
    private int rows;
    private int lastRow;
    private int notPublished;
    private int afterLastMonth;

    private CountReader(
            Table table,
            CountColumns columns,
            AreaFinder finder,
            Choices choices,
            Clock clock,
            BiConsumer<Place, ImportProblem> marks) {
        this.table = table;
        this.choices = choices;
        problems = new ProblemLog(marks);
        areas = new AreasOfRows(table, columns, finder, choices, problems);
        months = new MonthsOfRows(table, columns, choices, clock, problems);
        categories = columns.categories().stream().mapToInt(table::column).toArray();
        count = table.column(columns.count());
        ambiguous = new AmbiguousNumbers(table.decimalComma());
    }

    /** Reads a whole table with a row for each count, areas by code. */
    public static CountTable read(Table table, CountColumns columns, AreaCodes codes, Choices choices) {
        return read(table, columns, AreaFinder.byCode(codes), choices);
    }

    /** Reads a whole table with a row for each count, of whatever month. */
    public static CountTable read(Table table, CountColumns columns, AreaFinder finder, Choices choices) {
        return read(table, columns, finder, choices, PeriodText.END);
    }

    /** The same; no count is of a month that has not come. */
    static CountTable read(Table table, CountColumns columns, AreaFinder finder, Choices choices, Clock clock) {
        return new CountReader(table, columns, finder, choices, clock, (place, problem) -> {}).read();
    }

    /** Reads a whole table and hands over each problem of a cell with its place. */
    static void mark(
            Table table,
            CountColumns columns,
            AreaFinder finder,
            Choices choices,
            Clock clock,
            BiConsumer<Place, ImportProblem> marks) {
        new CountReader(table, columns, finder, choices, clock, marks).read();
    }

    private CountTable read() {
        table.problems().forEach(problems::add);
        if (table.isReadable() && requireColumns()) {
            var broken = table.forEach(this::row);
            if (broken != null) {
                problems.add(broken);
            }
            ambiguous.forEach(this::warnOf);
            aboutMonths();
        }
        if (choices.repeats == Repeats.ADD_UP) {
            incomplete.forEach(counts::remove); // a sum with an unpublished part is not published
        }
        return new CountTable(
                List.copyOf(counts.values()),
                rows,
                notPublished,
                choices.blankIsZero,
                problems.kept(),
                problems.counts(),
                problems.errors());
    }

    private boolean requireColumns() {
        boolean complete = areas.isChosen() && months.isChosen() && count >= 0;
        if (!complete) {
            problems.add(ImportProblem.error(TableProblem.COLUMN_NOT_CHOSEN, table.name()));
        }
        return complete;
    }

    private void row(Row row) {
        Cancellation.check();
        if (row.number() != lastRow) {
            rows++;
            lastRow = row.number();
        }
        var misfit = row.misfit();
        if (misfit != null) {
            problems.add(row, misfit);
            return;
        }
        var code = areas.of(row);
        if (areas.isLeftOut()) {
            return;
        }
        var month = months.of(row);
        var value = value(row);
        if (code == null || month == null || value == null || hasFormulaAsCategory(row)) {
            return;
        }
        if (choices.lastMonth != null && month.isAfter(choices.lastMonth)) {
            afterLastMonth++;
            return;
        }
        if (months.isToCome(month)) {
            toCome(row, value);
            return;
        }
        var key = new Key(code, month, category(row));
        if (value.isNaN()) {
            notPublished++;
            incomplete.add(key);
            return;
        }
        var entry = new CountTable.Count(row.number(), code, month, key.category, value);
        var earlier = counts.putIfAbsent(key, entry);
        if (earlier != null) {
            repeated(row, key, earlier, entry);
        }
    }

    /** A month that has not come has no count; a blank there is no zero. */
    private void toCome(Row row, double value) {
        if (Double.isNaN(value) || row.cell(count).isEmpty()) {
            notPublished++;
        } else {
            months.sayThatItIsToCome(row);
        }
    }

    private boolean hasFormulaAsCategory(Row row) {
        for (int category : categories) {
            var written = row.cell(category);
            if (Formula.is(written)) {
                error(TableProblem.FORMULA, row, category, written);
                return true;
            }
        }
        return false;
    }

    private String category(Row row) {
        if (categories.length < 2) {
            return categories.length == 0 ? "" : row.cell(categories[0]);
        }
        var parts = new String[categories.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = row.cell(categories[i]);
        }
        return joined(parts);
    }

    /** A category in several columns, as one text: what only repeats the part before it is not said again. */
    public static String joined(String... parts) {
        var text = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            if (!parts[i].isEmpty() && !parts[i].equals(parts[i - 1])) {
                text.append(text.isEmpty() ? "" : " · ").append(parts[i]);
            }
        }
        return text.toString();
    }

    /** NaN when it is not published, null when it is wrong. */
    private @Nullable Double value(Row row) {
        var written = row.cell(count);
        if (written.isEmpty() && choices.blankIsZero) {
            return 0.0;
        }
        return switch (CountText.parse(written, table.decimalComma())) {
            case CountText.Number number -> {
                ambiguous.add(row, count, written, number.value());
                yield number.value();
            }
            case CountText.NotPublished blank -> Double.NaN;
            case CountText.Negative negative -> {
                error(TableProblem.NEGATIVE, row, count, written);
                yield null;
            }
            case CountText.WithoutValue formula -> {
                error(TableProblem.FORMULA, row, count, written);
                yield null;
            }
            case CountText.NotANumber text -> {
                error(TableProblem.NOT_A_NUMBER, row, count, written);
                yield null;
            }
        };
    }

    private void warnOf(AmbiguousNumbers.Cell cell) {
        problems.add(
                Level.WARNING,
                TableProblem.AMBIGUOUS_NUMBER,
                table.name(),
                cell.place(),
                cell.written(),
                plain(cell.value()));
    }

    private void repeated(Row row, Key key, CountTable.Count earlier, CountTable.Count later) {
        if (choices.repeats == Repeats.ADD_UP) {
            double sum = earlier.count() + later.count();
            counts.put(key, new CountTable.Count(earlier.row(), key.area, key.month, key.category, sum));
        } else if (earlier.count() != later.count()) {
            error(TableProblem.CONTRADICTION, row, count, earlier.row(), plain(earlier.count()), plain(later.count()));
        } else {
            problems.add(
                    choices.repeats == Repeats.TAKE_ONCE ? Level.WARNING : Level.ERROR,
                    TableProblem.DUPLICATE,
                    table.name(),
                    row.place(count),
                    earlier.row());
        }
    }

    /** Months that were left out; and, where blanks are zeros, that an incomplete last month would be stored as a fall. */
    private void aboutMonths() {
        var complete = choices.lastMonth;
        if (complete != null && afterLastMonth > 0) {
            problems.add(ImportProblem.warning(TableProblem.AFTER_LAST_MONTH, table.name(), complete, afterLastMonth));
        }
        if (!choices.blankIsZero || complete != null) {
            return;
        }
        var totals = counts.values().stream()
                .collect(Collectors.groupingBy(
                        CountTable.Count::month, TreeMap::new, Collectors.summingDouble(CountTable.Count::count)));
        if (totals.size() > 1) {
            var last = totals.lastEntry();
            var before = totals.headMap(last.getKey()).lastEntry();
            problems.add(ImportProblem.warning(
                    TableProblem.LAST_MONTH,
                    table.name(),
                    last.getKey(),
                    plain(last.getValue()),
                    before.getKey(),
                    plain(before.getValue())));
        }
    }

    private static String plain(double count) {
        return BigDecimal.valueOf(count).stripTrailingZeros().toPlainString();
    }

    private void error(TableProblem problem, Row row, int column, Object... args) {
        problems.add(Level.ERROR, problem, table.name(), row.place(column), args);
    }
}
