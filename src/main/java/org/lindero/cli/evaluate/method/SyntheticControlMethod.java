package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.EstimationException;
import org.lindero.engine.synthetic.Predictor;
import org.lindero.engine.synthetic.SyntheticControl;
import org.lindero.engine.synthetic.SyntheticControlResult;
import org.lindero.engine.synthetic.SyntheticControlResult.PredictorMatch;
import org.lindero.engine.synthetic.SyntheticDesign;
import org.lindero.engine.synthetic.UnitFit;

/**
 * {@code synthetic-control}: one unit against a weighted mean of others. A predictor is a column, taken as its mean over the periods
 * before the start.
 */
public final class SyntheticControlMethod implements Method {

    @Override
    public String name() {
        return "synthetic-control";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcome", "treatedUnit", "start", "donors", "predictors", "placeboOutcome");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        var outcome = SyntheticInput.outcome(panel, block.column("outcome"));
        int treated = panel.unit(block, "treatedUnit", block.text("treatedUnit"));
        int start = panel.start(block, "start");
        int[] donors = donors(block, panel, treated);
        List<Predictor> predictors = SyntheticInput.predictors(panel, block.columns("predictors"), start);
        var placebo =
                block.has("placeboOutcome") ? SyntheticInput.outcome(panel, block.column("placeboOutcome")) : null;
        return () -> {
            var design = SyntheticDesign.of(outcome, treated, start, donors).predictors(predictors);
            var result = outcome(design, panel, donors, start);
            if (placebo != null) {
                result.diagnose("placeboOutcome", () -> {
                    var other = SyntheticDesign.of(placebo, treated, start, donors);
                    var fit = SyntheticControl.estimate(other, done -> {});
                    return Outcome.withoutError(fit.fit().att(), fit.placeboP(), null);
                });
            }
            return Diagnostics.complete(result, SyntheticDiagnostics.REASONS);
        };
    }

    private static int[] donors(Block block, TidyPanel panel, int treated) {
        return block.has("donors")
                ? block.texts("donors").stream()
                        .mapToInt(code -> panel.unit(block, "donors", code))
                        .toArray()
                : IntStream.range(0, panel.units().size())
                        .filter(i -> i != treated)
                        .toArray();
    }

    private static Outcome outcome(SyntheticDesign design, TidyPanel panel, int[] donors, int start) {
        var result = SyntheticControl.estimate(design, done -> {});
        var fit = result.fit();
        Map<String, Object> weights = new LinkedHashMap<>();
        IntStream.of(donors)
                .mapToObj(panel.units()::get)
                .sorted()
                .forEach(code -> weights.put(code, fit.weights().getOrDefault(code, 0.0)));
        Map<String, Object> gaps = new LinkedHashMap<>();
        IntStream.range(0, fit.gaps().size())
                .forEach(t -> gaps.put(panel.periods().get(t), fit.gaps().get(t)));
        var outcome = Outcome.of(result.convention())
                .estimate("att", Outcome.withoutError(fit.att(), result.placeboP(), null))
                .field("weights", weights)
                .field("preRmspe", fit.preRmspe())
                .field("postRmspe", fit.postRmspe())
                .field("gaps", gaps)
                .field("rank", result.rank())
                .field("placeboP", result.placeboP())
                .field("units", result.units())
                .field("placebos", placebos(result))
                .field(
                        "predictors",
                        result.predictors().stream()
                                .map(SyntheticControlMethod::match)
                                .toList())
                .diagnose("placeboDate", () -> placeboDate(design, panel, start / 2))
                .diagnose("effectiveComparisonAreas", () -> SyntheticDiagnostics.effective(fit.weights()))
                .diagnose("mde", () -> detectable(design, panel, start / 2));
        return addWithoutDonors(outcome, design, fit.att());
    }

    /** The fits without one donor are made once, and refused once. */
    private static Outcome addWithoutDonors(Outcome outcome, SyntheticDesign design, double att) {
        try {
            var effects = leaveOneDonorOut(design);
            return outcome.diagnostic("leaveOneDonorOut", effects)
                    .diagnose("leaveOneOut", () -> leaveOneOut(effects, att));
        } catch (EstimationException refused) {
            var why = Outcome.unavailable(refused);
            return outcome.diagnostic("leaveOneDonorOut", why).diagnostic("leaveOneOut", why);
        }
    }

    private static Map<String, Object> placebos(SyntheticControlResult result) {
        Map<String, Object> placebos = new LinkedHashMap<>();
        result.placebos().forEach(placebo -> placebos.put(placebo.unit(), summary(placebo)));
        return placebos;
    }

    private static Map<String, Object> summary(UnitFit fit) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("att", fit.att());
        summary.put("preRmspe", fit.preRmspe());
        summary.put("postRmspe", fit.postRmspe());
        summary.put("ratio", fit.ratio());
        return summary;
    }

    private static Map<String, Object> match(PredictorMatch match) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", match.name());
        row.put("v", match.v());
        row.put("treated", match.treated());
        row.put("synthetic", match.synthetic());
        row.put("donors", match.donors());
        return row;
    }

    private static Map<String, Double> leaveOneDonorOut(SyntheticDesign design) {
        Map<String, Double> effects = new LinkedHashMap<>();
        SyntheticControl.leaveOneDonorOut(design).forEach((donor, fit) -> effects.put(donor, fit.att()));
        return effects;
    }

    /** Of the donors: with one treated unit there is nothing else to leave out. */
    private static Map<String, Object> leaveOneOut(Map<String, Double> effects, double att) {
        if (effects.isEmpty()) {
            throw new EstimationException(
                    EstimationException.Reason.TOO_FEW_COMPARISON_AREAS, "there are only two donors");
        }
        return SyntheticDiagnostics.range(att, effects);
    }

    private static Map<String, Object> detectable(SyntheticDesign design, TidyPanel panel, int earlier) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("effect", SyntheticControl.detectable(design, earlier));
        figures.put("inventedStart", panel.periods().get(earlier));
        return figures;
    }

    private static Map<String, Object> placeboDate(SyntheticDesign design, TidyPanel panel, int earlier) {
        var fit = SyntheticControl.placeboDate(design, earlier);
        Map<String, Object> placebo = new LinkedHashMap<>();
        placebo.put("start", panel.periods().get(earlier));
        placebo.putAll(summary(fit));
        return placebo;
    }
}
