package org.lindero.area.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.MapLayer;
import org.lindero.area.MapMeasure;
import org.lindero.area.MapSource;
import org.lindero.area.MapValue;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;
import org.springframework.data.domain.Pageable;

/** The areas of the scope on a map and in a table with the same numbers; what is chosen stands in the address. */
@Route("areas")
@Menu(title = "area.title", order = 10, icon = "vaadin:map-marker")
@PermitAll
@StyleSheet("context://styles/map.css")
class TerritoryView extends Page implements BeforeEnterObserver {

    /** What the map shows where nothing is counted: which area is of what kind. */
    static final MapLayer KIND = new MapLayer(
            "kind", MapLayer.Group.AREA, "area.shade.KIND", "", List.of(), 0, false, MapLayer.Higher.NEITHER);

    private final AreaService areas;
    private final Map<MapLayer, MapSource> sources = new LinkedHashMap<>();
    private final MonthSlider slider = new MonthSlider(this::showMonth);
    private final TerritoryTable table = new TerritoryTable(this::selectOnMap);
    private final AreaMap map = new AreaMap();
    private final RingPanel ringPanel;
    private @Nullable TerritoryFilters filters;
    private @Nullable LayerPanel panel;
    private MapChoice choice = MapChoice.START;
    private RingChoice rings = RingChoice.NONE;
    private ClassLimits limits = new ClassLimits(List.of());

    TerritoryView(AreaService areas, List<MapSource> sources, CurrentUser user) {
        super("area.title");
        this.areas = areas;
        this.ringPanel = new RingPanel(areas, map, kind -> {
            rings = new RingChoice(kind, rings.around());
            changed();
        });
        var importing = new Button(
                getTranslation("area.import"),
                VaadinIcon.UPLOAD.create(),
                event -> UI.getCurrentOrThrow().navigate(BoundaryImportView.class));
        importing.addThemeName("primary");
        var drawing = new RouterLink(getTranslation("area.draw"), DrawView.class);
        var imports = new RouterLink(getTranslation("import.history.title"), ImportHistoryView.class);
        for (var action : List.of(drawing, imports, importing)) {
            action.setVisible(user.has(Role.MANAGER) || user.has(Role.EVALUATOR) || user.has(Role.ADMIN));
            addActions(action);
        }
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
        sources.forEach(source -> source.layers().forEach(layer -> this.sources.put(layer, source)));
        var layers = new ArrayList<>(List.of(KIND));
        layers.addAll(this.sources.keySet());
        panel = new LayerPanel(layers, this::choose);
        filters = new TerritoryFilters(areas.listWithRetired(), this::changed);
        add(filters, panel, content());
    }

    private static boolean isGround(AreaSummary area) {
        return area.kind() == AreaKind.POLYGON || area.kind() == AreaKind.SURROUNDING;
    }

    private Div content() {
        map.setHeight("32rem");
        map.addAreaClickListener(event -> {
            table.select(event.areaCode());
            select(Set.of(event.areaId()));
        });
        var left = new Div(new Card("", map, slider), ringPanel);
        left.addClassName("page-part");
        left.getStyle().set("min-width", "0");
        var columns = new Div(left, table);
        columns.addClassNames("columns", "map-columns");
        return columns;
    }

    private void selectOnMap(@Nullable AreaSummary area) {
        select(area == null ? Set.of() : Set.of(area.id()));
    }

    /** Chooses areas on the map, and puts the rings around them. */
    private void select(Set<Long> ids) {
        rings = new RingChoice(rings.kind(), ids);
        if (rings.kind() == RingChoice.Kind.NONE) {
            outline();
            tellAddress();
        } else {
            changed();
        }
    }

    private void outline() {
        map.setSelected(
                areas.list(rings.around()).stream().map(AreaSummary::code).toList());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (filters == null || panel == null) {
            return;
        }
        var parameters = event.getLocation().getQueryParameters();
        filters.read(parameters);
        var asked = MapChoice.read(parameters);
        rings = RingChoice.read(parameters);
        take(isKnown(asked.layer()) ? asked : MapChoice.START.withMeasure(MapMeasure.PER_KM2));
        draw();
    }

    /** Takes over a choice, as far as its layer can be read so. */
    private void take(MapChoice asked) {
        choice = asked;
        if (!LayerPanel.measures(layer()).contains(choice.measure())) {
            choice = choice.withMeasure(MapMeasure.PLAIN);
        }
        Objects.requireNonNull(panel).show(layer(), choice);
    }

    private boolean isKnown(String key) {
        return key.equals(KIND.key())
                || sources.keySet().stream().anyMatch(layer -> layer.key().equals(key));
    }

    private static boolean isPopulation(MapLayer layer) {
        return layer.group() == MapLayer.Group.AREA && layer.count();
    }

    /** The chosen layer; where none is chosen, how densely people live, or else the kinds. */
    private MapLayer layer() {
        return sources.keySet().stream()
                .filter(layer -> choice.layer().isEmpty()
                        ? isPopulation(layer)
                        : layer.key().equals(choice.layer()))
                .findFirst()
                .orElse(KIND);
    }

    private void choose() {
        var chosen = Objects.requireNonNull(panel).choice().withMonth(choice.month());
        take(
                chosen.legend() == MapChoice.Legend.GIVEN && chosen.limits().isEmpty()
                        ? chosen.withLimits(limits.upper())
                        : chosen);
        changed();
    }

    private void showMonth(YearMonth month) {
        choice = choice.withMonth(month);
        if (choice.layer().isEmpty()) {
            choice = Objects.requireNonNull(panel).choice().withMonth(month);
        }
        changed();
    }

    private void changed() {
        draw();
        tellAddress();
    }

    /** The address follows, so that a link shows the same. */
    private void tellAddress() {
        var parameters = new LinkedHashMap<String, String>();
        Objects.requireNonNull(filters).write(parameters);
        choice.write(parameters);
        rings.write(parameters);
        UI.getCurrentOrThrow()
                .getPage()
                .getHistory()
                .replaceState(null, new Location("areas", QueryParameters.simple(parameters)));
    }

    private void draw() {
        var shown = areas.search(Objects.requireNonNull(filters).value(), Pageable.unpaged());
        var layer = layer();
        var month =
                choice.month() == null ? null : layer.nearest(choice.month()).orElse(null);
        if (month == null && !layer.months().isEmpty()) {
            month = layer.months().getLast();
        }
        slider.setVisible(month != null);
        if (month != null) {
            slider.show(layer.months(), month);
        }
        var source = sources.get(layer);
        var points =
                source == null || month == null || !source.showsPoints(layer) ? null : pointsOf(source, layer, month);
        Objects.requireNonNull(panel).offerPoints(points != null);
        if (points != null && choice.points()) {
            map.setPoints(points);
        } else {
            map.removePoints();
        }
        if (source == null) {
            var classes = new HashMap<String, String>();
            shown.forEach(area -> classes.put(area.code(), area.kind().name()));
            map.setClasses(classes, kinds());
            table.show(shown, null, "");
            ringPanel.show(rings, null, "");
        } else {
            var values = source.values(layer, month);
            colour(shown, layer, month, values);
            boolean counted = layer.count() && layer.group() != MapLayer.Group.AREA;
            ringPanel.show(rings, counted ? values : null, layer.unit());
        }
        outline();
    }

    private static Supplier<String> pointsOf(MapSource source, MapLayer layer, YearMonth month) {
        return () -> source.points(layer, month);
    }

    private void colour(
            List<AreaSummary> shown, MapLayer layer, @Nullable YearMonth month, Map<Long, MapValue> values) {
        var measured = new HashMap<Long, MapValue>();
        for (var area : shown) {
            measured.put(area.id(), choice.measure().of(values.getOrDefault(area.id(), MapValue.NO_DATA), area));
        }
        var picture = new Choropleth(
                lowest(shown, measured),
                measured,
                choice,
                choice.measure() == MapMeasure.PLAIN ? layer.decimals() : 0,
                state -> getTranslation("area.map.state." + state),
                getLocale());
        limits = picture.limits();
        var unit = unit(layer);
        var title = Objects.requireNonNull(panel).nameOf(layer) + " · " + unit
                + (month == null ? "" : " · " + Figures.longMonth(getLocale(), month));
        var note = getTranslation("area.map.note")
                + (layer.higher() == MapLayer.Higher.NEITHER
                        ? ""
                        : " " + getTranslation("area.map.higher." + layer.higher()));
        map.setClasses(picture.classes(), picture.legend(), new AreaMap.Explanation(title, note, picture.texts(unit)));
        table.show(shown, picture, unit);
    }

    private String unit(MapLayer layer) {
        var unit = layer.group() == MapLayer.Group.AREA ? getTranslation(layer.unit()) : layer.unit();
        return choice.measure() == MapMeasure.PLAIN ? unit : getTranslation("area.map.unit." + choice.measure(), unit);
    }

    /** The areas that are coloured: the lowest level that has numbers; what lies above it is drawn as an outline. */
    private static List<AreaSummary> lowest(List<AreaSummary> shown, Map<Long, MapValue> values) {
        return shown.stream()
                .filter(area -> values.getOrDefault(area.id(), MapValue.NO_DATA).isKnown())
                .map(AreaSummary::kind)
                .max(AreaKind::compareTo)
                .map(lowest -> shown.stream()
                        .filter(area -> area.kind().isBeside(lowest))
                        .toList())
                .orElse(shown);
    }

    private List<AreaMap.AreaClass> kinds() {
        return List.of(
                new AreaMap.AreaClass("POLYGON", getTranslation("area.kind.POLYGON"), "#2a788e", ""),
                new AreaMap.AreaClass("SURROUNDING", getTranslation("area.kind.SURROUNDING"), "#c9c4bb", ""),
                new AreaMap.AreaClass("MUNICIPALITY", getTranslation("area.kind.MUNICIPALITY"), "#efe9dc", "forward"),
                new AreaMap.AreaClass("STATE", getTranslation("area.kind.STATE"), "#f7f4ee", "back"));
    }
}
