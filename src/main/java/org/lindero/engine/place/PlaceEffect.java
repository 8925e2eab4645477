package org.lindero.engine.place;

import static org.lindero.engine.place.PlaceInference.Rule.RANDOMISATION;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.Interval;
import org.lindero.engine.inference.Replications;
import org.lindero.engine.place.PlaceInference.Caveat;

/**
 * The effect of place-based work on the treated areas, on each ring around them, and net: the primary model.
 *
 * <p>Estimand: events prevented, the events expected in the exposed cells without the work less those observed. The expectation
 * comes from Poisson imputation: exp(a_i + l_(stratum,t) + log offset) is fitted to untouched cells only (clean areas in all
 * periods; touched areas before their first exposure) and carried into the exposed ones. It holds for staggered starts and for
 * effects that differ, and no treated area is ever a comparison. With one start, one stratum and a balanced panel it is
 * preTotal × cleanPost / cleanPre − postTotal.
 *
 * <p>Assumes that without the work the touched areas would have kept their ratio to the clean areas of their stratum, that nobody
 * anticipates, and that clean areas are untouched. A wrong stratum can invent displacement: show {@link PlaceRobustness} beside it.
 *
 * <p>Uncertainty by the number of clusters, see {@link PlaceInference.Rule}. <em>Bootstrap:</em> clusters are drawn within
 * treated, ring-only and, by stratum, clean ones, rescaled after Rao and Wu so that few clusters are not understated; intervals are
 * percentiles expanded to t with (clusters that hold the set − 1) degrees of freedom, and p is the level at which they reach zero.
 * <em>Randomisation:</em> the same statistic for contiguous sets of clean areas of the same size and similar level; the interval
 * inverts the test of a constant proportional effect, the expectation taken as given. It supposes that areas are no more alike inside
 * a treated set than inside a placebo; where few sets fit beside each other they overlap, and the interval is a little short.
 *
 * <p>Cost: O(replications × areas × periods). Sources: J. Wooldridge (2023), <i>Econometrics Journal</i> 26(3),
 * doi:10.1093/ectj/utad016; K. Borusyak, X. Jaravel and J. Spiess (2024), <i>Review of Economic Studies</i> 91(6),
 * doi:10.1093/restud/rdae007; J. Rao and C. Wu (1988), doi:10.1080/01621459.1988.10478591; T. Hesterberg (2015),
 * doi:10.1080/00031305.2015.1089789.
 */
public final class PlaceEffect {

    /** Below this number of clean areas there is no estimate. */
    public static final int MINIMUM_CLEAN = 5;

    private static final int WANTED_CLEAN = 10;
    private static final double FAILED_SHARE = 0.05;

    private PlaceEffect() {}

    /**
     * Estimates the effect.
     *
     * @param progress receives the share that is done, from 0 to 1, on the calling thread
     * @throws EstimationException {@code TOO_FEW_COMPARISON_AREAS} if there are fewer than five clean areas, in all or in a stratum
     *     with touched areas; {@code NO_PRE_PERIOD} or {@code NO_POST_PERIOD} if a touched area has no count before or after;
     *     {@code ALL_ZERO} or {@code ZERO_DENOMINATOR} if there are no events to compare; {@code UNPREDICTABLE} if missing counts
     *     leave a cell without a trend
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static PlaceResult estimate(PlacePanel panel, PlaceOptions options, DoubleConsumer progress) {
        return estimate(panel, null, true, options, progress);
    }

    /**
     * The same without the pooled model beside it, which takes most of the time and which no sentence depends on.
     *
     * @throws EstimationException as {@link #estimate(PlacePanel, PlaceOptions, DoubleConsumer)}
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static PlaceResult withoutPooled(PlacePanel panel, PlaceOptions options, DoubleConsumer progress) {
        return estimate(panel, null, false, options, progress);
    }

    /**
     * Estimates the effect with placebo sets, however many clusters there are, without the pooled model.
     *
     * @param feasible codes of the areas that could have been treated; those among them that are clean carry the placebo sets
     * @throws EstimationException as {@link #estimate(PlacePanel, PlaceOptions, DoubleConsumer)}
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static PlaceResult randomised(
            PlacePanel panel, Set<String> feasible, PlaceOptions options, DoubleConsumer progress) {
        return estimate(panel, feasible, false, options, progress);
    }

    private static PlaceResult estimate(
            PlacePanel panel,
            @Nullable Set<String> feasible,
            boolean withPooled,
            PlaceOptions options,
            DoubleConsumer progress) {
        var point = PointEstimate.of(panel);
        Replications.checkInterrupted();
        var clusters = new Clusters(panel);
        var pooled = withPooled ? PooledModel.fit(panel, clusters, options) : null;
        Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
        if (point.counts().zeroPreAreas() > 0) {
            caveats.add(Caveat.TOUCHED_AREA_WITHOUT_EARLIER_EVENTS);
        }
        if (point.counts().cleanAreas() < WANTED_CLEAN) {
            caveats.add(Caveat.FEW_COMPARISON_AREAS);
        }
        if (feasible == null && clusters.rule() != RANDOMISATION) {
            return byBootstrap(panel, options, progress, point, clusters, pooled, caveats);
        }
        var test = PlacementTest.run(
                panel, clusters, i -> feasible == null || feasible.contains(panel.area(i)), options, progress);
        return byRandomisation(options, test, point, clusters, pooled, caveats);
    }

    private static PlaceResult byBootstrap(
            PlacePanel panel,
            PlaceOptions options,
            DoubleConsumer progress,
            PointEstimate point,
            Clusters clusters,
            @Nullable PooledPoisson pooled,
            Set<Caveat> caveats) {
        var bootstrap = ClusterBootstrap.run(panel, point, clusters, options, progress);
        if (bootstrap.failed() > FAILED_SHARE * options.replications()) {
            caveats.add(Caveat.FAILED_DRAWS);
        }
        if (clusters.stratumWithOneCleanCluster()) {
            caveats.add(Caveat.STRATUM_WITH_ONE_COMPARISON_CLUSTER);
        }
        List<SetEffect> sets = new ArrayList<>();
        for (int set = 0; set < point.sets(); set++) {
            sets.add(bootstrap.effect(point, set, clusters.holding(set, panel.rings())));
        }
        int draws = options.replications() - bootstrap.failed();
        var inference = new PlaceInference(
                clusters.rule(),
                clusters.treated(),
                clusters.count(),
                draws,
                bootstrap.smallestP(clusters.treated()),
                null,
                caveats,
                options.seed(),
                options.level());
        return result(
                sets,
                point,
                pooled,
                inference,
                "imputation, cluster bootstrap, " + draws + " draws, seed " + options.seed());
    }

    private static PlaceResult byRandomisation(
            PlaceOptions options,
            PlacementTest test,
            PointEstimate point,
            Clusters clusters,
            @Nullable PooledPoisson pooled,
            Set<Caveat> caveats) {
        List<SetEffect> sets = new ArrayList<>();
        for (int set = 0; set < point.sets(); set++) {
            sets.add(test.effect(point, set, options.level()));
        }
        var inference = new PlaceInference(
                RANDOMISATION,
                clusters.treated(),
                clusters.count(),
                test.sets(),
                test.sets() == 0 ? null : Double.valueOf(1.0 / (test.sets() + 1)),
                test.absence(options.level()),
                caveats,
                options.seed(),
                options.level());
        return result(
                sets,
                point,
                pooled,
                inference,
                "imputation, randomisation over " + test.sets() + " placebo sets, seed " + options.seed());
    }

    private static PlaceResult result(
            List<SetEffect> sets,
            PointEstimate point,
            @Nullable PooledPoisson pooled,
            PlaceInference inference,
            String convention) {
        return new PlaceResult(
                sets.get(0),
                sets.subList(1, sets.size() - 1),
                sets.get(sets.size() - 1),
                point.byArea(),
                pooled,
                inference,
                point.counts(),
                convention);
    }

    /** A set with an interval of prevented events and one of its ratio observed / expected. */
    static SetEffect withIntervals(
            PointEstimate point,
            int set,
            Interval prevented,
            Interval ratio,
            double p,
            @Nullable Double error,
            double floor) {
        double level = prevented.level();
        var percent = new Interval(100 * (1 - ratio.upper()), 100 * (1 - ratio.lower()), level);
        var log = ratio.lower() > 0 ? new Interval(Math.log(ratio.lower()), Math.log(ratio.upper()), level) : null;
        return point.effect(set, error, p, prevented, percent, log, floor);
    }
}
