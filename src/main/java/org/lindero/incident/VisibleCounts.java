package org.lindero.incident;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** An outcome's counts by area and month as whoever asks may see them, from the first month that was published to the last. Immutable. */
public final class VisibleCounts {

    private final MonthlyCounts counts;
    private final Visibility visibility;
    private final List<Long> areaIds;
    private final List<YearMonth> months;

    VisibleCounts(MonthlyCounts counts, Visibility visibility) {
        this.counts = counts;
        this.visibility = visibility;
        areaIds = LongStream.of(counts.areaIds()).boxed().toList();
        months = List.of(counts.months());
    }

    /** How much is seen of them. */
    public Visibility visibility() {
        return visibility;
    }

    /** The areas of the scope that have a count in some month. */
    public List<Long> areaIds() {
        return areaIds;
    }

    /** All months without a gap; those that nobody published are among them. */
    public List<YearMonth> months() {
        return months;
    }

    /** The count at a place of {@link #areaIds} and of {@link #months}. */
    public VisibleCount count(int area, int month) {
        return VisibleCount.of(counts.count(area, month), visibility);
    }

    /** The sum over all areas. */
    public CountSum ofMonth(int month) {
        return ofMonth(month, IntStream.range(0, areaIds.size()).toArray());
    }

    /** The sum over some areas, by their places. */
    public CountSum ofMonth(int month, int... areas) {
        var sum = CountSum.ZERO;
        for (int area : areas) {
            sum = sum.plus(count(area, month));
        }
        return sum;
    }

    /** The sum over all months. */
    public CountSum ofArea(int area) {
        var sum = CountSum.ZERO;
        for (int month = 0; month < months.size(); month++) {
            sum = sum.plus(count(area, month));
        }
        return sum;
    }

    /** The sums in rings of whole areas; {@code ringOf} gives the ring of each area that lies in one. */
    RingCounts inRings(Map<Long, Integer> ringOf, int last) {
        return new RingCounts(
                months,
                IntStream.rangeClosed(0, last)
                        .mapToObj(ring -> inRing(ringOf, ring))
                        .toList());
    }

    private List<CountSum> inRing(Map<Long, Integer> ringOf, int ring) {
        int[] places = IntStream.range(0, areaIds.size())
                .filter(area -> ringOf.getOrDefault(areaIds.get(area), -1) == ring)
                .toArray();
        return IntStream.range(0, months.size())
                .mapToObj(month -> ofMonth(month, places))
                .toList();
    }
}
