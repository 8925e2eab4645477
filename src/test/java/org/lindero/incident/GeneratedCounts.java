package org.lindero.incident;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Monthly counts for tests that need no database. */
public final class GeneratedCounts {

    private GeneratedCounts() {}

    /** Counts around 12 a month, seeded, for areas 0 to {@code areas} − 1; those named fall by a third from {@code start} on. */
    public static MonthlyCounts of(int areas, YearMonth first, int months, List<Long> falling, int start) {
        var random = new SplittableRandom(7);
        var ids = new ArrayList<Long>();
        var counts = new ArrayList<AreaMonthCount>();
        for (long area = 0; area < areas; area++) {
            ids.add(area);
            for (int month = 0; month < months; month++) {
                double mean = falling.contains(area) && month >= start ? 8 : 12;
                counts.add(new AreaMonthCount(
                        area, first.plusMonths(month), Math.round(mean + 3 * random.nextGaussian() + 4)));
            }
        }
        return new MonthlyCounts(ids, first, first.plusMonths(months - 1L), counts);
    }

    /** The given counts of areas 0, 1, …, by area and month; NaN was not published. */
    public static MonthlyCounts of(double[][] values, YearMonth first) {
        var ids = new ArrayList<Long>();
        var counts = new ArrayList<AreaMonthCount>();
        for (long area = 0; area < values.length; area++) {
            ids.add(area);
            for (int month = 0; month < values[0].length; month++) {
                if (Double.isNaN(values[(int) area][month])) {
                    continue;
                }
                counts.add(new AreaMonthCount(area, first.plusMonths(month), values[(int) area][month]));
            }
        }
        return new MonthlyCounts(ids, first, first.plusMonths(values[0].length - 1L), counts);
    }
}
