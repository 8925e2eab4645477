package org.lindero.engine.did;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Wald;

/**
 * Effects by cohort and period, and what they add up to.
 *
 * @param cells in the order of cohort and period
 * @param skipped cells without an answer, and why
 * @param simple mean of all cells from the start on, weighted by the size of the cohort
 * @param dynamic by periods since the start; overall the plain mean from the start on
 * @param group by cohort, the plain mean from its start on; overall weighted by the size of the cohort
 * @param calendar by period, weighted by the size of the cohort; overall the plain mean
 * @param studied the dynamic effects that have an interval, with their covariance, named {@code e=…}
 * @param joint the cells that have an interval, with their covariance, named as {@link Cell#term}; absent when they are too many
 * @param preTest that all cells before the start are zero
 * @param units that enter
 * @param treatedUnits of these
 * @param neverTreatedUnits of these
 * @param earlyUnits left out: treated before there is a period to compare with
 * @param incompleteUnits left out: an outcome is missing
 */
public record GroupTimeResult(
        List<Cell> cells,
        List<Skipped> skipped,
        Effect simple,
        Aggregate dynamic,
        Aggregate group,
        Aggregate calendar,
        Fit studied,
        @Nullable Fit joint,
        PreTest preTest,
        int units,
        int treatedUnits,
        int neverTreatedUnits,
        int earlyUnits,
        int incompleteUnits,
        String convention) {

    public GroupTimeResult {
        cells = List.copyOf(cells);
        skipped = List.copyOf(skipped);
    }

    /**
     * A value, with its uncertainty where there is one.
     *
     * @param estimate absent where the analytic error means nothing
     * @param why it is absent
     */
    public record Effect(
            double value,
            @Nullable Estimate estimate,
            @Nullable NoInterval why) {}

    /** Why an effect has no analytic interval. */
    public enum NoInterval {
        /** It is the period that the others are compared with. */
        REFERENCE,
        /** A cohort in it has fewer than five units: their spread cannot be told from five; use placebo sets of units. */
        SMALL_COHORT,
        /** A cell in it has fewer than five comparison units. */
        FEW_COMPARISONS
    }

    /**
     * One cohort in one period.
     *
     * @param first position of the cohort's first treated period
     * @param period position of the period
     */
    public record Cell(int first, int period, Effect effect, int treatedUnits, int comparisonUnits) {

        /** Its name among the joint estimates. */
        public String term() {
            return "g=" + first + ",t=" + period;
        }
    }

    /**
     * The joint test of the cells before the start.
     *
     * @param wald absent when it cannot be computed
     * @param detectableSlope the smallest linear trend, per period, that the test finds with 80 % power; absent with the test
     * @param why they are absent
     */
    public record PreTest(
            @Nullable Wald wald,
            @Nullable Double detectableSlope,
            @Nullable String why) {

        static PreTest absent(String why) {
            return new PreTest(null, null, why);
        }
    }

    /** A cell without an answer. */
    public record Skipped(int first, int period, Reason reason) {}

    /** Effects along one dimension, and their overall one. */
    public record Aggregate(Effect overall, List<Term> terms) {

        public Aggregate {
            terms = List.copyOf(terms);
        }
    }

    /** One of them: {@code at} is periods since the start, a cohort's first period, or a period. */
    public record Term(int at, Effect effect) {}
}
