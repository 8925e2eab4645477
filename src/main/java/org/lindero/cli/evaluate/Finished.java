package org.lindero.cli.evaluate;

import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.method.Outcome;
import org.lindero.engine.EstimationException;

/**
 * An analysis that ran: either its outcome or why the data cannot support it.
 *
 * @param id as in the design
 * @param method its name
 */
record Finished(
        String id,
        String method,
        @Nullable Outcome outcome,
        @Nullable EstimationException refused) {

    /** One line for the terminal. */
    String line() {
        var answer = outcome != null ? outcome.summary() : refused == null ? "" : "refused: " + refusal(refused);
        return "%s (%s): %s".formatted(id, method, answer);
    }

    private static String refusal(EstimationException refused) {
        return refused.reason() + ", " + refused.getMessage();
    }
}
