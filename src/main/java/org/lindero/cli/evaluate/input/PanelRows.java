package org.lindero.cli.evaluate.input;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which unit and period each row of a panel is, the rows sorted by unit, then by period. */
final class PanelRows {

    final List<String> units;
    final Periods periods;
    final int[] unit;
    final int[] period;
    /** The line of the file that each row stands in. */
    final int[] line;
    /** The row that each data line of the file became. */
    private final int[] rank;

    private PanelRows(List<String> units, Periods periods, int[] unit, int[] period, int[] line) {
        this.units = units;
        this.periods = periods;
        this.rank = rank(unit, period);
        this.unit = sorted(unit);
        this.period = sorted(period);
        this.line = sorted(line);
    }

    static PanelRows read(Table table, ColumnName unitColumn, ColumnName periodColumn) {
        int unit = table.column(unitColumn);
        int period = table.column(periodColumn);
        var units = new LabelReader();
        var periods = new LabelReader();
        var lines = IntStream.builder();
        table.forEach(row -> {
            table.requireFilled(row, unit);
            table.requireFilled(row, period);
            var text = row.cell(period);
            if (!periods.holds(text) && !Periods.isPeriod(text, periods.first())) {
                throw table.wrong(
                        row.number(),
                        period,
                        DesignException.quote(text) + " is no period: all are numbers, or all months such as 2019-07");
            }
            units.add(row.cell(unit));
            periods.add(text);
            lines.add(row.number());
        });
        var unitLabels = units.labels();
        var periodLabels = periods.labels();
        var time = Periods.of(periodLabels.names());
        int[] position = periodLabels.names().stream().mapToInt(time::firstFrom).toArray();
        var rows = new PanelRows(
                unitLabels.names(),
                time,
                unitLabels.codes(),
                Arrays.stream(periodLabels.codes()).map(c -> position[c]).toArray(),
                lines.build().toArray());
        rows.refuseDuplicates(table, period);
        return rows;
    }

    /** The place of each data line when sorted by unit, then by period; linear time. */
    private static int[] rank(int[] unit, int[] period) {
        int[] order = order(order(IntStream.range(0, unit.length).toArray(), period), unit);
        int[] rank = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            rank[order[row]] = row;
        }
        return rank;
    }

    private static int[] order(int[] order, int[] key) {
        int[] next = new int[Arrays.stream(key).max().orElse(0) + 2];
        for (int k : key) {
            next[k + 1]++;
        }
        for (int k = 1; k < next.length; k++) {
            next[k] += next[k - 1];
        }
        int[] sorted = new int[order.length];
        for (int i : order) {
            sorted[next[key[i]]++] = i;
        }
        return sorted;
    }

    private void refuseDuplicates(Table table, int column) {
        for (int row = 1; row < unit.length; row++) {
            if (unit[row] == unit[row - 1] && period[row] == period[row - 1]) {
                throw table.wrong(
                        Math.max(line[row], line[row - 1]),
                        column,
                        "unit %s has period %s already in row %d"
                                .formatted(
                                        DesignException.quote(units.get(unit[row])),
                                        periods.names().get(period[row]),
                                        Math.min(line[row], line[row - 1])));
            }
        }
    }

    int size() {
        return unit.length;
    }

    /** The row that the data line number {@code index}, from zero, became. */
    int row(int index) {
        return rank[index];
    }

    /** Brings values from the order of the file into that of the rows. */
    int[] sorted(int[] byLine) {
        int[] byRow = new int[byLine.length];
        for (int i = 0; i < byLine.length; i++) {
            byRow[rank[i]] = byLine[i];
        }
        return byRow;
    }
}
