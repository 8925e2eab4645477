package org.lindero.project;

/**
 * A link between two projects, seen from one of them.
 *
 * @param other    the project at the other end
 * @param incoming whether the other project is the subject: "the other refers to this one"
 */
public record ProjectLink(
        long id, ProjectSummary other, boolean incoming, ProjectRelation relation, String expectedEffect) {}
