package org.lindero.project;

/** One record of the cross-boundary statement as read; {@code version} guards against lost updates. */
public record Spillover(long id, int version, long projectId, SpilloverDraft draft) {}
