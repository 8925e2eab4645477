package org.lindero.demo;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaSummary;
import org.lindero.policing.DoseUnit;
import org.lindero.policing.EffortType;
import org.lindero.policing.Likelihood;
import org.lindero.policing.PoliceEffortDraft;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.PoliceForce;
import org.lindero.policing.RiskAssessment;
import org.lindero.policing.Sensitivity;
import org.springframework.stereotype.Component;

/** The demo's eight police efforts; one is planned and restricted, so that only the liaison sees it. */
@Component
class DemoPolice {

    private final PoliceEffortService efforts;

    DemoPolice(PoliceEffortService efforts) {
        this.efforts = efforts;
    }

    /** Registers all efforts; gives the id of the one that supports the main project. */
    long create(List<AreaSummary> areas, YearMonth first, YearMonth last) {
        long proximity = effort(
                "Policía de proximidad en el corredor",
                EffortType.PROXIMITY_POLICING,
                DemoCity.TREATED,
                first.plusMonths(24),
                last.plusMonths(6),
                640,
                Sensitivity.PUBLIC,
                areas);
        effort(
                "Patrullaje a pie del mercado",
                EffortType.BEAT_PATROL,
                List.of(DemoCity.at(5, 2), DemoCity.at(6, 2)),
                first.plusMonths(10),
                last.plusMonths(3),
                320,
                Sensitivity.PUBLIC,
                areas);
        effort(
                "Puntos calientes Oriente",
                EffortType.HOT_SPOT_PATROL,
                List.of(DemoCity.at(10, 2), DemoCity.at(11, 2), DemoCity.at(10, 3)),
                first.plusMonths(16),
                first.plusMonths(40),
                480,
                Sensitivity.INTERNAL,
                areas);
        effort(
                "Cámaras y alumbrado de la avenida",
                EffortType.CCTV_OR_LIGHTING,
                List.of(DemoCity.at(1, 4), DemoCity.at(2, 4)),
                first.plusMonths(12),
                null,
                18,
                Sensitivity.PUBLIC,
                areas);
        effort(
                "Policía orientada a problemas, escuelas",
                EffortType.PROBLEM_ORIENTED_POLICING,
                DemoCity.CORNER,
                first.plusMonths(20),
                last,
                210,
                Sensitivity.PUBLIC,
                areas);
        effort(
                "Control de confianza, sector Centro",
                EffortType.VETTING,
                List.of(DemoCity.at(5, 5), DemoCity.at(6, 5)),
                first.plusMonths(30),
                last,
                40,
                Sensitivity.INTERNAL,
                areas);
        effort(
                "Retiro de patrullas por feria",
                EffortType.REDEPLOYMENT_OR_WITHDRAWAL,
                List.of(DemoCity.at(0, 8), DemoCity.at(1, 8)),
                last.minusMonths(1),
                last,
                120,
                Sensitivity.INTERNAL,
                areas);
        effort(
                "Operativo conjunto de capa media",
                EffortType.JOINT_OPERATION,
                List.of(DemoCity.at(6, 3)),
                last.plusMonths(3),
                last.plusMonths(4),
                300,
                Sensitivity.RESTRICTED,
                areas);
        return proximity;
    }

    private long effort(
            String name,
            EffortType type,
            List<Integer> where,
            YearMonth from,
            @Nullable YearMonth to,
            int dose,
            Sensitivity sensitivity,
            List<AreaSummary> areas) {
        var risk = type.isInterdiction()
                ? new RiskAssessment(
                        "Represalias contra comercios",
                        "Corredor comercial y terminal",
                        Likelihood.MEDIUM,
                        "Fuerza preposicionada y enlace con comerciantes durante dos semanas")
                : null;
        return efforts.create(new PoliceEffortDraft(
                name,
                type,
                type == EffortType.JOINT_OPERATION ? PoliceForce.JOINT : PoliceForce.MUNICIPAL,
                where.stream().map(area -> areas.get(area).id()).collect(Collectors.toSet()),
                from.atDay(1),
                to == null ? null : to.atEndOfMonth(),
                "Lunes a domingo, 16 a 24 h",
                BigDecimal.valueOf(dose),
                DoseUnit.OFFICER_HOURS,
                "Presencia estable y trato cercano",
                "Reglamento municipal de seguridad",
                sensitivity,
                risk,
                "Protocolo de uso de la fuerza; registro de detenciones",
                0,
                ""));
    }
}
