package org.lindero.indicator.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.EntrySummary;
import org.lindero.indicator.MeasurementService;
import org.lindero.indicator.Sheet;
import org.lindero.indicator.Submission;
import org.lindero.security.CurrentUser;
import org.lindero.security.Roles;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.StatusBadge;

/** Where a field officer enters the values of an area and a period; it opens on what is due first. */
@Route("captura")
@Menu(title = "indicator.entry.title", order = 5, icon = "vaadin:edit")
@RolesAllowed({Roles.FIELD_OFFICER, Roles.MANAGER})
@StyleSheet("context://styles/indicator.css")
class EntryView extends Page implements BeforeEnterObserver {

    private static final int MONTHS_BACK = 24;
    private static final int ALSO_DUE = 6;

    private final MeasurementService measurements;
    private final Clock clock;
    private final EntryPictures pictures;

    private final ComboBox<AreaSummary> area = new ComboBox<>(getTranslation("indicator.entry.area"));
    private final Select<YearMonth> month = new Select<>();
    private final Button earlier = new Button(VaadinIcon.ANGLE_LEFT.create());
    private final Button later = new Button(VaadinIcon.ANGLE_RIGHT.create());
    private final Button submit = new Button(getTranslation("indicator.entry.submit"), event -> submit());
    private final Div state = new Div();
    private final Paragraph result = new Paragraph();
    private final Div body = new Div();
    private final Div alsoDue = new Div();
    private @Nullable Sheet sheet;

    EntryView(MeasurementService measurements, CurrentUser user, Clock clock) {
        super("indicator.entry.title");
        this.measurements = measurements;
        this.clock = clock;
        this.pictures = new EntryPictures(this::getTranslation, getLocale(), user.get(), clock);
        submit.addThemeName("primary");
        addActions(submit);

        area.setItemLabelGenerator(AreaSummary::name);
        area.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                open(event.getValue().id(), month.getValue());
            }
        });
        month.setLabel(getTranslation("indicator.entry.month"));
        month.setItemLabelGenerator(value -> Figures.longMonth(getLocale(), value));
        month.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                open(area.getValue().id(), event.getValue());
            }
        });
        earlier.setAriaLabel(getTranslation("indicator.entry.earlier"));
        earlier.addClickListener(
                event -> open(area.getValue().id(), month.getValue().minusMonths(1)));
        later.setAriaLabel(getTranslation("indicator.entry.later"));
        later.addClickListener(
                event -> open(area.getValue().id(), month.getValue().plusMonths(1)));
        var toolbar = new Div(area, earlier, month, later, state);
        toolbar.addClassNames("toolbar", "entry-toolbar");
        result.getElement().setAttribute("role", "status");
        result.addClassName("entry-result");
        result.setVisible(false);
        alsoDue.addClassName("entry-also");
        add(toolbar, result, body, alsoDue);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var areas = measurements.areas();
        if (areas.isEmpty()) {
            showNothingToEnter();
            return;
        }
        var parameters = event.getLocation().getQueryParameters();
        var asked = areaId(parameters);
        var due = measurements.due();
        if (asked.isEmpty() && parameters.getSingleParameter("area").isEmpty()) {
            long first = due.isEmpty() ? areas.getFirst().id() : due.getFirst().areaId();
            var period = due.isEmpty()
                    ? YearMonth.now(clock).minusMonths(1)
                    : due.getFirst().period();
            event.forwardTo("captura", address(first, period));
            return;
        }
        area.setItems(areas);
        show(measurements.sheet(asked.orElseThrow(() -> new NotFoundException("Area", "?")), period(parameters)), due);
    }

    private static Optional<Long> areaId(QueryParameters parameters) {
        return parameters
                .getSingleParameter("area")
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    private YearMonth period(QueryParameters parameters) {
        var last = YearMonth.now(clock);
        try {
            var asked = parameters
                    .getSingleParameter("period")
                    .map(YearMonth::parse)
                    .orElse(last.minusMonths(1));
            return asked.isAfter(last) ? last : asked;
        } catch (DateTimeParseException unreadable) {
            return last.minusMonths(1);
        }
    }

    private static QueryParameters address(long areaId, YearMonth period) {
        return QueryParameters.simple(Map.of("area", Long.toString(areaId), "period", period.toString()));
    }

    private void open(long areaId, YearMonth period) {
        result.setVisible(false);
        getUI().ifPresent(ui -> ui.navigate(EntryView.class, address(areaId, period)));
    }

    private void show(Sheet opened, List<EntrySummary> due) {
        sheet = opened;
        setPageTitle(getTranslation(
                "indicator.entry.heading", opened.area().name(), Figures.longMonth(getLocale(), opened.period())));
        area.setValue(opened.area());
        var now = YearMonth.now(clock);
        var months = Stream.iterate(now, value -> value.minusMonths(1)).limit(MONTHS_BACK);
        month.setItems(
                Stream.concat(months, Stream.of(opened.period())).distinct().toList());
        month.setValue(opened.period());
        later.setEnabled(opened.period().isBefore(now));
        showState(opened, due);
        showRows(opened);
        showAlsoDue(opened, due);
    }

    private void showRows(Sheet opened) {
        body.removeAll();
        submit.setVisible(!opened.rows().isEmpty());
        if (opened.rows().isEmpty()) {
            body.add(new EmptyState(
                    VaadinIcon.CALENDAR_O,
                    getTranslation("indicator.entry.nothing"),
                    getTranslation("indicator.entry.nothing.hint")));
            return;
        }
        var grid = new EntryGrid();
        grid.show(pictures.picture(opened));
        grid.addCellEnteredListener(
                new CellAnswers(measurements, pictures, opened, this::getTranslation)::onCellEntered);
        body.add(grid);
    }

    private void showState(Sheet opened, List<EntrySummary> due) {
        state.removeAll();
        due.stream()
                .filter(one -> isOf(one, opened))
                .findFirst()
                .ifPresentOrElse(one -> state.add(dueBadge(one)), () -> showDone(opened));
    }

    private void showDone(Sheet opened) {
        if (!opened.rows().isEmpty() && opened.period().isBefore(YearMonth.now(clock))) {
            state.add(new StatusBadge(StatusBadge.Tone.GOOD, getTranslation("indicator.entry.done")));
        }
    }

    private StatusBadge dueBadge(EntrySummary one) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), one.dueOn());
        if (one.late()) {
            return new StatusBadge(StatusBadge.Tone.BAD, getTranslation("indicator.entry.late", -days));
        }
        return new StatusBadge(
                StatusBadge.Tone.WARNING,
                getTranslation("indicator.entry.due", Figures.date(getLocale(), one.dueOn()), days));
    }

    private void showAlsoDue(Sheet opened, List<EntrySummary> due) {
        alsoDue.removeAll();
        var others =
                due.stream().filter(one -> !isOf(one, opened)).limit(ALSO_DUE).toList();
        alsoDue.setVisible(!others.isEmpty());
        alsoDue.add(new Paragraph(getTranslation("indicator.entry.also")));
        for (var one : others) {
            var text = getTranslation(
                    "indicator.entry.also.one", one.areaName(), Figures.month(getLocale(), one.period()), one.open());
            var link = new RouterLink(text, EntryView.class);
            link.setQueryParameters(address(one.areaId(), one.period()));
            if (one.late()) {
                link.addClassName("late");
            }
            alsoDue.add(link);
        }
    }

    private static boolean isOf(EntrySummary one, Sheet opened) {
        return one.areaId() == opened.area().id() && one.period().equals(opened.period());
    }

    private void submit() {
        if (sheet == null) {
            return;
        }
        var done = measurements.submit(sheet.area().id(), sheet.period());
        show(measurements.sheet(sheet.area().id(), sheet.period()), measurements.due());
        result.setText(inWords(done));
        result.setVisible(true);
    }

    private String inWords(Submission done) {
        var sentences = Stream.of(
                        getTranslation("indicator.submitted.now", done.submitted()),
                        done.needComment() == 0
                                ? ""
                                : getTranslation("indicator.submitted.comment", done.needComment()),
                        done.returned() == 0 ? "" : getTranslation("indicator.submitted.returned", done.returned()),
                        done.missing() == 0 ? "" : getTranslation("indicator.submitted.missing", done.missing()))
                .filter(sentence -> !sentence.isEmpty());
        return String.join(" ", sentences.toList());
    }

    private void showNothingToEnter() {
        submit.setVisible(false);
        getChildren().filter(child -> child.hasClassName("entry-toolbar")).forEach(child -> child.setVisible(false));
        body.removeAll();
        body.add(new EmptyState(
                VaadinIcon.EDIT,
                getTranslation("indicator.entry.noAreas"),
                getTranslation("indicator.entry.noAreas.hint")));
    }
}
