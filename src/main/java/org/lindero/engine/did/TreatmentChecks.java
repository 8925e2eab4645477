package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;
import static org.lindero.engine.EstimationException.Reason.TOO_LARGE;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Power;
import org.lindero.engine.inference.Replications;

/**
 * What stands beside the estimate of a treatment in a panel: was there a trend before, does an invented start give an effect, does it
 * rest on one unit, on how many comparison units, how much do treated units adjoin, and what could the data have found.
 *
 * <p>The model is that of the estimate which the checks stand beside. Each check is one fit; {@link #leaveOneOut} is one a treated
 * unit. No check replaces another, and a passed one is weak evidence.
 */
public final class TreatmentChecks {

    private static final int MOST_BINS = 8;
    private static final long MOST_CELLS = 2_000_000;
    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;

    private final TreatmentTiming timing;
    private final Model model;

    /** The model of an estimate, with other starts and fewer rows. */
    public interface Model {

        /**
         * The effect of treatment.
         *
         * @param first first touched period by unit, {@link EventStudy#NEVER} for the others
         * @param rows which rows count
         */
        Estimate effect(int[] first, boolean[] rows);

        /** The same without its error. */
        double value(int[] first, boolean[] rows);

        /** The regression with the columns of an event study, without prefix, in the place of the treatment. */
        Fit around(EventStudy study);
    }

    /** An event study and its fit: {@link EventStudy#preTrend} is the test. */
    public record Leads(EventStudy study, Fit fit) {}

    /**
     * An estimate of an invented start.
     *
     * @param start its period
     * @param estimate should be near zero
     * @param detectable the effect that this start would have found with 80 % power, two-sided at 5 %: what the data before the real
     *     start allow. Their stretch is shorter than the real one, so it is cautious
     */
    public record Placebo(int start, Estimate estimate, double detectable) {}

    /**
     * The range of the estimates that leave out one treated unit each.
     *
     * @param withoutLowest the unit whose absence gives the lowest estimate
     * @param mattersMost the unit whose absence moves the estimate furthest
     */
    public record LeaveOneOut(double lowest, int withoutLowest, double highest, int withoutHighest, int mattersMost) {}

    public TreatmentChecks(TreatmentTiming timing, Model model) {
        this.timing = timing;
        this.model = model;
    }

    /**
     * The time before the start in at most eight bins, for the joint test that nothing happened in it.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if there is one bin only, and what the model refuses
     */
    public Leads leads() {
        int[] period = timing.periods();
        int[] first = timing.treatedFirstByRow();
        int longest = IntStream.range(0, period.length)
                .filter(timing::treated)
                .map(row -> first[row] - period[row])
                .max()
                .orElse(0);
        int width = Math.max(1, (longest + MOST_BINS - 1) / MOST_BINS);
        int reach = MOST_BINS * width;
        var study = EventStudy.of(period, first, -reach, reach - 1, width);
        if (study.leads("").isEmpty() || study.rows(-width) == 0) {
            throw new EstimationException(NO_PRE_PERIOD, "before the start there are not two stretches to compare");
        }
        return new Leads(study, model.around(study));
    }

    /**
     * The touched units as if they had started in the middle of the time before anything started; later rows are left out.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if there are fewer than two periods, and what the model refuses
     */
    public Placebo placebo() {
        int start = timing.placeboStart();
        int earliest = timing.earliest();
        boolean[] before = new boolean[timing.rows()];
        for (int row = 0; row < before.length; row++) {
            before[row] = timing.periods()[row] < earliest;
        }
        var estimate = model.effect(timing.allFrom(start), before);
        double detectable =
                Power.minimumDetectableEffect(estimate.standardError(), estimate.degreesOfFreedom(), ALPHA, POWER);
        return new Placebo(start, estimate, detectable);
    }

    /**
     * The estimates without each treated unit in turn.
     *
     * @param whole the estimate with all of them
     * @param columns how many regressors each fit has
     * @throws EstimationException {@code NO_VARIATION} if only one unit is treated, {@code TOO_LARGE} if the fits together
     *     have more than two million rows × columns, and what the model refuses
     */
    public LeaveOneOut leaveOneOut(double whole, int columns) {
        int[] treated = timing.treated();
        if (treated.length < 2) {
            throw new EstimationException(NO_VARIATION, "only one unit is treated");
        }
        if ((long) treated.length * timing.rows() * columns > MOST_CELLS) {
            throw new EstimationException(
                    TOO_LARGE,
                    "leaving out each of %d units takes as many fits of %d rows and %d columns"
                            .formatted(treated.length, timing.rows(), columns));
        }
        double[] estimates =
                Replications.map(treated.length, done -> {}, i -> model.value(timing.first(), without(treated[i])))
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        int lowest = 0;
        int highest = 0;
        int most = 0;
        for (int i = 1; i < estimates.length; i++) {
            lowest = estimates[i] < estimates[lowest] ? i : lowest;
            highest = estimates[i] > estimates[highest] ? i : highest;
            most = Math.abs(estimates[i] - whole) > Math.abs(estimates[most] - whole) ? i : most;
        }
        return new LeaveOneOut(estimates[lowest], treated[lowest], estimates[highest], treated[highest], treated[most]);
    }

    private boolean[] without(int unit) {
        boolean[] keep = new boolean[timing.rows()];
        for (int row = 0; row < keep.length; row++) {
            keep[row] = timing.unit(row) != unit;
        }
        return keep;
    }

    /**
     * How many equally important comparison units would carry as much as those there are: (Σw)² / Σw² over the units that nothing
     * touches, w_i = Σ_t |weight × treatment with the effects taken out|, which is what the regression multiplies their outcomes by.
     * In a balanced panel of equal weights it is their number; in a count model a few large ones set the trend and it is far less.
     *
     * <p>Source: L. Kish (1965), <i>Survey Sampling</i>, section 8.2.
     *
     * @param implied weight × demeaned treatment of each row
     * @throws EstimationException {@code TOO_FEW_COMPARISON_AREAS} if every unit is touched at some time
     */
    public double effectiveComparisonUnits(double[] implied) {
        double[] byUnit = new double[timing.first().length];
        for (int row = 0; row < timing.rows(); row++) {
            byUnit[timing.unit(row)] += timing.touched(row) ? 0 : Math.abs(implied[row]);
        }
        return effective(byUnit);
    }

    /**
     * (Σw)² / Σw².
     *
     * @throws EstimationException {@code TOO_FEW_COMPARISON_AREAS} if nothing has a weight
     */
    public static double effective(double[] weights) {
        double sum = Arrays.stream(weights).sum();
        double squares = Arrays.stream(weights).map(w -> w * w).sum();
        if (!(squares > 0)) {
            throw new EstimationException(TOO_FEW_COMPARISON_AREAS, "every unit is treated or touched at some time");
        }
        return sum * sum / squares;
    }

    /**
     * The share of the treated rows whose unit has a neighbour that is treated in the same period.
     *
     * @param neighbours by unit
     */
    public double overlap(int[][] neighbours) {
        var treated = new HashSet<Long>();
        for (int row = 0; row < timing.rows(); row++) {
            if (timing.treated(row) && timing.started(row)) {
                treated.add(key(timing.unit(row), timing.periods()[row]));
            }
        }
        if (treated.isEmpty()) {
            throw new EstimationException(NO_VARIATION, "no row is treated");
        }
        long beside = treated.stream()
                .filter(cell -> Arrays.stream(neighbours[(int) (cell >> 32)])
                        .anyMatch(other -> treated.contains(key(other, (int) (long) cell))))
                .count();
        return (double) beside / treated.size();
    }

    private static long key(int unit, int period) {
        return (long) unit << 32 | period;
    }
}
