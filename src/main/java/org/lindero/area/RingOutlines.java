package org.lindero.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** The outer limits of rings around areas, for a map, as GeoJSON geometries from the inside out. */
final class RingOutlines {

    /** Corners of a quarter circle: enough that none is seen. */
    private static final int ROUND = 12;

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

    /** Of rings by distance: limit i runs so many metres around the areas. */
    static List<String> ofDistances(Collection<Geometry> lonLat, double... metres) {
        var projection = LocalProjection.around(lonLat);
        var inside =
                OverlayNGRobust.union(lonLat.stream().map(projection::toMetres).toList());
        return Arrays.stream(metres)
                .mapToObj(distance -> GeoJsonText.of(projection.toLonLat(inside.buffer(distance, ROUND))))
                .toList();
    }
}
