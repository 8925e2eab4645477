package org.lindero.area.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lindero.area.AreaGrouping;
import org.lindero.area.AreaGroupings;
import org.lindero.area.AreaNeighbour;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.AreaVersions;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shared.NotFoundException;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.FactList;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;

/** One area: what it is and was, where it lies, and whom it touches. */
@Route("areas/:areaId([0-9]{1,18})")
@PermitAll
class AreaView extends Page implements BeforeEnterObserver {

    static final String AREA_ID = "areaId";

    private final AreaService areas;
    private final AreaVersions versions;
    private final AreaGroupings groupings;
    private final CurrentUser user;
    private final Anchor onMap = new Anchor("", getTranslation("area.onMap"));
    private final Anchor correct = new Anchor("", getTranslation("area.correct"));
    private final Div content = new Div();

    AreaView(AreaService areas, AreaVersions versions, AreaGroupings groupings, CurrentUser user) {
        super("area.one");
        this.areas = areas;
        this.versions = versions;
        this.groupings = groupings;
        this.user = user;
        onMap.addClassName("button-link");
        correct.addClassNames("button-link", "button-link-primary");
        addActions(onMap, correct);
        content.addClassName("page-part");
        add(content);
    }

    static RouteParameters parameters(long areaId) {
        return new RouteParameters(new RouteParam(AREA_ID, String.valueOf(areaId)));
    }

    static RouterLink link(AreaSummary area) {
        return new RouterLink(area.name(), AreaView.class, parameters(area.id()));
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
        content.removeAll();
        setPageTitle(area.name());
        setLead(area.code() + " · " + getTranslation("area.kind." + area.kind()));
        var neighbours = areas.neighbours(area.id());
        var facts = new Card(getTranslation("area.facts"), facts(area));
        lineage(area).forEach(facts::add);
        var right = new Div(facts, new Card("", neighbourTable(area, neighbours)));
        right.addClassName("page-part");
        var columns = new Div(new Card("", area.isRetired() ? lastBoundary(area) : map(area)), right);
        columns.addClassName("columns");
        boolean edits = user.has(Role.MANAGER) || user.has(Role.EVALUATOR) || user.has(Role.ADMIN);
        onMap.setHref("areas?around=" + area.id() + (area.isRetired() ? "&retired=1" : ""));
        correct.setHref("areas/draw?area=" + area.id());
        correct.setVisible(edits && !area.isRetired());
        var overTime = new Div(
                new PopulationCard(versions, area, edits, () -> show(areas.get(area.id()))),
                new VersionCard(versions, area));
        overTime.addClassName("page-part");
        content.add(path(area), columns, overTime);
    }

    /** State, municipality, area: each a link but the last. */
    private Nav path(AreaSummary area) {
        var path = new Nav();
        path.setAriaLabel(getTranslation("area.path"));
        path.add(new RouterLink(getTranslation("area.all"), TerritoryView.class));
        versions.above(area.id()).forEach(above -> path.add(new Span(" › "), link(above)));
        path.add(new Span(" › "), new Span(area.name()));
        return path;
    }

    private FactList facts(AreaSummary area) {
        var list = new FactList()
                .with(getTranslation("area.km2.long"), Figures.number(getLocale(), area.areaKm2(), 2) + " km²");
        var population = area.population();
        var year = area.populationYear();
        if (population != null && year != null) {
            list.with(
                    getTranslation("area.population.of", String.valueOf(year)), Figures.whole(getLocale(), population));
            if (area.areaKm2() > 0) {
                double density = population / area.areaKm2();
                list.with(
                        getTranslation("area.density.of", String.valueOf(year)),
                        Figures.whole(getLocale(), density) + " " + getTranslation("area.unit.density"));
            }
        } else {
            list.with(getTranslation("area.population.long"), Figures.EMPTY);
        }
        var names = groupings.names();
        for (var grouping : AreaGrouping.values()) {
            var group = grouping.of(area);
            list.with(
                    names.getOrDefault(grouping, getTranslation("area.grouping." + grouping)),
                    group == null ? Figures.EMPTY : group);
        }
        return list;
    }

    /** Since when it is no more, what took its place, and whose place it took. */
    private List<Component> lineage(AreaSummary area) {
        var successors = versions.successors(area.id());
        var predecessors = versions.predecessors(area.id());
        var lines = new ArrayList<Component>();
        var retiredOn = area.retiredOn();
        if (retiredOn != null) {
            var line = new Paragraph(getTranslation("area.version.retired", Figures.date(getLocale(), retiredOn)));
            line.addClassName("after-form");
            lines.add(line);
        }
        addLinks(lines, "area.version.successors", successors);
        addLinks(lines, "area.version.predecessors", predecessors);
        return lines;
    }

    private void addLinks(List<Component> lines, String key, List<AreaSummary> others) {
        if (others.isEmpty()) {
            return;
        }
        var line = new Paragraph(getTranslation(key) + " ");
        for (int i = 0; i < others.size(); i++) {
            line.add(new Span(i == 0 ? "" : ", "), link(others.get(i)));
        }
        lines.add(line);
    }

    private Div neighbourTable(AreaSummary area, List<AreaNeighbour> neighbours) {
        if (neighbours.isEmpty()) {
            return new Div(new Paragraph(getTranslation("area.neighbours.none")));
        }
        var table = new TextTable(
                getTranslation("area.neighbours", neighbours.size()),
                List.of(getTranslation("area.name"), getTranslation("area.border")),
                Set.of(1));
        neighbours.forEach(neighbour -> table.addRow(link(neighbour.area()), new Div(border(neighbour))));
        var metres = Figures.number(getLocale(), areas.toleranceMetres(area.kind()), 1);
        return new Div(table, new Paragraph(getTranslation("area.neighbours.rule", metres)));
    }

    private String border(AreaNeighbour neighbour) {
        if (neighbour.sharedMetres() > 0) {
            return Figures.whole(getLocale(), neighbour.sharedMetres()) + " m";
        }
        return neighbour.distanceMetres() > 0
                ? getTranslation("area.border.near", Figures.number(getLocale(), neighbour.distanceMetres(), 1))
                : getTranslation("area.border.point");
    }

    private AreaMap lastBoundary(AreaSummary area) {
        return VersionCard.map(versions, area, versions.list(area.id()).getFirst(), getTranslation("area.map.label"));
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
