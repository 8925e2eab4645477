package org.lindero.engine.place;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;

/**
 * The effect on a set of areas: the treated ones, a ring, or all touched ones (net). Intervals are absent when the data allow none.
 *
 * @param term {@code treated}, {@code ring1}, {@code ring2}, …, {@code net}
 * @param areas number of areas
 * @param cells number of exposed area-periods with a count
 * @param observed events in these cells
 * @param expected events that the model predicts for them without the work
 * @param prevented expected − observed; positive is good
 * @param percent prevented in percent of expected
 * @param logRatio ln(observed / expected), negative is good; absent when nothing was observed
 * @param standardError of the log ratio, over the draws; absent without a bootstrap
 * @param p two-sided, of no effect; absent without an interval
 * @param preventedFloor with the confidence of the intervals, one-sided: no fewer than these were prevented; negative is an increase
 */
public record SetEffect(
        String term,
        int areas,
        int cells,
        double observed,
        double expected,
        double prevented,
        double percent,
        @Nullable Double logRatio,
        @Nullable Double standardError,
        @Nullable Double p,
        @Nullable Interval preventedInterval,
        @Nullable Interval percentInterval,
        @Nullable Interval logRatioInterval,
        @Nullable Double preventedFloor) {

    /** Whether there is an interval. */
    public boolean hasInterval() {
        return preventedInterval != null;
    }

    /** Whether there is an interval and it leaves zero out. */
    public boolean excludesZero() {
        return preventedInterval != null && !preventedInterval.contains(0);
    }

    /** Whether an increase of {@code percent} of the expected events or more is ruled out, one-sided: non-inferiority. */
    public boolean excludesIncreaseOf(double percent) {
        return preventedFloor != null && preventedFloor > -percent / 100 * expected;
    }

    /** Prevented a year, given how many periods a year has and how many periods the exposure lasted. */
    public double preventedPerYear(int periodsPerYear, int exposedPeriods) {
        return prevented * periodsPerYear / exposedPeriods;
    }
}
