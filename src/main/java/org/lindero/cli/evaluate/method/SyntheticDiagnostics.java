package org.lindero.cli.evaluate.method;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lindero.engine.did.TreatmentChecks;

/** What the diagnostics of the synthetic methods have in common. */
final class SyntheticDiagnostics {

    /** What these methods do not have. */
    static final Map<String, String> REASONS = Map.of(
            "pretrend", "the weights are chosen to follow the treated units before the start: see placeboDate",
            "placeboOutcome", Diagnostics.NO_PLACEBO_OUTCOME,
            "baconShares", "there is one start, and no unit that is treated is compared with",
            "dispersion", "is measured in models of counts only",
            "overlap", "says nothing of this method: give donors that are no neighbours",
            "nonInferiority", "this method estimates nothing around the treated units");

    private SyntheticDiagnostics() {}

    /** Kish's number of equally important comparison units, (Σw)² / Σw². */
    static double effective(Map<String, Double> weights) {
        return TreatmentChecks.effective(
                weights.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    /**
     * The range of effects that leave out one unit each.
     *
     * @param effects by the unit that is left out, not empty
     */
    static Map<String, Object> range(double whole, Map<String, Double> effects) {
        var byEffect = Map.Entry.<String, Double>comparingByValue();
        var lowest = effects.entrySet().stream().min(byEffect).orElseThrow();
        var highest = effects.entrySet().stream().max(byEffect).orElseThrow();
        var most = effects.entrySet().stream()
                .max(Comparator.comparingDouble(one -> Math.abs(one.getValue() - whole)))
                .orElseThrow();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lowest", lowest.getValue());
        figures.put("withoutLowest", lowest.getKey());
        figures.put("highest", highest.getValue());
        figures.put("withoutHighest", highest.getKey());
        figures.put("mattersMost", most.getKey());
        return figures;
    }
}
