package org.lindero.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.hull.ConcaveHullOfPolygons;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/** The outer limits of rings around areas, for a map, as GeoJSON geometries from the inside out. */
final class RingOutlines {

    /** Corners of a quarter circle: enough that none is seen. */
    private static final int ROUND = 12;

    /** How far the drawn limits may lie from their place: less than a map shows, and far less than a boundary is known. */
    private static final double TOLERANCE_METRES = 1;

    private RingOutlines() {}

    /** Of rings of whole areas: limit i is around what lies in rings 0 to i. */
    static List<String> ofAreas(Map<Long, Geometry> lonLat, Map<Long, Integer> rings, int orders) {
        var limits = new ArrayList<String>();
        for (int order = 1; order <= orders; order++) {
            int last = order;
            var inside = lonLat.entrySet().stream()
                    .filter(entry -> rings.getOrDefault(entry.getKey(), last + 1) <= last)
                    .map(Map.Entry::getValue)
                    .toList();
            limits.add(GeoJsonText.of(OverlayNGRobust.union(inside)));
        }
        return limits;
    }

    /**
     * Of rings by distance: limit i runs so many metres around the areas, but for {@value #TOLERANCE_METRES} m and for its curves
     * being chords, which takes up to 4 in a thousand of the distance away. Only what is drawn is simplified; what lies in a ring is measured
     * from the whole boundary.
     */
    static List<String> ofDistances(Collection<Geometry> lonLat, double... metres) {
        var projection = LocalProjection.around(lonLat);
        var areas = lonLat.stream().map(projection::toMetres).toList();
        return Arrays.stream(metres)
                .mapToObj(distance -> OverlayNGRobust.union(areas.parallelStream()
                        .map(area -> simplified(area, distance).buffer(distance, ROUND))
                        .toList()))
                .map(limit -> GeoJsonText.of(projection.toLonLat(limit)))
                .toList();
    }

    /**
     * What has the same limit but for the tolerance, with fewer corners. A limit hardly enters a dent of width w: where the dent
     * is filled it lies w² / (8 distance) further out at most.
     */
    private static Geometry simplified(Geometry area, double distance) {
        double half = TOLERANCE_METRES / 2;
        var filled = ConcaveHullOfPolygons.concaveHullByLength(area, Math.sqrt(8 * distance * half));
        return TopologyPreservingSimplifier.simplify(filled, half);
    }
}
