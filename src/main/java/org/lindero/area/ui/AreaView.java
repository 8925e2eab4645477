package org.lindero.area.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaNeighbour;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;

/** One area: what it is, where it lies, and whom it touches. */
@Route("areas/:areaId([0-9]{1,18})")
@PermitAll
class AreaView extends Page implements BeforeEnterObserver {

    static final String AREA_ID = "areaId";

    private final AreaService areas;

    AreaView(AreaService areas) {
        super("area.one");
        this.areas = areas;
    }

    static RouteParameters parameters(long areaId) {
        return new RouteParameters(new RouteParam(AREA_ID, String.valueOf(areaId)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get(AREA_ID)
                .map(Long::parseLong)
                .orElseThrow(() -> new NotFoundException("Area", "?"));
        show(areas.get(id));
    }

    private void show(AreaSummary area) {
        setPageTitle(area.name());
        setLead(area.code() + " · " + getTranslation("area.kind." + area.kind()));
        addActions(new RouterLink(getTranslation("area.all"), TerritoryView.class));
        var neighbours = areas.neighbours(area.id());
        var facts =
                new Div(new Card(getTranslation("area.facts"), facts(area)), new Card("", neighbourTable(neighbours)));
        facts.getStyle().set("display", "grid").set("gap", "16px").set("min-width", "0");
        var columns = new Div(new Card("", map(area)), facts);
        columns.addClassName("columns");
        add(columns);
    }

    private DescriptionList facts(AreaSummary area) {
        var list = new DescriptionList();
        list.getStyle()
                .set("display", "grid")
                .set("grid-template-columns", "max-content 1fr")
                .set("gap", "4px 16px")
                .set("margin", "0");
        fact(list, "area.km2.long", Figures.number(getLocale(), area.areaKm2(), 2) + " km²");
        fact(list, "area.population.long", people(area));
        if (area.population() != null && area.areaKm2() > 0) {
            double density = area.population() / area.areaKm2();
            fact(list, "area.density", Figures.whole(getLocale(), density) + " " + getTranslation("area.unit.density"));
        }
        var parent = area.parentId();
        if (parent != null) {
            fact(
                    list,
                    "area.parent",
                    areas.list(Set.of(parent)).stream()
                            .map(AreaSummary::name)
                            .findFirst()
                            .orElse(Figures.EMPTY));
        }
        fact(list, "area.zone", text(area.zone()));
        fact(list, "area.sector", text(area.sector()));
        return list;
    }

    private void fact(DescriptionList list, String key, String value) {
        list.add(new Term(getTranslation(key)), new Description(value));
    }

    private String people(AreaSummary area) {
        if (area.population() == null) {
            return Figures.EMPTY;
        }
        var people = Figures.whole(getLocale(), area.population());
        return area.populationYear() == null ? people : people + " (" + area.populationYear() + ")";
    }

    private static String text(@Nullable String value) {
        return value == null ? Figures.EMPTY : value;
    }

    private Div neighbourTable(List<AreaNeighbour> neighbours) {
        if (neighbours.isEmpty()) {
            return new Div(new Paragraph(getTranslation("area.neighbours.none")));
        }
        var table = new TextTable(
                getTranslation("area.neighbours", neighbours.size()),
                List.of(getTranslation("area.name"), getTranslation("area.border")),
                Set.of(1));
        for (var neighbour : neighbours) {
            var area = neighbour.area();
            table.addRow(
                    new RouterLink(area.name(), AreaView.class, parameters(area.id())), new Div(border(neighbour)));
        }
        return new Div(table, new Paragraph(getTranslation("area.neighbours.rule")));
    }

    private String border(AreaNeighbour neighbour) {
        if (neighbour.sharedMetres() > 0) {
            return Figures.whole(getLocale(), neighbour.sharedMetres()) + " m";
        }
        return neighbour.distanceMetres() > 0
                ? getTranslation("area.border.near", Figures.number(getLocale(), neighbour.distanceMetres(), 1))
                : getTranslation("area.border.point");
    }

    private AreaMap map(AreaSummary area) {
        var rings = areas.rings(Set.of(area.id()), 2);
        var around = areas.list(rings.keySet());
        var map = new AreaMap(areas, around.stream().map(AreaSummary::id).collect(Collectors.toSet()));
        var classes = new HashMap<String, String>();
        around.forEach(one -> classes.put(one.code(), "ring" + rings.get(one.id())));
        map.setClasses(
                classes,
                List.of(
                        new AreaMap.AreaClass("ring0", area.name(), "#0f5e5c", ""),
                        new AreaMap.AreaClass("ring1", getTranslation("area.order.1"), "#d98f5b", "forward"),
                        new AreaMap.AreaClass("ring2", getTranslation("area.order.2"), "#f0d3b4", "back")));
        map.setSelected(Set.of(area.code()));
        map.setAriaLabel(getTranslation("area.map.around", area.name()));
        map.addAreaClickListener(event -> UI.getCurrentOrThrow().navigate(AreaView.class, parameters(event.areaId())));
        return map;
    }
}
