package org.lindero.area;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads GeoJSON feature by feature, also with the {@code crs} member of the time before RFC 7946. */
final class GeoJsonLayerReader {

    private static final JsonMapper JSON = new JsonMapper();
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final String fileName;
    private final Set<String> fields = new LinkedHashSet<>();
    private final List<RawLayer.Row> rows = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private @Nullable String crs;
    private String type = "";
    private boolean sawFeatures;

    private GeoJsonLayerReader(String fileName) {
        this.fileName = fileName;
    }

    static RawLayer read(String fileName, byte[] bytes) {
        return new GeoJsonLayerReader(fileName).read(TextEncoding.decode(bytes));
    }

    private RawLayer read(String text) {
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                member(parser);
            }
        } catch (JacksonException broken) {
            var where = broken.getLocation();
            throw refuse(
                    BoundaryProblem.BROKEN_JSON,
                    where == null ? 1 : where.getLineNr(),
                    where == null ? 1 : where.getColumnNr());
        }
        if (type.equals("Topology")) {
            throw refuse(BoundaryProblem.TOPOJSON);
        }
        if (!sawFeatures) {
            throw refuse(BoundaryProblem.NOT_GEOJSON);
        }
        return new RawLayer(List.copyOf(fields), rows, declared(), problems);
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
        } else {
            parser.skipChildren();
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

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isNumber()) {
            return new BigDecimal(value.asString()).stripTrailingZeros().toPlainString();
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
        return switch (polygons.size()) {
            case 0 -> null;
            case 1 -> polygons.getFirst();
            default -> GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
        };
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
        var holes = new ArrayList<LinearRing>();
        for (int i = 1; i < rings.size(); i++) {
            holes.add(ring(rings.get(i)));
        }
        polygons.add(GEOMETRY.createPolygon(ring(rings.get(0)), holes.toArray(LinearRing[]::new)));
    }

    private static LinearRing ring(JsonNode points) {
        var coordinates = new ArrayList<Coordinate>();
        for (var point : points) {
            if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                throw new IllegalArgumentException("a coordinate is no number");
            }
            coordinates.add(new Coordinate(point.get(0).asDouble(), point.get(1).asDouble()));
        }
        if (!coordinates.isEmpty() && !coordinates.getFirst().equals2D(coordinates.getLast())) {
            coordinates.add(coordinates.getFirst().copy());
        }
        if (coordinates.size() < 4) {
            throw new IllegalArgumentException("fewer than three corners");
        }
        return GEOMETRY.createLinearRing(coordinates.toArray(Coordinate[]::new));
    }

    private UnreadableFileException refuse(BoundaryProblem problem, Object... args) {
        return new UnreadableFileException(ImportProblem.error(problem, fileName, args));
    }
}
