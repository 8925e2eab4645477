package org.lindero.evaluation;

import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.engine.place.PoliceResult.Role;
import org.lindero.policing.EffortStatus;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.PoliceEffortSummary;
import org.lindero.project.EffortLink;
import org.lindero.project.EffortRelation;
import org.lindero.project.ProjectLinkService;
import org.springframework.stereotype.Component;

/**
 * The police efforts of a design, read from their register. Efforts that are only planned have touched no month and are in no design,
 * whoever makes it: a design is read by people who may not know of them.
 */
@Component
class PoliceRegister {

    private final PoliceEffortService police;
    private final ProjectLinkService links;

    PoliceRegister(PoliceEffortService police, ProjectLinkService links) {
        this.police = police;
        this.links = links;
    }

    /**
     * The same design with every effort that has touched its areas in its window. An effort keeps the role that the design gave it;
     * without one it belongs to the package when it is linked to the project, unless as a conflict, and is a rival otherwise.
     */
    EvaluationDesign complete(EvaluationDesign design) {
        var parts = design.areas().stream()
                .filter(role -> role.part() != AreaRole.Part.EXCLUDED)
                .toList();
        var ids = parts.stream().map(AreaRole::areaId).collect(Collectors.toSet());
        Map<Long, Role> given =
                design.efforts().stream().collect(Collectors.toMap(EffortRole::effortId, EffortRole::role));
        var linked = linked(design.projectId());
        var efforts = police.list(ids, design.from().atDay(1), design.to().atEndOfMonth()).stream()
                .filter(effort -> effort.status() != EffortStatus.PLANNED)
                .map(effort -> role(
                        effort,
                        given.getOrDefault(effort.id(), linked.contains(effort.id()) ? Role.PACKAGE : Role.RIVAL),
                        ids))
                .toList();
        return design.withPolice(efforts, overlap(efforts, parts));
    }

    /** The names of the efforts of a design that the user may know of. */
    Map<Long, String> names(EvaluationDesign design) {
        return police
                .listReadable(
                        design.efforts().stream().map(EffortRole::effortId).toList())
                .stream()
                .collect(Collectors.toMap(PoliceEffortSummary::id, PoliceEffortSummary::name));
    }

    private Set<Long> linked(long projectId) {
        return links.listEfforts(projectId).stream()
                .filter(link -> link.relation() != EffortRelation.CONFLICTS)
                .map(EffortLink::effort)
                .map(PoliceEffortSummary::id)
                .collect(Collectors.toSet());
    }

    private static EffortRole role(PoliceEffortSummary effort, Role role, Set<Long> ids) {
        var last = effort.endsOn();
        return new EffortRole(
                effort.id(),
                role,
                effort.areaIds().stream().filter(ids::contains).toList(),
                YearMonth.from(effort.startsOn()),
                last == null ? null : YearMonth.from(last));
    }

    private static EvaluationDesign.PoliceOverlap overlap(List<EffortRole> efforts, List<AreaRole> parts) {
        var touched = new HashSet<Long>();
        efforts.forEach(effort -> touched.addAll(effort.areaIds()));
        return new EvaluationDesign.PoliceOverlap(
                efforts.size(),
                count(parts, touched, Set.of(AreaRole.Part.TREATED)),
                count(parts, touched, Set.of(AreaRole.Part.RING_1, AreaRole.Part.RING_2)),
                count(parts, touched, Set.of(AreaRole.Part.COMPARISON)));
    }

    private static int count(List<AreaRole> roles, Set<Long> touched, Set<AreaRole.Part> parts) {
        return (int) roles.stream()
                .filter(role -> parts.contains(role.part()) && touched.contains(role.areaId()))
                .count();
    }
}
