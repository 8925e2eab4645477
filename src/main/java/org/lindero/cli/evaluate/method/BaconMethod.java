package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.did.BaconDecomposition;
import org.lindero.engine.did.BaconDecomposition.Pair;
import org.lindero.engine.did.BaconDecomposition.Type;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.StaggeredPanel;
import org.lindero.report.Writer;

/** {@code bacon}: which comparisons a two-way coefficient is made of. Units that are not complete are left out. */
public final class BaconMethod implements Method {

    private static final Map<String, String> REASONS =
            Diagnostics.all("this method takes the estimate of did apart: see the analysis with the method did");

    @Override
    public String name() {
        return "bacon";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcome", "treatment");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        int[] first = Starts.ofTreatment(block, panel);
        double[] outcome = panel.numbers(block.column("outcome")).clone();
        double[] treatment = panel.indicator(block.column("treatment"));
        for (int row = 0; row < outcome.length; row++) {
            outcome[row] = Double.isNaN(treatment[row]) ? Double.NaN : outcome[row];
        }
        return () -> outcome(BaconDecomposition.of(StaggeredPanel.of(panel.grid(outcome), first)), panel.periods());
    }

    private static Outcome outcome(BaconDecomposition.Result result, List<String> periods) {
        var shares = new LinkedHashMap<String, Object>();
        var means = new LinkedHashMap<String, Object>();
        for (var type : Type.values()) {
            var share = result.shares().get(type);
            if (share != null) {
                shares.put(name(type), share.weight());
                means.put(name(type), share.estimate());
            }
        }
        var outcome = Outcome.of(result.units() * result.periods(), "two-way fixed effects without covariates")
                .field(
                        "pairs",
                        result.pairs().stream()
                                .map(pair -> figures(pair, periods))
                                .toList())
                .field("shares", shares)
                .field("weightedSum", result.estimate())
                .diagnostic("means", means)
                .diagnostic("units", result.units())
                .diagnostic("incompleteUnits", result.incompleteUnits())
                .diagnostic("baconShares", PanelDiagnostics.shares(result))
                .sheet(sheet -> write(sheet, result, periods));
        return Diagnostics.complete(outcome, REASONS);
    }

    /** As the method's own program prints them. */
    private static String name(Type type) {
        return switch (type) {
            case TREATED_VS_UNTREATED -> "Treated vs Untreated";
            case EARLIER_VS_LATER -> "Earlier vs Later Treated";
            case LATER_VS_EARLIER -> "Later vs Earlier Treated";
            case LATER_VS_ALWAYS -> "Later vs Always Treated";
        };
    }

    private static Map<String, @Nullable Object> figures(Pair pair, List<String> periods) {
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("type", name(pair.type()));
        figures.put("treated", periods.get(pair.treated()));
        figures.put("comparison", comparison(pair, periods));
        figures.put("estimate", pair.estimate());
        figures.put("weight", pair.weight());
        return figures;
    }

    private static @Nullable String comparison(Pair pair, List<String> periods) {
        return pair.comparison() == EventStudy.NEVER ? null : periods.get(pair.comparison());
    }

    private static void write(Writer sheet, BaconDecomposition.Result result, List<String> periods) {
        sheet.heading("type", "treated from", "comparison treated from", "estimate", "weight");
        for (var pair : result.pairs()) {
            var comparison = comparison(pair, periods);
            sheet.newRow()
                    .text(name(pair.type()))
                    .text(periods.get(pair.treated()))
                    .text(comparison == null ? "never" : comparison)
                    .exact(pair.estimate())
                    .exact(pair.weight());
        }
        int last = result.pairs().size() + 1;
        sheet.newRow()
                .text("weighted sum")
                .skip()
                .skip()
                .formula("SUMPRODUCT(D2:D%1$d,E2:E%1$d)".formatted(last), result.estimate(), true)
                .formula("SUM(E2:E%d)".formatted(last), 1, true);
    }
}
