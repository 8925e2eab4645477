package org.lindero.engine.place;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.IntPredicate;
import org.hipparchus.stat.StatUtils;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;
import org.lindero.engine.place.PlaceInference.Absence;
import org.lindero.engine.spatial.RandomisationTest;

/** Randomisation inference: what the same statistic says about sets of clean areas that nothing was done to. */
final class PlacementTest {

    private final List<double[]> placebos;
    private final boolean adjacent;

    private PlacementTest(List<double[]> placebos, boolean adjacent) {
        this.placebos = placebos;
        this.adjacent = adjacent;
    }

    static PlacementTest run(PlacePanel panel, Clusters clusters, PlaceOptions options, DoubleConsumer progress) {
        return run(panel, clusters, any -> true, options, progress);
    }

    static PlacementTest run(
            PlacePanel panel, Clusters clusters, IntPredicate feasible, PlaceOptions options, DoubleConsumer progress) {
        var sets = PlaceboSets.draw(panel, clusters, feasible, options, progress);
        return new PlacementTest(sets.map(a -> statistics(panel, sets.imputation(), a), progress), sets.adjacent());
    }

    /** The log ratio of each set of an assignment. */
    private static Optional<double[]> statistics(
            PlacePanel panel, Imputation imputation, Placement.Assignment assignment) {
        double[] weight = new double[panel.areaCount()];
        Arrays.setAll(weight, i -> panel.role(i) == PlacePanel.EXCLUDED ? 0 : 1);
        int[] from = assignment.from();
        var sums = imputation.sums(imputation.fit(weight, from), weight, assignment.role(), from, panel.rings());
        double[] logRatios = Arrays.stream(sums)
                .mapToDouble(s -> s[1] > 0 ? Math.log(s[0] / s[1]) : Double.NaN)
                .toArray();
        return Arrays.stream(logRatios).anyMatch(Double::isNaN) ? Optional.empty() : Optional.of(logRatios);
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
        return PlaceboSets.critical(sizes(set), level);
    }

    private double[] sizes(int set) {
        return placebos.stream().mapToDouble(s -> Math.abs(s[set])).toArray();
    }

    @Nullable
    Absence absence(double level) {
        if (!adjacent) {
            return Absence.NO_ADJACENCY;
        }
        return RandomisationTest.rejecting(placebos.size(), level) < 1 ? Absence.TOO_FEW_SETS : null;
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
        double oneSided = critical(set, 2 * level - 1);
        return PlaceEffect.withIntervals(
                point,
                set,
                new Interval(
                        point.expected(set) * (1 - Math.exp(observed + half)),
                        point.expected(set) * (1 - Math.exp(observed - half)),
                        level),
                new Interval(Math.exp(observed - half), Math.exp(observed + half), level),
                RandomisationTest.p(sizes(set), Math.abs(observed)),
                null,
                point.expected(set) * (1 - Math.exp(observed + oneSided)));
    }
}
