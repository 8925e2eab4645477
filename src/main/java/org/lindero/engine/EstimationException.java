package org.lindero.engine;

/** The data cannot support the estimate. The reason is fit to be put into words for an analyst. */
public final class EstimationException extends RuntimeException {

    /** Why; views and the command line translate it by name. */
    public enum Reason {
        ZERO_DENOMINATOR,
        TOO_FEW_COMPARISON_AREAS,
        NO_PRE_PERIOD,
        NO_POST_PERIOD,
        NO_VARIATION,
        ALL_ZERO,
        SEPARATION,
        TREATED_IS_CONTROL,
        INCOMPLETE_PANEL,
        INFEASIBLE_MATCH,
        TOO_FEW_SETS,
        NOT_FINITE,
        NOT_CONVERGED,
        UNPREDICTABLE,
        TOO_LARGE
    }

    private final Reason reason;

    public EstimationException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
