package org.lindero.area;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Puts rings and polygons together from corners, as the readers of all text formats find them. */
final class Outlines {

    /** Around the Earth it is forty million metres, or 131 million feet. */
    private static final double FARTHEST = 1e9;

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private Outlines() {}

    /**
     * A ring, closed where the file left it open. Two corners make one too: it is invalid, and said to be so later.
     *
     * @throws IllegalArgumentException for a single corner or none, or one that is no number
     */
    static LinearRing ring(List<Coordinate> corners) {
        corners.stream()
                .filter(corner -> Double.isNaN(corner.x) || Double.isNaN(corner.y))
                .findFirst()
                .ifPresent(corner -> {
                    throw new IllegalArgumentException(words(corner));
                });
        if (!corners.isEmpty() && !corners.getFirst().equals2D(corners.getLast())) {
            corners.add(corners.getFirst().copy());
        }
        if (corners.size() < 3) {
            throw new IllegalArgumentException(corners.size() + "");
        }
        return GEOMETRY.createLinearRing(corners.toArray(Coordinate[]::new));
    }

    /** A polygon of an outer ring, which is the first, and holes. */
    static Polygon polygon(List<LinearRing> rings) {
        return GEOMETRY.createPolygon(
                rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    /** One geometry of all parts; null of none. */
    static @Nullable Geometry together(List<Polygon> parts) {
        return switch (parts.size()) {
            case 0 -> null;
            case 1 -> parts.getFirst();
            default -> GEOMETRY.createMultiPolygon(parts.toArray(Polygon[]::new));
        };
    }

    /** The first coordinate that no place on Earth has in any system, such as infinity or 1e308; null when all can be. */
    static @Nullable String impossible(Geometry geometry) {
        var search = new Impossible();
        geometry.apply(search);
        return search.found;
    }

    private static final class Impossible implements CoordinateFilter {
        private @Nullable String found;

        @Override
        public void filter(Coordinate corner) {
            if (found == null && !(Math.abs(corner.x) < FARTHEST && Math.abs(corner.y) < FARTHEST)) {
                found = words(corner);
            }
        }
    }

    private static String words(Coordinate corner) {
        return words(corner.x) + ", " + words(corner.y);
    }

    private static String words(double ordinate) {
        return Double.isNaN(ordinate) ? "?" : String.valueOf(ordinate);
    }
}
