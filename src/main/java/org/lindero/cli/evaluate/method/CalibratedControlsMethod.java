package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.synthetic.CalibratedControls;
import org.lindero.engine.synthetic.CalibratedDesign;
import org.lindero.engine.synthetic.CalibratedResult;
import org.lindero.engine.synthetic.CalibratedResult.Balance;
import org.lindero.engine.synthetic.CalibratedResult.Effect;
import org.lindero.engine.synthetic.OutcomePanel;

/**
 * {@code calibrated-controls}: comparison units whose weighted totals equal the treated ones'. A unit that is ever treated is treated from
 * {@code start} on. A covariate is a column, taken as its mean over the periods before. {@code block} matches sums of so many periods.
 */
public final class CalibratedControlsMethod implements Method {

    @Override
    public String name() {
        return "calibrated-controls";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcomes", "treatment", "start", "covariates", "block", "replications");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        Map<String, OutcomePanel> outcomes = new LinkedHashMap<>();
        block.columns("outcomes").forEach(column -> outcomes.put(column.name(), SyntheticInput.outcome(panel, column)));
        int[] treated = SyntheticInput.treated(block, panel);
        int start = panel.start(block, "start");
        var covariates = SyntheticInput.predictors(panel, block.columns("covariates"), start);
        int together = block.whole("block", 1, 1, Math.max(1, start));
        var options = new CalibratedControls.Options(
                block.whole("replications", 999, 20, 100_000), study.seed(), study.level());
        return () -> {
            var design =
                    CalibratedDesign.of(outcomes, treated, start, covariates).inBlocksOf(together);
            var result = CalibratedControls.estimate(design, options, done -> {});
            return new CalibratedDiagnostics(design, options, panel.periods().get(start / 2))
                    .addTo(outcome(result), result);
        };
    }

    private static Outcome outcome(CalibratedResult result) {
        var outcome = Outcome.of(result.convention());
        result.effects().forEach(effect -> outcome.estimate(effect.outcome(), figures(effect)));
        if (result.effects().size() == 1) {
            // one outcome's effect has also the name that it has in the other synthetic methods
            outcome.estimate("att", figures(result.effects().getFirst()));
        }
        return outcome.field("weights", result.weights())
                .field(
                        "balance",
                        result.balance().stream()
                                .map(CalibratedControlsMethod::row)
                                .toList())
                .field("distance", result.distance())
                .field("placeboSets", result.placebos())
                .field("matchedPlaceboSets", result.matched());
    }

    private static Map<String, Object> figures(Effect effect) {
        var figures =
                effect.att() == null ? Outcome.withoutError(effect.value(), null, null) : Outcome.figures(effect.att());
        figures.put("treatedTotal", effect.treated());
        figures.put("comparisonTotal", effect.comparison());
        figures.put("percent", effect.percent());
        return figures;
    }

    private static Map<String, Object> row(Balance balance) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", balance.name());
        row.put("treated", balance.treated());
        row.put("equal", balance.equal());
        row.put("weighted", balance.weighted());
        return row;
    }
}
