package org.lindero.incident;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One incident: only for those who may see where single incidents happened. */
public record IncidentPoint(
        long areaId, LocalDate day, @Nullable Integer hour, double longitude, double latitude) {}
