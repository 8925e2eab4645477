package org.lindero.incident.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lindero.area.ImportEntry;
import org.lindero.area.ui.TextTable;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeSummary;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.FactList;
import org.lindero.shell.ui.Figures;

/** What is known of an outcome, where its counts came from, and what those files left open. */
class SeriesCard extends Card {

    private final OutcomeService outcomes;
    private final OutcomeSummary outcome;
    private final Clock clock;

    SeriesCard(OutcomeService outcomes, OutcomeSummary outcome, CurrentUser user, Clock clock, Runnable changed) {
        super("");
        this.outcomes = outcomes;
        this.outcome = outcome;
        this.clock = clock;
        add(new H2(getTranslation("incident.facts")), facts());
        boolean imports = user.has(Role.MANAGER) || user.has(Role.EVALUATOR) || user.has(Role.ADMIN);
        boolean opens = user.has(Role.EVALUATOR);
        if (outcome.sensitive() ? opens : imports) {
            add(mark(changed));
        }
        var files = outcomes.importsOf(outcome.id());
        if (!files.isEmpty()) {
            add(table(files));
        }
    }

    private FactList facts() {
        var last = outcome.last();
        return new FactList()
                .with(getTranslation("incident.unit"), outcome.unit())
                .with(
                        getTranslation("incident.publishedUntil"),
                        last == null ? "" : Figures.longMonth(getLocale(), last))
                .with(getTranslation("incident.sensitive"), answer(outcome.sensitiveToReporting()))
                .with(getTranslation("incident.private"), answer(outcome.sensitive()));
    }

    private String answer(boolean yes) {
        return getTranslation(yes ? "yes" : "no");
    }

    private Div mark(Runnable changed) {
        var button = new Button(
                getTranslation(outcome.sensitive() ? "incident.private.open" : "incident.private.mark"), event -> {
                    outcomes.markSensitive(outcome.id(), !outcome.sensitive());
                    changed.run();
                });
        var bar = new Div(button);
        bar.addClassNames("toolbar", "after-form");
        return bar;
    }

    private TextTable table(List<ImportEntry> files) {
        var table = new TextTable(
                getTranslation("incident.files"),
                List.of(
                        getTranslation("import.history.file"),
                        getTranslation("import.history.kind"),
                        getTranslation("import.history.when"),
                        getTranslation("import.history.rows"),
                        getTranslation("incident.files.open")),
                Set.of(3));
        files.forEach(file -> table.addRow(
                new Div(file.what().fileName()),
                new Div(getTranslation("import.history.kind." + file.what().kind())),
                new Div(Figures.date(getLocale(), LocalDate.ofInstant(file.at(), clock.getZone()))),
                new Div(Figures.whole(getLocale(), file.what().rows())),
                new Div(open(file.what().notes()))));
        return table;
    }

    /** "Sin coordenadas: 3 · Fuera de todas las áreas: 12" */
    private String open(Map<String, Integer> notes) {
        var texts = new TreeMap<>(notes)
                .entrySet().stream()
                        .map(note -> getTranslation("import.history.note." + note.getKey()) + ": "
                                + Figures.whole(getLocale(), note.getValue()))
                        .toList();
        return texts.isEmpty() ? Figures.EMPTY : String.join(" · ", texts);
    }
}
