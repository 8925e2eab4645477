package org.lindero.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Finds ground that two areas claim. */
final class Overlaps {

    /** Less than this is how exactly people draw, not a claim. */
    static final double MIN_SQUARE_METRES = 100;

    /** Ground that concerns two areas, by their places in the list. */
    record Pair(int first, int second, double squareMetres) {}

    private Overlaps() {}

    /** The pairs among valid areas in metres that share more than 100 square metres. */
    static BoundarySurvey.Overlaps among(List<Geometry> areas) {
        var pairs = pairs(areas, areas.size());
        double shared = pairs.stream().mapToDouble(Pair::squareMetres).sum();
        return new BoundarySurvey.Overlaps(pairs.size(), shared / 1e6, covered(areas, pairs.isEmpty()));
    }

    private static @Nullable Double covered(List<Geometry> areas, boolean apart) {
        if (apart) {
            return areas.stream().mapToDouble(Geometry::getArea).sum() / 1e6;
        }
        try {
            return OverlayNGRobust.union(areas).getArea() / 1e6;
        } catch (TopologyException | IllegalArgumentException tangled) {
            return null;
        }
    }

    /**
     * The same pair by pair, most ground first.
     *
     * @param fresh how many of the areas, from the first, are looked at: pairs among the others are left out
     */
    static List<Pair> pairs(List<Geometry> areas, int fresh) {
        var index = new STRtree();
        for (int i = 0; i < areas.size(); i++) {
            index.insert(areas.get(i).getEnvelopeInternal(), i);
        }
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < fresh; i++) {
            var area = areas.get(i);
            var prepared = PreparedGeometryFactory.prepare(area);
            for (var candidate : index.query(area.getEnvelopeInternal())) {
                int j = (Integer) candidate;
                if (j > i && prepared.intersects(areas.get(j))) {
                    double shared = shared(area, areas.get(j));
                    if (shared > MIN_SQUARE_METRES) {
                        pairs.add(new Pair(i, j, shared));
                    }
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::squareMetres).reversed());
        return pairs;
    }

    private static double shared(Geometry a, Geometry b) {
        try {
            return OverlayNGRobust.overlay(a, b, OverlayNG.INTERSECTION).getArea();
        } catch (TopologyException | IllegalArgumentException tangled) {
            return 0;
        }
    }
}
