package org.lindero.area;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads the polygons of a {@code .shp} file (ESRI Shapefile Technical Description, 1998). Heights and measures are dropped.
 *
 * <p>Written here because the one library that reads shapefiles on our versions needs files on disk and brings a second
 * JSON parser, Guava and a geometry server for these two small formats.
 */
final class ShapeGeometryReader {

    /** The first four bytes of every {@code .shp}, big-endian. */
    static final int MAGIC = 9994;

    private static final int HEADER_BYTES = 100;
    private static final int NULL_SHAPE = 0;
    private static final List<Integer> POLYGONS = List.of(5, 15, 25);
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final ByteBuffer bytes;

    private ShapeGeometryReader(byte[] shp) {
        bytes = ByteBuffer.wrap(shp);
    }

    /**
     * One geometry a record, in the order of the file; null for a record without a shape.
     *
     * @param shx the index beside it, when there is one: programs that edit in place leave gaps between the records
     * @throws DamagedRecordException when the file is damaged
     */
    static List<@Nullable Geometry> read(byte[] shp, byte @Nullable [] shx) {
        var reader = new ShapeGeometryReader(shp);
        return shx == null || shx.length < HEADER_BYTES ? reader.inSequence() : reader.byIndex(shx);
    }

    /** Whether the file holds polygons at all: lines and points have another type. */
    static boolean holdsPolygons(byte[] shp) {
        return shp.length >= HEADER_BYTES
                && POLYGONS.contains(
                        ByteBuffer.wrap(shp).order(ByteOrder.LITTLE_ENDIAN).getInt(32));
    }

    private List<@Nullable Geometry> inSequence() {
        requireHeader();
        var shapes = new ArrayList<@Nullable Geometry>();
        int at = HEADER_BYTES;
        while (at + 8 <= bytes.limit()) {
            shapes.add(record(at, shapes.size() + 1));
            at = bytes.position();
        }
        return shapes;
    }

    private List<@Nullable Geometry> byIndex(byte[] shx) {
        requireHeader();
        var index = ByteBuffer.wrap(shx);
        var shapes = new ArrayList<@Nullable Geometry>();
        for (int at = HEADER_BYTES; at + 8 <= shx.length; at += 8) {
            shapes.add(record(index.getInt(at) * 2L, shapes.size() + 1));
        }
        return shapes;
    }

    private void requireHeader() {
        if (bytes.limit() < HEADER_BYTES || bytes.getInt(0) != MAGIC) {
            throw new DamagedRecordException(0);
        }
    }

    /** Reads the record that starts at a byte, and leaves the position behind it. */
    private @Nullable Geometry record(long at, int number) {
        if (at < HEADER_BYTES || at + 8 > bytes.limit()) {
            throw new DamagedRecordException(number);
        }
        bytes.position((int) at + 4);
        long length = bytes.order(ByteOrder.BIG_ENDIAN).getInt() * 2L;
        if (length < 4 || length > bytes.remaining()) {
            throw new DamagedRecordException(number);
        }
        int end = bytes.position() + (int) length;
        int type = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (type != NULL_SHAPE && !POLYGONS.contains(type)) {
            throw new DamagedRecordException(number);
        }
        try {
            var shape = type == NULL_SHAPE ? null : polygon((int) length);
            bytes.position(end);
            return shape;
        } catch (BufferUnderflowException | IllegalArgumentException wrong) {
            throw new DamagedRecordException(number, wrong);
        }
    }

    private @Nullable Geometry polygon(int length) {
        bytes.position(bytes.position() + 32); // bounding box
        int parts = bytes.getInt();
        int points = bytes.getInt();
        if (parts < 0 || points < 0 || parts * 4L + points * 16L > length) {
            throw new IllegalArgumentException("a record promises more points than it has");
        }
        var starts = new int[parts + 1];
        for (int i = 0; i < parts; i++) {
            starts[i] = bytes.getInt();
        }
        starts[parts] = points;
        var rings = new ArrayList<LinearRing>();
        for (int i = 0; i < parts; i++) {
            if (starts[i] < 0 || starts[i] > starts[i + 1]) {
                throw new IllegalArgumentException("the parts of a record are out of order");
            }
            var ring = ring(starts[i + 1] - starts[i]);
            if (ring != null) {
                rings.add(ring);
            }
        }
        return assemble(rings);
    }

    private @Nullable LinearRing ring(int points) {
        var coordinates = new ArrayList<Coordinate>(points + 1);
        for (int i = 0; i < points; i++) {
            coordinates.add(new Coordinate(bytes.getDouble(), bytes.getDouble()));
        }
        if (!coordinates.isEmpty() && !coordinates.getFirst().equals2D(coordinates.getLast())) {
            coordinates.add(coordinates.getFirst().copy());
        }
        return coordinates.size() < 4 ? null : GEOMETRY.createLinearRing(coordinates.toArray(Coordinate[]::new));
    }

    /** Outer rings run clockwise, holes the other way; a hole that lies in no outer ring is taken for a part of its own. */
    private static @Nullable Geometry assemble(List<LinearRing> rings) {
        var shells = new ArrayList<LinearRing>();
        var holes = new ArrayList<LinearRing>();
        for (var ring : rings) {
            (Orientation.isCCWArea(ring.getCoordinates()) ? holes : shells).add(ring);
        }
        var holesOf = new ArrayList<List<LinearRing>>();
        shells.forEach(shell -> holesOf.add(new ArrayList<>()));
        int outer = shells.size();
        for (var hole : holes) {
            int around = shellAround(hole, shells.subList(0, outer));
            if (around < 0) {
                shells.add(hole);
                holesOf.add(new ArrayList<>());
            } else {
                holesOf.get(around).add(hole);
            }
        }
        var polygons = new Polygon[shells.size()];
        for (int i = 0; i < polygons.length; i++) {
            polygons[i] = GEOMETRY.createPolygon(shells.get(i), holesOf.get(i).toArray(LinearRing[]::new));
        }
        return switch (polygons.length) {
            case 0 -> null;
            case 1 -> polygons[0];
            default -> GEOMETRY.createMultiPolygon(polygons);
        };
    }

    private static int shellAround(LinearRing hole, List<LinearRing> shells) {
        int best = -1;
        for (int i = 0; i < shells.size(); i++) {
            var envelope = shells.get(i).getEnvelopeInternal();
            boolean smaller = best < 0
                    || envelope.getArea()
                            < shells.get(best).getEnvelopeInternal().getArea();
            if (smaller
                    && envelope.covers(hole.getEnvelopeInternal())
                    && PointLocation.isInRing(
                            hole.getCoordinateN(0), shells.get(i).getCoordinates())) {
                best = i;
            }
        }
        return best;
    }
}
