package org.lindero.incident;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.ImportProblem.Level;
import org.lindero.area.PointLocator;
import org.lindero.incident.table.Formula;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Row;
import org.lindero.incident.table.Table;
import org.lindero.shared.Cancellation;

/** Reads incidents with their coordinates and finds the area that holds each. */
public final class PointReader {

    private final Table table;
    private final PointLocator locator;
    private final ProblemLog problems;
    private final SeenTexts seen = new SeenTexts();
    private final boolean leaveOutRepeated;
    private final LocalDate today;
    private final LocalDays days;
    private final LocatedPoints points = new LocatedPoints();
    private final int date;
    private final int hour;
    private final int category;
    private final int longitude;
    private final int latitude;
    private final int id;
    private final int[] needed;
    private int rows;
    private String lastDate = "";
    private @Nullable LocalDate lastDay;
    private boolean lastIsExact;

    private PointReader(
            Table table,
            PointColumns columns,
            PointLocator locator,
            boolean leaveOutRepeated,
            Clock clock,
            BiConsumer<Place, ImportProblem> marks) {
        this.table = table;
        today = LocalDate.now(clock);
        this.locator = locator;
        this.leaveOutRepeated = leaveOutRepeated;
        problems = new ProblemLog(marks);
        id = table.column(columns.id());
        date = table.column(columns.date());
        days = new LocalDays(table, date, clock.getZone());
        hour = table.column(columns.hour());
        category = table.column(columns.category());
        longitude = table.column(columns.longitude());
        latitude = table.column(columns.latitude());
        needed = new int[] {date, category, longitude, latitude};
    }

    /** Reads the whole table, whatever its days; the locator's areas are in longitude and latitude. */
    public static PointTable read(Table table, PointColumns columns, PointLocator locator) {
        return read(table, columns, locator, false, PeriodText.END);
    }

    /** The same; incidents that the table has twice count once when {@code leaveOutRepeated}, and none is of a day to come. */
    static PointTable read(
            Table table, PointColumns columns, PointLocator locator, boolean leaveOutRepeated, Clock clock) {
        return new PointReader(table, columns, locator, leaveOutRepeated, clock, (place, problem) -> {}).read();
    }

    /** Reads a whole table and hands over each problem of a cell with its place. */
    static void mark(PointImportPlan plan, PointLocator locator, Clock clock, BiConsumer<Place, ImportProblem> marks) {
        new PointReader(plan.table(), plan.columns(), locator, plan.leaveOutRepeated(), clock, marks).read();
    }

    private PointTable read() {
        table.problems().forEach(problems::add);
        if (table.isReadable()) {
            if (date < 0 || longitude < 0 || latitude < 0) {
                problems.add(ImportProblem.error(TableProblem.COLUMN_NOT_CHOSEN, table.name()));
            } else {
                var broken = table.forEach(this::row);
                if (broken != null) {
                    problems.add(broken);
                }
            }
        }
        return new PointTable(points, rows, problems);
    }

    private void row(Row row) {
        Cancellation.check();
        rows++;
        var misfit = row.misfit();
        if (misfit != null) {
            problems.add(row, misfit);
            return;
        }
        if (hasFormula(row)) {
            return;
        }
        var day = day(row);
        double x = PointText.number(row.cell(longitude));
        double y = PointText.number(row.cell(latitude));
        boolean repeated = day != null && isRepeated(row, x, y);
        if (day == null || (repeated && leaveOutRepeated)) {
            return;
        }
        if (Double.isNaN(x) || Double.isNaN(y) || (x == 0 && y == 0)) {
            report(false, TableProblem.NO_COORDINATES, row, Double.isNaN(y) && !Double.isNaN(x) ? latitude : longitude);
            return;
        }
        if (Math.abs(x) > 180 || Math.abs(y) > 90) {
            report(true, TableProblem.BAD_COORDINATES, row, Math.abs(x) > 180 ? longitude : latitude, x + ", " + y);
            return;
        }
        int area = locator.locate(x, y);
        if (area == PointLocator.NOWHERE) {
            report(false, TableProblem.IN_NO_AREA, row, longitude, x + ", " + y);
            return;
        }
        points.add(x, y, day, hour(row), area, category < 0 ? "" : row.cell(category));
    }

    /** Whether the day, the place or the kind is a formula without its value: nothing of the row is known then. */
    private boolean hasFormula(Row row) {
        for (int column : needed) {
            var written = row.cell(column);
            if (Formula.is(written)) {
                report(true, TableProblem.FORMULA, row, column, written);
                return true;
            }
        }
        return false;
    }

    /** Rows come sorted by day more often than not, so the last answer is kept. */
    private @Nullable LocalDate day(Row row) {
        var text = row.cell(date);
        if (!text.equals(lastDate) || lastDay == null) {
            lastDate = text;
            var local = days.of(text);
            lastDay = PeriodText.day(local);
            lastIsExact = lastDay != null;
            if (lastDay == null) {
                var month = PeriodText.month(local);
                lastDay = month == null ? null : firstOf(month);
            }
        }
        if (lastDay == null) {
            report(true, TableProblem.BAD_DATE, row, date, text);
        } else if (lastDay.isAfter(today)) {
            report(true, TableProblem.IN_THE_FUTURE, row, date, text);
            return null;
        }
        return lastDay;
    }

    private static LocalDate firstOf(YearMonth month) {
        return month.atDay(1);
    }

    /** {@code 22:30}, {@code 22:30:00} or {@code 22}; an hour that is none is left open, as it counts nothing. */
    private int hour(Row row) {
        var text = hour < 0 ? "" : row.cell(hour);
        int end = text.indexOf(':') < 0 ? text.length() : text.indexOf(':');
        if (end < 1 || end > 2) {
            return LocatedPoints.NO_HOUR;
        }
        try {
            int value = Integer.parseInt(text, 0, end, 10);
            return value >= 0 && value < 24 ? value : LocatedPoints.NO_HOUR;
        } catch (NumberFormatException noHour) {
            return LocatedPoints.NO_HOUR;
        }
    }

    /**
     * Whether an incident was there before: by its identifier, else by day, hour, category and coordinates. Some sources have one
     * row for each offence of an incident, so that it is told and left to the user.
     */
    private boolean isRepeated(Row row, double x, double y) {
        if (id >= 0) {
            var text = row.cell(id);
            return !text.isEmpty() && repeats(row, TableProblem.REPEATED_ID, id, text, text);
        }
        if (!lastIsExact || Double.isNaN(x) || Double.isNaN(y)) {
            return false;
        }
        var kind = category < 0 ? "" : row.cell(category);
        var time = row.cell(date) + "|" + (hour < 0 ? "" : row.cell(hour)); // the hour may stand with the day
        var all = time + "|" + kind + "|" + x + "|" + y;
        return repeats(row, TableProblem.REPEATED_INCIDENT, date, all, "");
    }

    private boolean repeats(Row row, TableProblem problem, int column, String text, String shown) {
        int earlier = seen.add(text, row.number());
        if (earlier != SeenTexts.NEW) {
            report(false, problem, row, column, shown, earlier);
        }
        return earlier != SeenTexts.NEW;
    }

    private void report(boolean error, TableProblem problem, Row row, int column, Object... args) {
        problems.add(error ? Level.ERROR : Level.WARNING, problem, table.name(), row.place(column), args);
    }
}
