package org.lindero.cli.evaluate.input;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.DoubleStream;

/** Points in space and time from a CSV file: columns of metres, and one of days or of dates such as {@code 2019-07-31}. */
public final class Points {

    private final double[] x;
    private final double[] y;
    private final double[] days;

    private Points(double[] x, double[] y, double[] days) {
        this.x = x;
        this.y = y;
        this.days = days;
    }

    /**
     * Reads the file that a block names, with its columns {@code x}, {@code y} and {@code t}.
     *
     * @throws DesignException when a cell is empty or is no number
     */
    public static Points read(Table table, Block block) {
        int x = table.column(block.column("x"));
        int y = table.column(block.column("y"));
        int t = table.column(block.column("t"));
        var xs = DoubleStream.builder();
        var ys = DoubleStream.builder();
        var days = DoubleStream.builder();
        table.forEach(row -> {
            for (int column : new int[] {x, y, t}) {
                table.requireFilled(row, column);
            }
            xs.add(table.number(row, x));
            ys.add(table.number(row, y));
            var date = date(row.cell(t));
            days.add(Double.isNaN(date) ? table.number(row, t) : date);
        });
        return new Points(
                xs.build().toArray(), ys.build().toArray(), days.build().toArray());
    }

    /** The day of a date, from any fixed one; not-a-number when the text is none. */
    private static double date(String text) {
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeParseException noDate) {
            // then it must be a number of days
            return Double.NaN;
        }
    }

    public double[] x() {
        return x.clone();
    }

    public double[] y() {
        return y.clone();
    }

    public double[] days() {
        return days.clone();
    }
}
