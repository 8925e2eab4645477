package org.lindero.policing.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.policing.LinkedProjects;
import org.lindero.policing.PoliceEffortDetails;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.RiskAssessment;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.FactList;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;
import org.springframework.beans.factory.ObjectProvider;

/** One police effort: what, where, when, how much, at which risk, and the projects it is linked to. */
@Route("policia/:effortId([0-9]+)")
@RolesAllowed({Roles.POLICE_LIAISON, Roles.MANAGER, Roles.EVALUATOR})
@StyleSheet("context://styles/project.css")
class PoliceEffortView extends Page implements BeforeEnterObserver {

    static final String ID = "effortId";

    private final PoliceEffortService efforts;
    private final AreaService areas;
    private final ObjectProvider<LinkedProjects> linkedProjects;

    PoliceEffortView(PoliceEffortService efforts, AreaService areas, ObjectProvider<LinkedProjects> linkedProjects) {
        super("police.title");
        this.efforts = efforts;
        this.areas = areas;
        this.linkedProjects = linkedProjects;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        long id = id(event.getRouteParameters());
        show(efforts.get(id));
    }

    /** A number that is too long for an id finds nothing, as every other unknown number. */
    static long id(RouteParameters parameters) {
        var text = parameters.get(ID).orElse("");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLong) {
            throw new NotFoundException("PoliceEffort", text);
        }
    }

    private void show(PoliceEffortDetails effort) {
        var draft = effort.draft();
        setPageTitle(draft.name());
        setLead(getTranslation("police.type." + draft.type()) + " · "
                + getTranslation("police.force." + draft.force()));
        if (effort.editable()) {
            var edit = new Button(
                    getTranslation("edit"),
                    VaadinIcon.EDIT.create(),
                    event -> UI.getCurrentOrThrow()
                            .navigate(PoliceEffortEditView.class, new RouteParameters(ID, "" + effort.id())));
            edit.addThemeName("primary");
            addActions(edit);
        }
        var badges =
                new Div(EffortWords.status(this, effort.status()), EffortWords.sensitivity(this, draft.sensitivity()));
        badges.addClassName("badges");
        var columns = new Div(whereAndWhen(effort), purpose(effort), risk(draft.risk()), rights(effort));
        columns.addClassNames("columns", "two");
        add(badges, columns, projects(effort.id()));
    }

    private Card whereAndWhen(PoliceEffortDetails effort) {
        var draft = effort.draft();
        var known = areas.list(draft.areaIds());
        var names = known.stream().map(AreaSummary::name).collect(Collectors.joining(", "));
        int others = draft.areaIds().size() - known.size();
        return new Card(
                getTranslation("police.group.where"),
                new FactList()
                        .with(
                                getTranslation("police.areas"),
                                others == 0 ? names : names + " " + getTranslation("police.areas.others", others))
                        .with(
                                getTranslation("police.dates"),
                                EffortWords.dates(this, getLocale(), draft.startsOn(), draft.endsOn()))
                        .with(getTranslation("police.schedule"), draft.schedule())
                        .with(
                                getTranslation("police.dose"),
                                EffortWords.dose(this, getLocale(), draft.dose(), draft.doseUnit())));
    }

    private Card purpose(PoliceEffortDetails effort) {
        return new Card(
                getTranslation("police.group.purpose"),
                new FactList()
                        .with(getTranslation("police.objective"), effort.draft().objective())
                        .with(
                                getTranslation("police.legalBasis"),
                                effort.draft().legalBasis()));
    }

    private Card risk(@Nullable RiskAssessment risk) {
        return risk == null
                ? new Card(getTranslation("police.group.risk"), new Paragraph(getTranslation("police.risk.none")))
                : new Card(
                        getTranslation("police.group.risk"),
                        new FactList()
                                .with(getTranslation("police.risk.reaction"), risk.reaction())
                                .with(getTranslation("police.risk.place"), risk.place())
                                .with(
                                        getTranslation("police.risk.likelihood"),
                                        getTranslation("police.likelihood." + risk.likelihood()))
                                .with(getTranslation("police.risk.mitigation"), risk.mitigation()));
    }

    private Card rights(PoliceEffortDetails effort) {
        var complaints = effort.draft().complaintsReceived();
        return new Card(
                getTranslation("police.group.rights"),
                new FactList()
                        .with(
                                getTranslation("police.safeguards"),
                                effort.draft().safeguards())
                        .with(
                                getTranslation("police.complaints"),
                                complaints == null
                                        ? getTranslation("police.complaints.unknown")
                                        : Figures.whole(getLocale(), complaints))
                        .with(
                                getTranslation("police.complaints.note"),
                                effort.draft().complaintsNote()));
    }

    private Card projects(long effortId) {
        var linked = linkedProjects.stream()
                .flatMap(source -> source.of(effortId).stream())
                .toList();
        if (linked.isEmpty()) {
            return new Card(
                    getTranslation("police.group.projects"), new Paragraph(getTranslation("police.projects.none")));
        }
        var list = new UnorderedList();
        list.addClassName("plain-list");
        for (var project : linked) {
            var link = new Anchor("proyectos/" + project.projectId(), project.code() + " · " + project.name());
            var relation = new Span(getTranslation(project.relationKey()));
            relation.addClassName("muted");
            var item = new ListItem(relation, link);
            if (!project.expectedEffect().isEmpty()) {
                item.add(new Paragraph(project.expectedEffect()));
            }
            list.add(item);
        }
        return new Card(getTranslation("police.group.projects"), list);
    }
}
