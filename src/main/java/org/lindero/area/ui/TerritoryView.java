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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaFilter;
import org.lindero.area.AreaGroupings;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaPopulation;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.AreaVersions;
import org.lindero.area.MapLayer;
import org.lindero.area.MapMeasure;
import org.lindero.area.MapProject;
import org.lindero.area.MapProjects;
import org.lindero.area.MapSource;
import org.lindero.security.CurrentUser;
import org.lindero.security.Role;
import org.lindero.shell.ui.Card;
import org.lindero.shell.ui.EmptyState;
import org.lindero.shell.ui.Figures;
import org.lindero.shell.ui.Page;

/** The areas of the scope on a map and in a table with the same numbers; what is chosen stands in the address. */
@Route("areas")
@Menu(title = "area.title", order = 10, icon = "vaadin:map-marker")
@PermitAll
@StyleSheet("context://styles/map.css")
class TerritoryView extends Page implements BeforeEnterObserver {

    private final AreaService areas;
    private final AreaVersions versions;
    private final List<MapProject> projects;
    private final MapLayers layers;
    private final MonthSlider slider = new MonthSlider(this::showMonth);
    private final TerritoryTable table = new TerritoryTable(this::selectOnMap);
    private final AreaMap map = new AreaMap();
    private final MapPainter painter = new MapPainter(map, table, getLocale());
    private final RingPanel ringPanel;
    private @Nullable TerritoryFilters filters;
    private @Nullable LayerPanel panel;
    private MapChoice choice = MapChoice.START;
    private RingChoice rings = RingChoice.NONE;
    private ClassLimits limits = new ClassLimits(List.of());

    TerritoryView(
            AreaService areas,
            AreaVersions versions,
            AreaGroupings groupings,
            MapProjects projects,
            List<MapSource> sources,
            CurrentUser user) {
        super("area.title");
        this.areas = areas;
        this.versions = versions;
        this.projects = projects.list();
        this.layers = new MapLayers(sources);
        this.ringPanel = new RingPanel(areas, map, this.projects, chosen -> {
            rings = chosen;
            changed();
        });
        boolean edits = user.has(Role.MANAGER) || user.has(Role.EVALUATOR) || user.has(Role.ADMIN);
        if (edits) {
            offerEditing();
        }
        var all = areas.list();
        if (all.isEmpty()) {
            add(new EmptyState(VaadinIcon.MAP_MARKER, getTranslation("area.empty"), getTranslation("area.empty.hint")));
            return;
        }
        panel = new LayerPanel(layers.list(), this::choose);
        filters = new TerritoryFilters(areas.listWithRetired(), this::changed);
        filters.nameGroupings(groupings.names());
        if (edits) {
            filters.add(namingButton(filters, groupings));
        }
        add(filters, panel, content());
    }

    private void offerEditing() {
        var importing = new Button(
                getTranslation("area.import"),
                VaadinIcon.UPLOAD.create(),
                event -> UI.getCurrentOrThrow().navigate(BoundaryImportView.class));
        importing.addThemeName("primary");
        addActions(
                new RouterLink(getTranslation("area.draw"), DrawView.class),
                new RouterLink(getTranslation("import.history.title"), ImportHistoryView.class),
                importing);
    }

    private Button namingButton(TerritoryFilters fields, AreaGroupings groupings) {
        var button = new Button(
                getTranslation("area.grouping.title"),
                VaadinIcon.EDIT.create(),
                event -> new GroupingDialog(groupings, () -> fields.nameGroupings(groupings.names())).open());
        button.addThemeName("tertiary");
        return button;
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
        var columns = new Div(left, table);
        columns.addClassNames("columns", "map-columns");
        return columns;
    }

    private void selectOnMap(@Nullable AreaSummary area) {
        select(area == null ? Set.of() : Set.of(area.id()));
    }

    /** Chooses areas on the map, and puts the rings around them. */
    private void select(Set<Long> ids) {
        boolean plain = rings.kind() == RingChoice.Kind.NONE && rings.project() == null;
        rings = rings.withAreas(ids);
        if (plain) {
            outline(areas.listWithRetired());
            tellAddress();
        } else {
            changed();
        }
    }

    private void outline(List<AreaSummary> all) {
        map.setSelected(all.stream()
                .filter(area -> rings.around().contains(area.id()))
                .map(AreaSummary::code)
                .toList());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (filters == null || panel == null) {
            return;
        }
        var parameters = event.getLocation().getQueryParameters();
        filters.read(parameters);
        var asked = MapChoice.read(parameters);
        rings = RingChoice.read(parameters, projects);
        take(layers.has(asked.layer()) ? asked : MapChoice.START.withMeasure(MapMeasure.PER_KM2));
        draw();
    }

    /** Takes over a choice, as far as its layer can be read so. */
    private void take(MapChoice asked) {
        choice = asked;
        if (!LayerPanel.measures(layers.of(choice)).contains(choice.measure())) {
            choice = choice.withMeasure(MapMeasure.PLAIN);
        }
        Objects.requireNonNull(panel).show(layers.of(choice), choice);
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
        var all = areas.listWithRetired();
        var filter = Objects.requireNonNull(filters).value();
        var shown = all.stream().filter(filter::matches).toList();
        tell(shown, all, filter);
        var layer = layers.of(choice);
        var month = choice.monthOf(layer);
        slider.setVisible(month != null);
        if (month != null) {
            slider.show(layer.months(), month);
        }
        var source = layers.source(layer);
        showPoints(source, layer, month);
        var people = versions.populationsFor(month == null ? AreaPopulation.LAST_YEAR : month.getYear());
        if (source == null) {
            painter.paintKinds(shown, people);
            ringPanel.show(rings, all, people, null, "");
        } else {
            var values = source.values(layer, month);
            var name = Objects.requireNonNull(panel).nameOf(layer);
            limits = painter.paint(shown, new MapPainter.Scene(layer, name, month, values, people), choice);
            boolean counted = layer.count() && layer.group() != MapLayer.Group.AREA;
            ringPanel.show(rings, all, people, counted ? values : null, layer.unit());
        }
        outline(all);
    }

    /** Says how much is shown, and moves the map to what was looked for. */
    private void tell(List<AreaSummary> shown, List<AreaSummary> all, AreaFilter filter) {
        double km2 = shown.stream()
                .filter(TerritoryView::isGround)
                .mapToDouble(AreaSummary::areaKm2)
                .sum();
        var many = Figures.whole(getLocale(), shown.size());
        var surface = Figures.number(getLocale(), km2, 1);
        long there = all.stream()
                .filter(area -> filter.withRetired() || !area.isRetired())
                .count();
        boolean everything = filter.equals(AreaFilter.ALL);
        setLead(
                everything
                        ? getTranslation("area.lead", many, surface)
                        : getTranslation("area.lead.found", many, Figures.whole(getLocale(), there), surface));
        map.setFound(
                everything ? List.of() : shown.stream().map(AreaSummary::code).toList());
    }

    private void showPoints(@Nullable MapSource source, MapLayer layer, @Nullable YearMonth month) {
        if (source == null || month == null || !source.showsPoints(layer)) {
            Objects.requireNonNull(panel).offerPoints(false);
            map.removePoints();
            return;
        }
        Objects.requireNonNull(panel).offerPoints(true);
        if (choice.points()) {
            map.setPoints(() -> source.points(layer, month));
        } else {
            map.removePoints();
        }
    }
}
