package org.lindero.project.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.lindero.project.ProgrammeService;
import org.lindero.project.ProjectDetails;
import org.lindero.project.ProjectDraft;
import org.lindero.project.ProjectService;
import org.lindero.security.Roles;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.StaleDataException;
import org.lindero.shell.ui.Forms;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;
import org.springframework.security.access.AccessDeniedException;

/** A manager registers or changes a project. */
@Route("proyectos/nuevo")
@RouteAlias("proyectos/:projectId([0-9]+)/editar")
@RolesAllowed(Roles.MANAGER)
@StyleSheet("context://styles/project.css")
class ProjectEditView extends Page implements BeforeEnterObserver {

    private final ProjectService projects;
    private final ProjectForm form;
    private @Nullable ProjectDetails read;

    ProjectEditView(ProjectService projects, ProgrammeService programmes) {
        super("project.add");
        this.projects = projects;
        var offered = programmes.list();
        form = new ProjectForm(offered);
        setLead(getTranslation("project.edit.lead"));
        if (offered.isEmpty()) {
            add(new Paragraph(
                    new Text(getTranslation("project.programmes.needed") + " "),
                    new RouterLink(getTranslation("project.programmes"), ProgrammesView.class)));
        }
        add(form, Forms.buttons(this::leave, () -> form.write().ifPresent(this::save)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getRouteParameters().get(ProjectPage.ID).ifPresent(id -> {
            var project = projects.get(ProjectWords.id(id));
            if (!project.editable()) {
                throw new AccessDeniedException("an area is outside the scope");
            }
            read = project;
            setPageTitle(getTranslation("project.editThing", project.draft().name()));
            form.read(project.draft());
        });
    }

    private void save(ProjectDraft draft) {
        try {
            if (read == null) {
                show(projects.create(draft));
            } else {
                projects.revise(read, draft);
                show(read.id());
            }
            Notices.success(getTranslation("project.saved"));
        } catch (NameTakenException taken) {
            form.refuseCode(getTranslation("project.code.taken", taken.name()));
        } catch (StaleDataException stale) {
            Notices.error(getTranslation("shell.error.stale"));
        }
    }

    private void leave() {
        if (read == null) {
            UI.getCurrentOrThrow().navigate(ProjectListView.class);
        } else {
            show(read.id());
        }
    }

    private static void show(long id) {
        UI.getCurrentOrThrow().navigate(SummaryView.class, new RouteParameters(ProjectPage.ID, "" + id));
    }
}
