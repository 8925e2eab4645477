package org.lindero.project;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lindero.policing.LinkedProjects;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.PoliceEffortSummary;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What connects a project with the other projects and with the police. A link to a police effort or project that the user
 * may not read does not exist for that user.
 */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class ProjectLinkService implements LinkedProjects {

    public static final int EFFECT_MAX = 1000;
    private static final String LINKS_POLICE = "hasAnyRole('MANAGER', 'POLICE_LIAISON')";

    private final ProjectLinkRepository links;
    private final EffortLinkRepository effortLinks;
    private final PoliceEffortService efforts;
    private final ProjectAccess access;
    private final AuditTrail trail;

    ProjectLinkService(
            ProjectLinkRepository links,
            EffortLinkRepository effortLinks,
            PoliceEffortService efforts,
            ProjectAccess access,
            AuditTrail trail) {
        this.links = links;
        this.effortLinks = effortLinks;
        this.efforts = efforts;
        this.access = access;
        this.trail = trail;
    }

    /** The links of a project with others, in both directions. */
    public List<ProjectLink> list(long projectId) {
        access.readable(projectId);
        var found = links.listAt(projectId);
        Map<Long, ProjectSummary> others =
                access
                        .readable(found.stream()
                                .map(link -> link.otherEnd(projectId))
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Project::id, Project::summary));
        return found.stream()
                .flatMap(link -> Stream.ofNullable(others.get(link.otherEnd(projectId)))
                        .map(other -> new ProjectLink(
                                link.id(),
                                other,
                                link.projectId() != projectId,
                                link.relation(),
                                link.expectedEffect())))
                .toList();
    }

    /** The links of a project with police efforts that the user may know of. */
    public List<EffortLink> listEfforts(long projectId) {
        access.readable(projectId);
        var found = effortLinks.findByProjectIdOrderById(projectId);
        Map<Long, PoliceEffortSummary> known =
                efforts
                        .listReadable(
                                found.stream().map(EffortLinkEntry::effortId).toList())
                        .stream()
                        .collect(Collectors.toMap(PoliceEffortSummary::id, Function.identity()));
        return found.stream()
                .flatMap(link -> Stream.ofNullable(known.get(link.effortId()))
                        .map(effort -> new EffortLink(link.id(), effort, link.relation(), link.expectedEffect())))
                .toList();
    }

    /** Whether the user may link the project with police efforts, and take such links away. */
    public boolean mayLinkEfforts(long projectId) {
        return access.mayLinkEfforts(access.readable(projectId));
    }

    @Override
    public List<LinkedProject> of(long effortId) {
        if (efforts.listReadable(List.of(effortId)).isEmpty()) {
            return List.of();
        }
        var found = effortLinks.findByEffortIdOrderById(effortId);
        Map<Long, ProjectSummary> projects =
                access.readable(found.stream().map(EffortLinkEntry::projectId).toList()).stream()
                        .collect(Collectors.toMap(Project::id, Project::summary));
        return found.stream()
                .flatMap(link ->
                        Stream.ofNullable(projects.get(link.projectId())).map(project -> linked(link, project)))
                .toList();
    }

    /**
     * Links a project to another one.
     *
     * @throws NameTakenException if this link is there already
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public long link(long projectId, long otherId, ProjectRelation relation, String expectedEffect) {
        var project = access.editable(projectId);
        var other = access.readable(otherId);
        Checks.require(projectId != otherId, "a project is not linked to itself");
        var effect = Checks.text(expectedEffect, EFFECT_MAX, "expectedEffect");
        var link = new ProjectLinkEntry(projectId, otherId, relation, effect);
        try {
            links.saveAndFlush(link);
        } catch (DataIntegrityViolationException duplicate) {
            throw new NameTakenException(other.code());
        }
        trail.record("project.linked", project.code(), relation + " " + other.code());
        return link.id();
    }

    /**
     * Links a project to a police effort that the user may know of.
     *
     * @throws NotFoundException  if the user may not know of the effort
     * @throws NameTakenException if this link is there already
     */
    @Transactional
    @PreAuthorize(LINKS_POLICE)
    public long linkEffort(long projectId, long effortId, EffortRelation relation, String expectedEffect) {
        var project = access.editable(projectId);
        var effort = efforts.get(effortId);
        var effect = Checks.text(expectedEffect, EFFECT_MAX, "expectedEffect");
        var link = new EffortLinkEntry(projectId, effortId, relation, effect);
        try {
            effortLinks.saveAndFlush(link);
        } catch (DataIntegrityViolationException duplicate) {
            throw new NameTakenException(effort.draft().name());
        }
        // the number and not the name: those who read the audit trail may not know of restricted efforts
        trail.record("project.linked.police", project.code(), relation + " #" + effortId);
        return link.id();
    }

    /** Takes away a link between projects, from either end. */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void unlink(long projectId, long linkId) {
        var project = access.editable(projectId);
        var link = list(projectId).stream()
                .filter(known -> known.id() == linkId)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("ProjectLink", linkId));
        links.deleteById(linkId);
        trail.record(
                "project.unlinked",
                project.code(),
                link.relation() + " " + link.other().code());
    }

    /** Takes away the link to a police effort that the user may know of. */
    @Transactional
    @PreAuthorize(LINKS_POLICE)
    public void unlinkEffort(long projectId, long linkId) {
        var project = access.editable(projectId);
        var link = listEfforts(projectId).stream()
                .filter(known -> known.id() == linkId)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("EffortLink", linkId));
        effortLinks.deleteById(linkId);
        trail.record(
                "project.unlinked.police",
                project.code(),
                link.relation() + " #" + link.effort().id());
    }

    /** Says why there are no links: to the other projects of the same areas, and to the police. Empty takes it back. */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void explainAbsence(long projectId, String noLinks, String noPolice) {
        var project = access.editable(projectId);
        project.explain(Checks.text(noLinks, EFFECT_MAX, "noLinks"), Checks.text(noPolice, EFFECT_MAX, "noPolice"));
        trail.record("project.absence", project.code(), "");
    }

    private static LinkedProject linked(EffortLinkEntry link, ProjectSummary project) {
        return new LinkedProject(
                project.id(),
                project.code(),
                project.name(),
                "project.effortRelation." + link.relation(),
                link.expectedEffect());
    }
}
