package org.lindero.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a {@code .prj} file (well-known text, as ESRI and OGC write it) into Proj's parameters. Only what
 * boundary files here are made in is known: geographic coordinates, Lambert conformal conic, transverse Mercator and UTM,
 * Mercator, Albers, Lambert azimuthal.
 */
record WktCrs(String name, String proj4) {

    /** The name of longitude and latitude as everybody means them. */
    static final String WGS84 = "EPSG:4326";

    /** NAD 27 differs from WGS 84 by this in Mexico (metres); the grids of Proj do not cover it. */
    private static final String NAD27_MEXICO = "-12,130,190";

    /** @throws IllegalArgumentException for a text that is not understood */
    static WktCrs parse(String text) {
        var root = new Parser(text).node();
        var name = root.text();
        var epsg = root.child("AUTHORITY");
        return switch (root.keyword) {
            case "GEOGCS" -> new WktCrs(isWgs84(root) ? WGS84 : name, "+proj=longlat" + datum(root) + " +no_defs");
            case "PROJCS" -> new WktCrs(epsg == null ? name : "EPSG:" + epsg.values.getLast(), projected(root));
            default -> throw new IllegalArgumentException("not a coordinate system: " + root.keyword);
        };
    }

    private static boolean isWgs84(Node geographic) {
        var datum = geographic.child("DATUM");
        return datum != null
                && datum.child("TOWGS84") == null
                && datum.text().toUpperCase(Locale.ROOT).matches("(D_)?WGS[_ ]?(19)?84");
    }

    private static String projected(Node root) {
        var parameters = new HashMap<String, Double>();
        for (var child : root.children) {
            if (child.keyword.equals("PARAMETER")) {
                parameters.put(child.text().toLowerCase(Locale.ROOT), child.number(1));
            }
        }
        var unit = root.child("UNIT");
        double metres = unit == null ? 1 : unit.number(1);
        var projection = root.required("PROJECTION").text().toLowerCase(Locale.ROOT);
        return "+proj=" + proj(projection, parameters)
                + parameter(" +lat_0=", parameters, "latitude_of_origin", "latitude_of_center")
                + parameter(" +lon_0=", parameters, "central_meridian", "longitude_of_center", "longitude_of_origin")
                + " +x_0=" + parameters.getOrDefault("false_easting", 0.0) * metres
                + " +y_0=" + parameters.getOrDefault("false_northing", 0.0) * metres
                + parameter(" +k_0=", parameters, "scale_factor")
                + (metres == 1 ? " +units=m" : " +to_meter=" + metres)
                + (projection.contains("auxiliary_sphere") ? " +a=6378137 +b=6378137" : datum(root.required("GEOGCS")))
                + " +no_defs";
    }

    private static String proj(String projection, Map<String, Double> parameters) {
        var first = parameter(" +lat_1=", parameters, "standard_parallel_1");
        var second = parameter(" +lat_2=", parameters, "standard_parallel_2");
        if (projection.startsWith("lambert_conformal_conic")) {
            return first.isEmpty()
                    ? "lcc" + parameter(" +lat_1=", parameters, "latitude_of_origin")
                    : "lcc" + first + second;
        }
        if (projection.startsWith("transverse_mercator") || projection.startsWith("gauss_kruger")) {
            return "tmerc";
        }
        if (projection.startsWith("mercator")) {
            return "merc" + first.replace("lat_1", "lat_ts");
        }
        if (projection.startsWith("albers")) {
            return "aea" + first + second;
        }
        if (projection.startsWith("lambert_azimuthal_equal_area")) {
            return "laea";
        }
        throw new IllegalArgumentException("projection not known: " + projection);
    }

    private static String parameter(String proj4, Map<String, Double> parameters, String... names) {
        for (var name : names) {
            var value = parameters.get(name);
            if (value != null) {
                return proj4 + value;
            }
        }
        return "";
    }

    private static String datum(Node geographic) {
        var datum = geographic.required("DATUM");
        var name = datum.text().toUpperCase(Locale.ROOT);
        var shift = datum.child("TOWGS84");
        return ellipsoid(datum.required("SPHEROID"))
                + " +towgs84="
                + (shift != null
                        ? String.join(",", shift.values)
                        : name.contains("1927") || name.contains("NAD27") ? NAD27_MEXICO : "0,0,0");
    }

    /** The two usual ones by name, so that they stay exact; others by their half axes, as Proj4J misreads {@code +rf}. */
    private static String ellipsoid(Node spheroid) {
        double major = spheroid.number(1);
        double inverseFlattening = spheroid.number(2);
        if (major == 6378137 && inverseFlattening == 298.257223563) {
            return " +ellps=WGS84";
        }
        if (major == 6378137 && inverseFlattening == 298.257222101) {
            return " +ellps=GRS80";
        }
        double minor = inverseFlattening == 0 ? major : major * (1 - 1 / inverseFlattening);
        return " +a=" + major + " +b=" + minor;
    }

    private record Node(String keyword, List<String> values, List<Node> children) {

        @Nullable
        Node child(String wanted) {
            return children.stream()
                    .filter(child -> child.keyword.equals(wanted))
                    .findFirst()
                    .orElse(null);
        }

        Node required(String wanted) {
            var child = child(wanted);
            if (child == null) {
                throw new IllegalArgumentException(wanted + " missing in " + keyword);
            }
            return child;
        }

        String text() {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no name in " + keyword);
            }
            return values.getFirst();
        }

        double number(int index) {
            if (index >= values.size()) {
                throw new IllegalArgumentException("no number in " + keyword);
            }
            return Double.parseDouble(values.get(index));
        }
    }

    /** KEYWORD[value, "text", KEYWORD[…]]; parentheses count as brackets. */
    private static final class Parser {

        private static final int MAX_DEPTH = 20;

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text.strip();
        }

        Node node() {
            return node(word(), 0);
        }

        private Node node(String keyword, int depth) {
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("nested too deeply");
            }
            expect("[(");
            var node = new Node(keyword.toUpperCase(Locale.ROOT), new ArrayList<>(), new ArrayList<>());
            do {
                var word = word();
                if (at < text.length() && "[(".indexOf(text.charAt(at)) >= 0) {
                    node.children.add(node(word, depth + 1));
                } else {
                    node.values.add(word);
                }
            } while (next() == ',');
            return node;
        }

        private char next() {
            skipSpace();
            if (at >= text.length()) {
                throw new IllegalArgumentException("ends too early");
            }
            return text.charAt(at++);
        }

        private void expect(String oneOf) {
            if (oneOf.indexOf(next()) < 0) {
                throw new IllegalArgumentException("expected one of " + oneOf + " at " + at);
            }
        }

        private String word() {
            skipSpace();
            int from = at;
            if (at < text.length() && text.charAt(at) == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    throw new IllegalArgumentException("quote not closed");
                }
                at = end + 1;
                skipSpace();
                return text.substring(from + 1, end);
            }
            while (at < text.length() && ",[]()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(from, at).strip();
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
