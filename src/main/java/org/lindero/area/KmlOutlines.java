package org.lindero.area;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Collects the polygons of one placemark while its elements go by; nothing is parsed before the placemark is whole. */
final class KmlOutlines {

    /** One polygon: its outer ring and its holes, as texts. */
    private static final class Shape {
        private @Nullable String outer;
        private final List<String> holes = new ArrayList<>();
    }

    private final List<Shape> shapes = new ArrayList<>();
    private @Nullable Shape polygon;
    private boolean hole;
    private boolean elsewhere;
    private boolean place;

    void start(String element, boolean isPlace) {
        switch (element) {
            case "Polygon" -> {
                polygon = new Shape();
                shapes.add(polygon);
            }
            case "innerBoundaryIs" -> hole = true;
            default -> {
                place |= isPlace;
                elsewhere |= isPlace;
            }
        }
    }

    void end(String element) {
        switch (element) {
            case "Polygon" -> polygon = null;
            case "innerBoundaryIs" -> hole = false;
            case "Point", "LineString" -> place = false;
            default -> {}
        }
    }

    /** The text of the ring, line or point that is open. */
    void coordinates(String text) {
        var shape = polygon;
        if (place || text.isEmpty()) {
            return;
        }
        if (shape == null) {
            shape = new Shape();
            shapes.add(shape);
        }
        if (hole) {
            shape.holes.add(text);
        } else {
            shape.outer = text;
        }
    }

    /** Whether there was a point or a line. */
    boolean isElsewhere() {
        return elsewhere;
    }

    /**
     * The polygons; null when there is none.
     *
     * @throws IllegalArgumentException for coordinates that cannot be read, naming them
     */
    @Nullable
    Geometry geometry() {
        var polygons = new ArrayList<Polygon>();
        for (var shape : shapes) {
            var outer = shape.outer;
            if (outer != null) {
                var rings = new ArrayList<LinearRing>();
                rings.add(ring(outer));
                shape.holes.forEach(text -> rings.add(ring(text)));
                polygons.add(Outlines.polygon(rings));
            }
        }
        return Outlines.together(polygons);
    }

    /** Corners are apart by blanks, the numbers of a corner by commas; some programs write a blank after the comma too. */
    private static LinearRing ring(String text) {
        var corners = new ArrayList<Coordinate>();
        var tokens = new StringTokenizer(text, " \t\r\n,", true);
        double x = Double.NaN;
        int ordinate = 0;
        boolean comma = true;
        while (tokens.hasMoreTokens()) {
            var token = tokens.nextToken();
            char first = token.charAt(0);
            if (first == ',') {
                comma = true;
            } else if (!Character.isWhitespace(first)) {
                ordinate = comma ? ordinate + 1 : 1;
                comma = false;
                if (ordinate == 1) {
                    x = number(token);
                } else if (ordinate == 2) {
                    corners.add(new Coordinate(x, number(token)));
                }
            }
        }
        return Outlines.ring(corners);
    }

    private static double number(String token) {
        try {
            return Double.parseDouble(token);
        } catch (NumberFormatException text) {
            throw new IllegalArgumentException(token, text);
        }
    }
}
