package org.lindero.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the entry sheet as it is stored.
 *
 * @param version      goes back with the next entry, so that a change by somebody else is noticed
 * @param value        the number that {@code amount} stands for
 * @param state        null while nothing was entered
 * @param needsComment whether it cannot be submitted before its comment says why it is as it is
 */
public record SheetCell(
        int version,
        Amount amount,
        @Nullable BigDecimal value,
        String comment,
        @Nullable MeasurementState state,
        String returnReason,
        String authorName,
        @Nullable Instant savedAt,
        boolean needsComment) {

    /** The version of a cell that was never saved. */
    public static final int NEW = -1;

    static final SheetCell EMPTY = new SheetCell(NEW, Amount.BLANK, null, "", null, "", "", null, false);

    /** Whether it may be changed. */
    public boolean isOpen() {
        return state == null || state.isOpen();
    }
}
