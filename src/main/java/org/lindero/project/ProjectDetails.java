package org.lindero.project;

import java.util.Map;

/**
 * A project as read; {@code version} guards against lost updates.
 *
 * @param areas          what is treated, by area
 * @param noLinksReason  why there are no links to the other projects of the same areas; may be empty
 * @param noPoliceReason why there is no link to the police; may be empty
 * @param editable       whether the reader may change it: a manager, and all its areas in scope
 */
public record ProjectDetails(
        long id,
        int version,
        ProjectStatus status,
        ProjectDraft draft,
        String programme,
        Map<Long, Exposure> areas,
        String noLinksReason,
        String noPoliceReason,
        boolean editable) {

    public ProjectDetails {
        areas = Map.copyOf(areas);
    }
}
