package org.lindero.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.locationtech.jts.operation.buffer.BufferParameters;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Finds strips that two areas leave between them: ground of no area that both together enclose so narrowly that it closes when
 * they grow by 5 m. A street of 12 m between two areas is no gap, one of 8 m is.
 */
final class Gaps {

    /** Wider ground between two areas is a street or a river, not a gap. */
    static final double WIDTH_METRES = 10;

    /** Corners on an arc need not be many to measure a strip. */
    private static final BufferParameters COARSE = new BufferParameters(4);

    private final List<Geometry> areas;
    private final STRtree index = new STRtree();

    private Gaps(List<Geometry> areas) {
        this.areas = areas;
        for (int i = 0; i < areas.size(); i++) {
            index.insert(areas.get(i).getEnvelopeInternal(), i);
        }
    }

    /**
     * The gaps between pairs of valid areas in metres of more than 100 square metres, most ground first.
     *
     * @param fresh how many of the areas, from the first, are looked at: gaps among the others are left out
     */
    static List<Overlaps.Pair> pairs(List<Geometry> areas, int fresh) {
        var suspects = suspects(areas);
        return suspects.isEmpty() ? List.of() : new Gaps(areas).measured(suspects, fresh);
    }

    /** Areas whose outline does not meet its neighbours' somewhere; the others need not be measured. */
    private static Set<Integer> suspects(List<Geometry> areas) {
        var suspects = new HashSet<Integer>();
        var flawed = CoverageValidator.validate(areas.toArray(Geometry[]::new), WIDTH_METRES);
        for (int i = 0; i < flawed.length; i++) {
            if (flawed[i] != null) {
                suspects.add(i);
            }
        }
        return suspects;
    }

    private List<Overlaps.Pair> measured(Set<Integer> suspects, int fresh) {
        var gaps = new ArrayList<Overlaps.Pair>();
        for (int i : suspects) {
            for (var candidate : index.query(around(i, WIDTH_METRES))) {
                int j = (Integer) candidate;
                if (j > i && i < fresh && suspects.contains(j)) {
                    double lost = lost(i, j);
                    if (lost > Overlaps.MIN_SQUARE_METRES) {
                        gaps.add(new Overlaps.Pair(i, j, lost));
                    }
                }
            }
        }
        gaps.sort(Comparator.comparingDouble(Overlaps.Pair::squareMetres).reversed());
        return gaps;
    }

    private Envelope around(int i, double metres) {
        var box = new Envelope(areas.get(i).getEnvelopeInternal());
        box.expandBy(metres);
        return box;
    }

    private double lost(int i, int j) {
        var common = around(i, WIDTH_METRES / 2).intersection(around(j, WIDTH_METRES / 2));
        common.expandBy(WIDTH_METRES);
        try {
            var first = clipped(i, common);
            var second = clipped(j, common);
            if (first.isEmpty() || second.isEmpty() || !first.isWithinDistance(second, WIDTH_METRES)) {
                return 0;
            }
            var strip = closed(overlay(first, second, OverlayNG.UNION));
            strip = overlay(strip, closed(first), OverlayNG.DIFFERENCE);
            strip = overlay(strip, closed(second), OverlayNG.DIFFERENCE);
            for (var candidate : index.query(strip.getEnvelopeInternal())) {
                strip = overlay(strip, clipped((Integer) candidate, common), OverlayNG.DIFFERENCE);
            }
            return strip.getArea();
        } catch (TopologyException tangled) {
            return 0;
        }
    }

    private Geometry clipped(int i, Envelope box) {
        var area = areas.get(i);
        return box.contains(area.getEnvelopeInternal())
                ? area
                : overlay(area, area.getFactory().toGeometry(box), OverlayNG.INTERSECTION);
    }

    /** The area with every inlet narrower than the width filled: widened by half of it and drawn in again. */
    private static Geometry closed(Geometry area) {
        return BufferOp.bufferOp(BufferOp.bufferOp(area, WIDTH_METRES / 2, COARSE), -WIDTH_METRES / 2, COARSE);
    }

    /** Polygons only: lines along which areas just touch have no ground. */
    private static Geometry overlay(Geometry a, Geometry b, int operation) {
        var result = OverlayNGRobust.overlay(a, b, operation);
        return result.getFactory().buildGeometry(PolygonExtracter.getPolygons(result));
    }
}
