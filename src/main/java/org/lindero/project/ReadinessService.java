package org.lindero.project;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.IndicatorSummary;
import org.lindero.project.Finding.State;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.StaleDataException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a project may be approved, and the approval. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.EVALUATES)
public class ReadinessService {

    private final ProjectAccess access;
    private final LogicModelService logic;
    private final SpilloverService spillovers;
    private final ProjectLinkService links;
    private final ProjectRepository projects;
    private final IndicatorService indicators;
    private final OutcomeCoverageFinder coverage;
    private final AuditTrail trail;
    private final Clock clock;

    ReadinessService(
            ProjectAccess access,
            LogicModelService logic,
            SpilloverService spillovers,
            ProjectLinkService links,
            ProjectRepository projects,
            IndicatorService indicators,
            OutcomeCoverageFinder coverage,
            AuditTrail trail,
            Clock clock) {
        this.access = access;
        this.logic = logic;
        this.spillovers = spillovers;
        this.links = links;
        this.projects = projects;
        this.indicators = indicators;
        this.coverage = coverage;
        this.trail = trail;
        this.clock = clock;
    }

    /** One finding a rule. Police links are counted as the reader knows them. */
    public List<Finding> check(long projectId) {
        return Readiness.check(facts(access.readable(projectId)));
    }

    /** Accepts the gap of a rule, with the reason in writing. */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void waive(long projectId, ReadinessRule rule, String reason) {
        var project = access.editable(projectId);
        Checks.require(!rule.isWarningOnly(), "a warning needs no waiver");
        project.waive(rule, new Waiver(reason, access.userName(), clock.instant()));
        trail.record("project.waived", project.code(), rule + ": " + reason);
    }

    /** Takes a waiver back. */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void withdrawWaiver(long projectId, ReadinessRule rule) {
        var project = access.editable(projectId);
        project.withdrawWaiver(rule);
        trail.record("project.waiver.withdrawn", project.code(), rule.name());
    }

    /**
     * Approves a project that is in review.
     *
     * @throws NotReadyException     if a gap is open
     * @throws StaleDataException    if the project changed after {@code read} was loaded
     * @throws IllegalStateException if the project is not in review
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void approve(ProjectDetails read) {
        var project = access.editable(read.id());
        if (project.version() != read.version()) {
            throw new StaleDataException("Project", read.id());
        }
        if (project.status() != ProjectStatus.IN_REVIEW) {
            throw new IllegalStateException("not in review");
        }
        var gaps = Readiness.check(facts(project)).stream()
                .filter(finding -> finding.state() == State.GAP)
                .map(Finding::rule)
                .toList();
        if (!gaps.isEmpty()) {
            throw new NotReadyException(gaps);
        }
        project.moveTo(ProjectStatus.APPROVED);
        trail.record("project.approved", project.code(), "");
    }

    private ProjectFacts facts(Project project) {
        var details = project.details(false);
        var rows = logic.list(project.id());
        Set<Long> indicatorIds = rows.stream()
                .flatMap(row -> row.draft().indicatorIds().stream())
                .collect(Collectors.toSet());
        return new ProjectFacts(
                details,
                rows,
                indicators.list(indicatorIds).stream()
                        .collect(Collectors.toMap(IndicatorSummary::id, Function.identity())),
                spillovers.list(project.id()).size(),
                links.listEfforts(project.id()).size(),
                unlinkedCompanions(project),
                coverage.best(details),
                project.waivers());
    }

    private List<String> unlinkedCompanions(Project project) {
        Set<Long> linked =
                links.list(project.id()).stream().map(link -> link.other().id()).collect(Collectors.toSet());
        return projects
                .listTreating(
                        access.everywhere(),
                        access.scope(),
                        ProjectAccess.orNone(project.areas().keySet()))
                .stream()
                .filter(other -> !other.equals(project) && !linked.contains(other.id()))
                .map(other -> other.summary().name())
                .toList();
    }
}
