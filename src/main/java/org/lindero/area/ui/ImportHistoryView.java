package org.lindero.area.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lindero.area.ImportEntry;
import org.lindero.area.ImportHistory;
import org.lindero.security.Roles;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;
import org.lindero.shell.ui.PhoneCards;
import org.lindero.shell.ui.StatusBadge;
import org.springframework.data.domain.PageRequest;

/** Every import: what file, when, by whom, what it did, whether it is in force; each can be undone as a whole. */
@Route("areas/import/history")
@RolesAllowed({Roles.MANAGER, Roles.EVALUATOR, Roles.ADMIN})
class ImportHistoryView extends Page {

    /** Where there are no more imports than this, all are shown without scrolling. */
    private static final int FEW = 10;

    private final Undoing undoing;
    private final ImportHistory history;
    private final Clock clock;

    ImportHistoryView(Undoing undoing) {
        super("import.history.title");
        this.undoing = undoing;
        this.history = undoing.history();
        this.clock = undoing.clock();
        setLead(getTranslation("import.history.lead"));
        if (history.list(PageRequest.of(0, 1)).isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.UPLOAD,
                    getTranslation("import.history.empty"),
                    getTranslation("import.history.empty.hint")));
            return;
        }
        add(grid());
    }

    private Grid<ImportEntry> grid() {
        var grid = new Grid<ImportEntry>();
        grid.addColumn(new ComponentRenderer<>(entry -> file(grid, entry)))
                .setHeader(getTranslation("import.history.file"))
                .setWidth("13rem");
        var kind = grid.addColumn(this::kind)
                .setHeader(getTranslation("import.history.kind"))
                .setAutoWidth(true);
        var when = grid.addColumn(entry -> Sentences.time(getLocale(), clock, entry.at()))
                .setHeader(getTranslation("import.history.when"))
                .setAutoWidth(true);
        var by = grid.addColumn(ImportEntry::by).setHeader(getTranslation("import.history.by"));
        var counts = grid.addColumn(this::counts)
                .setHeader(getTranslation("import.history.counts"))
                .setTooltipGenerator(this::counts)
                .setAutoWidth(true);
        var state = grid.addColumn(new ComponentRenderer<>(this::state))
                .setHeader(getTranslation("import.history.state"))
                .setAutoWidth(true);
        PhoneCards.hide(grid, List.of(kind, when, by, counts, state));
        grid.setItemsPageable(history::list);
        if (history.list(PageRequest.of(0, FEW + 1)).size() > FEW) {
            grid.setHeight("36rem");
        } else {
            grid.setAllRowsVisible(true);
        }
        return grid;
    }

    private Div file(Grid<ImportEntry> grid, ImportEntry entry) {
        var open = new Button(
                entry.what().fileName(),
                event -> new ImportDialog(
                                undoing, entry, () -> grid.getDataProvider().refreshAll())
                        .open());
        open.addThemeNames("tertiary", "small");
        open.addClassName("cell-button");
        open.setAriaLabel(
                getTranslation("import.history.details.of", entry.what().fileName()));
        return PhoneCards.cell(
                open,
                new Span(kind(entry) + " · " + Sentences.time(getLocale(), clock, entry.at())),
                new Span(entry.by()),
                new Span(counts(entry)),
                state(entry));
    }

    private String kind(ImportEntry entry) {
        return getTranslation("import.history.kind." + entry.what().kind());
    }

    private String counts(ImportEntry entry) {
        var what = entry.what();
        var counts = Stream.of(
                        count("added", what.added()),
                        count("changed", what.changed()),
                        count("unchanged", what.unchanged()),
                        count("leftOut", what.leftOut()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · "));
        return counts.isEmpty() ? Figures.EMPTY : counts;
    }

    /** "5,760 nuevos"; nothing of what there was none of. */
    private String count(String key, int number) {
        return number == 0 ? "" : getTranslation("import.history.count." + key, number);
    }

    private StatusBadge state(ImportEntry entry) {
        return entry.isInForce()
                ? new StatusBadge(StatusBadge.Tone.GOOD, getTranslation("import.history.state.inForce"))
                : new StatusBadge(StatusBadge.Tone.NEUTRAL, getTranslation("import.history.state.undone"));
    }
}
