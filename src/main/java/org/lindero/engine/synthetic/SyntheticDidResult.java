package org.lindero.engine.synthetic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lindero.engine.Estimate;

/**
 * The outcome of {@link SyntheticDid}; immutable.
 *
 * @param att mean effect on the treated units from the start on, in the unit of the outcome
 * @param unitWeights of the comparison units, by code, zeros included
 * @param timeWeights of the periods before the start; all zero for a synthetic control
 * @param zeta strength of the ridge on the unit weights
 * @param noise standard deviation of the comparison units' first differences before the start
 * @param replications placebo sets, bootstrap draws or units left out that gave the standard error
 * @param convention what was computed and how, in English, for the notes
 */
public record SyntheticDidResult(
        Estimate att,
        Map<String, Double> unitWeights,
        Map<String, Double> timeWeights,
        double zeta,
        double noise,
        int treatedUnits,
        int replications,
        String convention) {

    public SyntheticDidResult {
        unitWeights = Collections.unmodifiableMap(new LinkedHashMap<>(unitWeights));
        timeWeights = Collections.unmodifiableMap(new LinkedHashMap<>(timeWeights));
    }
}
