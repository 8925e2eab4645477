package org.lindero.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
     * Of rings by distance: limit i runs so many metres around the areas, within {@value #TOLERANCE_METRES} m of its place and as
     * round as {@link #ROUND} says. Only what is drawn is simplified; what lies in a ring is measured from the whole boundary.
     */
    static List<String> ofDistances(Collection<Geometry> lonLat, double... metres) {
        var projection = LocalProjection.around(lonLat);
        var areas = lonLat.stream()
                .map(area -> simplified(projection.toMetres(area)))
                .toList();
        return Arrays.stream(metres)
                .mapToObj(distance -> OverlayNGRobust.union(areas.parallelStream()
                        .map(area -> area.buffer(distance, ROUND))
                        .toList()))
                .map(limit -> GeoJsonText.of(projection.toLonLat(limit)))
                .toList();
    }

    /** With fewer corners, and never nothing. */
    private static Geometry simplified(Geometry area) {
        return TopologyPreservingSimplifier.simplify(area, TOLERANCE_METRES);
    }
}
