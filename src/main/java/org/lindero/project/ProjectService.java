package org.lindero.project;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.lindero.security.AuditTrail;
import org.lindero.security.Roles;
import org.lindero.shared.Likes;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Projects, what they treat and where they stand. Everyone signed in reads within the scope; managers change. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.SIGNED_IN)
public class ProjectService {

    private final ProjectRepository projects;
    private final ProgrammeRepository programmes;
    private final ProjectAccess access;
    private final AuditTrail trail;

    ProjectService(ProjectRepository projects, ProgrammeRepository programmes, ProjectAccess access, AuditTrail trail) {
        this.projects = projects;
        this.programmes = programmes;
        this.access = access;
        this.trail = trail;
    }

    /** The projects that match, a page at a time. */
    public List<ProjectSummary> search(ProjectFilter filter, Pageable page) {
        return projects.search(
                        access.everywhere(),
                        access.scope(),
                        Likes.escape(filter.text()),
                        filter.statuses().isEmpty() ? Arrays.asList(ProjectStatus.values()) : filter.statuses(),
                        filter.programmeIds().isEmpty(),
                        ProjectAccess.orNone(filter.programmeIds()),
                        page)
                .map(Project::summary)
                .getContent();
    }

    /**
     * One project.
     *
     * @throws NotFoundException if there is none, or it is outside the user's scope
     */
    public ProjectDetails get(long id) {
        var project = access.readable(id);
        return project.details(access.mayEdit(project));
    }

    /** The projects that treat an area, by code. */
    public List<ProjectSummary> projectsOf(long areaId) {
        return projects.listTreating(access.everywhere(), access.scope(), Set.of(areaId)).stream()
                .map(Project::summary)
                .toList();
    }

    /** What one project treats, by area. */
    public List<Treatment> treatments(long projectId) {
        var project = access.readable(projectId);
        return project.areas().entrySet().stream()
                .map(entry -> new Treatment(
                        projectId,
                        project.status(),
                        entry.getKey(),
                        entry.getValue().startsOn(),
                        entry.getValue().endsOn(),
                        entry.getValue().intensity()))
                .sorted((one, other) -> Long.compare(one.areaId(), other.areaId()))
                .toList();
    }

    /** What all projects treat, also outside the user's scope: an evaluation must know which areas are clean. */
    @PreAuthorize(Roles.EVALUATES)
    public List<Treatment> listTreatments() {
        return projects.listTreatments();
    }

    /**
     * Registers a project as a draft, without areas.
     *
     * @throws NameTakenException if the code is in use
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public long create(ProjectDraft draft) {
        var project = new Project(draft, programme(draft));
        save(project);
        trail.record("project.created", draft.code(), draft.name());
        return project.id();
    }

    /**
     * Replaces what was entered for a project.
     *
     * @throws StaleDataException    if the project changed after {@code read} was loaded
     * @throws NameTakenException    if the code is in use
     * @throws AccessDeniedException if one of its areas is outside the user's scope
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void revise(ProjectDetails read, ProjectDraft draft) {
        var project = current(read);
        project.revise(draft, programme(draft));
        save(project);
        trail.record("project.revised", draft.code(), draft.name());
    }

    /** Treats an area from now on, or changes how; other areas of the project stay as they are. */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void treatArea(long projectId, long areaId, Exposure exposure) {
        var project = access.editable(projectId);
        access.requireInScope(Set.of(areaId));
        project.treat(areaId, exposure);
        trail.record("project.area.treated", project.code(), areaId + ": " + exposure.startsOn());
    }

    /** Takes an area out of a project. */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void releaseArea(long projectId, long areaId) {
        var project = access.editable(projectId);
        project.release(areaId);
        trail.record("project.area.released", project.code(), Long.toString(areaId));
    }

    /**
     * Moves a project on, except to approval, which is {@link ReadinessService#approve}.
     *
     * @throws StaleDataException    if the project changed after {@code read} was loaded
     * @throws IllegalStateException if {@code next} does not follow
     */
    @Transactional
    @PreAuthorize(Roles.MANAGES)
    public void moveTo(ProjectDetails read, ProjectStatus next) {
        var project = current(read);
        if (!project.status().allows(next)) {
            throw new IllegalStateException(project.status() + " does not lead to " + next);
        }
        project.moveTo(next);
        trail.record("project.status", project.code(), next.name());
    }

    private Project current(ProjectDetails read) {
        var project = access.editable(read.id());
        if (project.version() != read.version()) {
            throw new StaleDataException("Project", read.id());
        }
        return project;
    }

    private Programme programme(ProjectDraft draft) {
        return programmes
                .findById(draft.programmeId())
                .orElseThrow(() -> new NotFoundException("Programme", draft.programmeId()));
    }

    private void save(Project project) {
        try {
            projects.saveAndFlush(project);
        } catch (DataIntegrityViolationException duplicate) {
            throw new NameTakenException(project.code());
        }
    }
}
