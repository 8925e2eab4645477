package org.lindero.area.ui;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaPopulation;
import org.lindero.area.AreaSummary;
import org.lindero.area.MapLayer;
import org.lindero.area.MapMeasure;
import org.lindero.area.MapValue;
import org.lindero.shell.ui.Figures;

/** Puts values of areas in classes, on a map with its legend and in the table beside it. */
class MapPainter {

    /** Of so many different years and sources the legend tells; of others how many areas have them. */
    private static final int MOST_SOURCES = 3;

    /**
     * What is painted.
     *
     * @param name of the layer, in the user's language
     * @param month null for a layer without a date
     * @param people by area, of the year of the month
     */
    record Scene(
            MapLayer layer,
            String name,
            @Nullable YearMonth month,
            Map<Long, MapValue> values,
            Map<Long, AreaPopulation> people) {}

    private final AreaMap map;
    private final TerritoryTable table;
    private final Locale locale;

    MapPainter(AreaMap map, TerritoryTable table, Locale locale) {
        this.map = map;
        this.table = table;
        this.locale = locale;
    }

    /** Which area is of what kind. */
    void paintKinds(List<AreaSummary> shown, Map<Long, AreaPopulation> people) {
        var classes = new HashMap<String, String>();
        shown.forEach(area -> classes.put(area.code(), area.kind().name()));
        map.setClasses(classes, kinds());
        table.show(shown, people, null, "");
    }

    /** Paints areas by class; gives the limits of the classes. */
    ClassLimits paint(List<AreaSummary> shown, Scene scene, MapChoice choice) {
        var layer = scene.layer;
        var measured = new HashMap<Long, MapValue>();
        for (var area : shown) {
            var value = scene.values.getOrDefault(area.id(), MapValue.NO_DATA);
            measured.put(area.id(), choice.measure().of(value, area.areaKm2(), scene.people.get(area.id())));
        }
        var coloured = lowest(shown, measured);
        var picture = new Choropleth(
                coloured,
                measured,
                choice,
                choice.measure() == MapMeasure.PLAIN ? layer.decimals() : 0,
                state -> map.getTranslation("area.map.state." + state),
                locale);
        var unit = unit(layer, choice.measure());
        var title = title(scene, choice.measure(), unit)
                + (scene.month == null ? "" : " · " + Figures.longMonth(locale, scene.month));
        var note = map.getTranslation("area.map.note")
                + (layer.higher() == MapLayer.Higher.NEITHER
                        ? ""
                        : " " + map.getTranslation("area.map.higher." + layer.higher()))
                + (usesPeople(layer, choice.measure()) ? " " + peopleNote(coloured, scene) : "");
        map.setClasses(picture.classes(), picture.legend(), new AreaMap.Explanation(title, note, picture.texts(unit)));
        table.show(shown, scene.people, picture, unit);
        return picture.limits();
    }

    private static boolean usesPeople(MapLayer layer, MapMeasure measure) {
        return measure == MapMeasure.PER_PEOPLE || layer.group() == MapLayer.Group.AREA;
    }

    /** Of which years the people are, and who counted them. */
    private String peopleNote(List<AreaSummary> coloured, Scene scene) {
        var known = coloured.stream()
                .map(area -> scene.people.get(area.id()))
                .filter(Objects::nonNull)
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        var sizes = known.stream().collect(Collectors.groupingBy(this::sourceOf, Collectors.counting()));
        var largest = sizes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .toList();
        Function<Map.Entry<String, Long>, String> words = one -> sizes.size() == 1
                ? one.getKey()
                : map.getTranslation("area.map.people.areas", one.getKey(), one.getValue());
        var told = largest.stream().limit(MOST_SOURCES).map(words).collect(Collectors.joining("; "));
        var others = largest.stream()
                .skip(MOST_SOURCES)
                .mapToLong(Map.Entry::getValue)
                .sum();
        boolean otherYear = scene.month != null && known.stream().anyMatch(one -> one.year() != scene.month.getYear());
        return map.getTranslation("area.map.people", told)
                + (others == 0 ? "" : " " + map.getTranslation("area.map.people.others", others))
                + (otherYear ? " " + map.getTranslation("area.map.people.rule") : "");
    }

    private String sourceOf(AreaPopulation one) {
        var source = one.source();
        return map.getTranslation(
                "area.map.people.source",
                String.valueOf(one.year()),
                source == null ? map.getTranslation("area.map.people.unknown") : source);
    }

    /** The facts of an area are named as their unit is: once is enough. */
    private String title(Scene scene, MapMeasure measure, String unit) {
        if (scene.layer.group() != MapLayer.Group.AREA) {
            return scene.name + " · " + unit;
        }
        return measure == MapMeasure.PLAIN ? scene.name : map.getTranslation("area.map.unit." + measure, scene.name);
    }

    private String unit(MapLayer layer, MapMeasure measure) {
        var unit = layer.group() == MapLayer.Group.AREA ? map.getTranslation(layer.unit()) : layer.unit();
        return measure == MapMeasure.PLAIN ? unit : map.getTranslation("area.map.unit." + measure, unit);
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
                kind(AreaKind.POLYGON, "#2a788e", ""),
                kind(AreaKind.SURROUNDING, "#c9c4bb", ""),
                kind(AreaKind.MUNICIPALITY, "#efe9dc", "forward"),
                kind(AreaKind.STATE, "#f7f4ee", "back"));
    }

    private AreaMap.AreaClass kind(AreaKind kind, String color, String hatch) {
        return new AreaMap.AreaClass(kind.name(), map.getTranslation("area.kind." + kind), color, hatch);
    }
}
