package org.lindero.project;

/** What one project is to another. */
public enum ProjectRelation {
    REFERS,
    SHARES_VENUE,
    PREREQUISITE,
    REINFORCES,
    COMPETES
}
