package org.lindero.incident;

import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem.Level;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.table.Formula;
import org.lindero.incident.table.Row;
import org.lindero.incident.table.Table;

/** Finds the month of each row of a table of counts, and says why a row has none. */
final class MonthsOfRows {

    private final Table table;
    private final Choices choices;
    private final ProblemLog problems;
    private final YearMonth present;
    private final LocalDays days;
    private final int period;
    private final int year;
    private final Map<String, Optional<YearMonth>> months = new HashMap<>();

    MonthsOfRows(Table table, CountColumns columns, Choices choices, Clock clock, ProblemLog problems) {
        this.table = table;
        this.choices = choices;
        this.problems = problems;
        present = YearMonth.now(clock);
        period = table.column(columns.period());
        year = table.column(columns.year());
        days = new LocalDays(table, period, clock.getZone());
    }

    boolean isChosen() {
        return period >= 0;
    }

    /** The month of the row; null when it has none, which is said. */
    @Nullable
    YearMonth of(Row row) {
        var written = written(row);
        var month = months.computeIfAbsent(written, text -> Optional.ofNullable(month(days.of(text))))
                .orElse(null);
        if (month == null) {
            none(row, written);
        }
        return month;
    }

    /** Whether the month has not come yet. */
    boolean isToCome(YearMonth month) {
        return month.isAfter(present);
    }

    /** Says of a row with a count that its month has not come yet. */
    void sayThatItIsToCome(Row row) {
        error(TableProblem.MONTH_TO_COME, row, period, written(row).strip());
    }

    private String written(Row row) {
        return year < 0 ? row.cell(period) : row.cell(period) + " " + row.cell(year);
    }

    private @Nullable YearMonth month(String written) {
        var month = PeriodText.month(written);
        return month == null && choices.year() != null ? PeriodText.month(written + " " + choices.year()) : month;
    }

    private void none(Row row, String written) {
        int column = year < 0 ? period : year;
        if (Formula.is(row.cell(period))) {
            error(TableProblem.FORMULA, row, period, row.cell(period));
        } else if (Formula.is(row.cell(column))) {
            error(TableProblem.FORMULA, row, column, row.cell(column));
        } else if (choices.leaveOutNoMonth()) {
            problems.add(Level.WARNING, TableProblem.LEFT_OUT_MONTH, table.name(), row.place(column), written.strip());
        } else if (written.isBlank()) {
            error(TableProblem.NO_PERIOD, row, period);
        } else {
            error(TableProblem.BAD_PERIOD, row, column, written);
        }
    }

    private void error(TableProblem problem, Row row, int column, Object... args) {
        problems.add(Level.ERROR, problem, table.name(), row.place(column), args);
    }
}
