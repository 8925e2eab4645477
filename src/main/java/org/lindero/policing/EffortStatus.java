package org.lindero.policing;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where an effort stands; follows from its dates and is never typed. */
public enum EffortStatus {
    PLANNED,
    UNDER_WAY,
    ENDED;

    /** The status on {@code today} of an effort that lasts from its first to its last day, both included. */
    public static EffortStatus on(LocalDate today, LocalDate startsOn, @Nullable LocalDate endsOn) {
        if (startsOn.isAfter(today)) {
            return PLANNED;
        }
        return endsOn != null && endsOn.isBefore(today) ? ENDED : UNDER_WAY;
    }
}
