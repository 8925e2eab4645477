package org.lindero.indicator;

/** Why there is no value. */
public enum NoDataReason {
    NOT_COLLECTED,
    SOURCE_UNAVAILABLE,
    /** The area could not be entered. */
    NO_ACCESS,
    NOT_APPLICABLE,
    /** The comment says it. */
    OTHER
}
