package org.lindero.indicator;

import java.time.Instant;

/**
 * One step in the life of a value.
 *
 * @param state the state after it
 * @param note  the comment of an entry, the reason of a return
 */
public record ChangeLine(
        Instant at,
        String username,
        String displayName,
        MeasurementState state,
        Amount before,
        Amount after,
        String note) {}
