package org.lindero.indicator;

/** A value that cannot be saved as it is; what was stored before stays. */
public class ValueRefusedException extends RuntimeException {

    /** Why; views translate {@code indicator.refused.<reason>}. */
    public enum Reason {
        NEGATIVE,
        TOO_LARGE,
        TOO_MANY_DECIMALS,
        DENOMINATOR_ZERO,
        ABOVE_DENOMINATOR,
        WRONG_FORM,
        OUT_OF_RANGE,
        /** It was handed in or approved. */
        LOCKED,
        /** The indicator is not collected in this area and period. */
        NOT_ASKED,
        /** The period has not begun. */
        FUTURE
    }

    private final Reason reason;

    ValueRefusedException(Reason reason) {
        super("value refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
