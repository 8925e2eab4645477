package org.lindero.engine.displacement;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;

/**
 * The outcome of {@link Wdd}. Raw statistics: a negative estimate is a fall against the control.
 *
 * @param local the target against its control
 * @param displacement the buffer against its control; absent when no buffer was given
 * @param total both together; with one shared control its change enters once
 * @param smallCells whether a count is below five, so that the numbers carry no verdict
 * @param convention what was computed and how, in English, for the notes
 */
public record WddResult(
        Estimate local, @Nullable Estimate displacement, Estimate total, boolean smallCells, String convention) {}
