package org.lindero.incident;

/** How much of an outcome's counts somebody may see. */
public enum Visibility {
    /** Every count as it is. */
    EXACT,
    /** Counts of 1 and 2 are hidden: the outcome comes from single incidents. */
    WITHOUT_SMALL,
    /** No count: the outcome is sensitive. */
    NONE;

    /** Whether a count may be seen. */
    boolean shows(double count) {
        return switch (this) {
            case EXACT -> true;
            case WITHOUT_SMALL -> count <= 0 || count >= 3;
            case NONE -> false;
        };
    }
}
