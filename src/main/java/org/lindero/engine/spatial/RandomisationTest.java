package org.lindero.engine.spatial;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Interval;
import org.lindero.engine.inference.Replications;
import org.lindero.engine.spatial.FeasibleSets.Assignment;

/**
 * Randomisation inference: how far out the estimate lies among those of the assignments that could have been, for few treated areas.
 *
 * <p>The hypothesis is sharp: a constant effect, zero for p, in every treated cell. p = (1 + placebos at least as far from zero) /
 * (1 + placebos), ties counted to a relative 1e-10. The interval inverts the test: it holds every constant effect that, once taken
 * out of the treated cells, the placebos do not reject; the placebo estimates are computed anew with the effect taken out. With
 * fewer than 19 distinct placebos, or too few for the level, there is neither.
 *
 * <p>Assumes that each feasible assignment was as likely as the real one. Cost: two passes over the assignments, two to six more for
 * each end of the interval. The same bits on any number of threads. Sources: R. Fisher (1935), <i>The Design of Experiments</i>; P.
 * Rosenbaum (2002), <i>Observational Studies</i>, ch. 2, doi:10.1007/978-1-4757-3692-2; D. MacKinnon and M. Webb (2020),
 * <i>Journal of Econometrics</i> 218(2), doi:10.1016/j.jeconom.2020.04.024.
 */
public final class RandomisationTest {

    /** With fewer placebo sets there is no verdict. */
    public static final int MINIMUM_SETS = 19;

    private static final double TIE = 1e-10;
    private static final double SETTLED = 1e-7;
    private static final int MAX_ROUNDS = 12;
    private static final int BLOCK = 64;

    private final Statistic statistic;
    private final List<Assignment> placebos;
    private final double estimate;
    private final double level;

    /** The estimate under an assignment. */
    public interface Statistic {

        /**
         * Safe for many threads.
         *
         * @param effect a constant effect of the real assignment, taken out of the outcomes first
         * @return not-a-number when the assignment has no estimate
         */
        double of(Assignment assignment, double effect);
    }

    private RandomisationTest(Statistic statistic, List<Assignment> placebos, double estimate, double level) {
        this.statistic = statistic;
        this.placebos = placebos;
        this.estimate = estimate;
        this.level = level;
    }

    /**
     * Tests.
     *
     * @param level of the interval, in (0, 1)
     * @throws EstimationException {@code TOO_FEW_SETS} if there is no placebo at all, {@code NO_VARIATION} if the real assignment has
     *     no estimate
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public static RandomisationResult run(
            Statistic statistic, Assignment real, FeasibleSets.Drawn drawn, double level, long seed) {
        double estimate = statistic.of(real, 0);
        if (!Double.isFinite(estimate)) {
            throw new EstimationException(Reason.NO_VARIATION, "the real assignment has no estimate");
        }
        double[] all = values(statistic, drawn.assignments(), 0);
        var usable = IntStream.range(0, all.length)
                .filter(k -> Double.isFinite(all[k]))
                .mapToObj(drawn.assignments()::get)
                .toList();
        if (usable.isEmpty()) {
            throw new EstimationException(Reason.TOO_FEW_SETS, "no other set of areas could have been treated");
        }
        double[] placebos = Arrays.stream(all).filter(Double::isFinite).toArray();
        int needed = rejecting(placebos.length, level);
        double smallest = 1.0 / (placebos.length + 1);
        if (placebos.length < MINIMUM_SETS || needed < 1) {
            return new RandomisationResult(estimate, null, null, placebos.length, smallest, drawn.enumerated(), seed);
        }
        var test = new RandomisationTest(statistic, usable, estimate, level);
        return new RandomisationResult(
                estimate,
                p(placebos, Math.abs(estimate)),
                test.interval(placebos, needed),
                placebos.length,
                smallest,
                drawn.enumerated(),
                seed);
    }

    /** The share of the placebos, the observed one among them, that are at least as far from zero. */
    public static double p(double[] placebos, double distance) {
        long asFar = Arrays.stream(placebos)
                .filter(v -> Math.abs(v) >= distance * (1 - TIE))
                .count();
        return (asFar + 1.0) / (placebos.length + 1);
    }

    /** How many of {@code sets} and the observed one may lie as far out for a test at the level to reject. */
    public static int rejecting(int sets, double level) {
        return (int) Math.floor((1 - level) * (sets + 1) + 1e-9);
    }

    private static double[] values(Statistic statistic, List<Assignment> assignments, double effect) {
        double[] values = new double[assignments.size()];
        for (int start = 0; start < values.length; start += BLOCK) {
            Replications.checkInterrupted();
            IntStream.range(start, Math.min(values.length, start + BLOCK))
                    .parallel()
                    .forEach(k -> values[k] = statistic.of(assignments.get(k), effect));
        }
        return values;
    }

    private @Nullable Interval interval(double[] atZero, int needed) {
        double other = estimate == 0 ? 1 : estimate;
        double[] atOther = values(statistic, placebos, other);
        double[] slope = new double[placebos.size()];
        double[] centre = new double[placebos.size()];
        for (int k = 0; k < slope.length; k++) {
            slope[k] = (atOther[k] - atZero[k]) / other;
            centre[k] = atZero[k] + slope[k] * estimate;
        }
        double lower = end(-1, centre, slope, needed);
        double upper = end(1, centre, slope, needed);
        boolean bounded = Double.isFinite(lower) && Double.isFinite(upper);
        return bounded ? new Interval(estimate - lower, estimate + upper, level) : null;
    }

    /**
     * How far from the estimate the effects on one side are not rejected. A placebo v(e), with v taken as a line through the estimate
     * and the last end, is at least as far from zero as the real statistic up to some distance; the needed-largest of these counts.
     */
    private double end(int side, double[] centre, double[] slope, int needed) {
        double distance = distance(side, centre, slope, needed);
        for (int round = 0; round < MAX_ROUNDS && Double.isFinite(distance) && distance > 0; round++) {
            double[] there = values(statistic, placebos, estimate + side * distance);
            double at = side * distance;
            double[] line = new double[centre.length];
            for (int k = 0; k < line.length; k++) {
                line[k] = (there[k] - centre[k]) / at;
            }
            double next = distance(side, centre, line, needed);
            if (Math.abs(next - distance) <= SETTLED * distance) {
                return next;
            }
            distance = next;
        }
        return distance;
    }

    private static double distance(int side, double[] centre, double[] slope, int needed) {
        double[] reach = new double[centre.length];
        for (int k = 0; k < reach.length; k++) {
            double s = side * slope[k];
            double along = 1 - s > TIE ? centre[k] / (1 - s) : Double.POSITIVE_INFINITY;
            double against = 1 + s > TIE ? -centre[k] / (1 + s) : Double.POSITIVE_INFINITY;
            reach[k] = Double.isNaN(centre[k] + s) ? Double.POSITIVE_INFINITY : Math.max(along, against);
        }
        Arrays.sort(reach);
        return reach[reach.length - needed];
    }
}
