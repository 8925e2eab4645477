package org.lindero.indicator;

import java.time.YearMonth;

/** A value that comes from elsewhere, with the state it had there. */
public record StoredValue(
        long indicatorId,
        long areaId,
        YearMonth period,
        Amount amount,
        String comment,
        MeasurementState state,
        String author,
        String authorName) {}
