package org.lindero.area;

import java.util.ArrayList;
import java.util.Arrays;
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

/**
 * Reads TopoJSON (the specification of Bostock and Metcalf, 1.0, and files older than it), quantised or not: each border is
 * written once, as an arc, and polygons name the arcs they are made of. Each object is a layer.
 */
final class TopoJsonLayerReader {

    /** A few letters can name a long arc again and again: beyond this many corners the file is refused. */
    private static final int MAX_CORNERS = 3_000_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final String fileName;
    private final List<double[]> arcs = new ArrayList<>();
    private final Map<String, JsonNode> objects = new LinkedHashMap<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private final List<RawLayer.Row> rows = new ArrayList<>();
    private final List<ImportProblem> problems = new ArrayList<>();
    private double @Nullable [] transform;
    private @Nullable String crs;
    private int corners;

    private TopoJsonLayerReader(String fileName) {
        this.fileName = fileName;
    }

    /** Whether a JSON text says that it is a topology. */
    static boolean isTopology(String text) {
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean type = parser.currentName().equals("type");
                if (parser.nextToken() == JsonToken.VALUE_STRING && type) {
                    return parser.getString().equals("Topology");
                }
                parser.skipChildren();
            }
            return false;
        } catch (JacksonException broken) {
            return false; // and whoever reads it says where
        }
    }

    static RawLayer read(String fileName, String text, String encoding, @Nullable String layer) {
        var reader = new TopoJsonLayerReader(fileName);
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                reader.member(parser);
            }
        } catch (JacksonException broken) {
            throw BrokenJson.refuse(fileName, broken);
        }
        return reader.layer(encoding, layer);
    }

    private void member(JsonParser parser) {
        var name = parser.currentName();
        var token = parser.nextToken();
        if (name.equals("arcs") && token == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                arcs.add(arc(parser));
            }
        } else if (name.equals("objects") && token == JsonToken.START_OBJECT) {
            parser.<JsonNode>readValueAsTree().properties().forEach(one -> objects.put(one.getKey(), one.getValue()));
        } else if (name.equals("transform") && token == JsonToken.START_OBJECT) {
            var node = parser.<JsonNode>readValueAsTree();
            transform = new double[] {
                node.at("/scale/0").asDouble(1),
                node.at("/scale/1").asDouble(1),
                node.at("/translate/0").asDouble(0),
                node.at("/translate/1").asDouble(0)
            };
        } else if (name.equals("crs") && token == JsonToken.START_OBJECT) {
            crs = parser.<JsonNode>readValueAsTree().at("/properties/name").asString("");
        } else {
            parser.skipChildren();
        }
    }

    /** The corners of an arc as written: x1, y1, x2, y2 … */
    private static double[] arc(JsonParser parser) {
        var numbers = new double[16];
        int n = 0;
        while (parser.nextToken() == JsonToken.START_ARRAY) {
            double x = Double.NaN;
            double y = Double.NaN;
            for (int ordinate = 0; parser.nextToken() != JsonToken.END_ARRAY; ordinate++) {
                boolean number = parser.currentToken().isNumeric();
                if (ordinate < 2 && number) {
                    x = ordinate == 0 ? parser.getDoubleValue() : x;
                    y = ordinate == 1 ? parser.getDoubleValue() : y;
                }
                parser.skipChildren();
            }
            if (n + 2 > numbers.length) {
                numbers = Arrays.copyOf(numbers, numbers.length * 2);
            }
            numbers[n++] = x;
            numbers[n++] = y;
        }
        return Arrays.copyOf(numbers, n);
    }

    private RawLayer layer(String encoding, @Nullable String chosen) {
        var object = LayerChoice.of(fileName, objects, chosen);
        arcs.forEach(this::unquantise);
        if (object.path("type").asString("").equals("GeometryCollection")) {
            object.path("geometries").forEach(this::feature);
        } else {
            feature(object);
        }
        var declared = crs == null || crs.isEmpty()
                ? CoordinateSystem.LONGITUDE_LATITUDE
                : CoordinateSystem.ofCode(crs).orElse(null);
        return new RawLayer(BoundaryFormat.TOPOJSON, encoding, List.copyOf(fields), rows, declared, problems);
    }

    /** Quantised arcs hold whole steps, each from the corner before it. */
    private void unquantise(double[] arc) {
        var steps = transform;
        if (steps == null) {
            return;
        }
        double x = 0;
        double y = 0;
        for (int i = 0; i < arc.length; i += 2) {
            x += arc[i];
            y += arc[i + 1];
            arc[i] = x * steps[0] + steps[2];
            arc[i + 1] = y * steps[1] + steps[3];
        }
    }

    private void feature(JsonNode feature) {
        int number = rows.size() + 1;
        var attributes = new LinkedHashMap<String, String>();
        if (feature.hasNonNull("id")) {
            attributes.put("id", GeoJsonLayerReader.text(feature.get("id")));
        }
        feature.path("properties")
                .properties()
                .forEach(entry -> attributes.put(entry.getKey(), GeoJsonLayerReader.text(entry.getValue())));
        fields.addAll(attributes.keySet());
        rows.add(new RawLayer.Row(number, geometry(feature, number), attributes));
    }

    private @Nullable Geometry geometry(JsonNode feature, int number) {
        var polygons = new ArrayList<Polygon>();
        try {
            if (!collect(feature, polygons)) {
                problems.add(ImportProblem.errorAt(BoundaryProblem.NOT_A_POLYGON, fileName, number, null));
                return null;
            }
            return Outlines.together(polygons);
        } catch (IllegalArgumentException broken) {
            problems.add(ImportProblem.errorAt(
                    BoundaryProblem.BROKEN_OUTLINE, fileName, number, null, String.valueOf(broken.getMessage())));
            return null;
        }
    }

    /** Adds a geometry's polygons; false when it is a point or a line. */
    private boolean collect(JsonNode geometry, List<Polygon> polygons) {
        var named = geometry.path("arcs");
        switch (geometry.path("type").asString("")) {
            case "" -> {}
            case "Polygon" -> add(named, polygons);
            case "MultiPolygon" -> named.forEach(polygon -> add(polygon, polygons));
            case "GeometryCollection" -> {
                boolean all = true;
                for (var part : geometry.path("geometries")) {
                    all &= collect(part, polygons);
                }
                return all;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void add(JsonNode rings, List<Polygon> polygons) {
        if (!rings.isEmpty()) {
            polygons.add(Outlines.polygon(rings.valueStream().map(this::ring).toList()));
        }
    }

    /** A negative number names an arc that is walked backwards; the first corner of each arc is the last of the one before. */
    private LinearRing ring(JsonNode names) {
        var ring = new ArrayList<Coordinate>();
        for (var name : names) {
            int i = name.asInt(Integer.MAX_VALUE);
            boolean backwards = i < 0;
            i = backwards ? ~i : i;
            if (i >= arcs.size()) {
                throw new IllegalArgumentException("arcs[" + name + "]");
            }
            append(arcs.get(i), backwards, ring);
        }
        return Outlines.ring(ring);
    }

    private void append(double[] arc, boolean backwards, List<Coordinate> ring) {
        int n = arc.length / 2;
        corners += n;
        if (corners > MAX_CORNERS) {
            throw new UnreadableFileException(
                    ImportProblem.error(BoundaryProblem.TOO_MANY_CORNERS, fileName, MAX_CORNERS / 1_000_000));
        }
        for (int i = ring.isEmpty() ? 0 : 1; i < n; i++) {
            int at = 2 * (backwards ? n - 1 - i : i);
            ring.add(new Coordinate(arc[at], arc[at + 1]));
        }
    }
}
