package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.lindero.area.AreaFilter;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryDryRun;
import org.lindero.area.BoundaryDryRun.State;
import org.lindero.area.BoundaryFile;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.BoundaryReading;
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

    private final AreaService areas;
    private final Undoing undoing;
    private final ImportSteps steps = new ImportSteps();
    private final Div content = new Div();

    BoundaryImportView(AreaService areas, Undoing undoing) {
        super("area.import.title");
        this.areas = areas;
        this.undoing = undoing;
        setLead(getTranslation("area.import.lead"));
        content.addClassName("page-part");
        add(steps, content);
        askForFile();
    }

    private void askForFile() {
        steps.show(1);
        content.removeAll();
        content.add(new Card(
                getTranslation("area.import.step.file"),
                new FileDrop(
                        (name, bytes) -> understand(name, bytes, BoundaryReading.AS_IT_SAYS),
                        ".geojson",
                        ".json",
                        ".topojson",
                        ".zip",
                        ".gpkg",
                        ".kml",
                        ".kmz"),
                new Paragraph(getTranslation("area.import.formats"))));
    }

    private <T> void work(String doing, Callable<T> something, Consumer<T> done) {
        undoing.work().run(content, getTranslation(doing), something, done, failure -> {
            throw failure;
        });
    }

    private void understand(String name, byte[] bytes, BoundaryReading reading) {
        work(
                "area.import.reading",
                () -> BoundaryReader.read(name, bytes, reading),
                file -> show(file, bytes, reading));
    }

    private void show(BoundaryFile file, byte[] bytes, BoundaryReading reading) {
        var name = file.name();
        steps.show(2);
        content.removeAll();
        var answers = new ReadingForm(file, reading, other -> understand(name, bytes, other));
        if (file.features().isEmpty() || !file.isReadable()) {
            content.add(new Card(
                    getTranslation("area.import.unreadable", name),
                    new ProblemTable(file.problems()),
                    answers,
                    again()));
            return;
        }
        var above = areas.search(AreaFilter.ofKinds(Set.of(AreaKind.MUNICIPALITY, AreaKind.STATE)), Pageable.unpaged());
        var form = new BoundaryPlanForm(
                file, areas.guess(file), above, LocalDate.now(undoing.clock()), areas::toleranceMetres);
        var rehearse = new Button(
                getTranslation("area.import.rehearse"), event -> form.write().ifPresent(this::rehearse));
        rehearse.addThemeName("primary");
        content.add(
                new Card(
                        getTranslation("area.import.understood", name),
                        new SameFile(undoing, file.sha256()),
                        summary(file),
                        answers,
                        preview(file)),
                new Card("", form, buttons(again(), rehearse)));
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
        var understood = content.getChildren().toList();
        rehearse(plan, new Button(getTranslation("back"), event -> {
            steps.show(2);
            content.removeAll();
            content.add(understood);
        }));
    }

    private void rehearse(BoundaryImportPlan plan, Button back) {
        work("area.import.rehearsing", () -> areas.dryRun(plan), run -> show(run, plan, back));
    }

    private void show(BoundaryDryRun run, BoundaryImportPlan plan, Button back) {
        steps.show(3);
        content.removeAll();
        var confirm = new Button(getTranslation("area.import.confirm"), event -> {
            event.getSource().setEnabled(true); // against a double click only
            work("area.import.storing", () -> areas.importBoundaries(plan), this::showDone);
        });
        confirm.addThemeName("primary");
        confirm.setDisableOnClick(true);
        confirm.setEnabled(
                run.isClean() && run.count(State.UNCHANGED) < run.lines().size());
        var meant =
                new Button(getTranslation("area.import.conflicts.meant"), event -> rehearse(plan.confirmed(), back));
        meant.setVisible(run.canBeMeant());
        content.add(
                new Card(
                        getTranslation("area.import.step.rehearsal"),
                        RehearsalPanel.counts(run, getLocale()),
                        verdict(run.isClean()),
                        new ProblemTable(run.problems()),
                        buttons(back, meant, confirm)),
                new RehearsalPanel(run, () -> areas.preview(plan.file())));
    }

    private void showDone(BoundaryDryRun done) {
        var after = new Paragraph(getTranslation("area.import.done"));
        after.addClassName("after-form");
        var onMap = new RouterLink(getTranslation("area.import.seeMap"), TerritoryView.class);
        onMap.addClassNames("button-link", "button-link-primary");
        steps.show(4);
        content.removeAll();
        content.add(new Card(
                getTranslation("area.import.step.done"),
                RehearsalPanel.counts(done, getLocale()),
                after,
                buttons(onMap, again()),
                new LastImport(undoing)));
        Notices.success(getTranslation("area.import.stored"));
    }

    private Paragraph verdict(boolean clean) {
        var verdict = new Paragraph(getTranslation(clean ? "area.import.clean" : "area.import.stopped"));
        verdict.addClassName("after-form");
        return verdict;
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
