package org.lindero.incident;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.PointLocator;

/** Reads incidents with their coordinates and finds the area that holds each. */
public final class PointReader {

    private final TableFile table;
    private final PointColumns columns;
    private final PointLocator locator;
    private final ProblemLog problems = new ProblemLog();
    private final LocatedPoints points = new LocatedPoints();
    private final int date;
    private final int hour;
    private final int category;
    private final int longitude;
    private final int latitude;
    private int rows;
    private String lastDate = "";
    private @Nullable LocalDate lastDay;

    private PointReader(TableFile table, PointColumns columns, PointLocator locator) {
        this.table = table;
        this.columns = columns;
        this.locator = locator;
        date = table.column(columns.date());
        hour = table.column(columns.hour());
        category = table.column(columns.category());
        longitude = table.column(columns.longitude());
        latitude = table.column(columns.latitude());
    }

    /** Reads the whole table; the locator's areas are in longitude and latitude. */
    public static PointTable read(TableFile table, PointColumns columns, PointLocator locator) {
        return new PointReader(table, columns, locator).read();
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

    private void row(TableFile.Row row) {
        rows++;
        var misfit = table.misfit(row);
        if (misfit != null) {
            problems.add(misfit);
            return;
        }
        var day = day(row);
        double x = coordinate(row, longitude);
        double y = coordinate(row, latitude);
        if (day == null) {
            return;
        }
        if (Double.isNaN(x) || Double.isNaN(y) || (x == 0 && y == 0)) {
            report(false, TableProblem.NO_COORDINATES, row, columns.longitude());
            return;
        }
        if (Math.abs(x) > 180 || Math.abs(y) > 90) {
            report(true, TableProblem.BAD_COORDINATES, row, columns.longitude(), x + ", " + y);
            return;
        }
        int area = locator.locate(x, y);
        if (area == PointLocator.NOWHERE) {
            report(false, TableProblem.IN_NO_AREA, row, columns.longitude(), x + ", " + y);
            return;
        }
        points.add(x, y, day, hour(row), area, category < 0 ? "" : row.cell(category));
    }

    /** Rows come sorted by day more often than not, so the last answer is kept. */
    private @Nullable LocalDate day(TableFile.Row row) {
        var text = row.cell(date);
        if (!text.equals(lastDate) || lastDay == null) {
            lastDate = text;
            lastDay = PeriodText.day(text);
            if (lastDay == null) {
                var month = PeriodText.month(text);
                lastDay = month == null ? null : firstOf(month);
            }
        }
        if (lastDay == null) {
            report(true, TableProblem.BAD_DATE, row, columns.date(), text);
        }
        return lastDay;
    }

    private static LocalDate firstOf(YearMonth month) {
        return month.atDay(1);
    }

    /** NaN where there is no number. */
    private static double coordinate(TableFile.Row row, int column) {
        var text = row.cell(column);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text.indexOf(',') < 0 ? text : text.replace(',', '.'));
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }

    /** {@code 22:30}, {@code 22:30:00} or {@code 22}; an hour that is none is left open, as it counts nothing. */
    private int hour(TableFile.Row row) {
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

    private void report(
            boolean error, TableProblem problem, TableFile.Row row, @Nullable String column, Object... args) {
        problems.add(
                error
                        ? ImportProblem.errorAt(problem, table.name(), row.number(), column, args)
                        : ImportProblem.warningAt(problem, table.name(), row.number(), column, args));
    }
}
