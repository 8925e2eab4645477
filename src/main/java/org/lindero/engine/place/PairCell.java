package org.lindero.engine.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;

/**
 * What happened in one area while certain treated areas were active around it.
 *
 * @param from the treated areas, one when the change is theirs alone
 * @param to the area in whose rings' reach it lies
 * @param periods observed periods in which exactly these were active
 * @param observed events in these periods
 * @param expected events if the area had kept its ratio to the clean areas of its stratum
 * @param estimate ln(observed / expected), ½ added to both when one is zero; absent when it is not identified
 * @param interval all constant proportional effects that the placebos do not reject; absent with too few
 * @param p two-sided, of no change; absent with too few placebos
 * @param adjustedP the same after Holm, over all cells
 * @param placebos clean areas of similar level that were compared
 * @param smallestP the smallest p that could have come out
 * @param absence why there is no estimate
 */
public record PairCell(
        List<String> from,
        String to,
        int periods,
        double observed,
        double expected,
        @Nullable Double estimate,
        @Nullable Interval interval,
        @Nullable Double p,
        @Nullable Double adjustedP,
        int placebos,
        @Nullable Double smallestP,
        @Nullable Absence absence) {

    public PairCell {
        from = List.copyOf(from);
    }

    /** Why a cell is not identified. */
    public enum Absence {
        /** The area is treated itself, no later than the one whose effect on it is asked for. */
        TREATED_FIRST,
        /** The area has no count before anything started around it. */
        NO_COUNT_BEFORE,
        /** The area has no count in these periods. */
        NO_COUNT_AFTER,
        /** Fewer than five clean areas in its stratum, or none with events. */
        NO_COMPARISON
    }

    /** Whether the change belongs to one treated area. */
    public boolean separable() {
        return from.size() == 1 && absence == null;
    }

    static PairCell missing(List<String> from, String to, Absence absence) {
        return new PairCell(from, to, 0, 0, 0, null, null, null, null, 0, null, absence);
    }

    PairCell adjusted(double value) {
        return new PairCell(
                from, to, periods, observed, expected, estimate, interval, p, value, placebos, smallestP, absence);
    }
}
