package org.lindero.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.geom.util.LineStringExtracter;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.noding.snap.SnappingNoder;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Which areas are neighbours: those that touch, in a line or in a point (queen), or lie within a tolerance of each other,
 * because boundaries that were drawn one by one do not meet exactly.
 *
 * <p>All coordinates are metres. Geometries must be valid; a flawed one stands {@linkplain Validity#withItsSpikes with its spikes}.
 */
public final class Contiguity {

    /** The tolerance unless another is stated. */
    public static final double DEFAULT_TOLERANCE_METRES = 1;

    /** Areas further apart are no neighbours in any sense. */
    public static final double MAX_TOLERANCE_METRES = 100;

    /**
     * Two neighbours, by their places in the list that was given; {@code first < second}.
     *
     * @param sharedMetres length of the common border; 0 where they meet in a point only
     * @param distanceMetres distance of the boundaries; 0 where they touch
     */
    public record Pair(int first, int second, double sharedMetres, double distanceMetres) {}

    private final List<? extends Geometry> areas;
    private final double tolerance;
    private final List<PreparedGeometry> prepared;
    private final IndexedFacetDistance[] facets;

    private Contiguity(List<? extends Geometry> areas, double tolerance) {
        this.areas = areas;
        this.tolerance = tolerance;
        prepared = areas.stream().map(PreparedGeometryFactory::prepare).toList();
        facets = new IndexedFacetDistance[areas.size()];
    }

    /** All pairs of neighbours, by first and second; O(n log n) for areas of similar size. */
    public static List<Pair> pairs(List<? extends Geometry> areasInMetres, double toleranceMetres) {
        return new Contiguity(areasInMetres, toleranceMetres).pairs();
    }

    /**
     * The pairs of neighbours that meet in more than points (rook): along a border, or because each claims ground of the other,
     * as areas do whose common border was drawn twice.
     */
    public static List<Pair> pairsAlongLines(List<? extends Geometry> areasInMetres, double toleranceMetres) {
        return pairs(areasInMetres, toleranceMetres).stream()
                .filter(pair -> pair.sharedMetres() > 0
                        || pair.distanceMetres() == 0
                                && shareMore(areasInMetres.get(pair.first()), areasInMetres.get(pair.second())))
                .toList();
    }

    private static boolean shareMore(Geometry a, Geometry b) {
        return shareLength(ground(a), ground(b))
                || shareLength(spikes(a), ground(b))
                || shareLength(ground(a), spikes(b));
    }

    private static boolean shareLength(Geometry a, Geometry b) {
        try {
            var common = OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION);
            return !common.isEmpty() && common.getDimension() > 0;
        } catch (TopologyException tangled) {
            return false;
        }
    }

    private static Geometry ground(Geometry area) {
        return area.getFactory().buildGeometry(PolygonExtracter.getPolygons(area));
    }

    private static Geometry spikes(Geometry area) {
        return area.getFactory().buildGeometry(LineStringExtracter.getLines(area));
    }

    /** For each area the ones that share at least a point with it exactly, in whatever coordinates they are drawn. */
    static List<Set<Integer>> touching(List<? extends Geometry> areas) {
        var index = new STRtree();
        for (int i = 0; i < areas.size(); i++) {
            index.insert(areas.get(i).getEnvelopeInternal(), i);
        }
        List<Set<Integer>> touching =
                areas.stream().<Set<Integer>>map(area -> new TreeSet<>()).toList();
        for (int i = 0; i < areas.size(); i++) {
            var prepared = PreparedGeometryFactory.prepare(areas.get(i));
            for (var candidate : index.query(areas.get(i).getEnvelopeInternal())) {
                int j = (Integer) candidate;
                if (j > i && prepared.intersects(areas.get(j))) {
                    touching.get(i).add(j);
                    touching.get(j).add(i);
                }
            }
        }
        return touching;
    }

    private List<Pair> pairs() {
        var index = new STRtree();
        for (int i = 0; i < areas.size(); i++) {
            index.insert(areas.get(i).getEnvelopeInternal(), i);
        }
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < areas.size(); i++) {
            var around = new Envelope(areas.get(i).getEnvelopeInternal());
            around.expandBy(tolerance);
            for (var candidate : index.query(around)) {
                int j = (Integer) candidate;
                if (j > i) {
                    double distance = distance(i, j);
                    if (distance <= tolerance) {
                        pairs.add(new Pair(i, j, sharedMetres(areas.get(i), areas.get(j)), distance));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::first).thenComparingInt(Pair::second));
        return pairs;
    }

    private double distance(int i, int j) {
        if (prepared.get(i).intersects(areas.get(j))) {
            return 0;
        }
        var facet = facets[i];
        if (facet == null) {
            facet = new IndexedFacetDistance(areas.get(i));
            facets[i] = facet;
        }
        return facet.distance(areas.get(j));
    }

    /** Corners closer than the tolerance count as one, so that a border drawn twice is one border. */
    private double sharedMetres(Geometry a, Geometry b) {
        var common = new Envelope(a.getEnvelopeInternal());
        common.expandBy(tolerance);
        var other = new Envelope(b.getEnvelopeInternal());
        other.expandBy(tolerance);
        common = common.intersection(other);
        var left = linesWithin(a, common);
        var right = linesWithin(b, common);
        if (left.isEmpty() || right.isEmpty()) {
            return 0;
        }
        try {
            return OverlayNG.overlay(left, right, OverlayNG.INTERSECTION, null, new SnappingNoder(tolerance / 2))
                    .getLength();
        } catch (TopologyException tangled) {
            return OverlayNGRobust.overlay(left, right, OverlayNG.INTERSECTION).getLength();
        }
    }

    /** The parts of the outline that can lie on the common border, segment by segment. */
    private static Geometry linesWithin(Geometry area, Envelope box) {
        var parts = new ArrayList<LineString>();
        for (var line : LinearComponentExtracter.getLines(area)) {
            var coordinates = ((LineString) line).getCoordinates();
            var run = new ArrayList<Coordinate>();
            for (int i = 1; i < coordinates.length; i++) {
                if (box.intersects(coordinates[i - 1], coordinates[i])) {
                    if (run.isEmpty()) {
                        run.add(coordinates[i - 1]);
                    }
                    run.add(coordinates[i]);
                } else {
                    flush(run, area, parts);
                }
            }
            flush(run, area, parts);
        }
        return area.getFactory().createMultiLineString(parts.toArray(LineString[]::new));
    }

    private static void flush(List<Coordinate> run, Geometry area, List<LineString> parts) {
        if (!run.isEmpty()) {
            parts.add(area.getFactory().createLineString(run.toArray(Coordinate[]::new)));
            run.clear();
        }
    }
}
