package org.lindero.area;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** Writes polygons as a GeoJSON geometry with every digit, so that what is read back is the same. */
final class GeoJsonText {

    private GeoJsonText() {}

    static String of(Geometry polygons) {
        var texts = IntStream.range(0, polygons.getNumGeometries())
                .mapToObj(polygons::getGeometryN)
                .filter(part -> part instanceof Polygon && !part.isEmpty())
                .map(part -> polygon((Polygon) part))
                .toList();
        return texts.size() == 1
                ? "{\"type\":\"Polygon\",\"coordinates\":" + texts.getFirst() + "}"
                : "{\"type\":\"MultiPolygon\",\"coordinates\":[" + String.join(",", texts) + "]}";
    }

    private static String polygon(Polygon polygon) {
        var holes = IntStream.range(0, polygon.getNumInteriorRing()).mapToObj(polygon::getInteriorRingN);
        return Stream.concat(Stream.of(polygon.getExteriorRing()), holes)
                .map(GeoJsonText::ring)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String ring(LinearRing ring) {
        return Stream.of(ring.getCoordinates()).map(GeoJsonText::corner).collect(Collectors.joining(",", "[", "]"));
    }

    private static String corner(Coordinate corner) {
        return "[" + corner.x + "," + corner.y + "]";
    }
}
