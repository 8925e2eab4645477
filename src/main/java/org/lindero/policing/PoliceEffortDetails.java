package org.lindero.policing;

/**
 * A police effort as read; {@code version} guards against lost updates.
 *
 * @param editable whether the reader may change it: a liaison, and all its areas in scope
 */
public record PoliceEffortDetails(
        long id, int version, EffortStatus status, PoliceEffortDraft draft, boolean editable) {}
