package org.lindero.engine.spatial;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;

/**
 * The outcome of a randomisation test; immutable.
 *
 * @param estimate of the real assignment
 * @param p two-sided, of no effect anywhere; absent with too few sets
 * @param interval all constant effects that the test does not reject; absent with too few sets, or when it has no end
 * @param sets distinct placebo assignments with an estimate, the real one not counted
 * @param smallestP the smallest p that could have come out: 1 / (sets + 1)
 * @param enumerated whether the sets are all there are
 * @param seed of the draws
 */
public record RandomisationResult(
        double estimate,
        @Nullable Double p,
        @Nullable Interval interval,
        int sets,
        double smallestP,
        boolean enumerated,
        long seed) {

    /** Whether there are enough sets for a verdict. */
    public boolean hasVerdict() {
        return p != null;
    }

    /** How uncertainty was computed, in English, for the notes. */
    public String convention() {
        String how = enumerated ? "all " + sets + " placebo sets" : sets + " placebo sets drawn, seed " + seed;
        return "randomisation over " + how + ", two-sided, ties count"
                + (hasVerdict() ? "" : "; too few for a verdict");
    }
}
