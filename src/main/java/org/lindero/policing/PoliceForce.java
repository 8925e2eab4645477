package org.lindero.policing;

/** Who does the police work. */
public enum PoliceForce {
    MUNICIPAL,
    STATE,
    NATIONAL_GUARD,
    FORMER_FEDERAL,
    ARMED_FORCES,
    PROSECUTOR,
    JOINT
}
