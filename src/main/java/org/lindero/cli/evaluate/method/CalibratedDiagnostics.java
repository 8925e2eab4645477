package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.inference.Power;
import org.lindero.engine.synthetic.CalibratedControls;
import org.lindero.engine.synthetic.CalibratedDesign;
import org.lindero.engine.synthetic.CalibratedResult;
import org.lindero.engine.synthetic.CalibratedResult.Effect;

/**
 * The diagnostics of calibrated controls, each by the name of the outcome.
 *
 * @param inventedStart the period in the middle of the time before the start
 */
record CalibratedDiagnostics(CalibratedDesign design, CalibratedControls.Options options, String inventedStart) {

    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;

    Outcome addTo(Outcome outcome, CalibratedResult result) {
        outcome.diagnose("placeboDate", this::placeboDate)
                .diagnose("leaveOneOut", () -> leaveOneOut(result.effects()))
                .diagnose("effectiveComparisonAreas", () -> SyntheticDiagnostics.effective(result.weights()))
                .diagnose("mde", this::detectable)
                .diagnostic(
                        "placeboOutcome",
                        Outcome.unavailable("the weights hold every outcome equal; give it an analysis of its own"));
        return Diagnostics.complete(outcome, SyntheticDiagnostics.REASONS);
    }

    private Map<String, Object> placeboDate() {
        return byOutcome("start", effect -> Outcome.figures(error(effect)));
    }

    private Map<String, Object> detectable() {
        ToDoubleFunction<Effect> mde = effect ->
                Power.minimumDetectableEffect(error(effect).standardError(), Double.POSITIVE_INFINITY, ALPHA, POWER);
        return byOutcome("inventedStart", effect -> Map.of("effect", mde.applyAsDouble(effect)));
    }

    private Map<String, Object> byOutcome(String start, Function<Effect, Map<String, Object>> one) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(start, inventedStart);
        var effects = CalibratedControls.placeboDate(design, options).effects();
        effects.forEach(effect -> figures.put(effect.outcome(), one.apply(effect)));
        return figures;
    }

    private static Estimate error(Effect effect) {
        if (effect.att() == null) {
            throw new EstimationException(Reason.TOO_FEW_SETS, "fewer than 20 placebo sets could be matched");
        }
        return effect.att();
    }

    private Map<String, Object> leaveOneOut(List<Effect> whole) {
        var without = CalibratedControls.leaveOneOut(design, options);
        Map<String, Object> figures = new LinkedHashMap<>();
        for (int k = 0; k < whole.size(); k++) {
            int outcome = k;
            Map<String, Double> effects = new LinkedHashMap<>();
            without.forEach((unit, values) -> effects.put(unit, values[outcome]));
            figures.put(
                    whole.get(k).outcome(),
                    SyntheticDiagnostics.range(whole.get(k).value(), effects));
        }
        return figures;
    }
}
