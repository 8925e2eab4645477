package org.lindero.engine.displacement;

import static org.lindero.engine.EstimationException.Reason.NO_POST_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.ZERO_DENOMINATOR;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;

/**
 * The weighted displacement difference: the change in the target, and in a buffer, less the change in their controls.
 *
 * <p>Estimand: events more (positive) or fewer (negative) than under the control's change. Counts are taken as independent
 * Poisson numbers, so the variance is the sum of the counts, each over its squared weight; trends are parallel in
 * <em>numbers</em>, not in proportion, and the control is untouched. Intervals are normal.
 *
 * <p>Source: A. Wheeler and J. Ratcliffe (2018), <i>Crime Science</i> 7:11, doi:10.1186/s40163-018-0085-5.
 */
public final class Wdd {

    private static final double SMALL = 5;

    private Wdd() {}

    /**
     * What the counts are divided by.
     *
     * @param timeBefore length of the period before, in any unit
     * @param timeAfter length of the period after, in the same unit
     * @param treated size of the target
     * @param control size of its control
     * @param displacement size of the buffer
     * @param displacementControl size of the buffer's control
     */
    public record Weights(
            double timeBefore,
            double timeAfter,
            double treated,
            double control,
            double displacement,
            double displacementControl) {

        public static final Weights NONE = new Weights(1, 1, 1, 1, 1, 1);

        public Weights {
            for (double w : new double[] {timeBefore, timeAfter, treated, control, displacement, displacementControl}) {
                if (!(w > 0 && Double.isFinite(w))) {
                    throw new IllegalArgumentException("weights must be positive: " + w);
                }
            }
        }
    }

    /**
     * The estimate with a control of its own for the target and for the buffer, as published; O(1).
     *
     * @param displacement the buffer, absent together with its control when there is none
     * @param level level of the intervals, in (0, 1)
     * @throws EstimationException {@code NO_VARIATION} if all counts are zero
     */
    public static WddResult independentControls(
            Change treated,
            Change control,
            @Nullable Change displacement,
            @Nullable Change displacementControl,
            Weights weights,
            double level) {
        if ((displacement == null) != (displacementControl == null)) {
            throw new IllegalArgumentException("a buffer and its control belong together");
        }
        var w = weights;
        double local = rate(treated, w, w.treated()) - rate(control, w, w.control());
        double localVariance = variance(treated, w, w.treated()) + variance(control, w, w.control());
        boolean small = treated.hasCellBelow(SMALL) || control.hasCellBelow(SMALL);
        if (displacement == null || displacementControl == null) {
            var estimate = estimate(local, localVariance, level);
            return new WddResult(estimate, null, estimate, small, "WDD, normal interval");
        }
        double moved = rate(displacement, w, w.displacement()) - rate(displacementControl, w, w.displacementControl());
        double movedVariance =
                variance(displacement, w, w.displacement()) + variance(displacementControl, w, w.displacementControl());
        return new WddResult(
                estimate(local, localVariance, level),
                estimate(moved, movedVariance, level),
                estimate(local + moved, localVariance + movedVariance, level),
                small || displacement.hasCellBelow(SMALL) || displacementControl.hasCellBelow(SMALL),
                "WDD, two controls, normal interval");
    }

    /** The estimate with one comparison pool over periods of equal length; see the longer form. */
    public static WddResult sharedControl(
            Change treated, @Nullable Change displacement, Change control, double overdispersion, double level) {
        return sharedControl(treated, displacement, control, Weights.NONE, overdispersion, level);
    }

    /**
     * The estimate with one comparison pool that is k times as large as the target and the buffer.
     *
     * <p>The pool is scaled to each by its count before, k_T = C0/T0 and k_D = C0/D0. In the total its change enters once, with the
     * coefficient 1/k_T + 1/k_D, and the variance uses the square of that coefficient: the two comparisons share the pool's chance.
     * The scales are taken as known.
     *
     * @param displacement the buffer, absent when there is none
     * @param weights of time, so that the estimate is in events a unit of time; weights of areas are not used, k stands for them
     * @param overdispersion variance over mean of the counts; 1 for Poisson
     * @param level level of the intervals, in (0, 1)
     * @throws EstimationException {@code ZERO_DENOMINATOR} if the pool, the target or the buffer has no events before
     */
    public static WddResult sharedControl(
            Change treated,
            @Nullable Change displacement,
            Change control,
            Weights weights,
            double overdispersion,
            double level) {
        if (!(overdispersion > 0)) {
            throw new IllegalArgumentException("overdispersion must be positive: " + overdispersion);
        }
        var pool = Moments.of(control, weights);
        double scale = share(treated, control);
        boolean small = treated.hasCellBelow(SMALL) || control.hasCellBelow(SMALL);
        var target = Moments.of(treated, weights);
        var local = target.less(pool, scale).estimate(overdispersion, level);
        if (displacement == null) {
            return new WddResult(
                    local,
                    null,
                    local,
                    small,
                    "WDD, comparison pool scaled to the target's count before, normal interval");
        }
        double scaleMoved = share(displacement, control);
        var buffer = Moments.of(displacement, weights);
        return new WddResult(
                local,
                buffer.less(pool, scaleMoved).estimate(overdispersion, level),
                target.plus(buffer).less(pool, scale + scaleMoved).estimate(overdispersion, level),
                small || displacement.hasCellBelow(SMALL),
                "WDD, one comparison pool, scaled to target and buffer by their counts before and counted once, normal interval");
    }

    /**
     * Estimates of several kinds of events, each times its harm: the sum of w × estimate, kinds taken as independent.
     *
     * @param estimates for instance the totals of thefts, robberies, …
     * @param harm weight of each kind
     */
    public static Estimate harmWeighted(List<Estimate> estimates, double[] harm, double level) {
        if (estimates.size() != harm.length || estimates.isEmpty()) {
            throw new IllegalArgumentException("one weight an estimate");
        }
        double value = 0;
        double variance = 0;
        for (int k = 0; k < harm.length; k++) {
            value += harm[k] * estimates.get(k).value();
            variance += Math.pow(harm[k] * estimates.get(k).standardError(), 2);
        }
        return estimate(value, variance, level);
    }

    /**
     * The difference as it grows month by month after the start: after m months Σ(T − C) less m/B times the same sum over the B months
     * before, counts taken as independent Poisson numbers.
     *
     * @param treated counts of all months, those before the start first
     * @param control the same months
     * @param before B, how many months are before the start
     * @return one estimate a month from the start on
     * @throws EstimationException {@code NO_PRE_PERIOD}, {@code NO_POST_PERIOD}, {@code NO_VARIATION} if all counts are zero
     */
    public static List<Estimate> running(double[] treated, double[] control, int before, double level) {
        if (treated.length != control.length) {
            throw new IllegalArgumentException("two series over different months");
        }
        if (before < 1 || before >= treated.length) {
            throw new EstimationException(
                    before < 1 ? NO_PRE_PERIOD : NO_POST_PERIOD, "months before and after the start are needed");
        }
        double[] base = new double[2];
        double[] after = new double[2];
        var running = new ArrayList<Estimate>();
        for (int t = 0; t < treated.length; t++) {
            double[] sums = t < before ? base : after;
            sums[0] += treated[t] - control[t];
            sums[1] += treated[t] + control[t];
            if (t >= before) {
                double share = (t - before + 1.0) / before;
                running.add(estimate(after[0] - share * base[0], after[1] + share * share * base[1], level));
            }
        }
        return List.copyOf(running);
    }

    /** A change in rates and its Poisson variance. */
    private record Moments(double difference, double variance) {

        static Moments of(Change change, Weights weights) {
            return new Moments(rate(change, weights, 1), Wdd.variance(change, weights, 1));
        }

        Moments plus(Moments other) {
            return new Moments(difference + other.difference, variance + other.variance);
        }

        Moments less(Moments pool, double coefficient) {
            return new Moments(
                    difference - coefficient * pool.difference, variance + coefficient * coefficient * pool.variance);
        }

        Estimate estimate(double overdispersion, double level) {
            return Wdd.estimate(difference, overdispersion * variance, level);
        }
    }

    /** 1/k: the size of a group relative to the pool. */
    private static double share(Change group, Change control) {
        if (control.before() == 0 || group.before() == 0) {
            throw new EstimationException(ZERO_DENOMINATOR, "no events before in a group or in its comparison");
        }
        return group.before() / control.before();
    }

    private static double rate(Change change, Weights w, double area) {
        return change.after() / (w.timeAfter() * area) - change.before() / (w.timeBefore() * area);
    }

    private static double variance(Change change, Weights w, double area) {
        double after = w.timeAfter() * area;
        double before = w.timeBefore() * area;
        return change.after() / (after * after) + change.before() / (before * before);
    }

    private static Estimate estimate(double value, double variance, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level outside (0, 1): " + level);
        }
        if (variance == 0) {
            throw new EstimationException(NO_VARIATION, "all counts are zero");
        }
        return Estimate.of(value, Math.sqrt(variance), Double.POSITIVE_INFINITY, level);
    }
}
