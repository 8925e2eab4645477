package org.lindero.project;

/** A row of the results matrix as read; {@code version} guards against lost updates. */
public record LogicRow(long id, int version, long projectId, LogicRowDraft draft) {}
