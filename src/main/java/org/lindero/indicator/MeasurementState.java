package org.lindero.indicator;

/** Where a value stands between the person who enters it and the person who answers for it. */
public enum MeasurementState {
    DRAFT,
    SUBMITTED,
    /** Back with its author, with a reason. */
    RETURNED,
    APPROVED;

    /** Whether the value may be changed. */
    public boolean isOpen() {
        return this == DRAFT || this == RETURNED;
    }
}
