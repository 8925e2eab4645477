package org.lindero.demo;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.MirLevel;
import org.lindero.project.Exposure;
import org.lindero.project.Finding;
import org.lindero.project.InterventionSetting;
import org.lindero.project.LogicModelService;
import org.lindero.project.LogicRowDraft;
import org.lindero.project.PreventionLevel;
import org.lindero.project.ProgrammeDraft;
import org.lindero.project.ProgrammeService;
import org.lindero.project.ProjectDraft;
import org.lindero.project.ProjectLinkService;
import org.lindero.project.ProjectRelation;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectStatus;
import org.lindero.project.ReadinessService;
import org.lindero.project.SpilloverDraft;
import org.lindero.project.SpilloverKind;
import org.lindero.project.SpilloverService;
import org.springframework.stereotype.Component;

/** The demo's six projects: one with its whole logic model, five around it. */
@Component
class DemoProjects {

    /** A project of the demo. */
    private record Plan(String code, String name, List<Integer> areas, int startMonth, String risk) {}

    private static final List<Plan> OTHERS = List.of(
            new Plan(
                    "ESC-02",
                    "Escuelas abiertas por la tarde",
                    DemoCity.TREATED.subList(0, 2),
                    27,
                    "Deserción escolar"),
            new Plan("MED-03", "Mediación comunitaria", DemoCity.TREATED.subList(2, 4), 30, "Conflictos vecinales"),
            new Plan(
                    "DEP-04",
                    "Deporte y cultura en el parque",
                    DemoCity.TREATED.subList(4, 6),
                    26,
                    "Espacios abandonados"),
            new Plan(
                    "MUJ-05",
                    "Redes de mujeres contra la violencia",
                    DemoCity.CORNER.subList(0, 2),
                    20,
                    "Violencia familiar"),
            new Plan("ADI-06", "Atención a las adicciones", DemoCity.CORNER, 33, "Consumo de drogas"));

    private final ProgrammeService programmes;
    private final ProjectService projects;
    private final LogicModelService logic;
    private final SpilloverService spillovers;
    private final ProjectLinkService links;
    private final ReadinessService readiness;

    DemoProjects(
            ProgrammeService programmes,
            ProjectService projects,
            LogicModelService logic,
            SpilloverService spillovers,
            ProjectLinkService links,
            ReadinessService readiness) {
        this.programmes = programmes;
        this.projects = projects;
        this.logic = logic;
        this.spillovers = spillovers;
        this.links = links;
        this.readiness = readiness;
    }

    /** Registers all projects; gives the id of the main one. */
    long create(List<AreaSummary> areas, YearMonth first, Map<String, Long> indicators, long robbery) {
        long programme = programmes.create(
                new ProgrammeDraft(
                        "Prevención social en los polígonos de San Jacinto",
                        "Fondo municipal de prevención",
                        first.getYear() + 2,
                        "Dirección de Prevención Social",
                        "Fortalecer las capacidades de las personas para prevenir la violencia; recuperar el espacio público."));
        var main = new Plan(
                "EMP-01", "Empleo juvenil y espacio público", DemoCity.TREATED, DemoCity.START, "Desempleo juvenil");
        long id = create(main, programme, areas, first);
        describe(id, areas, indicators, robbery);
        for (var plan : OTHERS) {
            long other = create(plan, programme, areas, first);
            if (DemoCity.TREATED.containsAll(plan.areas())) {
                links.link(id, other, ProjectRelation.REINFORCES, "Refuerza la permanencia de los jóvenes");
            }
            begin(other);
        }
        begin(id);
        return id;
    }

    private long create(Plan plan, long programme, List<AreaSummary> areas, YearMonth first) {
        var start = first.plusMonths(plan.startMonth()).atDay(1);
        long id = projects.create(new ProjectDraft(
                plan.code(),
                plan.name(),
                programme,
                "Prevención de la violencia y la delincuencia",
                "Dirección de Prevención Social",
                "Instituto de la Juventud; comités vecinales",
                "Jóvenes de 15 a 29 años y sus familias",
                Set.of(plan.risk()),
                PreventionLevel.SECONDARY,
                InterventionSetting.COMMUNITY,
                Map.of(start.getYear(), new BigDecimal("2400000.00")),
                start,
                null));
        for (int area : plan.areas()) {
            projects.treatArea(id, areas.get(area).id(), new Exposure(start, null, BigDecimal.ONE));
        }
        return id;
    }

    private void describe(long id, List<AreaSummary> areas, Map<String, Long> indicators, long robbery) {
        long goal = logic.add(
                id,
                row(
                        MirLevel.GOAL,
                        "Contribuir a reducir la violencia en los polígonos mediante el empleo de los jóvenes y el uso del espacio público",
                        Set.of(),
                        null,
                        "",
                        null));
        long purpose = logic.add(
                id,
                row(
                        MirLevel.PURPOSE,
                        "Los jóvenes de los polígonos permanecen en un empleo formal",
                        Set.of(DemoIndicators.id(indicators, "JOV-04")),
                        goal,
                        "quien tiene ingreso y horario pasa menos tiempo expuesto a la calle de noche",
                        6));
        long jobs = logic.add(
                id,
                row(
                        MirLevel.COMPONENT,
                        "Empleos y oficios conseguidos",
                        Set.of(DemoIndicators.id(indicators, "JOV-01"), DemoIndicators.id(indicators, "JOV-02")),
                        purpose,
                        "el primer empleo abre la puerta al siguiente",
                        3));
        logic.add(
                id,
                row(
                        MirLevel.ACTIVITY,
                        "Impartición de talleres de oficio",
                        Set.of(DemoIndicators.id(indicators, "JOV-03")),
                        jobs,
                        "los empleadores locales piden un oficio básico",
                        2));
        long spaces = logic.add(
                id,
                row(
                        MirLevel.COMPONENT,
                        "Espacios públicos recuperados y en uso",
                        Set.of(DemoIndicators.id(indicators, "ESP-01")),
                        purpose,
                        "un parque con gente tiene quien lo cuide",
                        2));
        logic.add(
                id,
                row(
                        MirLevel.ACTIVITY,
                        "Organización de actividades en el parque",
                        Set.of(DemoIndicators.id(indicators, "ESP-02"), DemoIndicators.id(indicators, "COM-01")),
                        spaces,
                        "la costumbre de usarlo se hace con actividades fijas",
                        1));
        var around = DemoCity.ringOne().stream()
                .limit(4)
                .map(area -> areas.get(area).id())
                .collect(Collectors.toSet());
        spillovers.add(
                id,
                new SpilloverDraft(
                        SpilloverKind.DIFFUSION,
                        around,
                        true,
                        false,
                        "Los jóvenes contratados viven también en las áreas vecinas y el parque es de todos",
                        null,
                        robbery));
        spillovers.add(
                id,
                new SpilloverDraft(
                        SpilloverKind.SPATIAL,
                        around,
                        true,
                        true,
                        "El robo en el corredor comercial puede moverse dos cuadras hacia el sur",
                        null,
                        robbery));
    }

    private static LogicRowDraft row(
            MirLevel level,
            String narrative,
            Set<Long> indicators,
            @org.jspecify.annotations.Nullable Long parent,
            String mechanism,
            @org.jspecify.annotations.Nullable Integer lag) {
        var assumption = level == MirLevel.GOAL ? "" : "La economía local mantiene su oferta de empleo";
        return new LogicRowDraft(
                level,
                narrative,
                indicators,
                "Listas y bitácora de campo",
                assumption,
                parent,
                mechanism,
                lag,
                parent == null ? "" : "Diagnóstico del polígono");
    }

    /** Through review and approval, with a written waiver for what an invented programme leaves open. */
    private void begin(long id) {
        projects.moveTo(projects.get(id), ProjectStatus.IN_REVIEW);
        readiness.check(id).stream()
                .filter(finding -> finding.state() == Finding.State.GAP)
                .forEach(gap -> readiness.waive(id, gap.rule(), "Programa de demostración"));
        readiness.approve(projects.get(id));
        projects.moveTo(projects.get(id), ProjectStatus.RUNNING);
    }
}
