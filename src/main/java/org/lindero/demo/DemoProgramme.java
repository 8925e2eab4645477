package org.lindero.demo;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.area.AreaService;
import org.lindero.evaluation.EvaluationService;
import org.lindero.evaluation.EvaluationStatus;
import org.lindero.evaluation.Selection;
import org.lindero.project.EffortRelation;
import org.lindero.project.ProjectLinkService;
import org.lindero.security.DemoMode.Account;
import org.springframework.stereotype.Component;

/** Generates the demo programme into an empty installation, as its people would have entered it. */
@Component
class DemoProgramme {

    static final String QUESTION = "¿Bajó el robo a transeúnte con el empleo juvenil, y qué pasó alrededor?";

    private static final int FIELD_AREAS = 3;

    private final Clock clock;
    private final AreaService areas;
    private final DemoPlaces places;
    private final DemoIncidents incidents;
    private final DemoIndicators indicators;
    private final DemoProjects projects;
    private final DemoPolice police;
    private final ProjectLinkService links;
    private final EvaluationService evaluations;

    DemoProgramme(
            Clock clock,
            AreaService areas,
            DemoPlaces places,
            DemoIncidents incidents,
            DemoIndicators indicators,
            DemoProjects projects,
            DemoPolice police,
            ProjectLinkService links,
            EvaluationService evaluations) {
        this.clock = clock;
        this.areas = areas;
        this.places = places;
        this.incidents = incidents;
        this.indicators = indicators;
        this.projects = projects;
        this.police = police;
        this.links = links;
        this.evaluations = evaluations;
    }

    /** Whether nothing was entered yet. */
    boolean isWanted() {
        return DemoPeople.as(Account.MANAGER, () -> areas.list().isEmpty());
    }

    /** Generates everything, the finished evaluation included; gives the areas that the field officer is responsible for. */
    Set<Long> generate() {
        var city = new DemoCity();
        var last = YearMonth.now(clock).minusMonths(1);
        var first = last.minusMonths(DemoCity.MONTHS - 1);
        var byOrder = DemoPeople.as(Account.MANAGER, () -> places.importAreas(city, first));
        long robbery = DemoPeople.as(Account.MANAGER, () -> {
            incidents.importAll(city, first);
            return places.storeSeries(city, byOrder, first);
        });
        Set<Long> treated =
                DemoCity.TREATED.stream().map(area -> byOrder.get(area).id()).collect(Collectors.toSet());
        var measured = DemoPeople.as(Account.MANAGER, () -> indicators.create(treated, last));
        long effort = DemoPeople.as(Account.POLICE_LIAISON, () -> police.create(byOrder, first, last));
        long project = DemoPeople.as(Account.MANAGER, () -> {
            long main = projects.create(byOrder, first, measured, robbery);
            links.linkEffort(main, effort, EffortRelation.SUPPORTS, "Presencia estable durante las actividades");
            return main;
        });
        evaluate(project, robbery);
        return DemoCity.TREATED.stream()
                .limit(FIELD_AREAS)
                .map(area -> byOrder.get(area).id())
                .collect(Collectors.toSet());
    }

    private void evaluate(long project, long robbery) {
        var status = DemoPeople.as(Account.EVALUATOR, () -> {
            var design = evaluations.propose(project, robbery, QUESTION);
            return evaluations.run(evaluations.fix(design.chosen(new Selection(Selection.By.OTHER, null))));
        });
        if (status.join() != EvaluationStatus.FINISHED) {
            throw new IllegalStateException("the demo evaluation was refused");
        }
    }
}
