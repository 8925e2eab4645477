package org.lindero.engine.synthetic;

import java.util.List;

/**
 * The outcome of {@link SyntheticControl}; immutable.
 *
 * @param fit the treated unit, its weights, gaps and mean effect
 * @param placebos every donor in the treated unit's place, by code
 * @param rank of the treated unit's ratio of squared gaps after and before among all units, 1 = the largest; ties count against it
 * @param placeboP rank / units: it cannot fall below one over the number of units
 * @param predictors what each predictor weighs and how it is met; empty when outcomes alone are matched
 * @param convention what was computed and how, in English, for the notes
 */
public record SyntheticControlResult(
        UnitFit fit,
        List<UnitFit> placebos,
        int rank,
        double placeboP,
        List<PredictorMatch> predictors,
        String convention) {

    /**
     * How one predictor is met.
     *
     * @param v its weight; all of them sum to one
     * @param treated its value in the treated unit
     * @param synthetic its value in the synthetic control
     * @param donors its plain mean over the donors
     */
    public record PredictorMatch(String name, double v, double treated, double synthetic, double donors) {}

    public SyntheticControlResult {
        placebos = List.copyOf(placebos);
        predictors = List.copyOf(predictors);
    }

    /** Number of units compared, the treated one included. */
    public int units() {
        return placebos.size() + 1;
    }
}
