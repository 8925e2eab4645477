package org.lindero.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import java.util.Arrays;
import org.lindero.project.ProjectDetails;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectStatus;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shared.StaleDataException;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;

/** The frame of the six sections of a project: what it is, where it stands, and the way to the others. */
abstract class ProjectPage extends Page implements BeforeEnterObserver {

    static final String ID = "projectId";

    /** The sections in their order; each is a view of its own, so that each has an address. */
    enum Section {
        SUMMARY(SummaryView.class),
        AREAS(AreasView.class),
        LOGIC(LogicView.class),
        BOUNDARY(BoundaryView.class),
        LINKS(LinksView.class),
        READINESS(ReadinessView.class);

        private final Class<? extends ProjectPage> view;

        Section(Class<? extends ProjectPage> view) {
            this.view = view;
        }

        RouterLink link(String text, long projectId) {
            return new RouterLink(text, view, new RouteParameters(ID, "" + projectId));
        }
    }

    private final ProjectService projects;
    private final CurrentUser currentUser;
    private final Section section;
    private final Div header = new Div();
    private final Div actions = new Div();
    private final Div body = new Div();

    ProjectPage(ProjectService projects, CurrentUser currentUser, Section section) {
        super("project.title");
        this.projects = projects;
        this.currentUser = currentUser;
        this.section = section;
        header.addClassName("project-header");
        actions.addClassName("page-actions");
        body.addClassName("section");
        addActions(actions);
        add(header, body);
    }

    /** Fills the section. */
    protected abstract void show(ProjectDetails project);

    /** Puts something into the section. */
    protected final void addToSection(Component... components) {
        body.add(components);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reload(ProjectWords.id(event.getRouteParameters().get(ID).orElse("")));
    }

    /** Shows what is stored now, after a change. */
    protected final void reload(long projectId) {
        var project = projects.get(projectId);
        setPageTitle(project.draft().name());
        setLead(project.draft().code() + " · " + project.programme());
        header.removeAll();
        header.add(ProjectWords.status(this, project.status()), tabs(project));
        actions.removeAll();
        if (project.editable()) {
            offer(project);
        }
        body.removeAll();
        show(project);
    }

    private Tabs tabs(ProjectDetails project) {
        var tabs = new Tabs();
        Arrays.stream(Section.values()).filter(this::isOpen).forEach(one -> {
            var tab = new Tab(one.link(getTranslation("project.section." + one), project.id()));
            tabs.add(tab);
            if (one == section) {
                tabs.setSelectedTab(tab);
            }
        });
        tabs.getElement().setAttribute("aria-label", getTranslation("project.sections"));
        return tabs;
    }

    /** The readiness check is read by those who may approve or evaluate. */
    private boolean isOpen(Section one) {
        return one != Section.READINESS || currentUser.has(Role.MANAGER) || currentUser.has(Role.EVALUATOR);
    }

    private void offer(ProjectDetails project) {
        for (var next : ProjectStatus.values()) {
            if (project.status().allows(next)) {
                actions.add(new Button(
                        getTranslation("project.step." + project.status() + "." + next),
                        event -> moveTo(project, next)));
            }
        }
        var edit = new Button(
                getTranslation("edit"),
                VaadinIcon.EDIT.create(),
                event -> UI.getCurrentOrThrow()
                        .navigate(ProjectEditView.class, new RouteParameters(ID, "" + project.id())));
        actions.add(edit);
    }

    private void moveTo(ProjectDetails project, ProjectStatus next) {
        try {
            projects.moveTo(project, next);
            reload(project.id());
        } catch (StaleDataException stale) {
            Notices.error(getTranslation("shell.error.stale"));
        }
    }
}
