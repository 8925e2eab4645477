package org.lindero.project.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.IndicatorSummary;
import org.lindero.project.LogicRow;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.StatusBadge;

/** The results matrix: one row a level's narrative, with indicators, means of verification, assumption and mechanism. */
class MirTable extends Div {

    private static final List<String> COLUMNS = List.of(
            "project.narrative", "project.indicators", "project.means", "project.assumption", "project.mechanism");

    private final Map<Long, NativeTableRow> rows = new HashMap<>();
    private final Map<Long, IndicatorSummary> indicators;
    private final SerializableConsumer<Long> onSelect;

    MirTable(List<LogicRow> logic, Map<Long, IndicatorSummary> indicators, SerializableConsumer<Long> onSelect) {
        this.indicators = indicators;
        this.onSelect = onSelect;
        addClassName("mir");
        var head = new NativeTableRow();
        COLUMNS.forEach(key -> {
            var cell = new NativeTableHeaderCell(getTranslation(key));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        });
        var body = new NativeTableBody();
        logic.forEach(row -> body.add(row(row)));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.setCaptionText(getTranslation("project.mir"));
        add(table);
    }

    /** Outlines a row; no other one. */
    void select(@Nullable Long rowId) {
        rows.forEach((id, row) -> row.setClassName("selected", id.equals(rowId)));
        var chosen = rowId == null ? null : rows.get(rowId);
        if (chosen != null) {
            chosen.getElement().scrollIntoView();
        }
    }

    private NativeTableRow row(LogicRow logic) {
        var draft = logic.draft();
        var level = new Span(getTranslation("project.level." + draft.level()));
        level.addClassName("muted");
        var choose = new Button(draft.narrative(), event -> onSelect.accept(logic.id()));
        choose.addThemeName("tertiary");
        choose.addClassName("mir-narrative");
        var row = new NativeTableRow(
                cell("project.narrative", level, choose),
                cell("project.indicators", indicators(logic)),
                cell("project.means", words(draft.means())),
                cell("project.assumption", words(draft.assumption())),
                cell("project.mechanism", mechanism(logic)));
        row.addClassName("level-" + draft.level().name().toLowerCase(Locale.ROOT));
        rows.put(logic.id(), row);
        return row;
    }

    private Component[] indicators(LogicRow logic) {
        var names = logic.draft().indicatorIds().stream()
                .map(indicators::get)
                .flatMap(Stream::ofNullable)
                .map(indicator -> new Div(indicator.name()))
                .toArray(Component[]::new);
        return names.length == 0 ? new Component[] {words("")} : names;
    }

    private Component mechanism(LogicRow logic) {
        var draft = logic.draft();
        if (draft.lacksMechanism()) {
            return new StatusBadge(StatusBadge.Tone.WARNING, getTranslation("project.mechanism.missing"));
        }
        if (draft.mechanism().isEmpty()) {
            return words("");
        }
        var why = new Div(new Span(getTranslation("project.because", draft.mechanism())));
        if (draft.lagMonths() != null) {
            why.add(muted(getTranslation("project.lag.in", draft.lagMonths())));
        }
        if (!draft.evidence().isEmpty()) {
            why.add(muted(getTranslation("project.evidence.is", draft.evidence())));
        }
        return why;
    }

    private static Div muted(String text) {
        var line = new Div(text);
        line.addClassName("muted");
        return line;
    }

    private static Span words(String text) {
        return new Span(text.isEmpty() ? Figures.EMPTY : text);
    }

    /** The name of the column goes along, for a phone where the heading row is not shown. */
    private NativeTableCell cell(String key, Component... content) {
        var cell = new NativeTableCell(content);
        cell.getElement().setAttribute("data-label", getTranslation(key));
        return cell;
    }
}
