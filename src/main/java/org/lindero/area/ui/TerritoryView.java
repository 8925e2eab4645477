package org.lindero.area.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lindero.area.AreaFilter;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;
import org.springframework.data.domain.Pageable;

/** The areas of the scope on a map and in a list; what is filtered stands in the address. */
@Route("areas")
@Menu(title = "area.title", order = 10, icon = "vaadin:map-marker")
@PermitAll
class TerritoryView extends Page implements BeforeEnterObserver {

    private static final String TEXT = "q";
    private static final String KIND = "kind";
    private static final String ZONE = "zone";

    /** What the map is coloured by. */
    private enum Shade {
        KIND,
        POPULATION,
        DENSITY
    }

    private final AreaService areas;
    private final TextField search = new TextField();
    private final Select<AreaKind> kind = new Select<>();
    private final Select<String> zone = new Select<>();
    private final Select<Shade> shade = new Select<>();
    private final Grid<AreaSummary> grid = new Grid<>();
    private final AreaMap map;

    TerritoryView(AreaService areas, CurrentUser user) {
        super("area.title");
        this.areas = areas;
        this.map = new AreaMap(areas);
        var importing = new Button(
                getTranslation("area.import"),
                VaadinIcon.UPLOAD.create(),
                event -> UI.getCurrentOrThrow().navigate(BoundaryImportView.class));
        importing.addThemeName("primary");
        importing.setVisible(user.has(Role.MANAGER) || user.has(Role.EVALUATOR) || user.has(Role.ADMIN));
        var imports = new RouterLink(getTranslation("import.history.title"), ImportHistoryView.class);
        imports.setVisible(importing.isVisible());
        addActions(imports, importing);
        var all = areas.list();
        if (all.isEmpty()) {
            add(new EmptyState(VaadinIcon.MAP_MARKER, getTranslation("area.empty"), getTranslation("area.empty.hint")));
            return;
        }
        double km2 = all.stream()
                .filter(TerritoryView::isGround)
                .mapToDouble(AreaSummary::areaKm2)
                .sum();
        setLead(getTranslation(
                "area.lead", Figures.whole(getLocale(), all.size()), Figures.number(getLocale(), km2, 1)));
        add(filters(all), content());
    }

    private static boolean isGround(AreaSummary area) {
        return area.kind() == AreaKind.POLYGON || area.kind() == AreaKind.SURROUNDING;
    }

    private Div filters(List<AreaSummary> all) {
        search.setLabel(getTranslation("search"));
        search.setPlaceholder(getTranslation("area.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        kind.setLabel(getTranslation("area.kind"));
        kind.setItems(all.stream().map(AreaSummary::kind).distinct().sorted().toList());
        kind.setItemLabelGenerator(one -> one == null ? getTranslation("all") : getTranslation("area.kind." + one));
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(getTranslation("all"));
        var zones = all.stream()
                .map(AreaSummary::zone)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        zone.setLabel(getTranslation("area.zone"));
        zone.setItems(zones);
        zone.setEmptySelectionAllowed(true);
        zone.setEmptySelectionCaption(getTranslation("area.zone.all"));
        zone.setVisible(!zones.isEmpty());
        shade.setLabel(getTranslation("area.shade"));
        shade.setWidth("15rem");
        shade.setItems(Shade.values());
        shade.setItemLabelGenerator(one -> getTranslation("area.shade." + one));
        shade.setValue(all.stream().anyMatch(area -> area.population() != null) ? Shade.DENSITY : Shade.KIND);
        search.addValueChangeListener(event -> filtered(event.isFromClient()));
        kind.addValueChangeListener(event -> filtered(event.isFromClient()));
        zone.addValueChangeListener(event -> filtered(event.isFromClient()));
        shade.addValueChangeListener(event -> colour());
        var bar = new Div(search, kind, zone, shade);
        bar.addClassName("toolbar");
        return bar;
    }

    private Div content() {
        grid.addColumn(new ComponentRenderer<>(this::nameCell))
                .setHeader(getTranslation("area.name"))
                .setSortProperty("name")
                .setFlexGrow(3)
                .setWidth("9rem");
        grid.addColumn(area -> Figures.number(getLocale(), area.areaKm2(), 2))
                .setHeader(getTranslation("area.km2"))
                .setSortProperty("areaKm2")
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1)
                .setWidth("5.5rem");
        grid.addColumn(area ->
                        area.population() == null ? Figures.EMPTY : Figures.whole(getLocale(), area.population()))
                .setHeader(getTranslation("area.population"))
                .setSortProperty("population")
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1)
                .setWidth("6.5rem");
        grid.setItemsPageable(page -> areas.search(filter(), page));
        grid.setEmptyStateText(getTranslation("area.none"));
        grid.addItemClickListener(event -> open(event.getItem().id()));
        grid.setHeight("32rem");
        map.setHeight("32rem");
        map.addAreaClickListener(event -> open(event.areaId()));
        var columns = new Div(new Card("", map), grid);
        columns.addClassName("columns");
        return columns;
    }

    private Div nameCell(AreaSummary area) {
        var link = new RouterLink(area.name(), AreaView.class, AreaView.parameters(area.id()));
        var detail = new Span(area.code() + " · " + getTranslation("area.kind." + area.kind()));
        detail.addClassName("muted");
        detail.getStyle().set("display", "block").set("font-size", "13px");
        var cell = new Div(link, detail);
        cell.getStyle().set("white-space", "normal");
        return cell;
    }

    private static void open(long areaId) {
        UI.getCurrentOrThrow().navigate(AreaView.class, AreaView.parameters(areaId));
    }

    private AreaFilter filter() {
        var one = kind.getValue();
        return new AreaFilter(
                search.getValue(), one == null ? Set.of() : Set.of(one), null, zone.getValue(), null, false);
    }

    /** The address follows the filters, so that a link shows the same. */
    private void filtered(boolean byTheUser) {
        grid.getDataProvider().refreshAll();
        colour();
        if (!byTheUser) {
            return;
        }
        var parameters = new LinkedHashMap<String, String>();
        if (!search.isEmpty()) {
            parameters.put(TEXT, search.getValue());
        }
        if (kind.getValue() != null) {
            parameters.put(KIND, kind.getValue().name());
        }
        if (zone.getValue() != null) {
            parameters.put(ZONE, zone.getValue());
        }
        UI.getCurrentOrThrow()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("areas", QueryParameters.simple(parameters)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        search.setValue(parameters.getSingleParameter(TEXT).orElse(""));
        parameters
                .getSingleParameter(KIND)
                .ifPresent(name -> kind.getListDataView()
                        .getItems()
                        .filter(one -> one.name().equals(name))
                        .forEach(kind::setValue));
        parameters
                .getSingleParameter(ZONE)
                .ifPresent(name ->
                        zone.getListDataView().getItems().filter(name::equals).forEach(zone::setValue));
        colour();
    }

    private void colour() {
        var shown = areas.search(filter(), Pageable.unpaged());
        if (shade.getValue() == Shade.KIND || shade.getValue() == null) {
            var classes = new HashMap<String, String>();
            shown.forEach(area -> classes.put(area.code(), area.kind().name()));
            map.setClasses(classes, kinds());
            return;
        }
        boolean density = shade.getValue() == Shade.DENSITY;
        Map<String, Double> values = new HashMap<>();
        shown.stream()
                .filter(area -> area.population() != null && area.areaKm2() > 0)
                .forEach(area -> {
                    double people = Objects.requireNonNull(area.population());
                    values.put(area.code(), density ? people / area.areaKm2() : people);
                });
        map.setValues(
                values,
                new AreaMap.Scale(
                        getTranslation("area.shade." + shade.getValue()),
                        getTranslation(density ? "area.unit.density" : "area.unit.people"),
                        false));
    }

    private List<AreaMap.AreaClass> kinds() {
        return List.of(
                new AreaMap.AreaClass("POLYGON", getTranslation("area.kind.POLYGON"), "#2a788e", ""),
                new AreaMap.AreaClass("SURROUNDING", getTranslation("area.kind.SURROUNDING"), "#c9c4bb", ""),
                new AreaMap.AreaClass("MUNICIPALITY", getTranslation("area.kind.MUNICIPALITY"), "#efe9dc", "forward"),
                new AreaMap.AreaClass("STATE", getTranslation("area.kind.STATE"), "#f7f4ee", "back"));
    }
}
