package org.lindero.project;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shared.NotFoundException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Which projects the signed-in user may read and change. Readable: no area yet, or one in scope. Changeable by a manager:
 * all areas in scope.
 */
@Component
class ProjectAccess {

    /** No area has this id: an empty list in a query is not portable. */
    static final Set<Long> NO_ID = Set.of(-1L);

    private final ProjectRepository projects;
    private final AreaService areas;
    private final CurrentUser currentUser;

    ProjectAccess(ProjectRepository projects, AreaService areas, CurrentUser currentUser) {
        this.projects = projects;
        this.areas = areas;
        this.currentUser = currentUser;
    }

    boolean everywhere() {
        return currentUser.scope().everywhere();
    }

    /** The areas of the scope, for a query that is not asked everywhere. */
    Collection<Long> scope() {
        return everywhere()
                ? NO_ID
                : orNone(areas.listWithRetired().stream().map(AreaSummary::id).collect(Collectors.toSet()));
    }

    /** @throws NotFoundException if there is none, or it is outside the scope */
    Project readable(long id) {
        return projects.findReadable(everywhere(), scope(), id).orElseThrow(() -> new NotFoundException("Project", id));
    }

    /** @throws AccessDeniedException if the project is readable, but reaches beyond the scope */
    Project editable(long id) {
        var project = readable(id);
        requireInScope(project.areas().keySet());
        return project;
    }

    List<Project> readable(Collection<Long> ids) {
        return projects.listReadable(everywhere(), scope(), orNone(ids));
    }

    boolean mayEdit(Project project) {
        return currentUser.has(Role.MANAGER) && isInScope(project.areas().keySet());
    }

    boolean mayLinkEfforts(Project project) {
        boolean hasRight = currentUser.has(Role.MANAGER) || currentUser.has(Role.POLICE_LIAISON);
        return hasRight && isInScope(project.areas().keySet());
    }

    void requireInScope(Set<Long> areaIds) {
        if (!isInScope(areaIds)) {
            throw new AccessDeniedException("an area is outside the scope");
        }
    }

    String userName() {
        return currentUser.get().displayName();
    }

    static Collection<Long> orNone(Collection<Long> ids) {
        return ids.isEmpty() ? NO_ID : ids;
    }

    private boolean isInScope(Set<Long> areaIds) {
        return areas.list(areaIds).size() == areaIds.size();
    }
}
