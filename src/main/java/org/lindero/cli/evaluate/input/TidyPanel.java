package org.lindero.cli.evaluate.input;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.incident.table.Row;

/**
 * The panel of a design: one row a unit and period. Rows are sorted by unit, then by period, so that results do not depend on the
 * order of the file.
 *
 * <p>A column is read when it is first asked for, and kept. An empty cell is missing, never zero: not-a-number in a column of numbers,
 * −1 among labels. Arrays belong to the panel: do not change them.
 */
public final class TidyPanel {

    /** The first treated period of a unit that is never treated. */
    public static final int NEVER = -1;

    private static final double LARGEST = 1e70;
    private static final double SMALLEST = 1e-70;

    private final Table table;
    private final PanelRows rows;
    private final Map<String, double[]> numbers = new HashMap<>();
    private final Map<String, Labels> labels = new HashMap<>();

    /**
     * A column of categories.
     *
     * @param codes places in {@code names}; −1 where the cell is empty
     * @param names sorted
     */
    public record Labels(int[] codes, List<String> names) {}

    private TidyPanel(Table table, PanelRows rows) {
        this.table = table;
        this.rows = rows;
    }

    static TidyPanel read(Table table, ColumnName unit, ColumnName period) {
        return new TidyPanel(table, PanelRows.read(table, unit, period));
    }

    public int rows() {
        return rows.size();
    }

    /** The codes of the units, sorted. */
    public List<String> units() {
        return rows.units;
    }

    /** The periods in the order of time. */
    public List<String> periods() {
        return rows.periods.names();
    }

    /** The unit of each row, its place in {@link #units}. */
    public int[] unit() {
        return rows.unit;
    }

    /** The period of each row, its place in {@link #periods}. */
    public int[] period() {
        return rows.period;
    }

    /**
     * A column of numbers; not-a-number where the cell is empty.
     *
     * @throws EstimationException {@code NOT_FINITE} if a number is so large, or so small, that nothing can be computed with it
     */
    public double[] numbers(ColumnName column) {
        int index = table.column(column);
        return numbers.computeIfAbsent(column.name(), any -> readNumbers(index));
    }

    private double[] readNumbers(int column) {
        double[] values = new double[rows.size()];
        int[] next = {0};
        table.forEach(row -> values[rows.row(next[0]++)] = computable(table.number(row, column), row, column));
        return values;
    }

    /** A number whose fourth power, which variances of clusters need, neither overflows nor vanishes. */
    private double computable(double value, Row row, int column) {
        double size = Math.abs(value);
        if (size > LARGEST || size > 0 && size < SMALLEST) {
            var problem =
                    "the number is too %s to compute with; change its unit".formatted(size > 1 ? "large" : "small");
            throw new EstimationException(Reason.NOT_FINITE, table.place(row.number(), column) + ": " + problem);
        }
        return value;
    }

    /** Numbers that are zero or more. */
    public double[] counts(ColumnName column) {
        return require(column, v -> v >= 0, "must not be negative");
    }

    /** Numbers above zero. */
    public double[] positives(ColumnName column) {
        return require(column, v -> v > 0, "must be above zero");
    }

    /** Zeros and ones. */
    public double[] indicator(ColumnName column) {
        return require(column, v -> v == 0 || v == 1, "must be 0 or 1");
    }

    private double[] require(ColumnName column, DoublePredicate rule, String problem) {
        double[] values = numbers(column);
        for (int row = 0; row < values.length; row++) {
            if (!Double.isNaN(values[row]) && !rule.test(values[row])) {
                throw wrong(column, row, problem);
            }
        }
        return values;
    }

    /** A column of categories, one code a row. */
    public Labels labels(ColumnName column) {
        int index = table.column(column);
        return labels.computeIfAbsent(column.name(), any -> readLabels(index));
    }

    private Labels readLabels(int column) {
        var reader = new LabelReader();
        table.forEach(row -> reader.add(row.cell(column)));
        var read = reader.labels();
        return new Labels(rows.sorted(read.codes()), read.names());
    }

    /** A column of categories without an empty cell, one code a row. */
    public Labels filledLabels(ColumnName column) {
        var read = labels(column);
        for (int row = 0; row < read.codes().length; row++) {
            if (read.codes()[row] < 0) {
                throw wrong(column, row, "is empty");
            }
        }
        return read;
    }

    /** A column of categories that is the same in all rows of a unit, one code a unit. */
    public Labels labelsByUnit(ColumnName column) {
        var read = labels(column);
        int[] byUnit = new int[units().size()];
        for (int row = 0; row < rows.size(); row++) {
            int unit = rows.unit[row];
            if (row == 0 || unit != rows.unit[row - 1]) {
                byUnit[unit] = read.codes()[row];
            } else if (byUnit[unit] != read.codes()[row]) {
                var code = DesignException.quote(units().get(unit));
                throw wrong(column, row, "is not the same in all rows of unit " + code);
            }
        }
        return new Labels(byUnit, read.names());
    }

    /**
     * The first treated period of each unit, as a position in {@link #periods}; {@link #NEVER} where the column is empty. A start
     * between two periods counts from the later one; one after the last period gives the number of periods.
     */
    public int[] firstByUnit(ColumnName column) {
        var read = labelsByUnit(column);
        int[] position = new int[read.names().size()];
        for (int code = 0; code < position.length; code++) {
            position[code] = start(column, read.names().get(code));
        }
        return Arrays.stream(read.codes()).map(c -> c < 0 ? NEVER : position[c]).toArray();
    }

    private int start(ColumnName column, String name) {
        // a zero is how other programs write never: taken for a time it would be a treatment from before the first
        // period on
        boolean zero = rows.periods.isZeroBefore(name);
        if (zero || !rows.periods.fits(name)) {
            throw new DesignException(
                    "%s, column %s".formatted(table.name(), DesignException.quote(column.name())),
                    DesignException.quote(name)
                            + " is no period of this panel; a unit that is never treated is left empty");
        }
        return rows.periods.firstFrom(name);
    }

    /** The position of the first period that is not before the one that the design names. */
    public int start(Block block, String key) {
        var text = block.period(key);
        if (!rows.periods.fits(text)
                || rows.periods.firstFrom(text) == periods().size()) {
            throw block.wrong(key, DesignException.quote(text) + " is no period of this panel");
        }
        return rows.periods.firstFrom(text);
    }

    /**
     * The calendar month of the first period, from 1: a number counts months from a January.
     *
     * @param key the key that needs months, for the message when periods are other numbers
     */
    public int firstMonth(Block block, String key) {
        double first = rows.periods.month();
        if (first != Math.rint(first)) {
            throw block.wrong(key, "needs periods that are months such as 2019-07, or whole numbers of months");
        }
        return (int) first;
    }

    /** The first period that is farther from the one before than others are; null when all are equally far apart. */
    public @Nullable String unevenPeriod() {
        return rows.periods.uneven();
    }

    /** The unit of a code that the design names, its place in {@link #units}. */
    public int unit(Block block, String key, String code) {
        int place = Collections.binarySearch(units(), code);
        if (place < 0) {
            throw block.wrong(key, "%s has no unit %s".formatted(table.name(), DesignException.quote(code)));
        }
        return place;
    }

    /** A column as one row a unit, one column a period; not-a-number where there is no row. */
    public double[][] grid(double[] column) {
        double[][] grid = new double[units().size()][periods().size()];
        for (double[] line : grid) {
            Arrays.fill(line, Double.NaN);
        }
        for (int row = 0; row < column.length; row++) {
            grid[rows.unit[row]][rows.period[row]] = column[row];
        }
        return grid;
    }

    /** What is wrong with a cell of a row. */
    public DesignException wrong(ColumnName column, int row, String problem) {
        return table.wrong(rows.line[row], table.column(column), problem);
    }
}
