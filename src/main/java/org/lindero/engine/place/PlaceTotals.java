package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.List;
import org.lindero.engine.displacement.Change;

/**
 * Events before and after the earliest start, for the descriptive measures and for arithmetic by hand.
 *
 * <p>Months in which any used area has no count are left out for all, so that the groups stay comparable.
 *
 * @param rings ring 1, ring 2, …
 * @param clean the comparison pool
 * @param periodsBefore periods with all counts before the earliest start
 * @param periodsAfter periods with all counts from it on
 * @param staggered whether some touched areas started later, so that "after" holds some of their untouched time
 */
public record PlaceTotals(
        Change treated, List<Change> rings, Change clean, int periodsBefore, int periodsAfter, boolean staggered) {

    public PlaceTotals {
        rings = List.copyOf(rings);
    }

    /** Adds up a panel; O(areas × periods). */
    public static PlaceTotals of(PlacePanel panel) {
        int start = PlaceRobustness.earliestStart(panel);
        int sets = panel.rings() + 2;
        double[][] sums = new double[sets][2];
        int[] periods = new int[2];
        boolean staggered = false;
        for (int t = 0; t < panel.periodCount(); t++) {
            if (complete(panel, t)) {
                int side = t < start ? 0 : 1;
                periods[side]++;
                for (int i = 0; i < panel.areaCount(); i++) {
                    if (panel.role(i) != PlacePanel.EXCLUDED) {
                        sums[panel.touched(i) ? panel.role(i) : sets - 1][side] += panel.outcome(i, t);
                    }
                }
            }
        }
        for (int i = 0; i < panel.areaCount(); i++) {
            staggered |= panel.touched(i) && panel.from(i) != start;
        }
        List<Change> rings = new ArrayList<>();
        for (int ring = 1; ring <= panel.rings(); ring++) {
            rings.add(change(sums[ring]));
        }
        return new PlaceTotals(change(sums[0]), rings, change(sums[sets - 1]), periods[0], periods[1], staggered);
    }

    private static boolean complete(PlacePanel panel, int t) {
        for (int i = 0; i < panel.areaCount(); i++) {
            if (panel.role(i) != PlacePanel.EXCLUDED && Double.isNaN(panel.outcome(i, t))) {
                return false;
            }
        }
        return true;
    }

    private static Change change(double[] sums) {
        return new Change(sums[0], sums[1]);
    }
}
