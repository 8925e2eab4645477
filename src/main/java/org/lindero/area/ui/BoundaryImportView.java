package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaFilter;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryDryRun;
import org.lindero.area.BoundaryDryRun.State;
import org.lindero.area.BoundaryFile;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.ImportHistory;
import org.lindero.security.Roles;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;
import org.springframework.data.domain.Pageable;

/** Brings in boundaries, in four steps: file, what was understood, rehearsal, done. */
@Route("areas/import")
@RolesAllowed({Roles.MANAGER, Roles.EVALUATOR, Roles.ADMIN})
class BoundaryImportView extends Page {

    private static final int LINES_SHOWN = 60;

    /** What files here are in: longitude and latitude, INEGI's conic projection, and Mexico's UTM zones. */
    private static final List<String> SYSTEMS = List.of(
            "EPSG:4326",
            "EPSG:6372",
            "EPSG:6365",
            "EPSG:32611",
            "EPSG:32612",
            "EPSG:32613",
            "EPSG:32614",
            "EPSG:32615",
            "EPSG:32616");

    private final AreaService areas;
    private final ImportHistory history;
    private final Clock clock;
    private final ImportSteps steps = new ImportSteps();
    private final Div content = new Div();

    BoundaryImportView(AreaService areas, ImportHistory history, Clock clock) {
        super("area.import.title");
        this.areas = areas;
        this.history = history;
        this.clock = clock;
        setLead(getTranslation("area.import.lead"));
        content.getStyle()
                .set("display", "grid")
                .set("gap", "16px")
                .set("min-width", "0")
                .set("overflow-wrap", "break-word");
        add(steps, content);
        askForFile();
    }

    private void askForFile() {
        steps.show(1);
        content.removeAll();
        content.add(new Card(
                getTranslation("area.import.step.file"),
                new FileDrop(
                        (name, bytes) -> understand(name, bytes, null, null),
                        ".geojson",
                        ".json",
                        ".topojson",
                        ".zip",
                        ".gpkg",
                        ".kml",
                        ".kmz"),
                new Paragraph(getTranslation("area.import.formats"))));
    }

    private void understand(String name, byte[] bytes, @Nullable String crs, @Nullable String layer) {
        var file = BoundaryReader.read(name, bytes, crs, layer);
        steps.show(2);
        content.removeAll();
        if (file.features().isEmpty() || !file.isReadable()) {
            content.add(new Card(
                    getTranslation("area.import.unreadable", name),
                    new ProblemTable(file.problems(), file.problems().size()),
                    question(file, bytes, crs, layer),
                    again()));
            return;
        }
        var above = areas.search(AreaFilter.ofKinds(Set.of(AreaKind.MUNICIPALITY, AreaKind.STATE)), Pageable.unpaged());
        var form = new BoundaryPlanForm(file, areas.guess(file), above, LocalDate.now(clock));
        var rehearse = new Button(
                getTranslation("area.import.rehearse"), event -> form.write().ifPresent(this::rehearse));
        rehearse.addThemeName("primary");
        content.add(
                new Card(getTranslation("area.import.understood", name), summary(file), preview(file)),
                new Card("", form, buttons(again(), rehearse)));
    }

    /** A file that only lacks its coordinate system, or has several layers, is asked about and read again with all answers. */
    private Div question(BoundaryFile file, byte[] bytes, @Nullable String crs, @Nullable String layer) {
        var box = new ComboBox<String>();
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(event -> box.setValue(event.getDetail()));
        box.setWidth("22rem");
        box.setMaxWidth("100%");
        var read = new Button(getTranslation("area.import.readAgain"));
        read.addThemeName("primary");
        if (file.needsCrs()) {
            box.setLabel(getTranslation("area.import.crs"));
            box.setHelperText(getTranslation("area.import.crs.hint"));
            box.setItems(SYSTEMS);
            box.setItemLabelGenerator(this::systemName);
            read.addClickListener(event -> understand(file.name(), bytes, box.getValue(), layer));
        } else if (!file.layers().isEmpty()) {
            box.setLabel(getTranslation("area.import.layer"));
            box.setItems(file.layers());
            read.addClickListener(event -> understand(file.name(), bytes, crs, box.getValue()));
        } else {
            return new Div();
        }
        return buttons(box, read);
    }

    private String systemName(String code) {
        return SYSTEMS.contains(code) ? code + " · " + getTranslation("area.crs." + code.substring(5)) : code;
    }

    private Paragraph summary(BoundaryFile file) {
        return new Paragraph(getTranslation(
                "area.import.summary",
                file.features().size(),
                file.crs() == null ? Figures.EMPTY : file.crs(),
                Figures.whole(getLocale(), file.invalidGeometries().size())));
    }

    private AreaMap preview(BoundaryFile file) {
        var map = new AreaMap(() -> areas.preview(file));
        map.setAriaLabel(getTranslation("area.import.preview", file.name()));
        return map;
    }

    private void rehearse(BoundaryImportPlan plan) {
        var run = areas.dryRun(plan);
        var understood = content.getChildren().toList();
        steps.show(3);
        content.removeAll();
        var confirm = new Button(getTranslation("area.import.confirm"), event -> store(plan));
        confirm.addThemeName("primary");
        confirm.setDisableOnClick(true);
        confirm.setEnabled(
                run.isClean() && run.count(State.UNCHANGED) < run.lines().size());
        var back = new Button(getTranslation("back"), event -> {
            steps.show(2);
            content.removeAll();
            content.add(understood);
        });
        content.add(
                new Card(
                        getTranslation("area.import.step.rehearsal"),
                        counts(run),
                        verdict(run.isClean()),
                        new ProblemTable(run.problems(), run.problems().size()),
                        buttons(back, confirm)),
                new Card("", lines(run)));
    }

    private void store(BoundaryImportPlan plan) {
        var done = areas.importBoundaries(plan);
        steps.show(4);
        content.removeAll();
        content.add(new Card(
                getTranslation("area.import.step.done"),
                counts(done),
                new Paragraph(getTranslation("area.import.done")),
                buttons(new RouterLink(getTranslation("area.import.seeMap"), TerritoryView.class), again()),
                new LastImport(history, clock)));
        Notices.success(getTranslation("area.import.stored"));
    }

    private Paragraph verdict(boolean clean) {
        var verdict = new Paragraph(getTranslation(clean ? "area.import.clean" : "area.import.stopped"));
        verdict.addClassName("after-form");
        return verdict;
    }

    private Div counts(BoundaryDryRun run) {
        var box = buttons();
        for (var state : State.values()) {
            var count = Figures.whole(getLocale(), run.count(state));
            box.add(States.badge(state, count + " " + getTranslation("area.import.state." + state)));
        }
        return box;
    }

    private TextTable lines(BoundaryDryRun run) {
        var table = new TextTable(
                getTranslation(
                        "area.import.lines",
                        Math.min(LINES_SHOWN, run.lines().size()),
                        run.lines().size()),
                List.of(
                        getTranslation("area.column.code"),
                        getTranslation("area.name"),
                        getTranslation("area.km2"),
                        getTranslation("area.import.state")),
                Set.of(2));
        run.lines().stream()
                .sorted(Comparator.comparing(BoundaryImportView::urgency))
                .limit(LINES_SHOWN)
                .forEach(line -> {
                    var text = getTranslation("area.import.one." + line.state())
                            + (line.repaired() ? " · " + getTranslation("area.import.repaired") : "");
                    table.addRow(
                            new Div(line.code()),
                            new Div(line.name()),
                            new Div(
                                    line.state() == State.WRONG
                                            ? Figures.EMPTY
                                            : Figures.number(getLocale(), line.areaKm2(), 2)),
                            States.badge(line.state(), text));
                });
        return table;
    }

    /** What needs a look comes first. */
    private static int urgency(BoundaryDryRun.Line line) {
        return switch (line.state()) {
            case WRONG -> 0;
            case CHANGED -> 1;
            case NEW -> 2;
            case UNCHANGED -> 3;
        };
    }

    private Button again() {
        return new Button(getTranslation("area.import.other"), VaadinIcon.UPLOAD.create(), event -> askForFile());
    }

    private static Div buttons(Component... components) {
        var bar = new Div(components);
        bar.addClassNames("toolbar", "after-form");
        return bar;
    }
}
