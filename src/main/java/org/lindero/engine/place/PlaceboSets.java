package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.lindero.engine.inference.Replications;
import org.lindero.engine.spatial.RandomisationTest;

/** The distinct placebo assignments of a panel: the same ones for every statistic, given the seed. */
final class PlaceboSets {

    private static final int BLOCK = 32;
    private static final double SHARE_OF_DRAWING = 0.1;

    private final boolean adjacent;
    private final Imputation imputation;
    private final List<Placement.Assignment> assignments;

    private PlaceboSets(boolean adjacent, Imputation imputation, List<Placement.Assignment> assignments) {
        this.adjacent = adjacent;
        this.imputation = imputation;
        this.assignments = assignments;
    }

    static PlaceboSets draw(PlacePanel panel, Clusters clusters, PlaceOptions options, DoubleConsumer progress) {
        return draw(panel, clusters, any -> true, options, progress);
    }

    static PlaceboSets draw(
            PlacePanel panel, Clusters clusters, IntPredicate feasible, PlaceOptions options, DoubleConsumer progress) {
        var imputation = new Imputation(panel);
        if (!panel.hasAdjacency()) {
            return new PlaceboSets(false, imputation, List.of());
        }
        var placement = new Placement(panel, clusters, imputation, options.levelFactor());
        return new PlaceboSets(
                true,
                imputation,
                placement.draw(feasible, options, share -> progress.accept(share * SHARE_OF_DRAWING)));
    }

    /** Whether neighbours were given; without them there are no sets. */
    boolean adjacent() {
        return adjacent;
    }

    Imputation imputation() {
        return imputation;
    }

    /** The statistic of every assignment that has one, in their order. */
    <T> List<T> map(Function<Placement.Assignment, Optional<T>> statistic, DoubleConsumer progress) {
        List<T> found = new ArrayList<>();
        for (int start = 0; start < assignments.size(); start += BLOCK) {
            Replications.checkInterrupted();
            int end = Math.min(assignments.size(), start + BLOCK);
            found.addAll(assignments.subList(start, end).parallelStream()
                    .map(statistic)
                    .flatMap(Optional::stream)
                    .toList());
            progress.accept(SHARE_OF_DRAWING + (1 - SHARE_OF_DRAWING) * end / assignments.size());
        }
        progress.accept(1);
        return List.copyOf(found);
    }

    /** The value that a statistic must pass to be out of the ordinary: infinite when there are too few sets. */
    static double critical(double[] values, double level) {
        int needed = RandomisationTest.rejecting(values.length, level);
        if (needed < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - needed];
    }
}
