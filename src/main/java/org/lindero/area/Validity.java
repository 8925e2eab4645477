package org.lindero.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;
import org.locationtech.jts.noding.SegmentStringUtil;
import org.locationtech.jts.operation.overlayng.CoverageUnion;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.polygonize.Polygonizer;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Whether a polygon is well formed, why not, and its repair. */
public final class Validity {

    /**
     * What is wrong with a polygon.
     *
     * @param problem what it is, in words that people know how to look for
     * @param reason the reason as the geometry library words it
     * @param at where, in the polygon's coordinates
     */
    public record Flaw(BoundaryProblem problem, String reason, Coordinate at) {}

    private Validity() {}

    /** The first flaw, or nothing for a valid polygon. */
    public static Optional<Flaw> flaw(Geometry geometry) {
        var error = new IsValidOp(geometry).getValidationError();
        if (error == null) {
            return Optional.empty();
        }
        return Optional.of(new Flaw(problem(error.getErrorType()), error.getMessage(), error.getCoordinate()));
    }

    private static BoundaryProblem problem(int type) {
        return switch (type) {
            case TopologyValidationError.SELF_INTERSECTION, TopologyValidationError.RING_SELF_INTERSECTION ->
                BoundaryProblem.SELF_CROSSING;
            case TopologyValidationError.HOLE_OUTSIDE_SHELL -> BoundaryProblem.HOLE_OUTSIDE;
            case TopologyValidationError.NESTED_HOLES, TopologyValidationError.NESTED_SHELLS ->
                BoundaryProblem.PARTS_NESTED;
            case TopologyValidationError.DISCONNECTED_INTERIOR -> BoundaryProblem.INTERIOR_DIVIDED;
            case TopologyValidationError.TOO_FEW_POINTS -> BoundaryProblem.TOO_FEW_CORNERS;
            default -> BoundaryProblem.INVALID_GEOMETRY;
        };
    }

    /**
     * A valid polygon on the same ground. Parts that are all sound by themselves are united; where one crosses itself, inside is
     * what a way to the outside crosses an odd number of times, over all parts, as GEOS and PostGIS repair unless told otherwise;
     * holes only take away.
     *
     * @return empty when nothing of any surface is left, or when it crosses itself so often that nobody could say which ground is
     *     meant, and the crossings would fill the memory
     */
    public static Geometry repair(Geometry geometry) {
        var factory = geometry.getFactory();
        if (isTangled(geometry)) {
            return factory.createPolygon();
        }
        try {
            var parts = PolygonExtracter.getPolygons(geometry);
            boolean sound = parts.stream().allMatch(part -> ((Polygon) part).isValid());
            return sound ? UnaryUnionOp.union(parts, factory) : ground(parts, factory);
        } catch (TopologyException tooFine) {
            return factory.createPolygon();
        }
    }

    private static Geometry ground(List<?> parts, GeometryFactory factory) {
        var shells = new ArrayList<Geometry>();
        var holes = new ArrayList<Geometry>();
        for (var part : parts) {
            var polygon = (Polygon) part;
            shells.add(polygon.getExteriorRing());
            IntStream.range(0, polygon.getNumInteriorRing())
                    .mapToObj(polygon::getInteriorRingN)
                    .forEach(holes::add);
        }
        var ground = enclosed(factory.buildGeometry(shells));
        return holes.isEmpty()
                ? ground
                : OverlayNGRobust.overlay(ground, enclosed(factory.buildGeometry(holes)), OverlayNG.DIFFERENCE);
    }

    /** What rings enclose an odd number of times; where that is nothing, as with a ring that was drawn twice, all that they enclose. */
    private static Geometry enclosed(Geometry rings) {
        var polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionOp.union(rings));
        var crossings = new IndexedPointInAreaLocator(rings);
        var faces = new ArrayList<Geometry>();
        var odd = new ArrayList<Geometry>();
        for (var found : polygonizer.getPolygons()) {
            var face = (Polygon) found;
            faces.add(face);
            if (crossings.locate(face.getInteriorPoint().getCoordinate()) == Location.INTERIOR) {
                odd.add(face);
            }
        }
        return CoverageUnion.union(rings.getFactory().buildGeometry(odd.isEmpty() ? faces : odd));
    }

    /**
     * For questions about neighbours: a valid outline as it is, a flawed one repaired together with the lines that it was drawn
     * with, because a repair drops spikes, and a spike can touch.
     */
    public static Geometry withItsSpikes(Geometry drawn) {
        return flaw(drawn).isEmpty() ? drawn : withItsSpikes(repair(drawn), drawn);
    }

    /** The same of a flawed outline that was repaired already. */
    static Geometry withItsSpikes(Geometry repaired, Geometry drawn) {
        return drawn.getFactory()
                .createGeometryCollection(new Geometry[] {repaired, LinearComponentExtracter.getGeometry(drawn)});
    }

    private static boolean isTangled(Geometry geometry) {
        var crossings = new Crossings();
        new MCIndexNoder(crossings).computeNodes(SegmentStringUtil.extractNodedSegmentStrings(geometry));
        return crossings.isDone();
    }

    /** Counts where an outline crosses itself, up to what can still be meant. */
    private static final class Crossings implements SegmentIntersector {
        private static final int MAX = 100_000;

        private final LineIntersector lines = new RobustLineIntersector();
        private int count;

        @Override
        public void processIntersections(SegmentString first, int i, SegmentString second, int j) {
            if (first != second || i != j) {
                lines.computeIntersection(
                        first.getCoordinate(i),
                        first.getCoordinate(i + 1),
                        second.getCoordinate(j),
                        second.getCoordinate(j + 1));
                count += lines.isProper() ? 1 : 0;
            }
        }

        @Override
        public boolean isDone() {
            return count > MAX;
        }
    }
}
