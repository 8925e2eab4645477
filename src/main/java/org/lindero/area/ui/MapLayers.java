package org.lindero.area.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.area.MapLayer;
import org.lindero.area.MapSource;

/** What the map can be coloured by, and where the values of each layer come from. */
final class MapLayers {

    /** What the map shows where nothing is counted: which area is of what kind. */
    static final MapLayer KIND = new MapLayer(
            "kind", MapLayer.Group.AREA, "area.shade.KIND", "", List.of(), 0, false, MapLayer.Higher.NEITHER);

    private final Map<MapLayer, MapSource> sources = new LinkedHashMap<>();

    MapLayers(List<MapSource> all) {
        all.forEach(source -> source.layers().forEach(layer -> sources.put(layer, source)));
    }

    List<MapLayer> list() {
        var all = new ArrayList<>(List.of(KIND));
        all.addAll(sources.keySet());
        return all;
    }

    boolean has(String key) {
        return list().stream().anyMatch(layer -> layer.key().equals(key));
    }

    /** The chosen layer; where none is chosen, how densely people live, or else the kinds. */
    MapLayer of(MapChoice choice) {
        return sources.keySet().stream()
                .filter(layer -> choice.layer().isEmpty()
                        ? isPopulation(layer)
                        : layer.key().equals(choice.layer()))
                .findFirst()
                .orElse(KIND);
    }

    private static boolean isPopulation(MapLayer layer) {
        return layer.group() == MapLayer.Group.AREA && layer.count();
    }

    /** Where its values come from; nothing for the kinds, which are no values. */
    @Nullable
    MapSource source(MapLayer layer) {
        return sources.get(layer);
    }
}
