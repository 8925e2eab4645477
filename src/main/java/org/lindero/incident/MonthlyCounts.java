package org.lindero.incident;

import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts of one outcome by area and month. Immutable; a count that was not published is NaN. */
public final class MonthlyCounts {

    private final long[] areaIds;
    private final YearMonth[] months;
    private final double[][] counts;

    MonthlyCounts(List<Long> areaIds, YearMonth from, YearMonth to, List<AreaMonthCount> known) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to before from");
        }
        this.areaIds = areaIds.stream().mapToLong(Long::longValue).toArray();
        months = from.atDay(1)
                .datesUntil(to.plusMonths(1).atDay(1), Period.ofMonths(1))
                .map(YearMonth::from)
                .toArray(YearMonth[]::new);
        counts = new double[this.areaIds.length][months.length];
        for (var row : counts) {
            Arrays.fill(row, Double.NaN);
        }
        Map<Long, Integer> place = new HashMap<>();
        areaIds.forEach(id -> place.put(id, place.size()));
        for (var one : known) {
            var area = place.get(one.areaId());
            long month = from.until(one.month(), ChronoUnit.MONTHS);
            if (area != null && month >= 0 && month < months.length) {
                counts[area][(int) month] = one.count();
            }
        }
    }

    /** The areas, in the order that was asked for. */
    public long[] areaIds() {
        return areaIds.clone();
    }

    /** All months from the first to the last that was asked for, without a gap. */
    public YearMonth[] months() {
        return months.clone();
    }

    /** A copy: by area, then month. */
    public double[][] counts() {
        return Arrays.stream(counts).map(double[]::clone).toArray(double[][]::new);
    }

    /** The count at a place of {@link #areaIds} and of {@link #months}; NaN when it was not published. */
    public double count(int area, int month) {
        return counts[area][month];
    }

    /** The sum of what is known. */
    public double total() {
        return Arrays.stream(counts)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .sum();
    }

    /** How many area-months are missing. */
    public int missing() {
        return (int) Arrays.stream(counts)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isNaN)
                .count();
    }
}
