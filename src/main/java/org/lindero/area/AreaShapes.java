package org.lindero.area;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Boundaries as maps show them: simplified so that common borders stay common, as GeoJSON by zoom, kept until an area changes. */
@Component
class AreaShapes {

    private static final JsonMapper JSON = new JsonMapper();

    /** By level of zoom, then by area. */
    private record Kept(String stamp, Map<MapZoom, Map<Long, String>> geometries) {}

    private final AreaStore store;
    private volatile @Nullable Kept kept;

    AreaShapes(AreaStore store) {
        this.store = store;
    }

    /** A feature collection of these areas for a map that is not asked again: with {@code id}, {@code code}, {@code name} and {@code kind}. */
    String geoJson(Collection<AreaSummary> areas) {
        return collection(areas, geometries(showing(areas).finer()), "");
    }

    /** The same as finely as a zoom of web maps shows it, and which that is as {@code zoom}; null for one that shows all. */
    String geoJson(Collection<AreaSummary> areas, @Nullable Integer zoom) {
        var level = zoom == null ? showing(areas) : new MapZoom(zoom);
        return collection(areas, geometries(level), "\"zoom\":" + level.level() + ",");
    }

    private MapZoom showing(Collection<AreaSummary> areas) {
        var shapes = store.shapes();
        return MapZoom.showing(areas.stream()
                .map(area -> shapes.get(area.id()))
                .filter(Objects::nonNull)
                .toList());
    }

    /** The same with every corner and digit, for whoever draws along them. */
    String unabridged(Collection<AreaSummary> areas) {
        var texts = new HashMap<Long, String>();
        store.shapes().forEach((id, shape) -> texts.put(id, GeoJsonText.of(shape)));
        return collection(areas, texts, "");
    }

    private static String collection(Collection<AreaSummary> areas, Map<Long, String> geometries, String members) {
        var json = new StringBuilder("{\"type\":\"FeatureCollection\"," + members + "\"features\":[");
        var separator = "";
        for (var area : areas) {
            var geometry = geometries.get(area.id());
            if (geometry != null) {
                json.append(separator)
                        .append("{\"type\":\"Feature\",\"properties\":")
                        .append(JSON.writeValueAsString(
                                Map.of("id", area.id(), "code", area.code(), "name", area.name(), "kind", area.kind())))
                        .append(",\"geometry\":")
                        .append(geometry)
                        .append('}');
                separator = ",";
            }
        }
        return json.append("]}").toString();
    }

    /** A feature collection of shapes that are not stored yet, a feature's code being its number, in front of stored areas around. */
    String preview(BoundaryFile file, Collection<AreaSummary> stored) {
        var features = file.features();
        var guess = BoundaryColumns.guess(file);
        var outlines = features.stream().map(BoundaryFile.Feature::geometry).toList();
        var zoom = MapZoom.showing(outlines).finer();
        var texts = new ArrayList<>(behind(outlines, stored, zoom));
        var simplified = simplified(outlines, zoom);
        for (int i = 0; i < features.size(); i++) {
            var feature = features.get(i);
            var label = feature.value(guess.name()).isEmpty() ? "#" + feature.number() : feature.value(guess.name());
            texts.add(feature(String.valueOf(feature.number()), label, text(simplified.get(i), zoom)));
        }
        return collection(texts);
    }

    /** A feature collection of features. */
    static String collection(List<String> features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private List<String> behind(List<Geometry> outlines, Collection<AreaSummary> stored, MapZoom zoom) {
        var extent = new Envelope();
        outlines.forEach(outline -> extent.expandToInclude(outline.getEnvelopeInternal()));
        extent.expandBy(extent.getWidth() / 10, extent.getHeight() / 10);
        var lonLat = store.shapes();
        var geometries = geometries(zoom);
        return stored.stream()
                .filter(area -> area.kind() != AreaKind.STATE)
                .filter(area -> {
                    var shape = lonLat.get(area.id());
                    return shape != null && extent.intersects(shape.getEnvelopeInternal());
                })
                .sorted(Comparator.comparing(AreaSummary::kind))
                .map(area -> feature("#" + area.code(), area.name(), String.valueOf(geometries.get(area.id()))))
                .toList();
    }

    /** A feature of a GeoJSON geometry, with a code and a name. */
    static String feature(String code, String name, String geometry) {
        return "{\"type\":\"Feature\",\"properties\":"
                + JSON.writeValueAsString(Map.of("code", code, "name", name))
                + ",\"geometry\":" + geometry + "}";
    }

    private Map<Long, String> geometries(MapZoom zoom) {
        var stamp = store.stamp();
        var now = kept;
        if (now == null || !now.stamp.equals(stamp)) {
            now = new Kept(stamp, new ConcurrentHashMap<>());
            kept = now;
        }
        return now.geometries.computeIfAbsent(zoom, this::build);
    }

    private Map<Long, String> build(MapZoom zoom) {
        var shapes = store.shapes();
        var kinds = new HashMap<Long, AreaKind>();
        store.all().forEach(area -> kinds.put(area.id(), area.kind()));
        var texts = new HashMap<Long, String>();
        // Each level is a coverage of its own: a municipality must not be taken for a neighbour of its polygons.
        for (var level : List.of(AreaKind.STATE.level(), AreaKind.MUNICIPALITY.level(), AreaKind.POLYGON.level())) {
            var some = new LinkedHashMap<Long, Geometry>();
            shapes.forEach((id, shape) -> {
                if (level.contains(kinds.get(id))) {
                    some.put(id, shape);
                }
            });
            var simplified = simplified(List.copyOf(some.values()), zoom);
            int i = 0;
            for (var id : some.keySet()) {
                texts.put(id, text(simplified.get(i++), zoom));
            }
        }
        return texts;
    }

    private static List<Geometry> simplified(List<Geometry> shapes, MapZoom zoom) {
        if (shapes.isEmpty() || shapes.stream().anyMatch(shape -> !shape.isValid())) {
            return shapes;
        }
        return List.of(CoverageSimplifier.simplify(shapes.toArray(Geometry[]::new), zoom.degreesAPixel()));
    }

    private static String text(Geometry geometry, MapZoom zoom) {
        var polygons = new ArrayList<String>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                var rings = new ArrayList<String>();
                rings.add(text(polygon.getExteriorRing(), zoom));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(text(polygon.getInteriorRingN(hole), zoom));
                }
                polygons.add("[" + String.join(",", rings) + "]");
            }
        }
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", polygons) + "]}";
    }

    private static String text(LinearRing ring, MapZoom zoom) {
        var text = new StringBuilder("[");
        double scale = Math.pow(10, zoom.decimals());
        for (var point : ring.getCoordinates()) {
            text.append(text.length() == 1 ? "[" : ",[")
                    .append(BigDecimal.valueOf(Math.round(point.x * scale), zoom.decimals()))
                    .append(',')
                    .append(BigDecimal.valueOf(Math.round(point.y * scale), zoom.decimals()))
                    .append(']');
        }
        return text.append(']').toString();
    }
}
