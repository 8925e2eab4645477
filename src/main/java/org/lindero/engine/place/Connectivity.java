package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.UNPREDICTABLE;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.lindero.engine.EstimationException;

/**
 * Whether missing counts leave a touched area without a chain of untouched areas from its periods before to those after. Without
 * one, the level of the two parts of the trend would be arbitrary.
 */
final class Connectivity {

    private Connectivity() {}

    static void require(PlacePanel panel) {
        Map<Integer, int[]> rootsByStratum = new HashMap<>();
        for (int i = 0; i < panel.areaCount(); i++) {
            if (panel.role(i) != PlacePanel.EXCLUDED) {
                int[] roots = rootsByStratum.computeIfAbsent(panel.stratum(i), any -> identity(panel.periodCount()));
                join(panel, i, roots);
            }
        }
        for (int i = 0; i < panel.areaCount(); i++) {
            if (panel.touched(i) && !reaches(panel, i, rootsByStratum.getOrDefault(panel.stratum(i), new int[0]))) {
                throw new EstimationException(
                        UNPREDICTABLE, panel.area(i) + ": missing counts leave no common comparison before and after");
            }
        }
    }

    private static int[] identity(int n) {
        int[] roots = new int[n];
        Arrays.setAll(roots, t -> t);
        return roots;
    }

    private static void join(PlacePanel panel, int area, int[] roots) {
        int first = -1;
        for (int t = 0; t < panel.from(area); t++) {
            if (!Double.isNaN(panel.outcome(area, t))) {
                if (first < 0) {
                    first = t;
                }
                roots[root(roots, t)] = root(roots, first);
            }
        }
    }

    private static boolean reaches(PlacePanel panel, int area, int[] roots) {
        int home = -1;
        for (int t = 0; t < panel.periodCount(); t++) {
            if (!Double.isNaN(panel.outcome(area, t))) {
                int root = root(roots, t);
                if (home >= 0 && root != home) {
                    return false;
                }
                home = root;
            }
        }
        return true;
    }

    private static int root(int[] roots, int t) {
        int root = t;
        while (roots[root] != root) {
            root = roots[root];
        }
        return root;
    }
}
