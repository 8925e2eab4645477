package org.lindero.incident.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ui.TextTable;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeSummary;
import org.lindero.incident.Visibility;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.StatusBadge;

/** The outcome series: what is counted, for how many areas and months, and how it went. */
@Route("outcomes")
@Menu(title = "incident.title", order = 55, icon = "vaadin:bar-chart")
@PermitAll
class OutcomeListView extends Page {

    private static final int CHARTS = 6;

    private final OutcomeService outcomes;

    OutcomeListView(OutcomeService outcomes, CurrentUser user) {
        super("incident.title");
        this.outcomes = outcomes;
        setLead(getTranslation("incident.lead"));
        boolean imports = user.has(Role.MANAGER) || user.has(Role.EVALUATOR) || user.has(Role.ADMIN);
        if (imports) {
            addActions(
                    historyLink(),
                    importButton("incident.import.points", PointImportView.class),
                    importButton("incident.import.counts", CountImportView.class));
        }
        var all = outcomes.list();
        if (all.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.BAR_CHART, getTranslation("incident.empty"), getTranslation("incident.empty.hint")));
            return;
        }
        var coverage = new Card("", coverage(all));
        if (all.stream().anyMatch(outcome -> outcome.visibility() != Visibility.EXACT)) {
            var why = new Paragraph(getTranslation("incident.why.list"));
            why.addClassName("muted");
            coverage.add(why);
        }
        add(coverage, charts(all));
    }

    private Anchor historyLink() {
        return new Anchor("areas/import/history", getTranslation("import.history.title"));
    }

    private Button importButton(String key, Class<? extends Page> view) {
        var button = new Button(
                getTranslation(key),
                VaadinIcon.UPLOAD.create(),
                event -> UI.getCurrentOrThrow().navigate(view));
        if (view == CountImportView.class) {
            button.addThemeName("primary");
        }
        return button;
    }

    private TextTable coverage(List<OutcomeSummary> all) {
        var table = new TextTable(
                getTranslation("incident.coverage"),
                List.of(
                        getTranslation("incident.outcome"),
                        getTranslation("incident.unit"),
                        getTranslation("incident.from"),
                        getTranslation("incident.to"),
                        getTranslation("incident.areas"),
                        getTranslation("incident.missing"),
                        getTranslation("incident.total"),
                        getTranslation("incident.sensitive")),
                Set.of(4, 5, 6));
        var words = new CountWords(this, getLocale());
        for (var outcome : all) {
            table.addRow(
                    new RouterLink(outcome.name(), OutcomeView.class, OutcomeView.parameters(outcome.id())),
                    new Div(outcome.unit()),
                    new Div(month(outcome.first())),
                    new Div(month(outcome.last())),
                    new Div(Figures.whole(getLocale(), outcome.areas())),
                    new Div(missing(outcome)),
                    new Div(outcome.first() == null ? Figures.EMPTY : words.of(outcome.sum())),
                    outcome.sensitiveToReporting()
                            ? new StatusBadge(StatusBadge.Tone.WARNING, getTranslation("yes"))
                            : new Div(getTranslation("no")));
        }
        return table;
    }

    /** Area-months between the first and the last month that have no count: not published. */
    private String missing(OutcomeSummary outcome) {
        var first = outcome.first();
        var last = outcome.last();
        if (first == null || last == null) {
            return Figures.EMPTY;
        }
        long months = first.until(last, ChronoUnit.MONTHS) + 1;
        return Figures.whole(getLocale(), months * outcome.areas() - outcome.cells());
    }

    private String month(@Nullable YearMonth month) {
        return month == null ? Figures.EMPTY : Figures.month(getLocale(), month);
    }

    private Div charts(List<OutcomeSummary> all) {
        var columns = new Div();
        columns.addClassName("columns");
        var shown = all.stream()
                .filter(outcome -> outcome.first() != null && outcome.visibility() != Visibility.NONE)
                .limit(CHARTS);
        shown.forEach(outcome -> {
            var totals = outcomes.totals(outcome.id());
            var heading = getTranslation("incident.chart", outcome.name());
            var sums = new MonthlySums(List.of(outcome.name()));
            sums.put(0, List.copyOf(totals.keySet()), List.copyOf(totals.values()));
            var chart = sums.chart(getLocale(), heading, outcome.unit());
            chart.setHeight("14rem");
            columns.add(new Card(
                    outcome.name(),
                    chart,
                    new Paragraph(getTranslation(
                            "incident.chart.summary",
                            new CountWords(this, getLocale()).of(outcome.sum()),
                            outcome.unit(),
                            Figures.whole(getLocale(), totals.size())))));
        });
        return columns;
    }
}
