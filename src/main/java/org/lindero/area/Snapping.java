package org.lindero.area;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Draws an outline along its neighbours where it comes close to them: a corner within the tolerance of a neighbour's corner
 * becomes that corner to the last digit, one within the tolerance of a neighbour's border moves onto it, and a neighbour's corner
 * within the tolerance of the outline becomes a corner of it. The neighbours stay as they are.
 */
final class Snapping {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /** A corner in metres, with itself in longitude and latitude. */
    private record Corner(Coordinate metres, Coordinate lonLat) {}

    private final LocalProjection projection;
    private final double tolerance;
    private final STRtree corners = new STRtree();
    private final STRtree borders = new STRtree();

    private Snapping(Collection<Geometry> neighbours, LocalProjection projection, double tolerance) {
        this.projection = projection;
        this.tolerance = tolerance;
        for (var neighbour : neighbours) {
            for (var line : LinearComponentExtracter.getLines(neighbour)) {
                add((Geometry) line);
            }
        }
        corners.build();
        borders.build();
    }

    /** The outline in longitude and latitude along these neighbours; unchanged where snapping would make it invalid. */
    static Geometry snap(
            Geometry outline, Collection<Geometry> neighbours, LocalProjection projection, double toleranceMetres) {
        if (neighbours.isEmpty()) {
            return outline;
        }
        var snapped = new Snapping(neighbours, projection, toleranceMetres).polygons(outline);
        return snapped != null && snapped.isValid() ? snapped : outline;
    }

    private void add(Geometry line) {
        var lonLat = line.getCoordinates();
        var metres = projection.toMetres(line).getCoordinates();
        for (int i = 0; i < metres.length; i++) {
            corners.insert(new Envelope(metres[i]), new Corner(metres[i], lonLat[i]));
            if (i > 0) {
                var border = new LineSegment(metres[i - 1], metres[i]);
                borders.insert(new Envelope(border.p0, border.p1), border);
            }
        }
    }

    private @Nullable Geometry polygons(Geometry outline) {
        var polygons = new ArrayList<Polygon>();
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            var polygon = (Polygon) outline.getGeometryN(i);
            var rings = new ArrayList<LinearRing>();
            for (int hole = -1; hole < polygon.getNumInteriorRing(); hole++) {
                var ring = ring(hole < 0 ? polygon.getExteriorRing() : polygon.getInteriorRingN(hole));
                if (ring == null) {
                    return null;
                }
                rings.add(ring);
            }
            polygons.add(Outlines.polygon(rings));
        }
        return Outlines.together(polygons);
    }

    private @Nullable LinearRing ring(LinearRing drawn) {
        var lonLat = drawn.getCoordinates();
        var metres = projection.toMetres(drawn).getCoordinates();
        var moved = new ArrayList<Corner>();
        for (int i = 0; i < metres.length - 1; i++) {
            moved.add(moved(new Corner(metres[i], lonLat[i])));
        }
        moved.add(moved.getFirst());
        var snapped = new ArrayList<Coordinate>();
        for (int i = 1; i < moved.size(); i++) {
            snapped.add(moved.get(i - 1).lonLat.copy());
            between(moved.get(i - 1), moved.get(i)).forEach(corner -> snapped.add(corner.lonLat.copy()));
        }
        snapped.add(snapped.getFirst().copy());
        var clean = CoordinateArrays.removeRepeatedPoints(snapped.toArray(Coordinate[]::new));
        return clean.length < 4 ? null : GEOMETRY.createLinearRing(clean);
    }

    private Corner moved(Corner drawn) {
        return near(drawn.metres, drawn.metres).stream()
                .min(Comparator.comparingDouble(corner -> corner.metres.distance(drawn.metres)))
                .orElseGet(() -> ontoBorder(drawn));
    }

    private Corner ontoBorder(Corner drawn) {
        List<?> close = borders.query(around(drawn.metres, drawn.metres));
        return close.stream()
                .map(LineSegment.class::cast)
                .filter(border -> border.distance(drawn.metres) <= tolerance)
                .min(Comparator.comparingDouble(border -> border.distance(drawn.metres)))
                .map(border -> border.closestPoint(drawn.metres))
                .map(point -> new Corner(
                        point, projection.toLonLat(GEOMETRY.createPoint(point)).getCoordinate()))
                .orElse(drawn);
    }

    /** Corners of neighbours that lie on the way, in its order. */
    private List<Corner> between(Corner from, Corner to) {
        var way = new LineSegment(from.metres, to.metres);
        return near(from.metres, to.metres).stream()
                .filter(corner -> isInside(way.projectionFactor(corner.metres)))
                .sorted(Comparator.comparingDouble(corner -> way.projectionFactor(corner.metres)))
                .toList();
    }

    private static boolean isInside(double share) {
        return share > 1e-9 && share < 1 - 1e-9;
    }

    private List<Corner> near(Coordinate from, Coordinate to) {
        var way = new LineSegment(from, to);
        List<?> close = corners.query(around(from, to));
        return close.stream()
                .map(Corner.class::cast)
                .filter(corner -> way.distance(corner.metres) <= tolerance)
                .toList();
    }

    private Envelope around(Coordinate from, Coordinate to) {
        var box = new Envelope(from, to);
        box.expandBy(tolerance);
        return box;
    }
}
