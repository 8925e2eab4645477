package org.lindero.project;

/** A programme as read; {@code version} guards against lost updates. */
public record ProgrammeDetails(long id, int version, ProgrammeDraft draft) {

    /** Name and fiscal year, which together are unique. */
    public String label() {
        return draft.name() + " " + draft.fiscalYear();
    }
}
