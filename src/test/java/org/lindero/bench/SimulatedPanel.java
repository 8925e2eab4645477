package org.lindero.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.PanelRows;
import org.lindero.engine.did.StaggeredPanel;
import org.lindero.engine.panel.Design;
import org.lindero.engine.spatial.SpatialWeights;

/** Monthly counts of areas on a square grid over ten years; one area in twenty is treated, in three waves. */
final class SimulatedPanel {

    static final int MONTHS = 120;

    private final int areas;
    private final double[][] counts;
    private final int[] first;

    SimulatedPanel(int areas) {
        this.areas = areas;
        this.counts = new double[areas][MONTHS];
        this.first = new int[areas];
        var random = new SplittableRandom(1);
        for (int i = 0; i < areas; i++) {
            double level = 2 + 8 * random.nextDouble();
            first[i] = i % 20 == 0 ? 60 + 12 * (i / 20 % 3) : EventStudy.NEVER;
            for (int t = 0; t < MONTHS; t++) {
                double mean = level * (1 + 0.3 * Math.sin(t / 6.0)) * (treated(i, t) ? 0.8 : 1);
                counts[i][t] = poisson(mean, random);
            }
        }
    }

    private static int poisson(double mean, SplittableRandom random) {
        double floor = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > floor; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private boolean treated(int area, int month) {
        return first[area] != EventStudy.NEVER && month >= first[area];
    }

    int[] area() {
        return IntStream.range(0, areas * MONTHS).map(row -> row / MONTHS).toArray();
    }

    int[] month() {
        return IntStream.range(0, areas * MONTHS).map(row -> row % MONTHS).toArray();
    }

    double[] treatment() {
        return IntStream.range(0, areas * MONTHS)
                .mapToDouble(row -> treated(row / MONTHS, row % MONTHS) ? 1 : 0)
                .toArray();
    }

    /** Two effects, clustered by area, without the treatment. */
    Design background() {
        return Design.of(Arrays.stream(counts).flatMapToDouble(Arrays::stream).toArray())
                .effect(area())
                .effect(month())
                .cluster(area());
    }

    Design design() {
        return background().column("treatment", treatment());
    }

    StaggeredPanel staggered() {
        return StaggeredPanel.of(counts, first);
    }

    PanelRows rows() {
        int[] starts = Arrays.stream(area()).map(i -> first[i]).toArray();
        return PanelRows.of(background().outcome(), area(), month(), starts, area());
    }

    /** Mean count of each area. */
    double[] means() {
        return Arrays.stream(counts)
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                .toArray();
    }

    /** Queen's neighbours on the grid. */
    SpatialWeights neighbours() {
        int side = (int) Math.round(Math.sqrt(areas));
        int[][] neighbours = new int[areas][];
        for (int i = 0; i < areas; i++) {
            int own = i;
            neighbours[i] = IntStream.range(0, 9)
                    .filter(k -> k != 4)
                    .filter(k -> own % side + k % 3 - 1 >= 0 && own % side + k % 3 - 1 < side)
                    .map(k -> own + (k / 3 - 1) * side + k % 3 - 1)
                    .filter(j -> j >= 0 && j < areas)
                    .toArray();
        }
        return SpatialWeights.binary(neighbours);
    }
}
