package org.lindero.indicator;

/** An indicator as read for editing; {@code version} guards against lost updates. */
public record IndicatorDetails(long id, int version, IndicatorDraft draft) {}
