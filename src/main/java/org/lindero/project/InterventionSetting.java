package org.lindero.project;

/** By which approach a project works. */
public enum InterventionSetting {
    SOCIAL,
    COMMUNITY,
    SITUATIONAL,
    PSYCHOSOCIAL
}
