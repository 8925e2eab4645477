package org.lindero.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads GeoJSON feature by feature, or a feature or geometry that stands alone; also with the {@code crs} member of the time before RFC 7946. */
final class GeoJsonLayerReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ALONE = Set.of("id", "properties", "geometry", "geometries", "coordinates");
    private static final Set<String> GEOMETRIES = Set.of(
            "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection");

    private final String fileName;
    private final Set<String> fields = new LinkedHashSet<>();
    private final List<RawLayer.Row> rows = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private final ObjectNode alone = JSON.createObjectNode();
    private @Nullable String crs;
    private String type = "";
    private boolean sawFeatures;

    private GeoJsonLayerReader(String fileName) {
        this.fileName = fileName;
    }

    static RawLayer read(String fileName, String text, String encoding) {
        return new GeoJsonLayerReader(fileName).read(text, encoding);
    }

    private RawLayer read(String text, String encoding) {
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser);
            }
        } catch (JacksonException broken) {
            throw BrokenJson.refuse(fileName, broken);
        }
        if (!sawFeatures) {
            single();
        }
        return new RawLayer(BoundaryFormat.GEOJSON, encoding, List.copyOf(fields), rows, declared(), problems);
    }

    private void member(JsonParser parser) {
        var name = parser.currentName();
        var token = parser.nextToken();
        if (name.equals("type")) {
            type = parser.getString();
        } else if (name.equals("crs") && token == JsonToken.START_OBJECT) {
            crs = parser.<JsonNode>readValueAsTree().at("/properties/name").asString("");
        } else if (name.equals("features") && token == JsonToken.START_ARRAY) {
            sawFeatures = true;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                feature(parser.<JsonNode>readValueAsTree());
            }
        } else if (ALONE.contains(name)) {
            alone.set(name, parser.<JsonNode>readValueAsTree());
        } else {
            parser.skipChildren();
        }
    }

    /** A file may be one feature, or one geometry, without a collection around it. */
    private void single() {
        if (type.equals("Feature")) {
            feature(alone);
        } else if (GEOMETRIES.contains(type)) {
            alone.put("type", type);
            rows.add(new RawLayer.Row(1, geometry(alone, 1), Map.of()));
        } else {
            throw refuse(BoundaryProblem.NOT_GEOJSON);
        }
    }

    /** Without a member it is longitude and latitude by the standard; an unknown one is asked for. */
    private @Nullable CoordinateSystem declared() {
        if (crs == null || crs.isEmpty()) {
            return CoordinateSystem.LONGITUDE_LATITUDE;
        }
        return CoordinateSystem.ofCode(crs).orElse(null);
    }

    private void feature(JsonNode feature) {
        int number = rows.size() + 1;
        var attributes = new LinkedHashMap<String, String>();
        if (feature.hasNonNull("id")) {
            attributes.put("id", text(feature.get("id")));
        }
        feature.path("properties")
                .properties()
                .forEach(entry -> attributes.put(entry.getKey(), text(entry.getValue())));
        fields.addAll(attributes.keySet());
        rows.add(new RawLayer.Row(number, geometry(feature.path("geometry"), number), attributes));
    }

    /** A value of a feature's properties as text. */
    static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return PlainNumber.of(value.asString());
        }
        return value.isValueNode() ? value.asString().strip() : value.toString();
    }

    private @Nullable Geometry geometry(JsonNode geometry, int number) {
        var polygons = new ArrayList<Polygon>();
        try {
            collect(geometry, polygons);
        } catch (IllegalArgumentException unusable) {
            problems.add(ImportProblem.errorAt(
                    BoundaryProblem.NOT_A_POLYGON,
                    fileName,
                    number,
                    null,
                    geometry.path("type").asString("?")));
            return null;
        }
        return Outlines.together(polygons);
    }

    private static void collect(JsonNode geometry, List<Polygon> polygons) {
        var coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asString("")) {
            case "" -> {}
            case "Polygon" -> add(coordinates, polygons);
            case "MultiPolygon" -> coordinates.forEach(polygon -> add(polygon, polygons));
            case "GeometryCollection" -> geometry.path("geometries").forEach(part -> collect(part, polygons));
            default -> throw new IllegalArgumentException("not a polygon");
        }
    }

    private static void add(JsonNode rings, List<Polygon> polygons) {
        if (rings.isEmpty()) {
            return;
        }
        polygons.add(Outlines.polygon(
                rings.valueStream().map(GeoJsonLayerReader::ring).toList()));
    }

    private static LinearRing ring(JsonNode points) {
        var coordinates = new ArrayList<Coordinate>();
        for (var point : points) {
            if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                throw new IllegalArgumentException("a coordinate is no number");
            }
            coordinates.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble()));
        }
        return Outlines.ring(coordinates);
    }

    private UnreadableFileException refuse(BoundaryProblem problem, Object... args) {
        return new UnreadableFileException(ImportProblem.error(problem, fileName, args));
    }
}
