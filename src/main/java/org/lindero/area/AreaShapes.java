package org.lindero.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Boundaries as maps show them: simplified so that common borders stay common, as GeoJSON, kept until an area changes. */
@Component
class AreaShapes {

    /** A detail smaller than this share of the map's width is not seen. */
    private static final double DETAIL = 1.0 / 5000;

    private static final JsonMapper JSON = new JsonMapper();

    private record Kept(String stamp, Map<Long, String> geometries) {}

    private final AreaStore store;
    private volatile @Nullable Kept kept;

    AreaShapes(AreaStore store) {
        this.store = store;
    }

    /** A feature collection of these areas, with {@code id}, {@code code}, {@code name} and {@code kind}. */
    String geoJson(Collection<AreaSummary> areas) {
        return collection(areas, geometries());
    }

    /** The same with every corner and digit, for whoever draws along them. */
    String unabridged(Collection<AreaSummary> areas) {
        var texts = new HashMap<Long, String>();
        store.shapes().forEach((id, shape) -> texts.put(id, GeoJsonText.of(shape)));
        return collection(areas, texts);
    }

    private static String collection(Collection<AreaSummary> areas, Map<Long, String> geometries) {
        var json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
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
        var texts = new ArrayList<>(behind(outlines, stored));
        var simplified = simplified(outlines);
        for (int i = 0; i < features.size(); i++) {
            var feature = features.get(i);
            var label = feature.value(guess.name()).isEmpty() ? "#" + feature.number() : feature.value(guess.name());
            texts.add(feature(String.valueOf(feature.number()), label, text(simplified.get(i))));
        }
        return collection(texts);
    }

    /** A feature collection of features. */
    static String collection(List<String> features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private List<String> behind(List<Geometry> outlines, Collection<AreaSummary> stored) {
        var extent = new Envelope();
        outlines.forEach(outline -> extent.expandToInclude(outline.getEnvelopeInternal()));
        extent.expandBy(extent.getWidth() / 10, extent.getHeight() / 10);
        var lonLat = store.shapes();
        var geometries = geometries();
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

    private Map<Long, String> geometries() {
        var stamp = store.stamp();
        var now = kept;
        if (now == null || !now.stamp.equals(stamp)) {
            now = new Kept(stamp, build());
            kept = now;
        }
        return now.geometries;
    }

    private Map<Long, String> build() {
        var shapes = store.shapes();
        var kinds = new HashMap<Long, AreaKind>();
        store.all().forEach(area -> kinds.put(area.id(), area.kind()));
        var texts = new HashMap<Long, String>();
        // Each level is a coverage of its own: a municipality must not be taken for a neighbour of its polygons.
        for (var level : List.of(AreaKind.STATE.level(), AreaKind.MUNICIPALITY.level(), AreaKind.POLYGON.level())) {
            addLevel(level, kinds, shapes, texts);
        }
        return texts;
    }

    private static void addLevel(
            Set<AreaKind> level, Map<Long, AreaKind> kinds, Map<Long, Geometry> shapes, Map<Long, String> texts) {
        var some = new LinkedHashMap<Long, Geometry>();
        shapes.forEach((id, shape) -> {
            if (level.contains(kinds.get(id))) {
                some.put(id, shape);
            }
        });
        var simplified = simplified(List.copyOf(some.values()));
        int i = 0;
        for (var id : some.keySet()) {
            texts.put(id, text(simplified.get(i++)));
        }
    }

    private static List<Geometry> simplified(List<Geometry> shapes) {
        var extent = new Envelope();
        shapes.forEach(shape -> extent.expandToInclude(shape.getEnvelopeInternal()));
        if (shapes.isEmpty() || shapes.stream().anyMatch(shape -> !shape.isValid())) {
            return shapes;
        }
        double tolerance = Math.max(extent.getWidth(), extent.getHeight()) * DETAIL;
        return List.of(CoverageSimplifier.simplify(shapes.toArray(Geometry[]::new), tolerance));
    }

    private static String text(Geometry geometry) {
        var polygons = new ArrayList<String>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                var rings = new ArrayList<String>();
                rings.add(text(polygon.getExteriorRing()));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    rings.add(text(polygon.getInteriorRingN(hole)));
                }
                polygons.add("[" + String.join(",", rings) + "]");
            }
        }
        return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", polygons) + "]}";
    }

    private static String text(LinearRing ring) {
        var text = new StringBuilder("[");
        for (var point : ring.getCoordinates()) {
            text.append(text.length() == 1 ? "[" : ",[")
                    .append(String.format(Locale.ROOT, "%.5f,%.5f", point.x, point.y))
                    .append(']');
        }
        return text.append(']').toString();
    }
}
