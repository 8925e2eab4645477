package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;

import java.util.stream.IntStream;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.did.EventStudy.PreTrend;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Power;
import org.lindero.engine.panel.Design;

/**
 * What stands beside the estimate of one 0/1 treatment in a panel with unit and period effects: was there a trend before, does an
 * invented start give an effect, does it rest on one unit, on how many comparison units, and what could the data have found.
 *
 * <p>Works with any model of a {@link Design}, so that the checks use the model of the estimate that they stand beside. Each check is
 * one fit; {@link #leaveOneOut} is one a treated unit. No check replaces another, and a passed one is weak evidence.
 */
public final class TreatmentChecks {

    private static final int MOST_BINS = 8;
    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;

    private final Design design;
    private final TreatmentTiming timing;
    private final Model model;

    /** Fits a design, whose errors, weights and level are its own affair. */
    public interface Model {

        Fit fit(Design design);
    }

    /**
     * An estimate of an invented start.
     *
     * @param start its period
     * @param estimate should be near zero
     * @param detectable the effect that this start would have found with 80 % power, two-sided at 5 %: what the data before the real
     *     start allow
     */
    public record Placebo(int start, Estimate estimate, double detectable) {}

    /**
     * The ends of the estimates that leave out one treated unit each.
     *
     * @param withoutLowest the unit whose absence gives the lowest estimate
     */
    public record LeaveOneOut(double lowest, int withoutLowest, double highest, int withoutHighest) {}

    /**
     * @param design everything but the treatment: outcome, covariates, effects, clusters
     * @param timing of the same rows
     */
    public TreatmentChecks(Design design, TreatmentTiming timing, Model model) {
        if (design.rows() != timing.rows()) {
            throw new IllegalArgumentException("as many rows as the design has");
        }
        this.design = design;
        this.timing = timing;
        this.model = model;
    }

    /**
     * The joint test of the time before the start, in at most eight bins.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if there is one bin only, and what the model refuses
     */
    public PreTrend preTrend() {
        int longest = IntStream.range(0, timing.rows())
                .filter(timing::everTreated)
                .map(row -> timing.first(row) - timing.period(row))
                .max()
                .orElse(0);
        int width = Math.max(1, (longest + MOST_BINS - 1) / MOST_BINS);
        int[] period = IntStream.range(0, timing.rows()).map(timing::period).toArray();
        int reach = MOST_BINS * width;
        var study = EventStudy.of(period, timing.firstByRow(), -reach, reach - 1, width);
        if (study.leads("").isEmpty()) {
            throw new EstimationException(NO_PRE_PERIOD, "no time before the start but the reference");
        }
        return study.preTrend(model.fit(study.addTo(design, "")), "", ALPHA);
    }

    /**
     * The treated units as if they had started in the middle of the time before anything started; later rows are left out.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if there are fewer than two periods, and what the model refuses
     */
    public Placebo placebo() {
        int start = timing.placeboStart();
        int earliest = timing.earliest();
        boolean[] before = new boolean[timing.rows()];
        double[] invented = new double[timing.rows()];
        for (int row = 0; row < before.length; row++) {
            before[row] = timing.period(row) < earliest;
            invented[row] = timing.everTreated(row) && timing.period(row) >= start ? 1 : 0;
        }
        var estimate = estimate(design.column("placebo", invented).rows(before), "placebo");
        double detectable =
                Power.minimumDetectableEffect(estimate.standardError(), estimate.degreesOfFreedom(), ALPHA, POWER);
        return new Placebo(start, estimate, detectable);
    }

    private Estimate estimate(Design rows, String term) {
        return model.fit(rows).coefficient(term);
    }

    /**
     * The estimates without each treated unit in turn.
     *
     * @throws EstimationException {@code TOO_FEW_COMPARISON_AREAS} if only one unit is treated, and what the model refuses
     */
    public LeaveOneOut leaveOneOut() {
        int[] treated = timing.treatedUnits();
        if (treated.length < 2) {
            throw new EstimationException(TOO_FEW_COMPARISON_AREAS, "only one unit is treated");
        }
        double[] treatment = IntStream.range(0, timing.rows())
                .mapToDouble(row -> timing.started(row) ? 1 : 0)
                .toArray();
        var full = design.column("left", treatment);
        double[] estimates = IntStream.of(treated)
                .mapToDouble(unit -> estimate(full.rows(without(unit)), "left").value())
                .toArray();
        int lowest = 0;
        int highest = 0;
        for (int i = 1; i < estimates.length; i++) {
            lowest = estimates[i] < estimates[lowest] ? i : lowest;
            highest = estimates[i] > estimates[highest] ? i : highest;
        }
        return new LeaveOneOut(estimates[lowest], treated[lowest], estimates[highest], treated[highest]);
    }

    private boolean[] without(int unit) {
        boolean[] keep = new boolean[timing.rows()];
        for (int row = 0; row < keep.length; row++) {
            keep[row] = timing.unit(row) != unit;
        }
        return keep;
    }

    /**
     * How many equally large comparison units would carry as much as those there are, (Σw)² / Σw² over the units that are never
     * treated (Kish 1965): far fewer than their number when a few large ones set the trend.
     *
     * @param weights what each row counts in the model: ones, weights, or the fitted means of a count model
     * @throws EstimationException {@code TOO_FEW_COMPARISON_AREAS} if every unit is treated at some time
     */
    public double effectiveComparisonUnits(double[] weights) {
        double[] byUnit = new double
                [IntStream.range(0, timing.rows()).map(timing::unit).max().orElse(-1) + 1];
        for (int row = 0; row < timing.rows(); row++) {
            byUnit[timing.unit(row)] += timing.everTreated(row) ? 0 : weights[row];
        }
        double sum = 0;
        double squares = 0;
        for (double w : byUnit) {
            sum += w;
            squares += w * w;
        }
        if (sum == 0) {
            throw new EstimationException(TOO_FEW_COMPARISON_AREAS, "no unit is never treated");
        }
        return sum * sum / squares;
    }
}
