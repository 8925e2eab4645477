package org.lindero.incident;

import java.time.YearMonth;
import java.util.List;

/**
 * Counts of one outcome inside some areas and in rings around them.
 *
 * @param months without a gap
 * @param rings for each ring, 0 being inside, the sums by month
 */
public record RingCounts(List<YearMonth> months, List<List<CountSum>> rings) {

    public RingCounts {
        months = List.copyOf(months);
        rings = rings.stream().map(List::copyOf).toList();
    }
}
