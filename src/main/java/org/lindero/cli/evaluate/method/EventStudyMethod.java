package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.TreatmentTiming;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Fit;

/** {@code event-study}: one coefficient a period before and after the start, by least squares or Poisson. */
public final class EventStudyMethod implements Method {

    private static final List<String> MODELS = List.of("ols", "poisson");
    private static final Pattern TERM = Pattern.compile("k=-?\\d+");

    @Override
    public String name() {
        return "event-study";
    }

    @Override
    public Set<String> keys() {
        return Regression.keys(
                "first", "model", "reference", "window", "offset", "observationWeights", "placeboOutcome");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        boolean poisson = block.choice("model", MODELS, "ols").equals("poisson");
        Regression.keepFree(block, name -> TERM.matcher(name).matches());
        var column = block.column("outcome");
        var regression = new Regression(
                        block,
                        panel,
                        poisson ? panel.counts(column) : panel.numbers(column),
                        poisson ? Regression.WITHOUT_CR2 : Regression.LINEAR)
                .columns(block, "covariates");
        readWeights(block, panel, regression, poisson);
        int[] firstByUnit = Starts.byUnit(block, panel);
        int[] first = Starts.byRow(panel, firstByUnit);
        int[] window = window(block, relative(panel.period(), first));
        int reference = block.whole("reference", -1, window[0], -1);
        var model = new MovedEvents(
                firstByUnit,
                window,
                reference,
                (d, variance) -> poisson
                        ? PoissonFixedEffects.estimate(d, variance, study.level())
                                .fit()
                        : TwoWayFixedEffects.estimate(d, variance, study.level()));
        var diagnostics = new PanelDiagnostics(block, study, regression, model, poisson);
        return () -> {
            var timing = model.study(regression, firstByUnit);
            requireBeforeAndAfter(timing, reference);
            var design = timing.addTo(regression.design(), "");
            var fit = model.fit().apply(design, regression.variance());
            var outcome = Outcome.of(fit);
            fit.coefficients().forEach(c -> outcome.estimate(c.term(), c.estimate()));
            var preTrend = preTrend(timing, fit, 1 - study.level());
            outcome.field("pretrend", preTrend)
                    .diagnostic("missingRows", regression.missing())
                    .diagnostic("reference", "k=" + reference)
                    .diagnostic(
                            "of", "placeboDate, placeboOutcome, leaveOneOut and mde are of the mean of k=0, k=1, …");
            PanelDiagnostics.Timing starts = () -> TreatmentTiming.ofStarts(
                    regression.pick(panel.unit()), regression.pick(panel.period()), firstByUnit);
            var treatment = regression.designWithout().column("started", regression.started(firstByUnit));
            diagnostics.addTo(
                    outcome, MovedEvents.mean(timing, fit), starts, PanelDiagnostics.implied(treatment, "started"));
            outcome.diagnostic("pretrend", preTrend);
            if (poisson) {
                outcome.diagnose(
                        "dispersion",
                        () -> PoissonFixedEffects.estimate(design, regression.variance(), study.level())
                                .dispersion());
            } else {
                outcome.diagnose("baconShares", () -> diagnostics.baconShares(starts.get()));
            }
            return Diagnostics.complete(outcome, poisson ? Diagnostics.COUNTS : Diagnostics.LINEAR);
        };
    }

    private static void requireBeforeAndAfter(EventStudy timing, int reference) {
        if (timing.rows(reference) == 0) {
            throw new EstimationException(
                    Reason.NO_PRE_PERIOD, "no treated unit is seen in the period of reference, k=" + reference);
        }
        if (timing.relativePeriods().stream().noneMatch(k -> k >= 0)) {
            throw new EstimationException(Reason.NO_POST_PERIOD, "no treated unit is seen from its start on");
        }
    }

    private static void readWeights(Block block, TidyPanel panel, Regression regression, boolean poisson) {
        if (block.has(poisson ? "observationWeights" : "offset")) {
            throw block.wrong(
                    poisson ? "observationWeights" : "offset",
                    "does not go with the model " + (poisson ? "poisson" : "ols"));
        }
        if (poisson && block.has("offset")) {
            regression.offset(panel.positives(block.column("offset")));
        } else if (block.has("observationWeights")) {
            regression.weights(panel.positives(block.column("observationWeights")));
        }
    }

    private static int[] relative(int[] period, int[] first) {
        return IntStream.range(0, period.length)
                .filter(row -> first[row] != EventStudy.NEVER)
                .map(row -> period[row] - first[row])
                .toArray();
    }

    private static int[] window(Block block, int[] relative) {
        if (relative.length == 0) {
            throw new EstimationException(EstimationException.Reason.NO_VARIATION, "no unit is ever treated");
        }
        int lowest = Math.min(-1, Arrays.stream(relative).min().orElseThrow());
        int highest = Math.max(0, Arrays.stream(relative).max().orElseThrow());
        if (!block.has("window")) {
            return new int[] {lowest, highest};
        }
        double[] pair = block.pair("window");
        if (pair[0] != Math.rint(pair[0]) || pair[1] != Math.rint(pair[1]) || pair[0] > -1 || pair[1] < 0) {
            throw block.wrong("window", "whole numbers, one before and one from the start on, are expected");
        }
        return new int[] {(int) Math.max(pair[0], lowest), (int) Math.min(pair[1], highest)};
    }

    /** The joint test of the periods before the start, and the trend that it could have found. */
    static Map<String, Object> preTrend(EventStudy timing, Fit fit, double alpha) {
        var leads = timing.leads("");
        if (leads.isEmpty()) {
            return Outcome.unavailable("there is no period before the start but the reference");
        }
        try {
            return CheckFigures.preTrend(
                    fit.wald(leads), timing.preTrend(fit, "", alpha).detectableSlope());
        } catch (EstimationException refused) {
            return Outcome.unavailable(refused);
        }
    }
}
