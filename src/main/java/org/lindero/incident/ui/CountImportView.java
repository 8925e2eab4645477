package org.lindero.incident.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.ui.Undoing;
import org.lindero.incident.CountDryRun;
import org.lindero.incident.CountImportPlan;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Table;
import org.lindero.security.Roles;

/** Brings in monthly counts per area. */
@Route("outcomes/import")
@RolesAllowed({Roles.MANAGER, Roles.EVALUATOR, Roles.ADMIN})
class CountImportView extends TableImportView {

    private final OutcomeService outcomes;
    private @Nullable CountForm form;
    private @Nullable CountImportPlan plan;

    CountImportView(OutcomeService outcomes, Undoing undoing) {
        super("incident.import.counts.title", undoing);
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
    Supplier<Component> prepare(Table table) {
        var known = CountForm.look(table);
        return () -> {
            var fresh = new CountForm(table, known, outcomes.list(), outcomes.opensSensitive());
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
        return outcomes.importCounts(plan);
    }
}
