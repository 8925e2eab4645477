package org.lindero.incident;

/** Where the counts of a category go: into an outcome that exists, into a new one, or nowhere. */
public sealed interface OutcomeTarget {

    /** Into an outcome that exists; its counts of the same area and month are replaced. */
    record Existing(long outcomeId) implements OutcomeTarget {}

    /** Into a new outcome. */
    record New(OutcomeDraft draft) implements OutcomeTarget {}

    /** The category is left out. */
    record Nowhere() implements OutcomeTarget {}
}
