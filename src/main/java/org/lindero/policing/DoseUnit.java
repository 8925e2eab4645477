package org.lindero.policing;

/** What a dose counts; always per month, so that efforts of different length compare. */
public enum DoseUnit {
    OFFICER_HOURS,
    OFFICERS,
    PATROLS,
    CHECKPOINTS,
    VISITS,
    CASES,
    DEVICES
}
