package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.inference.NeweyWest;
import org.lindero.engine.inference.Power;
import org.lindero.engine.series.InterruptedSeries;
import org.lindero.engine.series.SeriesDiagnostics;
import org.lindero.engine.series.SeriesOptions;
import org.lindero.engine.series.SeriesOptions.Model;

/**
 * {@code interrupted-series}: level and slope of one unit's series before and after the start, by least squares. A period that is a number
 * counts as a month for {@code harmonics}, January being 1.
 */
public final class InterruptedSeriesMethod implements Method {

    private static final String ALONE = "there is one series and nothing to compare it with";

    private static final Map<String, String> REASONS = Map.of(
            "pretrend",
            "the trend before the start is part of the model: see the term trend",
            "placeboOutcome",
            "give an outcome that the work cannot have changed an analysis of its own",
            "leaveOneOut",
            ALONE,
            "baconShares",
            ALONE,
            "dispersion",
            "is measured in models of counts only",
            "overlap",
            ALONE,
            "effectiveComparisonAreas",
            ALONE,
            "nonInferiority",
            "this method estimates nothing around the treated unit");

    private static final int MOST_HARMONICS = 5;
    private static final int YEAR = 12;
    private static final int WANTED_BEFORE = 24;
    private static final double ALPHA = 0.05;
    private static final double POWER = 0.8;

    @Override
    public String name() {
        return "interrupted-series";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcome", "start", "lag", "harmonics", "unit");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        double[] series = panel.grid(panel.numbers(block.column("outcome")))[unit(block, panel)];
        if (!block.has("lag")) {
            throw block.wrong(
                    "lag",
                    "is missing; the usual rule gives %d for %d periods"
                            .formatted(NeweyWest.defaultLag(series.length), series.length));
        }
        int harmonics = block.whole("harmonics", 0, 0, MOST_HARMONICS);
        var options = new SeriesOptions(
                Model.LINEAR,
                panel.start(block, "start"),
                true,
                harmonics,
                harmonics > 0 ? panel.firstMonth(block, "harmonics") : 1,
                block.whole("lag", 0, 0, Math.max(0, series.length - 1)),
                study.level());
        return () -> Diagnostics.complete(outcome(series, options, panel), REASONS);
    }

    private static int unit(Block block, TidyPanel panel) {
        if (block.has("unit")) {
            return panel.unit(block, "unit", block.text("unit"));
        }
        if (panel.units().size() > 1) {
            throw block.wrong(
                    "unit",
                    "is missing: the panel has %d units".formatted(panel.units().size()));
        }
        return 0;
    }

    private static Outcome outcome(double[] series, SeriesOptions options, TidyPanel panel) {
        requireAllPeriods(series, panel);
        double[] none = new double[series.length];
        Arrays.fill(none, 1);
        var result = InterruptedSeries.estimate(series, none, options);
        var outcome = Outcome.of(series.length, result.convention());
        result.fit().coefficients().forEach(c -> outcome.estimate(c.term(), c.estimate()));
        describe(outcome, result.diagnostics());
        return outcome.diagnostic("periodsBefore", result.periodsBefore())
                .diagnostic("periodsAfter", result.periodsAfter())
                .diagnose("otherLag", () -> otherLag(series, none, options))
                .diagnose("placeboDate", () -> placebo(series, none, options, panel))
                .diagnose("mde", () -> detectable(series, none, options, panel))
                .diagnostic("warning", warning(result.periodsBefore()));
    }

    /** Time runs evenly in the model, so it must in the data. */
    private static void requireAllPeriods(double[] series, TidyPanel panel) {
        var uneven = panel.unevenPeriod();
        if (uneven != null) {
            throw new EstimationException(
                    Reason.INCOMPLETE_PANEL,
                    "the periods are not equally far apart: something is missing before " + uneven);
        }
        for (int t = 0; t < series.length; t++) {
            if (Double.isNaN(series[t])) {
                throw new EstimationException(
                        Reason.INCOMPLETE_PANEL,
                        "the series has no value in " + panel.periods().get(t));
            }
        }
    }

    private static void describe(Outcome outcome, SeriesDiagnostics residuals) {
        outcome.diagnostic("autocorrelation", residuals.autocorrelation())
                .diagnostic("durbinWatson", residuals.durbinWatson())
                .diagnostic("breuschGodfrey", figures(residuals.breuschGodfrey()))
                .diagnostic("ljungBox", figures(residuals.ljungBox()));
    }

    private static @Nullable Map<String, Object> figures(SeriesDiagnostics.@Nullable Test test) {
        if (test == null) {
            return null;
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("statistic", test.statistic());
        figures.put("lags", test.lags());
        figures.put("p", test.p());
        return figures;
    }

    /** The lag is a choice: level and slope with a year's, or with the usual rule's where a year was asked for. */
    private static Map<String, Object> otherLag(double[] series, double[] none, SeriesOptions options) {
        int usual = NeweyWest.defaultLag(series.length);
        int lag = Integer.valueOf(YEAR).equals(options.lag()) ? usual : Math.min(YEAR, series.length - 1);
        var fit = InterruptedSeries.estimate(series, none, options.lagging(lag)).fit();
        var other = new LinkedHashMap<String, Object>();
        other.put("lag", lag);
        for (var term : new String[] {InterruptedSeries.LEVEL, InterruptedSeries.SLOPE_CHANGE}) {
            other.put(term, Outcome.figures(fit.coefficient(term)));
        }
        return other;
    }

    private static Map<String, Object> placebo(double[] series, double[] none, SeriesOptions options, TidyPanel panel) {
        var fit = InterruptedSeries.placebo(series, none, options).fit();
        var placebo = new LinkedHashMap<String, Object>();
        placebo.put("start", panel.periods().get(options.start() / 2));
        for (var term : new String[] {InterruptedSeries.LEVEL, InterruptedSeries.SLOPE_CHANGE}) {
            placebo.put(term, Outcome.figures(fit.coefficient(term)));
        }
        return placebo;
    }

    /** The step in the level that the time before the start could have found, by the error of an invented start in its middle. */
    private static Map<String, Object> detectable(
            double[] series, double[] none, SeriesOptions options, TidyPanel panel) {
        var level = InterruptedSeries.placebo(series, none, options).fit().coefficient(InterruptedSeries.LEVEL);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put(
                "effect", Power.minimumDetectableEffect(level.standardError(), level.degreesOfFreedom(), ALPHA, POWER));
        figures.put("of", InterruptedSeries.LEVEL);
        figures.put("inventedStart", panel.periods().get(options.start() / 2));
        return figures;
    }

    private static String warning(int before) {
        var alone = "one series without a comparison cannot tell the start from whatever else happened then";
        return before < WANTED_BEFORE ? "fewer than 24 periods before the start; " + alone : alone;
    }
}
