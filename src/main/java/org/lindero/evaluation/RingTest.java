package org.lindero.evaluation;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.inference.Equivalence;
import org.lindero.engine.place.PlaceResult;

/**
 * The one-sided test behind "no displacement larger than B": the upper limit of ring 1's effect stays below the bound that the
 * design fixed before. With a standard error it is the limit of the 90 % interval; where the interval comes from placebo
 * sets, the upper limit of that wider interval must do.
 *
 * @param excludesIncrease whether an increase beyond the bound is ruled out
 * @param p                of the hypothesis that ring 1 rose by the bound or more; absent without a standard error
 */
public record RingTest(
        double boundPercent,
        boolean excludesIncrease,
        @Nullable Double p) {

    static @Nullable RingTest of(PlaceResult place, double boundPercent, double level) {
        if (place.rings().isEmpty()) {
            return null;
        }
        var ring = place.rings().getFirst();
        var logRatio = ring.logRatio();
        double bound = Math.log1p(boundPercent / 100);
        var error = ring.standardError();
        if (logRatio != null && error != null && error > 0) {
            int freedom = Math.max(1, place.inference().treatedClusters() - 1);
            var test = Equivalence.test(logRatio, error, freedom, bound, level);
            return new RingTest(boundPercent, test.excludesIncrease(), test.pUpper());
        }
        var interval = ring.logRatioInterval();
        return interval == null ? null : new RingTest(boundPercent, interval.upper() < bound, null);
    }
}
