package org.lindero.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.function.SerializableRunnable;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.lindero.policing.PoliceEffortFilter;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.PoliceEffortSummary;
import org.lindero.project.EffortRelation;
import org.lindero.project.ProjectDetails;
import org.lindero.project.ProjectFilter;
import org.lindero.project.ProjectLink;
import org.lindero.project.ProjectLinkService;
import org.lindero.project.ProjectRelation;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectSummary;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shared.NameTakenException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.StatusBadge;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;

/** Vínculos: what connects the project with the other projects and with the police. */
@Route("proyectos/:projectId([0-9]+)/vinculos")
@PermitAll
@StyleSheet("context://styles/project.css")
class LinksView extends ProjectPage {

    private static final PageRequest MOST = PageRequest.of(0, 500, Sort.by("name", "id"));

    private final ProjectService projects;
    private final ProjectLinkService links;
    private final PoliceEffortService efforts;
    private final CurrentUser currentUser;

    LinksView(ProjectService projects, ProjectLinkService links, PoliceEffortService efforts, CurrentUser currentUser) {
        super(projects, currentUser, Section.LINKS);
        this.projects = projects;
        this.links = links;
        this.efforts = efforts;
        this.currentUser = currentUser;
    }

    @Override
    protected void show(ProjectDetails project) {
        var columns = new Div(projectCard(project));
        columns.addClassName("columns");
        if (readsPolice()) {
            columns.add(policeCard(project));
        }
        addToSection(columns);
    }

    private boolean readsPolice() {
        return currentUser.has(Role.POLICE_LIAISON) || currentUser.has(Role.MANAGER) || currentUser.has(Role.EVALUATOR);
    }

    private Card projectCard(ProjectDetails project) {
        var card = new Card(getTranslation("project.links.projects"));
        var list = list();
        for (var link : links.list(project.id())) {
            list.add(item(
                    getTranslation("project.relation." + link.relation() + (link.incoming() ? ".in" : "")),
                    new Anchor("proyectos/" + link.other().id(), name(link)),
                    ProjectWords.status(this, link.other().status()),
                    link.expectedEffect(),
                    project.editable() ? () -> links.unlink(project.id(), link.id()) : null,
                    project));
        }
        card.add(list.getComponentCount() == 0 ? none("project.links.projects.none") : list);
        explanation(card, project.noLinksReason());
        if (project.editable()) {
            card.add(buttons(
                    new Button(
                            getTranslation("project.link.add"),
                            VaadinIcon.CONNECT_O.create(),
                            event -> linkProject(project)),
                    explain(project)));
        }
        return card;
    }

    private static String name(ProjectLink link) {
        return link.other().code() + " · " + link.other().name();
    }

    private Card policeCard(ProjectDetails project) {
        boolean mayLink = links.mayLinkEfforts(project.id());
        var card = new Card(getTranslation("project.links.police"));
        var list = list();
        for (var link : links.listEfforts(project.id())) {
            var effort = link.effort();
            list.add(item(
                    getTranslation("project.effortRelation." + link.relation()),
                    new Anchor("policia/" + effort.id(), effort.name()),
                    relationBadge(link.relation(), effort),
                    link.expectedEffect(),
                    mayLink ? () -> links.unlinkEffort(project.id(), link.id()) : null,
                    project));
        }
        card.add(list.getComponentCount() == 0 ? none("project.links.police.none") : list);
        explanation(card, project.noPoliceReason());
        if (mayLink) {
            card.add(buttons(new Button(
                    getTranslation("project.link.police.add"),
                    VaadinIcon.SHIELD.create(),
                    event -> linkEffort(project))));
        }
        return card;
    }

    private Component relationBadge(EffortRelation relation, PoliceEffortSummary effort) {
        var tone = relation == EffortRelation.CONFLICTS ? StatusBadge.Tone.WARNING : StatusBadge.Tone.INFO;
        return new StatusBadge(
                tone,
                getTranslation("police.type." + effort.type()) + " · "
                        + getTranslation("police.status." + effort.status()));
    }

    private ListItem item(
            String relation,
            Anchor other,
            Component state,
            String effect,
            @Nullable SerializableRunnable unlink,
            ProjectDetails project) {
        var how = new Span(relation);
        how.addClassName("muted");
        var item = new ListItem(how, other, state);
        if (!effect.isEmpty()) {
            item.add(new Paragraph(effect));
        }
        if (unlink != null) {
            var remove = new Button(getTranslation("project.unlink"), VaadinIcon.CLOSE_SMALL.create(), event -> {
                unlink.run();
                reload(project.id());
            });
            remove.setAriaLabel(getTranslation("project.unlinkThing", other.getText()));
            remove.addThemeName("tertiary");
            item.add(remove);
        }
        return item;
    }

    private void linkProject(ProjectDetails project) {
        var others = projects.search(ProjectFilter.ALL, MOST).stream()
                .filter(other -> other.id() != project.id())
                .toList();
        var form = new LinkForm<ProjectSummary, ProjectRelation>(
                getTranslation("project.link.other"),
                others,
                other -> other.code() + " · " + other.name(),
                getTranslation("project.relation"),
                ProjectRelation.values(),
                relation -> getTranslation("project.relation." + relation));
        open(
                project,
                "project.link.add",
                form,
                () -> links.link(project.id(), form.other().id(), form.relation(), form.effect()));
    }

    private void linkEffort(ProjectDetails project) {
        var form = new LinkForm<PoliceEffortSummary, EffortRelation>(
                getTranslation("project.link.effort"),
                efforts.search(PoliceEffortFilter.ALL, MOST),
                PoliceEffortSummary::name,
                getTranslation("project.relation"),
                EffortRelation.values(),
                relation -> getTranslation("project.effortRelation." + relation));
        open(
                project,
                "project.link.police.add",
                form,
                () -> links.linkEffort(project.id(), form.other().id(), form.relation(), form.effect()));
    }

    private void open(ProjectDetails project, String heading, LinkForm<?, ?> form, SerializableRunnable link) {
        new SaveDialog(getTranslation(heading), form, () -> {
                    if (!form.pass()) {
                        return false;
                    }
                    try {
                        link.run();
                        reload(project.id());
                        return true;
                    } catch (NameTakenException taken) {
                        form.refuse(getTranslation("project.link.taken"));
                        return false;
                    }
                })
                .open();
    }

    private Button explain(ProjectDetails project) {
        return new Button(getTranslation("project.explain"), VaadinIcon.COMMENT_O.create(), event -> {
            var noLinks = new TextArea(getTranslation("project.explain.links"));
            var noPolice = new TextArea(getTranslation("project.explain.police"));
            noLinks.setWidthFull();
            noPolice.setWidthFull();
            noLinks.setValue(project.noLinksReason());
            noPolice.setValue(project.noPoliceReason());
            var checks = new FieldChecks(this::getTranslation);
            checks.text(noLinks, ProjectLinkService.EFFECT_MAX);
            checks.text(noPolice, ProjectLinkService.EFFECT_MAX);
            new SaveDialog(getTranslation("project.explain"), new Div(noLinks, noPolice), () -> {
                        if (!checks.pass()) {
                            return false;
                        }
                        links.explainAbsence(project.id(), noLinks.getValue(), noPolice.getValue());
                        reload(project.id());
                        return true;
                    })
                    .open();
        });
    }

    private void explanation(Card card, String reason) {
        if (!reason.isEmpty()) {
            card.add(new Paragraph(getTranslation("project.explain.is", reason)));
        }
    }

    private Paragraph none(String key) {
        var none = new Paragraph(getTranslation(key));
        none.addClassName("muted");
        return none;
    }

    private static UnorderedList list() {
        var list = new UnorderedList();
        list.addClassName("plain-list");
        return list;
    }

    private static Div buttons(Button... buttons) {
        var row = new Div(buttons);
        row.addClassName("toolbar");
        return row;
    }
}
