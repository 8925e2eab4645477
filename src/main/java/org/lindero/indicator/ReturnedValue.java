package org.lindero.indicator;

import java.time.Instant;
import java.time.YearMonth;

/** A value that came back with a reason. */
public record ReturnedValue(
        long measurementId,
        long indicatorId,
        String indicator,
        long areaId,
        String area,
        YearMonth period,
        String reason,
        String returnedBy,
        Instant returnedAt) {}
