package org.lindero.policing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Police efforts for tests. */
public final class Efforts {

    public static final RiskAssessment RISK =
            new RiskAssessment("Represalia", "Anillo 1", Likelihood.MEDIUM, "Fuerza posicionada antes");

    private Efforts() {}

    public static PoliceEffortDraft draft(
            String name, Sensitivity sensitivity, LocalDate startsOn, @Nullable LocalDate endsOn, Long... areaIds) {
        return of(name, EffortType.HOT_SPOT_PATROL, sensitivity, null, startsOn, endsOn, areaIds);
    }

    public static PoliceEffortDraft of(
            String name,
            EffortType type,
            Sensitivity sensitivity,
            @Nullable RiskAssessment risk,
            LocalDate startsOn,
            @Nullable LocalDate endsOn,
            Long... areaIds) {
        return new PoliceEffortDraft(
                name,
                type,
                PoliceForce.MUNICIPAL,
                Set.of(areaIds),
                startsOn,
                endsOn,
                "20 a 2 h",
                new BigDecimal("120.50"),
                DoseUnit.OFFICER_HOURS,
                "Presencia",
                "Bando de policía",
                sensitivity,
                risk,
                "",
                null,
                "");
    }
}
