package org.lindero.engine.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;
import org.lindero.engine.inference.Replications;
import org.lindero.engine.place.PlaceInference.Absence;

/** Randomisation inference: what the same statistic says about sets of clean areas that nothing was done to. */
final class PlacementTest {

    private final List<double[]> placebos;
    private final boolean adjacent;

    private PlacementTest(List<double[]> placebos, boolean adjacent) {
        this.placebos = placebos;
        this.adjacent = adjacent;
    }

    static PlacementTest run(PlacePanel panel, Clusters clusters, PlaceOptions options, DoubleConsumer progress) {
        if (!panel.hasAdjacency()) {
            return new PlacementTest(List.of(), false);
        }
        var imputation = new Imputation(panel);
        var assignments = assignments(panel, clusters, options, share -> progress.accept(share / 10));
        var placebos = new ArrayList<double[]>();
        for (int start = 0; start < assignments.size(); start += 32) {
            Replications.checkInterrupted();
            placebos.addAll(assignments.subList(start, Math.min(assignments.size(), start + 32)).parallelStream()
                    .map(a -> statistics(panel, imputation, a))
                    .filter(PlacementTest::usable)
                    .toList());
            progress.accept(0.1 + 0.9 * Math.min(1, (start + 32.0) / assignments.size()));
        }
        progress.accept(1);
        return new PlacementTest(List.copyOf(placebos), true);
    }

    /** The distinct sets that were drawn; none without neighbours. */
    static List<Placement.Assignment> assignments(
            PlacePanel panel, Clusters clusters, PlaceOptions options, DoubleConsumer progress) {
        if (!panel.hasAdjacency()) {
            return List.of();
        }
        var placement = new Placement(panel, clusters, new Imputation(panel), options.levelFactor());
        var drawn = Replications.run(options.replications(), options.seed(), progress, placement::draw);
        Set<List<List<Integer>>> distinct = new HashSet<>();
        return drawn.stream().filter(a -> a.complete() && distinct.add(a.key())).toList();
    }

    /** The log ratio of each set of an assignment. */
    private static double[] statistics(PlacePanel panel, Imputation imputation, Placement.Assignment assignment) {
        double[] weight = new double[panel.areaCount()];
        Arrays.setAll(weight, i -> panel.role(i) == PlacePanel.EXCLUDED ? 0 : 1);
        int[] from = assignment.from();
        var sums = imputation.sums(imputation.fit(weight, from), weight, assignment.role(), from, panel.rings());
        return Arrays.stream(sums)
                .mapToDouble(s -> s[1] > 0 ? Math.log(s[0] / s[1]) : Double.NaN)
                .toArray();
    }

    private static boolean usable(double[] logRatios) {
        return Arrays.stream(logRatios).noneMatch(Double::isNaN);
    }

    int sets() {
        return placebos.size();
    }

    /** Standard deviation of the treated statistic over the placebo sets. */
    double spread(int set) {
        return Math.sqrt(StatUtils.variance(placebos.stream()
                .mapToDouble(s -> s[set])
                .filter(Double::isFinite)
                .toArray()));
    }

    /** The distance from zero that a statistic must pass to be out of the ordinary; infinite with too few sets. */
    double critical(int set, double level) {
        int needed = needed(level);
        if (needed < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sizes =
                placebos.stream().mapToDouble(s -> Math.abs(s[set])).sorted().toArray();
        return sizes[sizes.length - needed];
    }

    private int needed(double level) {
        return (int) Math.floor((1 - level) * (placebos.size() + 1) + 1e-9);
    }

    @Nullable
    Absence absence(double level) {
        if (!adjacent) {
            return Absence.NO_ADJACENCY;
        }
        return needed(level) < 1 ? Absence.TOO_FEW_SETS : null;
    }

    /** The effect on a set, its interval all constant proportional effects that the placebos do not reject. */
    SetEffect effect(PointEstimate point, int set, double level) {
        if (absence(level) != null || !(point.ratio(set) > 0)) {
            return point.effect(set);
        }
        double half = critical(set, level);
        if (Double.isInfinite(half)) {
            return point.effect(set);
        }
        double observed = Math.log(point.ratio(set));
        long asFar = IntStream.range(0, placebos.size())
                .filter(b -> Math.abs(placebos.get(b)[set]) >= Math.abs(observed) * (1 - 1e-10))
                .count();
        double oneSided = critical(set, 2 * level - 1);
        return PlaceEffect.withIntervals(
                point,
                set,
                new Interval(
                        point.expected(set) * (1 - Math.exp(observed + half)),
                        point.expected(set) * (1 - Math.exp(observed - half)),
                        level),
                new Interval(Math.exp(observed - half), Math.exp(observed + half), level),
                (asFar + 1.0) / (placebos.size() + 1),
                null,
                point.expected(set) * (1 - Math.exp(observed + oneSided)));
    }
}
