package org.lindero.area.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaPopulation;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.MapProject;
import org.lindero.area.MapValue;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.DataTable;
import org.lindero.shell.ui.Figures;

/** Rings around chosen areas or those of a project: their limits on the map, their areas, surface, people and counts in a table. */
class RingPanel extends Card {

    private static final int ORDERS = 2;
    private static final double[] METRES = {250, 500};

    private final AreaService areas;
    private final AreaMap map;
    private final Select<RingChoice.Kind> kind = new Select<>();
    private final ComboBox<MapProject> project = new ComboBox<>();
    private final Div content = new Div();
    private RingChoice shown = RingChoice.NONE;

    /** What is summed by ring. */
    private record Numbers(
            Map<Long, Integer> rings,
            List<AreaSummary> areas,
            Map<Long, AreaPopulation> people,
            @Nullable Map<Long, MapValue> counts,
            String unit) {

        List<AreaSummary> members(int ring) {
            return areas.stream()
                    .filter(area -> Objects.equals(rings.get(area.id()), ring))
                    .toList();
        }
    }

    /** Tells {@code listener} of other rings, made from those that are shown. */
    RingPanel(AreaService areas, AreaMap map, List<MapProject> projects, Consumer<RingChoice> listener) {
        super("");
        var hint = new Paragraph(getTranslation("area.map.rings.hint"));
        hint.addClassName("muted");
        this.areas = areas;
        this.map = map;
        kind.setLabel(getTranslation("area.map.rings"));
        kind.setItems(RingChoice.Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("area.map.rings." + one));
        kind.setWidth("17rem");
        kind.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                listener.accept(shown.withKind(event.getValue()));
            }
        });
        project.setLabel(getTranslation("area.map.rings.project"));
        project.setPlaceholder(getTranslation("area.map.rings.project.none"));
        project.setItems(projects);
        project.setItemLabelGenerator(MapProject::name);
        project.setClearButtonVisible(true);
        project.setVisible(!projects.isEmpty());
        project.setWidth("17rem");
        project.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                listener.accept(shown.withProject(event.getValue()));
            }
        });
        var fields = new Div(kind, project);
        fields.addClassName("toolbar");
        content.addClassName("after-form");
        add(new H2(getTranslation("area.map.rings.heading")), hint, fields, content);
    }

    /**
     * Shows rings.
     *
     * @param all areas of the scope, also the retired
     * @param people by area, of the year that is shown
     * @param counts what is counted by area; null when the map shows no count
     * @param unit of the counts
     */
    void show(
            RingChoice choice,
            List<AreaSummary> all,
            Map<Long, AreaPopulation> people,
            @Nullable Map<Long, MapValue> counts,
            String unit) {
        shown = choice;
        kind.setValue(choice.kind());
        project.setValue(choice.project());
        content.removeAll();
        var centre = among(all, choice.around());
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
        var centreName = choice.project() == null
                ? centre.stream().map(AreaSummary::name).collect(Collectors.joining(", "))
                : choice.project().name();
        var numbers = new Numbers(rings, among(all, rings.keySet()), people, counts, unit);
        content.add(table(centreName, numbers, labels(orders)), new Paragraph(getTranslation("area.map.rings.note")));
    }

    private static List<AreaSummary> among(List<AreaSummary> all, Set<Long> ids) {
        return all.stream().filter(area -> ids.contains(area.id())).toList();
    }

    private List<String> labels(boolean orders) {
        return List.of(
                getTranslation(orders ? "area.map.rings.order.1" : "area.map.rings.distance.1"),
                getTranslation(orders ? "area.map.rings.order.2" : "area.map.rings.distance.2"));
    }

    private DataTable table(String centre, Numbers numbers, List<String> labels) {
        var headings = new ArrayList<>(List.of(
                getTranslation("area.map.rings.ring"),
                getTranslation("area.map.rings.areas"),
                getTranslation("area.km2"),
                getTranslation("area.population")));
        if (numbers.counts != null) {
            headings.add(numbers.unit);
        }
        var table = new DataTable(getTranslation("area.map.rings.table", centre), headings);
        table.addClassName("ring-table");
        for (int ring = 0; ring <= labels.size(); ring++) {
            var members = numbers.members(ring);
            var cells = new ArrayList<Span>();
            cells.add(new Span(Figures.whole(getLocale(), members.size())));
            cells.add(new Span(Figures.number(
                    getLocale(),
                    members.stream().mapToDouble(AreaSummary::areaKm2).sum(),
                    2)));
            cells.add(new Span(people(members, numbers.people)));
            if (numbers.counts != null) {
                cells.add(new Span(sum(members, numbers.counts)));
            }
            table.addRow(
                    ring == 0 ? getTranslation("area.map.rings.inside") : labels.get(ring - 1),
                    cells.toArray(Span[]::new));
        }
        return table;
    }

    private String people(List<AreaSummary> members, Map<Long, AreaPopulation> people) {
        var known = members.stream()
                .map(area -> people.get(area.id()))
                .filter(Objects::nonNull)
                .toList();
        return known.size() < members.size()
                ? Figures.EMPTY
                : Figures.whole(
                        getLocale(),
                        known.stream().mapToLong(AreaPopulation::people).sum());
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
