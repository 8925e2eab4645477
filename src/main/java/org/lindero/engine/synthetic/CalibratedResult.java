package org.lindero.engine.synthetic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;

/**
 * The outcome of {@link CalibratedControls}; immutable.
 *
 * @param effects one an outcome, in their order
 * @param weights of the comparison units, by code, zeros included; they sum to the number of treated units
 * @param balance what was matched, and how far apart it was before
 * @param distance Σ (w − d)²/d that the match cost, 0 where equal weights already match
 * @param placebos placebo sets drawn
 * @param matched those of them for which a match exists
 * @param convention what was computed and how, in English, for the notes
 */
public record CalibratedResult(
        List<Effect> effects,
        Map<String, Double> weights,
        List<Balance> balance,
        double distance,
        int placebos,
        int matched,
        String convention) {

    /**
     * The effect on one outcome.
     *
     * @param treated the treated units' total from the start on
     * @param comparison the weighted total of the comparison units
     * @param value mean effect on a treated unit in a period
     * @param att the same with its placebo standard error; absent with fewer than 20 matched placebo sets
     */
    public record Effect(
            String outcome,
            double treated,
            double comparison,
            double value,
            @Nullable Estimate att) {

        /** The treated total less the comparison total. */
        public double total() {
            return treated - comparison;
        }

        /** The difference in percent of the comparison total; absent where that is not positive. */
        public @Nullable Double percent() {
            return comparison > 0 ? 100 * total() / comparison : null;
        }
    }

    /**
     * One total.
     *
     * @param name covariate, or outcome and period
     * @param treated the treated units' total
     * @param equal the comparison units' total with equal weights
     * @param weighted their total with the calibrated weights
     */
    public record Balance(String name, double treated, double equal, double weighted) {}

    public CalibratedResult {
        effects = List.copyOf(effects);
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        balance = List.copyOf(balance);
    }
}
