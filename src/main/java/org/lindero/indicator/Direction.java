package org.lindero.indicator;

/** Where the indicator should go: up, down, stay within a band, or nowhere. */
public enum Direction {
    ASCENDING,
    DESCENDING,
    REGULAR,
    NOMINAL
}
