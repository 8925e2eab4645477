package org.lindero.engine.spatial;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The treatment of each area over all periods, from the rows of a panel; a period without a row goes on with what was before. */
final class TreatmentPaths {

    private TreatmentPaths() {}

    static Map<Integer, double[]> byArea(int[] area, int[] period, double[] treatment) {
        int periods = Arrays.stream(period).max().orElse(-1) + 1;
        Map<Integer, double[]> paths = new TreeMap<>();
        for (int r = 0; r < area.length; r++) {
            paths.computeIfAbsent(area[r], any -> unknown(periods))[period[r]] = treatment[r];
        }
        paths.values().forEach(path -> {
            for (int t = 0; t < path.length; t++) {
                path[t] = Double.isNaN(path[t]) ? t == 0 ? 0 : path[t - 1] : path[t];
            }
        });
        return paths;
    }

    private static double[] unknown(int length) {
        double[] path = new double[length];
        Arrays.fill(path, Double.NaN);
        return path;
    }
}
