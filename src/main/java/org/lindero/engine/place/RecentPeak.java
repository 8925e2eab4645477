package org.lindero.engine.place;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Interval;

/**
 * Whether the treated areas stood above their own earlier level just before they were treated, more than the clean areas did in the same
 * time. Areas at a peak fall back without any project: regression to the mean.
 *
 * <p>The primary model with a start invented {@code periods} before the real one; rings take no part. It sees a peak that lasted about
 * that long, not one that was chosen among many areas and is over.
 *
 * @param periods length of the time just before the start
 * @param percent above what the earlier level and the clean areas led to expect; negative is below
 * @param interval of the percent; absent when the data allow none
 */
public record RecentPeak(
        int periods, double percent, @Nullable Interval interval) {

    /** Whether the interval lies above zero. */
    public boolean found() {
        return interval != null && interval.lower() > 0;
    }

    /**
     * Looks at the {@code periods} before the start of each treated area; one needs as many before these, or it is left out.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if no treated area has them; otherwise as {@link PlaceEffect#estimate}
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static RecentPeak before(PlacePanel panel, int periods, PlaceOptions options) {
        var effect = PlaceEffect.withoutPooled(shifted(panel, periods), options, share -> {})
                .treated();
        var prevented = effect.percentInterval();
        return new RecentPeak(
                periods,
                -effect.percent(),
                prevented == null ? null : new Interval(-prevented.upper(), -prevented.lower(), prevented.level()));
    }

    private static PlacePanel shifted(PlacePanel panel, int periods) {
        int[] role = panel.roles();
        int[] first = panel.firstExposed();
        int last = 0;
        for (int i = 0; i < role.length; i++) {
            boolean usable = role[i] == PlacePanel.TREATED && panel.from(i) >= 2 * periods;
            if (usable) {
                last = Math.max(last, panel.from(i));
                first[i] = panel.from(i) - periods;
            } else if (panel.touched(i)) {
                role[i] = PlacePanel.EXCLUDED;
                first[i] = PlacePanel.NEVER;
            }
        }
        if (Arrays.stream(role).noneMatch(r -> r == PlacePanel.TREATED)) {
            throw new EstimationException(Reason.NO_PRE_PERIOD, "fewer than twice " + periods + " periods before");
        }
        return panel.without((i, t) -> panel.touched(i) && t >= panel.from(i))
                .firstPeriods(last)
                .withRoles(role, first);
    }
}
