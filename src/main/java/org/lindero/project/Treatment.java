package org.lindero.project;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One area treated by one project, from its first to its last day; {@code intensity} 1 is full delivery. */
public record Treatment(
        long projectId,
        ProjectStatus status,
        long areaId,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        BigDecimal intensity) {}
