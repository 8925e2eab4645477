package org.lindero.indicator;

/** Whether a person who came five times counts once or five times. */
public enum CountedAs {
    UNIQUE_PERSONS,
    ATTENDANCES,
    /** Neither: things, events, money. */
    OTHER
}
