package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lindero.area.AreaEdit;
import org.lindero.area.AreaEditor;
import org.lindero.area.AreaFilter;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.EditCheck;
import org.lindero.area.ImportRefusedException;
import org.lindero.area.ui.AreaDrawing.Mode;
import org.lindero.security.CurrentUser;
import org.lindero.security.Roles;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DateField;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Notices;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.StatusBadge;
import org.springframework.data.domain.Pageable;

/** Draws a new area, corrects the boundary of one, divides one by a line, or joins several; with what that would do beside it. */
@Route("areas/draw")
@RolesAllowed({Roles.MANAGER, Roles.EVALUATOR, Roles.ADMIN})
@StyleSheet("context://styles/map.css")
class DrawView extends Page implements BeforeEnterObserver, DrawTask.Listener {

    private final AreaService areas;
    private final AreaEditor editor;
    private final Undoing undoing;
    private final Clock clock;
    private final AreaDrawing drawing;
    private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>();
    private final Map<Mode, DrawTask> tasks = new EnumMap<>(Mode.class);
    private final Div place = new Div();
    private final DateField validFrom = new DateField(getTranslation("area.draw.validFrom"));
    private final EditFindings findings = new EditFindings();
    private final Button save = new Button(getTranslation("area.draw.save"), event -> save());
    private final Button discard = new Button(getTranslation("area.draw.discard"), event -> discard());
    private final Div notice = new Div();
    private String sketch = "";

    DrawView(AreaService areas, AreaEditor editor, Undoing undoing, CurrentUser user, Clock clock) {
        super("area.draw");
        this.areas = areas;
        this.editor = editor;
        this.undoing = undoing;
        this.clock = clock;
        setLead(getTranslation("area.draw.lead"));
        addActions(
                new RouterLink(getTranslation("area.all"), TerritoryView.class),
                new RouterLink(getTranslation("area.import"), BoundaryImportView.class));
        var above = areas.search(AreaFilter.ofKinds(Set.of(AreaKind.MUNICIPALITY, AreaKind.STATE)), Pageable.unpaged());
        List.of(
                        new NewAreaTask(above, this),
                        new BoundaryTask(editor, this),
                        new SplitTask(above, this),
                        new MergeTask(above, this))
                .forEach(task -> tasks.put(task.mode(), task));
        drawing = new AreaDrawing(areas::geoJsonUnabridged, user.get().username());
        drawing.onSketch(geoJson -> {
            sketch = geoJson;
            check();
        });
        drawing.onChoice(id -> areas.list(Set.of(id)).forEach(task()::choose));
        drawing.onKept(this::offer);
        drawing.onResumed(this::resumed);
        notice.addClassName("toolbar");
        quiet();
        add(modes(), notice, columns());
    }

    private DrawTask task() {
        return Objects.requireNonNull(tasks.get(mode.getValue()));
    }

    private RadioButtonGroup<Mode> modes() {
        mode.setLabel(getTranslation("area.draw.mode"));
        mode.setItems(Mode.values());
        mode.setItemLabelGenerator(one -> getTranslation("area.draw.mode." + one));
        mode.setValue(Mode.DRAW);
        mode.addThemeName("horizontal");
        mode.addClassName("draw-modes");
        mode.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                task().clear();
                chosen();
            }
        });
        return mode;
    }

    private Div columns() {
        validFrom.setValue(LocalDate.now(clock));
        validFrom.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed();
            }
        });
        save.addThemeName("primary");
        var buttons = new Div(discard, save);
        buttons.addClassNames("toolbar", "after-form");
        var form = new Card("", place, validFrom, findings, buttons);
        form.addClassName("draw-form");
        drawing.lockOn(save, form, getTranslation("area.draw.saving"));
        drawing.lockOn(discard, form, getTranslation("area.draw.discarding"));
        var columns = new Div(new Card("", drawing), form);
        columns.addClassNames("columns", "draw-columns");
        return columns;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var all = offerAreas();
        var id = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("area")
                .orElse("");
        var asked =
                all.stream().filter(one -> String.valueOf(one.id()).equals(id)).findFirst();
        if (asked.isPresent()) {
            mode.setValue(Mode.REDRAW);
            task().choose(asked.get());
        } else {
            chosen();
        }
    }

    private List<AreaSummary> offerAreas() {
        var all = areas.list();
        tasks.values().forEach(task -> task.offer(all));
        return all;
    }

    /** Nothing is drawn yet for the task and its areas. */
    @Override
    public void chosen() {
        sketch = "";
        showTask();
        drawing.setOutlines(List.of());
        changed();
    }

    @Override
    public void changed() {
        tell();
        check();
    }

    private void showTask() {
        place.removeAll();
        place.add(task());
    }

    /** Hands the task and the form to the drawing, which keeps both. */
    private void tell() {
        var since = validFrom.isEmpty() ? "" : validFrom.getValue().toString();
        drawing.setTask(mode.getValue(), task().ids(), task().outline(), new AreaDrawing.Form(task().drafts(), since));
    }

    /** Whether the one area that is drawn on is chosen. */
    private boolean isAreaChosen() {
        return (mode.getValue() == Mode.REDRAW || mode.getValue() == Mode.SPLIT)
                && !task().ids().isEmpty();
    }

    private Optional<AreaEdit> edit() {
        return validFrom.getOptionalValue().flatMap(since -> task().edit(sketch, since));
    }

    /** Says what saving would do; a line that divides into so many parts asks for as many names. */
    private void check() {
        var edit = edit();
        if (edit.isEmpty()) {
            save.setEnabled(false);
            drawing.setOutlines(List.of());
            findings.ask(getTranslation("area.draw.nothing." + mode.getValue() + (isAreaChosen() ? ".chosen" : "")));
            return;
        }
        var check = editor.check(edit.get());
        if (task().asksFor(check.outlines().size())) {
            tell();
            check = editor.check(edit().orElseThrow());
        }
        save.setEnabled(check.isClean());
        drawing.setOutlines(
                check.outlines().stream().map(EditCheck.Outline::geoJson).toList());
        findings.show(check);
    }

    private void save() {
        var edit = edit();
        if (edit.isEmpty()) {
            drawing.unlock();
            return;
        }
        try {
            long number = editor.apply(edit.get());
            startAnew();
            drawing.reload();
            offerAreas();
            tell(getTranslation("area.draw.saved"), StatusBadge.Tone.GOOD, undo(number));
            Notices.success(getTranslation("area.draw.saved"));
        } catch (ImportRefusedException refused) {
            findings.show(refused.problems());
        } finally {
            drawing.unlock();
        }
    }

    private void discard() {
        startAnew();
        drawing.unlock();
    }

    private Button undo(long number) {
        return new UndoButton(undoing, undoing.history().list(List.of(number)).getFirst(), () -> {
            drawing.reload();
            offerAreas();
            tell(getTranslation("area.draw.undone"), StatusBadge.Tone.INFO);
        });
    }

    private void startAnew() {
        drawing.forget();
        task().clear();
        quiet();
        chosen();
    }

    private void offer(Instant since) {
        var day = since.atZone(clock.getZone());
        var resume = new Button(getTranslation("area.draw.resume"), event -> drawing.resume());
        resume.addThemeName("primary");
        var forget = new Button(getTranslation("area.draw.discard"), event -> startAnew());
        tell(
                getTranslation(
                        "area.draw.kept",
                        Figures.date(getLocale(), day.toLocalDate()) + " "
                                + "%d:%02d".formatted(day.getHour(), day.getMinute())),
                StatusBadge.Tone.WARNING,
                resume,
                forget);
    }

    /** Fills the form as it was; areas that are no longer there are left out. */
    private void resumed(AreaDrawing.Resumed kept) {
        quiet();
        mode.setValue(kept.mode());
        task().resume(areas.list(kept.ids()), kept.form().drafts());
        showTask();
        try {
            validFrom.setValue(LocalDate.parse(kept.form().validFrom()));
        } catch (DateTimeException noDay) {
            validFrom.setValue(LocalDate.now(clock));
        }
        changed();
    }

    private void tell(String words, StatusBadge.Tone tone, Component... buttons) {
        notice.removeAll();
        notice.add(new StatusBadge(tone, words));
        notice.add(buttons);
        notice.setVisible(true);
    }

    private void quiet() {
        notice.removeAll();
        notice.setVisible(false);
    }
}
