package org.lindero.engine.place;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.inference.Equivalence;

/**
 * The one-sided test behind "no displacement larger than B": the upper limit of ring 1's effect stays below the bound that the design
 * fixed before. With a standard error it is the limit of the 90 % interval; where the interval comes from placebo sets, the upper
 * limit of that wider interval must do. Two-sided equivalence, which also rules out a fall beyond the bound, stands beside it and
 * decides nothing.
 *
 * @param boundPercent increase, in percent of the expected events
 * @param excludesIncrease whether an increase beyond the bound is ruled out
 * @param p of the hypothesis that ring 1 rose by the bound or more; absent without a standard error
 * @param equivalent whether the effect lies between a fall and a rise by the bound, on the log scale; absent in results of old engines
 * @param equivalenceP of the two one-sided tests, the larger of the two; absent without a standard error
 */
public record RingTest(
        double boundPercent,
        boolean excludesIncrease,
        @Nullable Double p,
        @Nullable Boolean equivalent,
        @Nullable Double equivalenceP) {

    /**
     * Tests ring 1; nothing where there is no ring, or no interval.
     *
     * @param boundPercent positive
     * @param level above 0.5
     */
    public static @Nullable RingTest of(PlaceResult place, double boundPercent, double level) {
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
            return new RingTest(boundPercent, test.excludesIncrease(), test.pUpper(), test.equivalent(), test.p());
        }
        var interval = ring.logRatioInterval();
        if (interval == null) {
            return null;
        }
        boolean below = interval.upper() < bound;
        return new RingTest(boundPercent, below, null, below && interval.lower() > -bound, null);
    }
}
