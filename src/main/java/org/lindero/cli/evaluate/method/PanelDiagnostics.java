package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.Estimate;
import org.lindero.engine.did.BaconDecomposition;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.StaggeredPanel;
import org.lindero.engine.did.TreatmentChecks;
import org.lindero.engine.did.TreatmentTiming;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Design;

/** The diagnostics of a regression on the panel. Read before anything runs, computed after the estimate. */
final class PanelDiagnostics {

    private final Regression regression;
    private final MovedModel model;
    private final double level;
    private final boolean logarithmic;
    private final double @Nullable [] placeboOutcome;
    private final int @Nullable [][] neighbours;

    /**
     * Reads what the diagnostics need beside the regression.
     *
     * @param logarithmic whether effects are on the log scale, and outcomes are counts
     */
    PanelDiagnostics(Block block, Study study, Regression regression, MovedModel model, boolean logarithmic) {
        this.regression = regression;
        this.model = model;
        this.level = study.level();
        this.logarithmic = logarithmic;
        var panel = study.panel();
        this.placeboOutcome = !block.has("placeboOutcome")
                ? null
                : logarithmic
                        ? panel.counts(block.column("placeboOutcome"))
                        : panel.numbers(block.column("placeboOutcome"));
        this.neighbours = Diagnostics.neighbours(study);
    }

    /** Starts as a 0/1 column shows them. */
    TreatmentTiming timing(double[] treatment) {
        return TreatmentTiming.of(regression.pick(panel().unit()), regression.pick(panel().period()), treatment);
    }

    /** What a column of a linear regression multiplies the outcomes by: weight × column with the effects taken out, by row. */
    static double[] implied(Design design, String term) {
        double[] weights = design.weights();
        double[] column = new Demeaner(design.effects(), weights)
                .demean(design.column(design.names().indexOf(term)));
        return IntStream.range(0, column.length)
                .mapToDouble(row -> weights[row] * column[row])
                .toArray();
    }

    /** How to get the timing, which may be refused. */
    interface Timing {
        TreatmentTiming get();
    }

    /**
     * Adds those that all regressions have.
     *
     * @param whole the estimate that they stand beside
     * @param implied weight × demeaned treatment of each complete row
     */
    Outcome addTo(Outcome outcome, Estimate whole, Timing timing, double[] implied) {
        new CheckFigures(panel(), neighbours, logarithmic)
                .addTo(outcome, whole.value(), outcome.estimates().size(), timing::get, checked());
        Supplier<TreatmentChecks> checks = () -> new TreatmentChecks(timing.get(), checked());
        return outcome.diagnose("pretrend", () -> preTrend(checks.get()))
                .diagnose("placeboOutcome", this::placeboOutcome)
                .diagnose("effectiveComparisonAreas", () -> checks.get().effectiveComparisonUnits(implied));
    }

    private TidyPanel panel() {
        return regression.panel();
    }

    private TreatmentChecks.Model checked() {
        return new TreatmentChecks.Model() {
            @Override
            public Estimate effect(int[] first, boolean[] rows) {
                return model.moved(regression, first, rows);
            }

            @Override
            public double value(int[] first, boolean[] rows) {
                return model.moved(regression.withoutErrors(), first, rows).value();
            }

            @Override
            public Fit around(EventStudy study) {
                return model.around(regression, study);
            }
        };
    }

    private Object preTrend(TreatmentChecks checks) {
        var leads = checks.leads();
        return EventStudyMethod.preTrend(leads.study(), leads.fit(), 1 - level);
    }

    private Map<String, Object> placeboOutcome() {
        if (placeboOutcome == null) {
            return Outcome.unavailable(Diagnostics.NO_PLACEBO_OUTCOME);
        }
        return Outcome.figures(model.estimate(regression.withOutcome(placeboOutcome)));
    }

    /** The shares of the kinds of comparison in a linear regression, covariates and weights left aside. */
    Map<String, Object> baconShares(TreatmentTiming timing) {
        int[] first = Arrays.copyOf(timing.first(), panel().units().size());
        Arrays.fill(first, timing.first().length, first.length, EventStudy.NEVER);
        double[][] outcome = panel().grid(regression.outcome());
        var used = new boolean[panel().rows()];
        IntStream.of(regression.used()).forEach(row -> used[row] = true);
        for (int row = 0; row < used.length; row++) {
            if (!used[row]) {
                outcome[panel().unit()[row]][panel().period()[row]] = Double.NaN;
            }
        }
        return shares(BaconDecomposition.of(StaggeredPanel.of(outcome, first)));
    }

    static Map<String, Object> shares(BaconDecomposition.Result result) {
        Map<String, Object> shares = new LinkedHashMap<>();
        for (var type : BaconDecomposition.Type.values()) {
            var share = result.shares().get(type);
            if (share != null) {
                Map<String, Object> figures = new LinkedHashMap<>();
                figures.put("weight", share.weight());
                figures.put("estimate", share.estimate());
                shares.put(type.name(), figures);
            }
        }
        return shares;
    }
}
