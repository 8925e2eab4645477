package org.lindero.browser;

import java.util.Map;
import java.util.Set;
import org.lindero.SignIn;
import org.lindero.area.AreaService;
import org.lindero.demo.DemoFiles;
import org.lindero.evaluation.EvaluationService;
import org.lindero.incident.OutcomeService;
import org.lindero.indicator.IndicatorService;
import org.lindero.policing.PoliceEffortFilter;
import org.lindero.policing.PoliceEffortService;
import org.lindero.project.ProjectFilter;
import org.lindero.project.ProjectService;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Which ids the demo programme got, for addresses that name one. */
class DemoRecords {

    private final AreaService areas;
    private final ProjectService projects;
    private final PoliceEffortService police;
    private final IndicatorService indicators;
    private final EvaluationService evaluations;
    private final OutcomeService outcomes;

    DemoRecords(
            AreaService areas,
            ProjectService projects,
            PoliceEffortService police,
            IndicatorService indicators,
            EvaluationService evaluations,
            OutcomeService outcomes) {
        this.areas = areas;
        this.projects = projects;
        this.police = police;
        this.indicators = indicators;
        this.evaluations = evaluations;
        this.outcomes = outcomes;
    }

    /** By the name of the parameter; {@code otherAreaId} is an area far from the main project's. */
    Map<String, Long> ids() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        var treated = DemoFiles.treatedCodes();
        var byDate = PageRequest.of(0, 1, Sort.by("designedAt", "id"));
        return Map.of(
                "areaId", areas.find(treated.getFirst()).orElseThrow().id(),
                "otherAreaId", areas.find("SJ-120").orElseThrow().id(),
                "projectId",
                        projects.search(
                                        new ProjectFilter("EMP-01", Set.of(), Set.of()),
                                        PageRequest.of(0, 1, Sort.by("code", "id")))
                                .getFirst()
                                .id(),
                "effortId",
                        police.search(PoliceEffortFilter.ALL, PageRequest.of(0, 50, Sort.by("name", "id"))).stream()
                                .filter(effort -> effort.name().startsWith("Policía de proximidad"))
                                .findFirst()
                                .orElseThrow()
                                .id(),
                "id", indicators.find("JOV-04").orElseThrow().id(),
                "evaluationId", evaluations.search("", byDate).getFirst().id(),
                "outcomeId", outcomes.list().getFirst().id());
    }
}
