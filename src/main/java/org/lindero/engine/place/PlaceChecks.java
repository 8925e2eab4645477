package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.UNPREDICTABLE;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.did.BaconDecomposition;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.StaggeredPanel;
import org.lindero.engine.did.TreatmentChecks;

/**
 * Numbers beside the primary model that need no other fit: how widely counts scatter, how much treated areas adjoin, on how many
 * comparison areas the answer rests, and what a simple two-way regression would have compared. O(areas × periods).
 */
public final class PlaceChecks {

    private PlaceChecks() {}

    /**
     * Pearson's statistic over its degrees of freedom of the clean areas before anything started, at least one: 1 for Poisson counts.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if there are fewer than two periods before
     */
    public static double dispersion(PlacePanel panel) {
        if (PlaceRobustness.earliestStart(panel) < 2) {
            throw new EstimationException(NO_PRE_PERIOD, "fewer than two periods before anything started");
        }
        return Dispersion.before(panel);
    }

    /**
     * The share of the treated area-periods in which a neighbour is treated as well.
     *
     * @throws EstimationException {@code UNPREDICTABLE} if neighbours are not known
     */
    public static double overlap(PlacePanel panel) {
        if (!panel.hasAdjacency()) {
            throw new EstimationException(UNPREDICTABLE, "it is not known which areas are neighbours");
        }
        int cells = 0;
        int beside = 0;
        for (int i = 0; i < panel.areaCount(); i++) {
            for (int t = panel.from(i); panel.role(i) == PlacePanel.TREATED && t < panel.periodCount(); t++) {
                int now = t;
                cells++;
                beside += Arrays.stream(panel.neighbours(i))
                                .anyMatch(j -> panel.role(j) == PlacePanel.TREATED && panel.from(j) <= now)
                        ? 1
                        : 0;
            }
        }
        return (double) beside / cells;
    }

    /**
     * How many equally important comparison areas would carry as much as those there are, (Σw)² / Σw². The trend of a stratum is that
     * of the events of its clean areas, so an area weighs its share of their events, times the share of the treated areas' expected
     * events that its stratum predicts. A few busy areas can set the trend of many.
     *
     * <p>Source: L. Kish (1965), <i>Survey Sampling</i>, section 8.2.
     *
     * @throws EstimationException as {@link PlaceEffect#estimate}
     */
    public static double effectiveComparisonAreas(PlacePanel panel) {
        var point = PointEstimate.of(panel);
        Map<Integer, Double> predicted = new HashMap<>();
        int next = 0;
        for (int i = 0; i < panel.areaCount(); i++) {
            if (panel.touched(i)) {
                double expected = point.byArea().get(next++).expected();
                predicted.merge(panel.stratum(i), panel.role(i) == PlacePanel.TREATED ? expected : 0, Double::sum);
            }
        }
        double[] events = new double[panel.areaCount()];
        Map<Integer, Double> total = new HashMap<>();
        for (int i = 0; i < events.length; i++) {
            if (panel.role(i) == PlacePanel.CLEAN) {
                events[i] = point.imputation().before(i, panel.periodCount())[0];
                total.merge(panel.stratum(i), events[i], Double::sum);
            }
        }
        return TreatmentChecks.effective(IntStream.range(0, events.length)
                .mapToDouble(i -> events[i] > 0
                        ? predicted.getOrDefault(panel.stratum(i), 0.0)
                                * events[i]
                                / total.getOrDefault(panel.stratum(i), 1.0)
                        : 0)
                .toArray());
    }

    /**
     * What a linear regression of the treated and clean areas with area and period effects would have been made of. The primary model
     * has no such shares, for it compares with untouched cells only; a large share of comparisons with treated areas says how far the
     * usual regression would be from it.
     *
     * @throws EstimationException {@code NO_VARIATION} if all treated areas start together: then every comparison is with clean areas
     */
    public static BaconDecomposition.Result baconShares(PlacePanel panel) {
        int[] areas = IntStream.range(0, panel.areaCount())
                .filter(i -> panel.role(i) == PlacePanel.TREATED || panel.role(i) == PlacePanel.CLEAN)
                .toArray();
        int[] first = IntStream.of(areas)
                .map(i -> panel.role(i) == PlacePanel.TREATED ? panel.from(i) : EventStudy.NEVER)
                .toArray();
        if (IntStream.of(first).filter(f -> f != EventStudy.NEVER).distinct().count() < 2) {
            throw new EstimationException(
                    NO_VARIATION, "all treated areas start together, so every comparison is with clean areas");
        }
        double[][] outcome = IntStream.of(areas)
                .mapToObj(i -> IntStream.range(0, panel.periodCount())
                        .mapToDouble(t -> panel.outcome(i, t))
                        .toArray())
                .toArray(double[][]::new);
        return BaconDecomposition.of(StaggeredPanel.of(outcome, first));
    }

    /** The share of that weight that falls on comparisons with areas that are treated already; zero with one start. */
    public static double shareWithTreated(PlacePanel panel) {
        long starts = IntStream.range(0, panel.areaCount())
                .filter(i -> panel.role(i) == PlacePanel.TREATED)
                .map(panel::from)
                .distinct()
                .count();
        return starts < 2 ? 0 : shareWithTreated(baconShares(panel));
    }

    private static double shareWithTreated(BaconDecomposition.Result result) {
        return result.pairs().stream()
                .filter(pair -> pair.type() == BaconDecomposition.Type.LATER_VS_EARLIER
                        || pair.type() == BaconDecomposition.Type.LATER_VS_ALWAYS)
                .mapToDouble(BaconDecomposition.Pair::weight)
                .sum();
    }
}
