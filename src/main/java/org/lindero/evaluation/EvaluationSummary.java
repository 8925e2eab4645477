package org.lindero.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row of the list of evaluations; the net is in records prevented, positive is good. */
public record EvaluationSummary(
        long id,
        String question,
        EvaluationStatus status,
        String author,
        Instant designedAt,
        @Nullable Double netPrevented,
        @Nullable Double netLower,
        @Nullable Double netUpper,
        @Nullable Integer grade) {}
