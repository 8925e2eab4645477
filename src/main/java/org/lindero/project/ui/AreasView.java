package org.lindero.project.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.ui.AreaMap;
import org.lindero.project.Exposure;
import org.lindero.project.ProjectDetails;
import org.lindero.project.ProjectService;
import org.lindero.security.CurrentUser;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.DateField;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;

/** Áreas y fechas: what is treated, since when and how strongly. */
@Route("proyectos/:projectId([0-9]+)/areas")
@PermitAll
@StyleSheet("context://styles/project.css")
class AreasView extends ProjectPage {

    private static final int RINGS = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ProjectService projects;
    private final AreaService areas;

    AreasView(ProjectService projects, AreaService areas, CurrentUser currentUser) {
        super(projects, currentUser, Section.AREAS);
        this.projects = projects;
        this.areas = areas;
    }

    @Override
    protected void show(ProjectDetails project) {
        var add =
                new Button(getTranslation("project.area.add"), VaadinIcon.PLUS.create(), event -> open(project, null));
        add.addThemeName("primary");
        add.setVisible(project.editable());
        var known = areas.list(project.areas().keySet());
        if (project.areas().isEmpty()) {
            addToSection(new EmptyState(
                    VaadinIcon.MAP_MARKER,
                    getTranslation("project.area.none"),
                    getTranslation("project.area.none.hint"),
                    add));
            return;
        }
        var card = new Card(getTranslation("project.section.AREAS"), table(project, known), add);
        int others = project.areas().size() - known.size();
        if (others > 0) {
            card.add(new StatusBadge(StatusBadge.Tone.INFO, getTranslation("project.area.others", others)));
        }
        var around = new Card(getTranslation("project.area.map"), map(project));
        if (!known.isEmpty()) {
            around.add(AreaMap.linkToRings(getTranslation("project.area.rings"), project.id()));
        }
        var columns = new Div(card, around);
        columns.addClassName("areas-columns");
        addToSection(columns);
    }

    /** The treated areas, their two rings, and a third one as surroundings. */
    private AreaMap map(ProjectDetails project) {
        var rings = areas.rings(project.areas().keySet(), RINGS + 1);
        var shown = areas.list(rings.keySet());
        var classes = new HashMap<String, String>();
        for (var area : shown) {
            int ring = rings.getOrDefault(area.id(), RINGS + 1);
            if (ring <= RINGS) {
                classes.put(area.code(), ring == 0 ? "treated" : "ring" + ring);
            }
        }
        var map = new AreaMap(areas, shown.stream().map(AreaSummary::id).toList());
        map.setClasses(
                classes,
                AreaMap.evaluationClasses(this::getTranslation).stream()
                        .filter(one -> classes.containsValue(one.key()))
                        .toList());
        map.setSelected(shown.stream()
                .filter(area -> project.areas().containsKey(area.id()))
                .map(AreaSummary::code)
                .toList());
        return map;
    }

    private DataTable table(ProjectDetails project, List<AreaSummary> known) {
        var headings = new ArrayList<>(List.of(
                getTranslation("project.area"),
                getTranslation("project.startsOn"),
                getTranslation("project.endsOn"),
                getTranslation("project.intensity")));
        if (project.editable()) {
            headings.add(getTranslation("project.actions"));
        }
        var table = new DataTable(getTranslation("project.area.table"), headings);
        for (var area : known) {
            var exposure = project.areas().get(area.id());
            if (exposure == null) {
                continue;
            }
            var start = new Span(Figures.date(getLocale(), exposure.startsOn()));
            var end =
                    new Span(exposure.endsOn() == null ? Figures.EMPTY : Figures.date(getLocale(), exposure.endsOn()));
            var intensity =
                    new Span(Figures.percent(getLocale(), exposure.intensity().doubleValue(), 0));
            if (project.editable()) {
                table.addRow(area.name(), start, end, intensity, buttons(project, area));
            } else {
                table.addRow(area.name(), start, end, intensity);
            }
        }
        return table;
    }

    private Div buttons(ProjectDetails project, AreaSummary area) {
        var edit = new Button(VaadinIcon.EDIT.create(), event -> open(project, area));
        edit.setAriaLabel(getTranslation("project.editThing", area.name()));
        edit.addThemeName("tertiary");
        var remove = new Button(VaadinIcon.TRASH.create(), event -> askToRelease(project, area));
        remove.setAriaLabel(getTranslation("project.removeThing", area.name()));
        remove.addThemeName("tertiary");
        return new Div(edit, remove);
    }

    private void askToRelease(ProjectDetails project, AreaSummary area) {
        var ask = new ConfirmDialog();
        ask.setHeader(getTranslation("project.removeThing", area.name()));
        ask.setText(getTranslation("project.area.remove.ask"));
        ask.setCancelable(true);
        ask.setCancelText(getTranslation("cancel"));
        ask.setConfirmText(getTranslation("project.remove"));
        ask.addConfirmListener(event -> {
            projects.releaseArea(project.id(), area.id());
            reload(project.id());
        });
        ask.open();
    }

    /** Adds an area, or changes how one is treated. */
    private void open(ProjectDetails project, @Nullable AreaSummary treated) {
        var area = new ComboBox<AreaSummary>(getTranslation("project.area"));
        area.setItemLabelGenerator(one -> one.code() + " · " + one.name());
        area.setItems(areas.listWithChosen(treated == null ? Set.of() : Set.of(treated.id())).stream()
                .filter(one -> !project.areas().containsKey(one.id()) || one.equals(treated))
                .toList());
        var startsOn = new DateField(getTranslation("project.startsOn"));
        var endsOn = new DateField(getTranslation("project.endsOn"));
        var percent = new BigDecimalField(getTranslation("project.intensity"));
        percent.setHelperText(getTranslation("project.intensity.hint"));
        percent.setSuffixComponent(new Span("%"));
        startsOn.setValue(project.draft().startsOn());
        endsOn.setValue(project.draft().endsOn());
        percent.setValue(HUNDRED);
        var exposure = treated == null ? null : project.areas().get(treated.id());
        if (exposure != null) {
            area.setValue(treated);
            area.setReadOnly(true);
            startsOn.setValue(exposure.startsOn());
            endsOn.setValue(exposure.endsOn());
            percent.setValue(exposure.intensity().movePointRight(2).setScale(0));
        }
        var checks = new FieldChecks(this::getTranslation);
        checks.chosen(area);
        checks.chosen(startsOn);
        checks.rule(
                endsOn,
                "project.endsOn.order",
                end -> startsOn.isEmpty() || Exposure.inOrder(startsOn.getValue(), end));
        checks.rule(
                percent,
                "project.intensity.refused",
                value -> value != null && Exposure.isIntensity(value.movePointLeft(2)));
        new SaveDialog(
                        getTranslation(treated == null ? "project.area.add" : "project.area.edit"),
                        new FormLayout(area, percent, startsOn, endsOn),
                        () -> {
                            if (!checks.pass()) {
                                return false;
                            }
                            projects.treatArea(
                                    project.id(),
                                    area.getValue().id(),
                                    new Exposure(
                                            startsOn.getValue(),
                                            endsOn.getValue(),
                                            percent.getValue().movePointLeft(2)));
                            reload(project.id());
                            return true;
                        })
                .open();
    }
}
