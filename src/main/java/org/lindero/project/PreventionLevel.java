package org.lindero.project;

/** Whom a project reaches: everybody, groups at risk, or people already involved. */
public enum PreventionLevel {
    PRIMARY,
    SECONDARY,
    TERTIARY
}
