package org.lindero.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as its page shows it.
 *
 * @param checksum SHA-256 of the design, taken when it was fixed
 * @param result   absent until it was run
 * @param refusal  name of the engine's reason, when the data could not support an estimate
 * @param decision absent until a manager decided
 */
public record EvaluationDetails(
        long id,
        int version,
        EvaluationStatus status,
        EvaluationDesign design,
        String checksum,
        String author,
        Instant designedAt,
        @Nullable Instant finishedAt,
        @Nullable EvaluationResult result,
        @Nullable String refusal,
        @Nullable Decision decision) {

    /** What a manager said. */
    public record Decision(boolean accepted, String by, Instant at, String reason) {}
}
