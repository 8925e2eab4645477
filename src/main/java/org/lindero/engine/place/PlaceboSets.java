package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.lindero.engine.inference.Replications;

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
        var imputation = new Imputation(panel);
        if (!panel.hasAdjacency()) {
            return new PlaceboSets(false, imputation, List.of());
        }
        var placement = new Placement(panel, clusters, imputation, options.levelFactor());
        var drawn = Replications.run(
                options.replications(),
                options.seed(),
                share -> progress.accept(share * SHARE_OF_DRAWING),
                placement::draw);
        Set<List<List<Integer>>> distinct = new HashSet<>();
        return new PlaceboSets(
                true,
                imputation,
                drawn.stream()
                        .filter(a -> a.complete() && distinct.add(a.key()))
                        .toList());
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

    /** How many of {@code sets} may lie as far out as the observed statistic for a test at the level to reject, itself counted in. */
    static int needed(int sets, double level) {
        return (int) Math.floor((1 - level) * (sets + 1) + 1e-9);
    }

    /** The value that a statistic must pass to be out of the ordinary: infinite when there are too few sets. */
    static double critical(double[] values, double level) {
        int needed = needed(values.length, level);
        if (needed < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - needed];
    }

    /** The share of statistics at least as large as the observed one, which is one of them. */
    static double p(double[] values, double observed) {
        int asFar = 0;
        for (double value : values) {
            asFar += value >= observed * (1 - 1e-10) ? 1 : 0;
        }
        return (asFar + 1.0) / (values.length + 1);
    }
}
