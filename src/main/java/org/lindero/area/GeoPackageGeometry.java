package org.lindero.area;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFilter;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Reads the geometry of a GeoPackage: a header with the size of the box in it, then well-known binary. */
final class GeoPackageGeometry {

    private static final int HEADER_BYTES = 8;
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    /** A point or a line. */
    static final class NotAPolygonException extends IllegalArgumentException {
        NotAPolygonException() {
            super("not a polygon");
        }
    }

    private GeoPackageGeometry() {}

    /**
     * The polygons; null for an empty geometry.
     *
     * @throws NotAPolygonException for points and lines
     * @throws IllegalArgumentException for damaged bytes, with what is wrong
     */
    static @Nullable Geometry read(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != 'G' || bytes[1] != 'P') {
            throw new IllegalArgumentException("GP");
        }
        int envelope = (bytes[3] >> 1) & 7;
        if (envelope >= ENVELOPE_BYTES.length) {
            throw new IllegalArgumentException("GP " + envelope);
        }
        int start = HEADER_BYTES + ENVELOPE_BYTES[envelope];
        if (start >= bytes.length) {
            throw new IllegalArgumentException("GP " + bytes.length);
        }
        var wkb = new byte[bytes.length - start];
        ByteBuffer.wrap(bytes).get(start, wkb);
        return polygons(parse(wkb));
    }

    private static Geometry parse(byte[] wkb) {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException damaged) {
            var message = String.valueOf(damaged.getMessage());
            throw message.startsWith("Unknown WKB type")
                    ? new NotAPolygonException()
                    : new IllegalArgumentException(message, damaged);
        } catch (StackOverflowError nested) {
            // the parser goes one call deeper for each collection in a collection, and a hostile file has a million
            throw new IllegalArgumentException("GP ((((", nested);
        }
    }

    private static @Nullable Geometry polygons(Geometry geometry) {
        if (geometry.isEmpty()) {
            return null;
        }
        List<Polygon> polygons = new ArrayList<>();
        geometry.apply((GeometryFilter) part -> {
            if (part instanceof Polygon polygon && !polygon.isEmpty()) {
                polygons.add(polygon);
            }
        });
        if (polygons.isEmpty()) {
            throw new NotAPolygonException();
        }
        return Outlines.together(polygons);
    }
}
