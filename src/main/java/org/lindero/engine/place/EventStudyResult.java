package org.lindero.engine.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;
import org.lindero.engine.did.EventStudy.PreTrend;

/**
 * The outcome of {@link PlaceEventStudy}.
 *
 * @param treated points of the treated areas in the order of time, the reference included
 * @param rings the same for each ring
 * @param preTrend of the treated areas; absent when there are too few placebo sets, or no bin before the reference
 * @param ringPreTrend of the first ring
 * @param meanExposure mean number of periods between the reference and the exposed cells of the treated areas
 * @param convention where intervals and tests come from
 */
public record EventStudyResult(
        List<Point> treated,
        List<List<Point>> rings,
        @Nullable PreTrend preTrend,
        @Nullable PreTrend ringPreTrend,
        double meanExposure,
        String convention) {

    public EventStudyResult {
        treated = List.copyOf(treated);
        rings = List.copyOf(rings);
    }

    /**
     * @param relativePeriod first period of the bin, 0 is the first exposed one
     * @param cells area-periods in the bin
     * @param logRatio against the reference bin
     * @param interval absent for the reference, and with too few placebo sets
     */
    public record Point(
            int relativePeriod,
            int cells,
            double logRatio,
            @Nullable Interval interval,
            boolean reference) {}

    /** Whether a trend that the test would have missed could make up half of an effect on the log scale; true without a test. */
    public boolean missedTrendCouldExplainHalf(double logRatio) {
        return preTrend == null || preTrend.detectableSlope() * meanExposure >= Math.abs(logRatio) / 2;
    }
}
