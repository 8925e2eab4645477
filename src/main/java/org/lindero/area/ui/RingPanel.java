package org.lindero.area.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.MapValue;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;

/** Rings around chosen areas: their limits on the map, their areas, surface, people and counts in a table. */
class RingPanel extends Card {

    private static final int ORDERS = 2;
    private static final double[] METRES = {250, 500};

    private final AreaService areas;
    private final AreaMap map;
    private final Select<RingChoice.Kind> kind = new Select<>();
    private final Div content = new Div();

    /** Tells {@code listener} of another kind of rings. */
    RingPanel(AreaService areas, AreaMap map, Consumer<RingChoice.Kind> listener) {
        super("");
        this.areas = areas;
        this.map = map;
        kind.setLabel(getTranslation("area.map.rings"));
        kind.setItems(RingChoice.Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("area.map.rings." + one));
        kind.setWidth("17rem");
        kind.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                listener.accept(event.getValue());
            }
        });
        content.addClassName("after-form");
        add(kind, content);
    }

    /**
     * Shows rings.
     *
     * @param counts what is counted by area; null when the map shows no count
     * @param unit of the counts
     */
    void show(RingChoice choice, @Nullable Map<Long, MapValue> counts, String unit) {
        kind.setValue(choice.kind());
        content.removeAll();
        var centre = areas.list(choice.around());
        if (choice.kind() == RingChoice.Kind.NONE || centre.isEmpty()) {
            map.setRings(List.of(), List.of());
            if (choice.kind() != RingChoice.Kind.NONE) {
                content.add(new Paragraph(getTranslation("area.map.rings.choose")));
            }
            return;
        }
        var ids = centre.stream().map(AreaSummary::id).collect(Collectors.toSet());
        boolean orders = choice.kind() == RingChoice.Kind.ORDERS;
        map.setRings(orders ? areas.ringOutlines(ids, ORDERS) : areas.distanceOutlines(ids, METRES), labels(orders));
        var rings = orders ? areas.rings(ids, ORDERS) : areas.ringsByDistance(ids, METRES);
        content.add(
                table(centre, rings, labels(orders), counts, unit),
                new Paragraph(getTranslation("area.map.rings.note")));
    }

    private List<String> labels(boolean orders) {
        return List.of(
                getTranslation(orders ? "area.map.rings.order.1" : "area.map.rings.distance.1"),
                getTranslation(orders ? "area.map.rings.order.2" : "area.map.rings.distance.2"));
    }

    private DataTable table(
            List<AreaSummary> centre,
            Map<Long, Integer> rings,
            List<String> labels,
            @Nullable Map<Long, MapValue> counts,
            String unit) {
        var headings = new ArrayList<>(List.of(
                getTranslation("area.map.rings.ring"),
                getTranslation("area.map.rings.areas"),
                getTranslation("area.km2"),
                getTranslation("area.population")));
        if (counts != null) {
            headings.add(unit);
        }
        var names = centre.stream().map(AreaSummary::name).collect(Collectors.joining(", "));
        var table = new DataTable(getTranslation("area.map.rings.table", names), headings);
        table.addClassName("ring-table");
        var mine = areas.list(rings.keySet());
        for (int ring = 0; ring <= labels.size(); ring++) {
            int place = ring;
            var members = mine.stream()
                    .filter(area -> Objects.equals(rings.get(area.id()), place))
                    .toList();
            var cells = new ArrayList<Span>();
            cells.add(new Span(Figures.whole(getLocale(), members.size())));
            cells.add(new Span(Figures.number(
                    getLocale(),
                    members.stream().mapToDouble(AreaSummary::areaKm2).sum(),
                    2)));
            cells.add(new Span(people(members)));
            if (counts != null) {
                cells.add(new Span(sum(members, counts)));
            }
            table.addRow(
                    ring == 0 ? getTranslation("area.map.rings.inside") : labels.get(ring - 1),
                    cells.toArray(Span[]::new));
        }
        return table;
    }

    private String people(List<AreaSummary> members) {
        return members.stream().anyMatch(area -> area.population() == null)
                ? Figures.EMPTY
                : Figures.whole(
                        getLocale(),
                        members.stream()
                                .map(AreaSummary::population)
                                .mapToLong(Objects::requireNonNull)
                                .sum());
    }

    /** The sum, if every number of it may be seen: a sum beside its other parts would tell what is hidden. */
    private String sum(List<AreaSummary> members, Map<Long, MapValue> counts) {
        var values = members.stream()
                .map(area -> counts.getOrDefault(area.id(), MapValue.NO_DATA))
                .toList();
        return values.stream().allMatch(MapValue::isKnown)
                ? Figures.whole(
                        getLocale(),
                        values.stream().mapToDouble(MapValue::number).sum())
                : Figures.EMPTY;
    }
}
