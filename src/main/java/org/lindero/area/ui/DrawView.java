package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.area.AreaDraft;
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
class DrawView extends Page implements BeforeEnterObserver {

    private final AreaService areas;
    private final AreaEditor editor;
    private final Undoing undoing;
    private final Clock clock;
    private final AreaDrawing drawing;
    private final RadioButtonGroup<Mode> mode = new RadioButtonGroup<>();
    private final ComboBox<AreaSummary> area = new ComboBox<>();
    private final MultiSelectComboBox<AreaSummary> several = new MultiSelectComboBox<>();
    private final Div drafts = new Div();
    private final DateField validFrom = new DateField(getTranslation("area.draw.validFrom"));
    private final EditFindings findings = new EditFindings();
    private final Button save = new Button(getTranslation("area.draw.save"), event -> save());
    private final Button discard = new Button(getTranslation("area.draw.discard"), event -> startAnew());
    private final Div notice = new Div();
    private final List<DraftForm> forms = new ArrayList<>();
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
        drawing = new AreaDrawing(areas::geoJsonUnabridged, user.get().username());
        drawing.onSketch(geoJson -> {
            sketch = geoJson;
            check();
        });
        drawing.onChoice(this::choose);
        drawing.onKept(this::offer);
        drawing.onResumed(this::resumed);
        fields();
        notice.addClassName("toolbar");
        quiet();
        save.addThemeName("primary");
        var buttons = new Div(discard, save);
        buttons.addClassNames("toolbar", "after-form");
        var form = new Card("", area, several, drafts, validFrom, findings, buttons);
        form.addClassName("draw-form");
        var columns = new Div(new Card("", drawing), form);
        columns.addClassNames("columns", "draw-columns");
        add(mode, notice, columns);
    }

    private void fields() {
        mode.setLabel(getTranslation("area.draw.mode"));
        mode.setItems(Mode.values());
        mode.setItemLabelGenerator(one -> getTranslation("area.draw.mode." + one));
        mode.setValue(Mode.DRAW);
        mode.addThemeName("horizontal");
        area.setLabel(getTranslation("area.draw.area"));
        area.setItemLabelGenerator(one -> one.code() + " · " + one.name());
        area.setWidthFull();
        several.setLabel(getTranslation("area.draw.areas"));
        several.setItemLabelGenerator(one -> one.code() + " · " + one.name());
        several.setWidthFull();
        validFrom.setValue(LocalDate.now(clock));
        mode.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                area.clear();
                several.clear();
                begin();
            }
        });
        area.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                begin();
            }
        });
        several.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                tell();
                check();
            }
        });
        validFrom.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                tell();
                check();
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        offerAreas();
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("area")
                .flatMap(id -> area.getListDataView()
                        .getItems()
                        .filter(one -> String.valueOf(one.id()).equals(id))
                        .findFirst())
                .ifPresent(one -> {
                    mode.setValue(Mode.REDRAW);
                    area.setValue(one);
                });
        begin();
    }

    private void offerAreas() {
        var all = areas.list();
        area.setItems(all);
        several.setItems(all);
    }

    /** Sets up the form for the mode and the area, with nothing drawn yet. */
    private void begin() {
        sketch = "";
        area.setVisible(mode.getValue() == Mode.REDRAW || mode.getValue() == Mode.SPLIT);
        several.setVisible(mode.getValue() == Mode.MERGE);
        ask(mode.getValue() == Mode.DRAW || mode.getValue() == Mode.MERGE ? 1 : 0);
        drawing.setOutlines(List.of());
        tell();
        check();
    }

    /** Asks for what so many areas are called. */
    private void ask(int count) {
        while (forms.size() > count) {
            drafts.remove(forms.removeLast());
        }
        while (forms.size() < count) {
            var heading = mode.getValue() == Mode.SPLIT ? getTranslation("area.draw.part", forms.size() + 1) : "";
            var form = new DraftForm(heading, above(), this::draftChanged);
            if (area.getValue() != null) {
                form.setValue(new AreaDraft(
                        "", "", area.getValue().kind(), area.getValue().parentId()));
            }
            forms.add(form);
            drafts.add(form);
        }
    }

    private List<AreaSummary> above() {
        return areas.search(AreaFilter.ofKinds(Set.of(AreaKind.MUNICIPALITY, AreaKind.STATE)), Pageable.unpaged());
    }

    private void draftChanged() {
        tell();
        check();
    }

    /** Hands the task and the form to the drawing, which keeps both. */
    private void tell() {
        var chosen = area.getValue();
        var ids = mode.getValue() == Mode.MERGE
                ? several.getValue().stream().map(AreaSummary::id).sorted().toList()
                : chosen == null ? List.<Long>of() : List.of(chosen.id());
        var outline = mode.getValue() == Mode.REDRAW && chosen != null
                ? editor.outlines(ids).getOrDefault(chosen.id(), "")
                : "";
        drawing.setTask(mode.getValue(), ids, outline, form());
    }

    private AreaDrawing.Form form() {
        return new AreaDrawing.Form(
                values(), validFrom.isEmpty() ? "" : validFrom.getValue().toString());
    }

    private List<AreaDraft> values() {
        return forms.stream().map(DraftForm::value).toList();
    }

    private void choose(long id) {
        var chosen = areas.list(Set.of(id)).stream().findFirst();
        if (chosen.isEmpty()) {
            return;
        }
        if (mode.getValue() == Mode.MERGE) {
            if (several.isSelected(chosen.get())) {
                several.deselect(chosen.get());
            } else {
                several.select(chosen.get());
            }
            tell();
            check();
        } else {
            area.setValue(chosen.get());
            begin();
        }
    }

    private Optional<AreaEdit> edit() {
        var since = validFrom.getValue();
        var chosen = area.getValue();
        if (since == null) {
            return Optional.empty();
        }
        return switch (mode.getValue()) {
            case DRAW ->
                sketch.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new AreaEdit.Draw(values().getFirst(), sketch, since));
            case REDRAW ->
                sketch.isEmpty() || chosen == null
                        ? Optional.empty()
                        : Optional.of(new AreaEdit.Redraw(chosen.id(), sketch, since));
            case SPLIT ->
                sketch.isEmpty() || chosen == null
                        ? Optional.empty()
                        : Optional.of(new AreaEdit.Split(chosen.id(), sketch, values(), since));
            case MERGE ->
                several.getValue().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new AreaEdit.Merge(
                                several.getValue().stream().map(AreaSummary::id).collect(Collectors.toSet()),
                                values().getFirst(),
                                since));
        };
    }

    /** Says what saving would do; a line that divides into so many parts asks for as many names. */
    private void check() {
        var edit = edit();
        if (edit.isEmpty()) {
            save.setEnabled(false);
            drawing.setOutlines(List.of());
            findings.ask(getTranslation("area.draw.nothing." + mode.getValue()));
            return;
        }
        var check = editor.check(edit.get());
        if (mode.getValue() == Mode.SPLIT
                && check.outlines().size() > 1
                && check.outlines().size() != forms.size()) {
            ask(check.outlines().size());
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
        }
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
        area.clear();
        several.clear();
        forms.clear();
        drafts.removeAll();
        quiet();
        begin();
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
        var known = areas.list(kept.ids());
        area.setValue(
                kept.mode() == Mode.MERGE ? null : known.stream().findFirst().orElse(null));
        several.setValue(kept.mode() == Mode.MERGE ? Set.copyOf(known) : Set.of());
        area.setVisible(kept.mode() == Mode.REDRAW || kept.mode() == Mode.SPLIT);
        several.setVisible(kept.mode() == Mode.MERGE);
        forms.clear();
        drafts.removeAll();
        ask(kept.form().drafts().size());
        for (int i = 0; i < forms.size(); i++) {
            forms.get(i).setValue(kept.form().drafts().get(i));
        }
        try {
            validFrom.setValue(LocalDate.parse(kept.form().validFrom()));
        } catch (DateTimeException noDay) {
            validFrom.setValue(LocalDate.now(clock));
        }
        tell();
        check();
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
