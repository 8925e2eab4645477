package org.lindero.area;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * Rings around treated areas, made of whole areas. An area is in the lowest ring that holds it; a treated area is never in a
 * ring. Results give each area's ring: 0 treated, 1 and up the rings, {@link #OUTSIDE} beyond the last.
 */
public final class Rings {

    /** Neither treated nor in a ring. */
    public static final int OUTSIDE = -1;

    private Rings() {}

    /**
     * By order of contiguity: ring 1 touches a treated area, ring 2 touches ring 1, and so on.
     *
     * @param areas how many areas there are
     * @param neighbours who touches whom
     * @param treated places of the treated areas
     * @param orders how many rings
     */
    public static int[] byOrder(int areas, List<Contiguity.Pair> neighbours, BitSet treated, int orders) {
        var ring = new int[areas];
        Arrays.fill(ring, OUTSIDE);
        treated.stream().forEach(i -> ring[i] = 0);
        for (int order = 1; order <= orders; order++) {
            for (var pair : neighbours) {
                extend(ring, pair.first(), pair.second(), order);
                extend(ring, pair.second(), pair.first(), order);
            }
        }
        return ring;
    }

    /**
     * By distance of the boundaries: ring 1 is [0, limits[0]] from the nearest treated area, ring 2 (limits[0], limits[1]] …
     *
     * @param limits upper limits in metres, ascending; each belongs to its ring
     */
    public static int[] byDistance(List<? extends Geometry> areasInMetres, BitSet treated, double... limits) {
        double[] distances = distances(areasInMetres, treated);
        var ring = new int[distances.length];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = treated.get(i) ? 0 : ringOf(distances[i], limits);
        }
        return ring;
    }

    /** Metres from each area's boundary to the nearest treated area; 0 where they touch or overlap, and for the treated. */
    public static double[] distances(List<? extends Geometry> areasInMetres, BitSet treated) {
        var nearest = new double[areasInMetres.size()];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        treated.stream().forEach(t -> {
            var prepared = PreparedGeometryFactory.prepare(areasInMetres.get(t));
            var facets = new IndexedFacetDistance(areasInMetres.get(t));
            for (int i = 0; i < nearest.length; i++) {
                var area = areasInMetres.get(i);
                boolean nearer =
                        area.getEnvelopeInternal().distance(areasInMetres.get(t).getEnvelopeInternal()) < nearest[i];
                if (nearer) {
                    nearest[i] = prepared.intersects(area) ? 0 : Math.min(nearest[i], facets.distance(area));
                }
            }
        });
        return nearest;
    }

    private static int ringOf(double distance, double[] limits) {
        for (int i = 0; i < limits.length; i++) {
            if (distance <= limits[i]) {
                return i + 1;
            }
        }
        return OUTSIDE;
    }

    private static void extend(int[] ring, int from, int to, int order) {
        if (ring[from] == order - 1 && ring[to] == OUTSIDE) {
            ring[to] = order;
        }
    }
}
