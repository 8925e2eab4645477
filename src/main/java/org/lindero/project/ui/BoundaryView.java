package org.lindero.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.incident.OutcomeService;
import org.lindero.indicator.IndicatorService;
import org.lindero.project.ProjectDetails;
import org.lindero.project.ProjectService;
import org.lindero.project.Spillover;
import org.lindero.project.SpilloverDraft;
import org.lindero.project.SpilloverService;
import org.lindero.security.CurrentUser;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.FactList;

/** Más allá del lindero: what the project is expected to do on the other side of the boundary. */
@Route("proyectos/:projectId([0-9]+)/lindero")
@PermitAll
@StyleSheet("context://styles/project.css")
class BoundaryView extends ProjectPage {

    private final SpilloverService spillovers;
    private final AreaService areas;
    private final List<ShownBy> watchers;

    BoundaryView(
            ProjectService projects,
            SpilloverService spillovers,
            AreaService areas,
            IndicatorService indicators,
            OutcomeService outcomes,
            CurrentUser currentUser) {
        super(projects, currentUser, Section.BOUNDARY);
        this.spillovers = spillovers;
        this.areas = areas;
        watchers = Stream.concat(
                        outcomes.list().stream()
                                .map(one -> new ShownBy(
                                        null, one.id(), getTranslation("project.shownBy.outcome", one.name()))),
                        indicators.list().stream()
                                .map(one -> new ShownBy(
                                        one.id(), null, getTranslation("project.shownBy.indicator", one.name()))))
                .toList();
    }

    @Override
    protected void show(ProjectDetails project) {
        var add = new Button(
                getTranslation("project.spillover.add"), VaadinIcon.PLUS.create(), event -> open(project, null));
        add.addThemeName("primary");
        add.setVisible(project.editable());
        var statement = spillovers.list(project.id());
        if (statement.isEmpty()) {
            addToSection(new EmptyState(
                    VaadinIcon.EXPAND_SQUARE,
                    getTranslation("project.spillover.none"),
                    getTranslation("project.spillover.none.hint"),
                    add));
            return;
        }
        var lead = new Paragraph(getTranslation("project.spillover.lead"));
        lead.addClassName("muted");
        var cards = new Div();
        cards.addClassName("columns");
        statement.forEach(one -> cards.add(card(project, one)));
        addToSection(lead, cards, add);
    }

    private Card card(ProjectDetails project, Spillover spillover) {
        var draft = spillover.draft();
        var card = new Card(
                getTranslation("project.spillover." + draft.kind()),
                new FactList()
                        .with(getTranslation("project.spillover.places"), places(draft))
                        .with(getTranslation("project.channel"), draft.channel())
                        .with(
                                getTranslation("project.shownBy"),
                                watchers.stream()
                                        .filter(watcher -> watcher.shows(draft))
                                        .map(ShownBy::label)
                                        .findFirst()
                                        .orElse("")));
        if (project.editable()) {
            var edit = new Button(getTranslation("edit"), VaadinIcon.EDIT.create(), event -> open(project, spillover));
            var remove = new Button(getTranslation("delete"), VaadinIcon.TRASH.create(), event -> {
                spillovers.remove(spillover);
                reload(project.id());
            });
            edit.addThemeName("tertiary");
            remove.addThemeName("tertiary");
            var buttons = new Div(edit, remove);
            buttons.addClassName("toolbar");
            card.add(buttons);
        }
        return card;
    }

    private String places(SpilloverDraft draft) {
        var places = new ArrayList<String>();
        if (draft.ring1()) {
            places.add(getTranslation("project.ring1"));
        }
        if (draft.ring2()) {
            places.add(getTranslation("project.ring2"));
        }
        var known = areas.list(draft.areaIds());
        known.stream().map(AreaSummary::name).forEach(places::add);
        int others = draft.areaIds().size() - known.size();
        if (others > 0) {
            places.add(getTranslation("project.area.others", others));
        }
        return places.stream().collect(Collectors.joining(", "));
    }

    private void open(ProjectDetails project, @Nullable Spillover read) {
        var offered = areas
                .listWithChosen(read == null ? Set.of() : read.draft().areaIds())
                .stream()
                .filter(area -> !project.areas().containsKey(area.id()))
                .toList();
        var form = new SpilloverForm(offered, watchers);
        if (read != null) {
            form.read(read.draft(), offered, watchers);
        }
        Function<SpilloverDraft, Boolean> save = draft -> {
            if (read == null) {
                spillovers.add(project.id(), draft);
            } else {
                spillovers.revise(read, draft);
            }
            reload(project.id());
            return true;
        };
        new SaveDialog(
                        getTranslation(read == null ? "project.spillover.add" : "project.spillover.edit"),
                        form,
                        () -> form.write().map(save).orElse(false))
                .open();
    }
}
