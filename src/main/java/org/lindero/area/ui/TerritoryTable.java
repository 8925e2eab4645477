package org.lindero.area.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.RouterLink;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaPopulation;
import org.lindero.area.AreaSummary;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.PhoneCards;

/** The areas as a table with the numbers that the map shows. On a phone it is a drawer that is pulled up over the map. */
class TerritoryTable extends Div {

    private final Grid<AreaSummary> grid = new Grid<>();
    private final Grid.Column<AreaSummary> value;
    private final Button open;
    private final Button close;
    private List<AreaSummary> rows = List.of();
    private Map<Long, AreaPopulation> people = Map.of();
    private @Nullable Choropleth shown;

    /** Tells {@code listener} of rows that the user chooses; null when the choice is taken back. */
    TerritoryTable(Consumer<@Nullable AreaSummary> listener) {
        addClassName("map-table");
        grid.addColumn(new ComponentRenderer<>(this::nameCell))
                .setHeader(getTranslation("area.name"))
                .setComparator(AreaSummary::name)
                .setFlexGrow(3)
                .setWidth("9rem");
        value = number(area -> shown == null ? "" : shown.text(area.id()), Comparator.comparing(this::valueOf), "8rem");
        var surface = number(
                area -> Figures.number(getLocale(), area.areaKm2(), 2),
                Comparator.comparingDouble(AreaSummary::areaKm2),
                "5.5rem");
        surface.setHeader(getTranslation("area.km2"));
        var people = number(
                area -> peopleOf(area) < 0 ? Figures.EMPTY : Figures.whole(getLocale(), peopleOf(area)),
                Comparator.comparingInt(this::peopleOf),
                "6.5rem");
        people.setHeader(getTranslation("area.population"));
        PhoneCards.hide(grid, List.of(surface, people));
        grid.setEmptyStateText(getTranslation("area.none"));
        grid.addSelectionListener(event -> {
            if (event.isFromClient()) {
                listener.accept(event.getFirstSelectedItem().orElse(null));
            }
        });
        grid.setHeight("100%");
        open = new Button(VaadinIcon.TABLE.create(), event -> pull(true));
        open.addClassNames("narrow-only", "map-table-open");
        close = new Button(getTranslation("area.map.table.close"), VaadinIcon.CLOSE.create(), event -> pull(false));
        close.addClassNames("narrow-only", "map-table-close");
        Shortcuts.addShortcutListener(this, () -> pull(false), Key.ESCAPE).listenOn(this);
        add(open, close, grid);
    }

    private Grid.Column<AreaSummary> number(
            ValueProvider<AreaSummary, String> text, Comparator<AreaSummary> order, String width) {
        return grid.addColumn(text)
                .setComparator(order::compare)
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1)
                .setWidth(width);
    }

    /** Numbers in their order, and before them what has none. */
    private double valueOf(AreaSummary area) {
        var known = shown == null ? null : shown.valueOf(area.id());
        return known != null && known.isKnown() ? known.number() : Double.NEGATIVE_INFINITY;
    }

    /** The people of the year that is shown; below zero where nobody knows. */
    private int peopleOf(AreaSummary area) {
        var known = people.get(area.id());
        return known == null ? -1 : known.people();
    }

    /** Shows areas, with their people in the year of the map, and the values of the map when it shows any. */
    void show(
            List<AreaSummary> areas,
            Map<Long, AreaPopulation> peopleOfTheYear,
            @Nullable Choropleth values,
            String heading) {
        shown = values;
        people = peopleOfTheYear;
        value.setVisible(values != null);
        var header = new Div(heading);
        header.getStyle().set("white-space", "normal");
        value.setHeader(header);
        open.setText(getTranslation("area.map.table.open", areas.size()));
        if (rows.equals(areas)) {
            grid.getDataProvider().refreshAll();
        } else {
            rows = List.copyOf(areas);
            grid.setItems(rows);
        }
    }

    /** Chooses the row of an area and brings it into sight; no row when the area is not listed. */
    void select(String code) {
        rows.stream()
                .filter(area -> area.code().equals(code))
                .findFirst()
                .ifPresentOrElse(
                        area -> {
                            grid.select(area);
                            grid.scrollToItem(area);
                        },
                        grid::deselectAll);
    }

    /** The code of the area that is chosen; null for none. */
    @Nullable
    String selected() {
        return grid.asSingleSelect().getOptionalValue().map(AreaSummary::code).orElse(null);
    }

    private void pull(boolean up) {
        setClassName("pulled", up);
        (up ? close : open).focus();
    }

    private Div nameCell(AreaSummary area) {
        var link = new RouterLink(area.name(), AreaView.class, AreaView.parameters(area.id()));
        var kind = getTranslation("area.kind." + area.kind());
        var detail = new Span(area.code().equals(area.name()) ? kind : area.code() + " · " + kind);
        detail.addClassName("muted");
        detail.getStyle().set("display", "block").set("font-size", "13px");
        var cell = new Div(link, detail);
        cell.getStyle().set("white-space", "normal");
        return cell;
    }
}
