package org.lindero.incident;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaCodes;
import org.lindero.area.ImportProblem;

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
     * What the user decided about rows that would otherwise stop the import.
     *
     * @param leaveOutUnknownAreas leave out the rows of areas that do not exist here, such as "no especificado"
     */
    public record Choices(boolean leaveOutUnknownAreas, Repeats repeats) {

        /** Nothing is passed over. */
        public static final Choices STRICT = new Choices(false, Repeats.REFUSE);
    }

    private record Key(String area, YearMonth month, String category) {}

    private final TableFile table;
    private final CountColumns columns;
    private final AreaCodes codes;
    private final Choices choices;
    private final ProblemLog problems = new ProblemLog();
    private final Map<Key, CountTable.Count> counts = new LinkedHashMap<>();
    private final Set<Key> incomplete = new HashSet<>();
    private final Map<String, Optional<YearMonth>> months = new HashMap<>();
    private final int area;
    private final int period;
    private final int year;
    private final int category;
    private final int count;
    private final boolean decimalComma;
    private int rows;
    private int notPublished;

    private CountReader(TableFile table, CountColumns columns, AreaCodes codes, Choices choices) {
        this.table = table;
        this.columns = columns;
        this.codes = codes;
        this.choices = choices;
        area = table.column(columns.area());
        period = table.column(columns.period());
        year = table.column(columns.year());
        category = table.column(columns.category());
        count = table.column(columns.count());
        decimalComma = table.delimiter() != ',';
    }

    /** Reads the whole table. */
    public static CountTable read(TableFile table, CountColumns columns, AreaCodes codes, Choices choices) {
        return new CountReader(table, columns, codes, choices).read();
    }

    private CountTable read() {
        table.problems().forEach(problems::add);
        if (table.isReadable() && requireColumns()) {
            var broken = table.forEach(this::row);
            if (broken != null) {
                problems.add(broken);
            }
        }
        if (choices.repeats == Repeats.ADD_UP) {
            incomplete.forEach(counts::remove); // a sum with an unpublished part is not published
        }
        return new CountTable(
                List.copyOf(counts.values()),
                rows,
                notPublished,
                problems.kept(),
                problems.counts(),
                problems.errors());
    }

    private boolean requireColumns() {
        boolean complete = area >= 0 && period >= 0 && count >= 0;
        if (!complete) {
            problems.add(ImportProblem.error(TableProblem.COLUMN_NOT_CHOSEN, table.name()));
        }
        return complete;
    }

    private void row(TableFile.Row row) {
        rows++;
        var misfit = table.misfit(row);
        if (misfit != null) {
            problems.add(misfit);
            return;
        }
        var code = area(row);
        var month = month(row);
        var value = value(row);
        if (code == null || month == null || value == null) {
            return;
        }
        var key = new Key(code, month, category < 0 ? "" : row.cell(category));
        if (value.isNaN()) {
            notPublished++;
            incomplete.add(key);
            return;
        }
        var entry = new CountTable.Count(row.number(), code, month, key.category, value);
        var earlier = counts.putIfAbsent(key, entry);
        if (earlier != null) {
            repeated(key, earlier, entry);
        }
    }

    private @Nullable String area(TableFile.Row row) {
        var written = row.cell(area);
        if (written.isEmpty() && !choices.leaveOutUnknownAreas) {
            error(TableProblem.NO_AREA, row, columns.area());
            return null;
        }
        var code = written.isEmpty() ? null : codes.find(written);
        if (code == null) {
            if (choices.leaveOutUnknownAreas) {
                warning(TableProblem.LEFT_OUT_AREA, row, columns.area(), written);
            } else {
                error(TableProblem.UNKNOWN_AREA, row, columns.area(), written);
            }
        } else if (!code.equalsIgnoreCase(written)) {
            warning(TableProblem.ZEROS_RESTORED, row, columns.area(), written, code);
        }
        return code;
    }

    private @Nullable YearMonth month(TableFile.Row row) {
        var written = year < 0 ? row.cell(period) : row.cell(period) + " " + row.cell(year);
        if (written.isBlank()) {
            error(TableProblem.NO_PERIOD, row, columns.period());
            return null;
        }
        var month = months.computeIfAbsent(written, text -> Optional.ofNullable(PeriodText.month(text)))
                .orElse(null);
        if (month == null) {
            error(TableProblem.BAD_PERIOD, row, columns.period(), written);
        }
        return month;
    }

    /** NaN when it is not published, null when it is wrong. */
    private @Nullable Double value(TableFile.Row row) {
        var written = row.cell(count);
        return switch (CountText.parse(written, decimalComma)) {
            case CountText.Number number -> number.value();
            case CountText.NotPublished blank -> Double.NaN;
            case CountText.Negative negative -> {
                error(TableProblem.NEGATIVE, row, columns.count(), written);
                yield null;
            }
            case CountText.NotANumber text -> {
                error(TableProblem.NOT_A_NUMBER, row, columns.count(), written);
                yield null;
            }
        };
    }

    private void repeated(Key key, CountTable.Count earlier, CountTable.Count later) {
        if (choices.repeats == Repeats.ADD_UP) {
            double sum = earlier.count() + later.count();
            counts.put(key, new CountTable.Count(earlier.row(), key.area, key.month, key.category, sum));
        } else if (earlier.count() != later.count()) {
            errorAt(
                    TableProblem.CONTRADICTION,
                    later.row(),
                    columns.count(),
                    earlier.row(),
                    plain(earlier.count()),
                    plain(later.count()));
        } else if (choices.repeats == Repeats.TAKE_ONCE) {
            problems.add(
                    ImportProblem.warningAt(TableProblem.DUPLICATE, table.name(), later.row(), null, earlier.row()));
        } else {
            errorAt(TableProblem.DUPLICATE, later.row(), null, earlier.row());
        }
    }

    private static String plain(double count) {
        return BigDecimal.valueOf(count).stripTrailingZeros().toPlainString();
    }

    private void errorAt(TableProblem problem, int row, @Nullable String column, Object... args) {
        problems.add(ImportProblem.errorAt(problem, table.name(), row, column, args));
    }

    private void error(TableProblem problem, TableFile.Row row, @Nullable String column, Object... args) {
        errorAt(problem, row.number(), column, args);
    }

    private void warning(TableProblem problem, TableFile.Row row, @Nullable String column, Object... args) {
        problems.add(ImportProblem.warningAt(problem, table.name(), row.number(), column, args));
    }
}
