package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportHistory;
import org.lindero.incident.CountDryRun;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.PointColumns;
import org.lindero.incident.PointImportPlan;
import org.lindero.incident.TableFile;
import org.lindero.incident.TableProblem;
import org.lindero.security.Roles;
import org.lindero.shell.ui.StatusBadge;

/** Brings in single incidents with their coordinates; the page shows counts, never the points. */
@Route("outcomes/import-points")
@RolesAllowed({Roles.MANAGER, Roles.EVALUATOR, Roles.ADMIN})
class PointImportView extends TableImportView {

    private final OutcomeService outcomes;
    private @Nullable Form form;
    private @Nullable PointImportPlan plan;

    PointImportView(OutcomeService outcomes, ImportHistory history, Clock clock) {
        super("incident.import.points.title", history, clock);
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
    Component form(TableFile table) {
        form = new Form(table);
        return form;
    }

    @Override
    @Nullable
    CountDryRun rehearse() {
        plan = form == null ? null : form.plan();
        return plan == null ? null : outcomes.dryRun(plan);
    }

    @Override
    CountDryRun store() {
        if (plan == null) {
            throw new IllegalStateException("nothing was rehearsed");
        }
        return outcomes.importPoints(plan);
    }

    @Override
    void addMore(Div box, CountDryRun run) {
        box.add(
                badge(StatusBadge.Tone.WARNING, "incident.import.nowhereFound", run.count(TableProblem.IN_NO_AREA)),
                badge(StatusBadge.Tone.WARNING, "incident.import.noPlace", run.count(TableProblem.NO_COORDINATES)));
    }

    /** Columns, the months that the file holds in full, and where each category goes. */
    private final class Form extends Div {

        private final TableFile table;
        private final ComboBox<String> date;
        private final ComboBox<String> hour;
        private final ComboBox<String> category;
        private final ComboBox<String> longitude;
        private final ComboBox<String> latitude;
        private final TextField from = month("incident.import.from");
        private final TextField to = month("incident.import.to");
        private final Div where = new Div();
        private @Nullable TargetTable targets;

        Form(TableFile table) {
            this.table = table;
            var guess = PointColumns.guess(table);
            date = column("incident.column.date", table, guess.date(), true);
            hour = column("incident.column.hour", table, guess.hour(), false);
            category = column("incident.column.category", table, guess.category(), false);
            longitude = column("incident.column.longitude", table, guess.longitude(), true);
            latitude = column("incident.column.latitude", table, guess.latitude(), true);
            var fields = new FormLayout(date, hour, category, longitude, latitude, from, to);
            fields.setAutoResponsive(true);
            fields.setAutoRows(true);
            fields.setExpandFields(true);
            for (var box : List.of(date, category, longitude, latitude)) {
                box.addValueChangeListener(event -> look());
            }
            add(fields, new Paragraph(PointImportView.this.getTranslation("incident.import.zeros")), where);
            look();
        }

        /** Reads the table as chosen so far, to know its categories and months. */
        private void look() {
            where.removeAll();
            targets = null;
            if (date.getValue() == null || longitude.getValue() == null || latitude.getValue() == null) {
                return;
            }
            var points = outcomes.read(table, columns());
            points.first().map(Form::month).ifPresent(from::setValue);
            points.last().map(Form::month).ifPresent(to::setValue);
            var fresh =
                    new TargetTable(points.categories(), outcomes.list(), getTranslation("incident.import.all.points"));
            targets = fresh;
            where.add(fresh);
        }

        private PointColumns columns() {
            return new PointColumns(
                    date.getValue(), hour.getValue(), category.getValue(), longitude.getValue(), latitude.getValue());
        }

        @Nullable
        PointImportPlan plan() {
            var first = parse(from);
            var last = parse(to);
            var chosen = targets;
            boolean complete = allFilled(List.of(date, longitude, latitude));
            if (!complete || first == null || last == null || chosen == null) {
                return null;
            }
            if (last.isBefore(first)) {
                to.setInvalid(true);
                return null;
            }
            return new PointImportPlan(table, columns(), chosen.targets(), first, last);
        }

        private static String month(LocalDate day) {
            return YearMonth.from(day).toString();
        }

        private TextField month(String key) {
            var field = new TextField(PointImportView.this.getTranslation(key));
            field.setPlaceholder("2024-03");
            field.setRequiredIndicatorVisible(true);
            field.setErrorMessage(PointImportView.this.getTranslation("incident.import.month.rule"));
            return field;
        }

        private static @Nullable YearMonth parse(TextField field) {
            try {
                var month = YearMonth.parse(field.getValue().strip());
                field.setInvalid(false);
                return month;
            } catch (DateTimeParseException wrong) {
                field.setInvalid(true);
                return null;
            }
        }
    }
}
