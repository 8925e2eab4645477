package org.lindero.project;

/** What a police effort is to a project. */
public enum EffortRelation {
    SUPPORTS,
    CONFLICTS,
    PREREQUISITE,
    SEQUENCED_AFTER
}
