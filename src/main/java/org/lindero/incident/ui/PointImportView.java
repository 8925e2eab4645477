package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.ui.Undoing;
import org.lindero.incident.CountDryRun;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.PointColumns;
import org.lindero.incident.PointImportPlan;
import org.lindero.incident.PointTable;
import org.lindero.incident.TableProblem;
import org.lindero.incident.table.Geopoints;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Table;
import org.lindero.security.Roles;
import org.lindero.shell.ui.StatusBadge;
import org.lindero.shell.ui.StatusBadge.Tone;

/** Brings in single incidents with their coordinates; the page shows counts, never the points. */
@Route("outcomes/import-points")
@RolesAllowed({Roles.MANAGER, Roles.EVALUATOR, Roles.ADMIN})
class PointImportView extends TableImportView {

    private final OutcomeService outcomes;
    private @Nullable Form form;
    private @Nullable PointImportPlan plan;

    PointImportView(OutcomeService outcomes, Undoing undoing) {
        super("incident.import.points.title", undoing);
        this.outcomes = outcomes;
        restart();
    }

    @Override
    void restart() {
        form = null;
        plan = null;
        askForFile("incident.import.points.hint");
    }

    @Override
    Supplier<Component> prepare(Table table) {
        var spread = Geopoints.spread(table);
        var guess = PointColumns.guess(spread);
        var known = guess.isComplete() ? outcomes.read(spread, guess) : null;
        return () -> {
            var fresh = new Form(spread, guess, known);
            form = fresh;
            return fresh;
        };
    }

    @Override
    @Nullable
    Callable<CountDryRun> rehearsal() {
        var chosen = form == null ? null : form.plan(sha256());
        plan = chosen;
        return chosen == null ? null : () -> outcomes.dryRun(chosen);
    }

    @Override
    void mark(BiConsumer<Place, ImportProblem> marks) {
        var rehearsed = plan;
        if (rehearsed != null) {
            outcomes.mark(rehearsed, marks);
        }
    }

    @Override
    CountDryRun store() {
        if (plan == null) {
            throw new IllegalStateException("nothing was rehearsed");
        }
        return outcomes.importPoints(plan);
    }

    @Override
    void addMore(RunCounts box, CountDryRun run) {
        box.add(Tone.WARNING, "incident.import.nowhereFound", run.count(TableProblem.IN_NO_AREA));
        box.add(Tone.WARNING, "incident.import.noPlace", run.count(TableProblem.NO_COORDINATES));
        boolean leftOut = plan != null && plan.leaveOutRepeated();
        box.addIfAny(
                Tone.WARNING,
                leftOut ? "incident.import.repeated.leftOut" : "incident.import.repeated",
                run.count(TableProblem.REPEATED_ID) + run.count(TableProblem.REPEATED_INCIDENT));
    }

    /** Columns, the months that the file holds in full, and where each category goes. */
    private final class Form extends Div {

        private final Table table;
        private final ComboBox<String> date;
        private final ComboBox<String> hour;
        private final ComboBox<String> category;
        private final ComboBox<String> longitude;
        private final ComboBox<String> latitude;
        private final ComboBox<String> id;
        private final MonthText from = new MonthText("incident.import.from", true);
        private final MonthText to = new MonthText("incident.import.to", true);
        private final Checkbox leaveOutRepeated =
                new Checkbox(PointImportView.this.getTranslation("incident.import.repeated.leaveOut"));
        private final Div where = new Div();
        private @Nullable TargetTable targets;

        /** @param known what the table says with the guessed columns */
        Form(Table table, PointColumns guess, @Nullable PointTable known) {
            this.table = table;
            date = column("incident.column.date", guess.date(), true);
            hour = column("incident.column.hour", guess.hour(), false);
            category = column("incident.column.category", guess.category(), false);
            longitude = column("incident.column.longitude", guess.longitude(), true);
            latitude = column("incident.column.latitude", guess.latitude(), true);
            id = column("incident.column.id", guess.id(), false);
            id.setHelperText(getTranslation("incident.column.id.hint"));
            var fields = new FormLayout(date, hour, category, longitude, latitude, id, from, to);
            fields.setAutoResponsive(true);
            fields.setAutoRows(true);
            fields.setExpandFields(true);
            fields.setExpandColumns(true);
            for (var box : List.of(date, category, longitude, latitude)) {
                box.addValueChangeListener(event -> look());
            }
            addClassName("form-part");
            add(
                    fields,
                    leaveOutRepeated,
                    new Paragraph(PointImportView.this.getTranslation("incident.import.zeros")),
                    where);
            if (known != null) {
                show(known);
            }
        }

        /** Reads the table as chosen so far, to know its categories and months. */
        private void look() {
            where.removeAll();
            targets = null;
            if (date.getValue() == null || longitude.getValue() == null || latitude.getValue() == null) {
                return;
            }
            show(outcomes.read(table, columns()));
        }

        private void show(PointTable points) {
            if (points.located() == 0) {
                var nowhere = new StatusBadge(Tone.BAD, getTranslation("incident.import.noneInside", points.rows()));
                nowhere.getElement().setAttribute("role", "alert");
                where.add(nowhere);
                return;
            }
            points.first().map(Form::month).ifPresent(from::setValue);
            points.last().map(Form::month).ifPresent(to::setValue);
            var fresh = new TargetTable(
                    points.categories(),
                    outcomes.list(),
                    getTranslation("incident.import.all.points"),
                    outcomes.opensSensitive());
            targets = fresh;
            where.add(fresh);
        }

        private PointColumns columns() {
            return new PointColumns(
                    date.getValue(),
                    hour.getValue(),
                    category.getValue(),
                    longitude.getValue(),
                    latitude.getValue(),
                    id.getValue());
        }

        @Nullable
        PointImportPlan plan(String sha256) {
            var first = from.month();
            var last = to.month();
            var chosen = targets;
            boolean complete = allFilled(List.of(date, longitude, latitude));
            if (!complete || first == null || last == null || chosen == null) {
                return null;
            }
            if (last.isBefore(first)) {
                to.setInvalid(true);
                return null;
            }
            return new PointImportPlan(
                    table, columns(), chosen.targets(), first, last, leaveOutRepeated.getValue(), sha256);
        }

        private static String month(LocalDate day) {
            return YearMonth.from(day).toString();
        }

        private ComboBox<String> column(String key, @Nullable String guess, boolean required) {
            return TableImportView.column(
                    getTranslation(key), getTranslation("required"), table.headings(), guess, required);
        }
    }
}
