package org.lindero.cli.evaluate.method;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.lindero.area.Rings;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.panel.Design;
import org.lindero.engine.place.PlacePanel;

/** The rings around any set of treated units, from the rings around each unit. */
final class RingsAround {

    private final TidyPanel panel;
    private final int rings;
    /** For each unit the ring of every other one; anything below 1 is none. */
    private final int[][] around;

    private RingsAround(TidyPanel panel, int rings, int[][] around) {
        this.panel = panel;
        this.rings = rings;
        this.around = around;
    }

    /** Measures the rings that the limits of a block make around each unit with a boundary. */
    static RingsAround read(Block block, Study study) {
        if (block.has("rings") && !block.isList("rings")) {
            throw block.wrong(
                    "rings", "a column does not say who would be in the rings of other units; give distances");
        }
        double[] limits = RingLimits.read(block, block.has("rings") ? "rings" : "distances");
        var units = study.panel().units();
        int[][] around = IntStream.range(0, units.size())
                .mapToObj(unit -> around(study, unit, limits))
                .toArray(int[][]::new);
        return new RingsAround(study.panel(), limits.length, around);
    }

    private static int[] around(Study study, int unit, double[] limits) {
        var units = study.panel().units();
        if (!study.areas().hasBoundary(units.get(unit))) {
            return new int[units.size()];
        }
        var one = new BitSet();
        one.set(unit);
        int[] ring = study.areas().rings(units, one, limits);
        return IntStream.of(ring).map(r -> r == Rings.OUTSIDE ? 0 : r).toArray();
    }

    /** Adds a column for the treated and for each ring to the design of some rows of the panel. */
    Design addTo(Design design, double[] treatment, Regression rows) {
        int[] first = Starts.of(panel, treatment);
        int[] ring = new int[first.length];
        int[] reached = new int[first.length];
        for (int unit = 0; unit < first.length; unit++) {
            reached[unit] = reach(unit, first, ring);
        }
        var next = design.column(Roles.name(PlacePanel.TREATED), rows.pick(treatment));
        for (int r = 1; r <= rings; r++) {
            int own = r;
            double[] column = IntStream.range(0, panel.rows())
                    .mapToDouble(row -> {
                        int unit = panel.unit()[row];
                        return ring[unit] == own && panel.period()[row] >= reached[unit] ? 1 : 0;
                    })
                    .toArray();
            next = next.column(Roles.name(r), rows.pick(column));
        }
        return next;
    }

    /** Sets the unit's ring, the lowest of all treated ones'; gives the earliest start that reaches it. */
    private int reach(int unit, int[] first, int[] ring) {
        int earliest = Integer.MAX_VALUE;
        for (int treated = 0; first[unit] == EventStudy.NEVER && treated < first.length; treated++) {
            int here = around[treated][unit];
            if (first[treated] != EventStudy.NEVER && here >= 1) {
                ring[unit] = ring[unit] == 0 ? here : Math.min(ring[unit], here);
                earliest = Math.min(earliest, first[treated]);
            }
        }
        return earliest;
    }
}
