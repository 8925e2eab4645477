package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportHistory;
import org.lindero.incident.CountColumns;
import org.lindero.incident.CountDryRun;
import org.lindero.incident.CountImportPlan;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.CountReader.Repeats;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.TableFile;
import org.lindero.security.Roles;

/** Brings in monthly counts per area. */
@Route("outcomes/import")
@RolesAllowed({Roles.MANAGER, Roles.EVALUATOR, Roles.ADMIN})
class CountImportView extends TableImportView {

    private static final Set<String> GENERIC = Set.of(
            "count",
            "conteo",
            "casos",
            "cuenta",
            "total",
            "numero",
            "número",
            "cantidad",
            "n",
            "valor",
            "value",
            "frecuencia",
            "registros");

    private final OutcomeService outcomes;
    private @Nullable Form form;
    private @Nullable CountImportPlan plan;

    CountImportView(OutcomeService outcomes, ImportHistory history, Clock clock) {
        super("incident.import.counts.title", history, clock);
        this.outcomes = outcomes;
        restart();
    }

    @Override
    void restart() {
        form = null;
        plan = null;
        askForFile("incident.import.counts.hint");
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
        return outcomes.importCounts(plan);
    }

    /** Columns, what to do with odd rows, and where each category goes. */
    private final class Form extends Div {

        private final TableFile table;
        private final ComboBox<String> area;
        private final ComboBox<String> period;
        private final ComboBox<String> year;
        private final ComboBox<String> category;
        private final ComboBox<String> count;
        private final Checkbox leaveOut = new Checkbox(CountImportView.this.getTranslation("incident.import.unknown"));
        private final Select<Repeats> repeats = new Select<>();
        private final Div where = new Div();
        private TargetTable targets;

        Form(TableFile table) {
            this.table = table;
            var guess = CountColumns.guess(table);
            area = column("incident.column.area", table, guess.area(), true);
            period = column("incident.column.period", table, guess.period(), true);
            year = column("incident.column.year", table, guess.year(), false);
            category = column("incident.column.category", table, guess.category(), false);
            count = column("incident.column.count", table, guess.count(), true);
            year.setHelperText(getTranslation("incident.column.year.hint"));
            category.setHelperText(getTranslation("incident.column.category.hint"));
            repeats.setLabel(getTranslation("incident.import.repeats"));
            repeats.setItems(Repeats.values());
            repeats.setItemLabelGenerator(one -> getTranslation("incident.import.repeats." + one));
            repeats.setValue(Repeats.REFUSE);
            var fields = new FormLayout(area, period, year, category, count, repeats);
            fields.setAutoResponsive(true);
            fields.setAutoRows(true);
            fields.setExpandFields(true);
            targets = targets();
            where.add(targets);
            category.addValueChangeListener(event -> {
                targets = targets();
                where.removeAll();
                where.add(targets);
            });
            add(fields, leaveOut, where);
        }

        private TargetTable targets() {
            return new TargetTable(categories(), outcomes.list(), name());
        }

        /** What the series of a file without categories is called: its column, unless that only says "how many". */
        private String name() {
            var heading = count.getValue();
            var file = table.name().replaceFirst("\\.[^.]*$", "").replace('_', ' ');
            return heading == null || GENERIC.contains(heading.toLowerCase(Locale.ROOT)) ? file : heading;
        }

        private List<String> categories() {
            int column = table.column(category.getValue());
            if (column < 0) {
                return List.of("");
            }
            var found = new LinkedHashSet<String>();
            table.forEachCell(column, found::add);
            return found.stream().sorted().toList();
        }

        @Nullable
        CountImportPlan plan() {
            if (!allFilled(List.of(area, period, count))) {
                return null;
            }
            var columns = new CountColumns(
                    area.getValue(), period.getValue(), year.getValue(), category.getValue(), count.getValue());
            return new CountImportPlan(
                    table, columns, new Choices(leaveOut.getValue(), repeats.getValue()), targets.targets());
        }
    }
}
