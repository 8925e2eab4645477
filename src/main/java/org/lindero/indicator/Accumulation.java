package org.lindero.indicator;

/** How the values of several periods become the value of a year. */
public enum Accumulation {
    /** Each period stands for itself. */
    PERIODIC,
    /** The periods are added. */
    CUMULATIVE_SUM,
    /** Each value already holds the earlier ones. */
    CUMULATIVE_LATEST
}
