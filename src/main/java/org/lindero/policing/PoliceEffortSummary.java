package org.lindero.policing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list row; {@code dose} is a month's, in {@code doseUnit}. */
public record PoliceEffortSummary(
        long id,
        String name,
        EffortType type,
        PoliceForce force,
        Set<Long> areaIds,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        EffortStatus status,
        @Nullable BigDecimal dose,
        @Nullable DoseUnit doseUnit,
        Sensitivity sensitivity) {

    public PoliceEffortSummary {
        areaIds = Set.copyOf(areaIds);
    }
}
