package org.lindero.policing;

/** How likely a violent reaction is. */
public enum Likelihood {
    LOW,
    MEDIUM,
    HIGH
}
