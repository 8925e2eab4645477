package org.lindero.policing;

/** Who may know of an effort. A restricted one is known to nobody but the police liaisons as long as it is planned. */
public enum Sensitivity {
    PUBLIC,
    INTERNAL,
    RESTRICTED
}
