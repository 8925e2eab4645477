package org.lindero.project;

/** Where a project stands. Approval goes through the readiness check; the other steps are a manager's word. */
public enum ProjectStatus {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    RUNNING,
    CLOSED;

    /** Whether a manager may move a project from here to {@code next} without the readiness check. */
    public boolean allows(ProjectStatus next) {
        return switch (this) {
            case DRAFT -> next == IN_REVIEW;
            case IN_REVIEW -> next == DRAFT;
            case APPROVED -> next == RUNNING || next == DRAFT;
            case RUNNING -> next == CLOSED;
            case CLOSED -> false;
        };
    }
}
