package org.lindero.engine.series;

import static org.lindero.engine.EstimationException.Reason.NOT_FINITE;
import static org.lindero.engine.EstimationException.Reason.NO_POST_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.count.PoissonFit;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.inference.ClusterVariance;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.LeastSquares;
import org.lindero.engine.inference.NeweyWest;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;
import org.lindero.engine.panel.Factor;
import org.lindero.engine.series.SeriesOptions.Model;

/**
 * Did a series change when something started? Segmented regression of one series, or of one against another.
 *
 * <p>y_t = b0 + b1 t + b2 post + b3 post (t − T0) + waves of the year + e; t counts from 1, T0 is the first treated period, so that
 * {@code level} is the jump there and {@code slopeChange} is zero there. Least squares in the unit of the outcome, or counts with an
 * exposure on the log scale. Assumes that nothing else happened at the start and that the trend before would have gone on; one series
 * without a comparison cannot tell. At least 24 periods before are wanted, see {@link Result#periodsBefore}. Autocorrelated errors
 * need {@link NeweyWest}, and its lag is a choice: show another one.
 *
 * <p>O(n × columns²). Source: J. Lopez Bernal, S. Cummins and A. Gasparrini (2017), <i>International Journal of Epidemiology</i>
 * 46(1), doi:10.1093/ije/dyw098; A. Linden (2015), <i>Stata Journal</i> 15(2), doi:10.1177/1536867X1501500208.
 */
public final class InterruptedSeries {

    public static final String LEVEL = "level";
    public static final String TREND = "trend";
    public static final String SLOPE_CHANGE = "slopeChange";

    /** What comes before the name of a term to mean the series of interest less the comparison. */
    public static final String DIFFERENCE = "difference.";

    private static final int LAGS = 12;
    private static final int MINIMUM_BEFORE = 2;

    private InterruptedSeries() {}

    /**
     * @param fit terms {@code intercept}, {@code trend}, {@code level}, {@code slopeChange}, {@code sin1}, {@code cos1}, …; against a
     *     comparison these are the comparison's, and each with {@link #DIFFERENCE} before it is the difference
     * @param dispersion Pearson's statistic over the degrees of freedom; the residual variance of least squares
     * @param deviance of count models; the residual sum of squares of least squares
     * @param diagnostics of the series of interest: least-squares residuals, or deviance residuals of counts
     */
    public record Result(
            Fit fit,
            double dispersion,
            double deviance,
            SeriesDiagnostics diagnostics,
            int periodsBefore,
            int periodsAfter,
            String convention) {}

    /**
     * One series.
     *
     * @param outcome one value a period, none missing
     * @param exposure population or time at risk of count models, positive; ones are no exposure
     * @throws EstimationException {@code NO_PRE_PERIOD} with fewer than two periods before the start, {@code NO_POST_PERIOD} with none
     *     after, {@code NOT_FINITE} if a value is missing, {@code NO_VARIATION} if the outcome does not vary or there are too few
     *     periods for the columns, and as {@link PoissonFixedEffects#estimate}
     */
    public static Result estimate(double[] outcome, double[] exposure, SeriesOptions options) {
        requirePeriods(outcome, options);
        var design = columns(Design.of(outcome).intercept(), outcome.length, options, t -> 1, "");
        return fit(design.offset(exposure), new int[outcome.length], options);
    }

    /**
     * One series against another over the same periods: every term may differ, {@link #DIFFERENCE} + {@link #LEVEL} and
     * {@link #DIFFERENCE} + {@link #SLOPE_CHANGE} are the estimates.
     *
     * @throws EstimationException as {@link #estimate}
     */
    public static Result compare(
            double[] outcome,
            double[] exposure,
            double[] comparison,
            double[] comparisonExposure,
            SeriesOptions options) {
        int n = outcome.length;
        if (comparison.length != n) {
            throw new IllegalArgumentException("two series over different periods");
        }
        requirePeriods(outcome, options);
        requirePeriods(comparison, options);
        IntToDoubleFunction own = row -> row < n ? 1 : 0;
        var design = columns(Design.of(joined(outcome, comparison)).intercept(), n, options, row -> 1, "");
        design = design.column(
                DIFFERENCE + Design.INTERCEPT,
                IntStream.range(0, 2 * n).mapToDouble(own).toArray());
        design = columns(design, n, options, own, DIFFERENCE);
        int[] series = IntStream.range(0, 2 * n).map(row -> row < n ? 0 : 1).toArray();
        return fit(design.offset(joined(exposure, comparisonExposure)), series, options);
    }

    /** The same question about a start in the middle of the time before: it should find nothing. */
    public static Result placebo(double[] outcome, double[] exposure, SeriesOptions options) {
        int before = Math.clamp(options.start(), 0, outcome.length);
        return estimate(
                Arrays.copyOf(outcome, before), Arrays.copyOf(exposure, before), options.startingAt(before / 2));
    }

    private static void requirePeriods(double[] outcome, SeriesOptions options) {
        if (options.start() < MINIMUM_BEFORE) {
            throw new EstimationException(NO_PRE_PERIOD, "fewer than two periods before the start");
        }
        if (options.start() >= outcome.length) {
            throw new EstimationException(NO_POST_PERIOD, "no period from the start on");
        }
        for (int t = 0; t < outcome.length; t++) {
            if (!Double.isFinite(outcome[t])) {
                throw new EstimationException(NOT_FINITE, "period " + (t + 1) + " of the series is missing");
            }
        }
        if (Arrays.stream(outcome).distinct().count() == 1) {
            throw new EstimationException(NO_VARIATION, "the outcome is the same in every period");
        }
    }

    private static double[] joined(double[] first, double[] second) {
        return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    }

    /** The columns of time, each times {@code mark} of the row; rows run through the periods as often as they have to. */
    private static Design columns(
            Design design, int periods, SeriesOptions options, IntToDoubleFunction mark, String prefix) {
        int start = options.start();
        var next = with(design, periods, prefix + TREND, mark, t -> t + 1);
        next = with(next, periods, prefix + LEVEL, mark, t -> t >= start ? 1 : 0);
        if (options.slopeChange()) {
            next = with(next, periods, prefix + SLOPE_CHANGE, mark, t -> Math.max(0, t - start));
        }
        for (int k = 1; k <= options.harmonics(); k++) {
            double frequency = 2 * Math.PI * k / 12;
            next = with(next, periods, prefix + "sin" + k, mark, t -> Math.sin(frequency * (t + options.firstMonth())));
            next = with(next, periods, prefix + "cos" + k, mark, t -> Math.cos(frequency * (t + options.firstMonth())));
        }
        return next;
    }

    private static Design with(
            Design design, int periods, String name, IntToDoubleFunction mark, IntToDoubleFunction value) {
        return design.column(
                name,
                IntStream.range(0, design.rows())
                        .mapToDouble(row -> mark.applyAsDouble(row) * value.applyAsDouble(row % periods))
                        .toArray());
    }

    private static Result fit(Design design, int[] series, SeriesOptions options) {
        int n = (int) Arrays.stream(series).filter(s -> s == 0).count();
        if (design.rows() <= design.slopes()) {
            throw new EstimationException(
                    NO_VARIATION, design.slopes() + " coefficients for " + design.rows() + " periods");
        }
        var groups = Factor.of(series);
        if (options.model() == Model.LINEAR) {
            var step = LeastSquares.step(design);
            double squares = LeastSquares.dot(step.residuals(), step.residuals(), step.weights());
            var fit = errors(step, groups, Variance.SCALED, options);
            var diagnostics = SeriesDiagnostics.of(first(step.residuals(), n), first(step.columns(), n), lags(n));
            return result(fit, squares / (design.rows() - design.parameters()), squares, diagnostics, n, options);
        }
        var own = options.model() == Model.POISSON ? Variance.MODEL : Variance.SCALED;
        PoissonFit poisson = PoissonFixedEffects.estimate(design, own, options.level());
        var fit = errors(poisson.step(), groups, own, options);
        var diagnostics = SeriesDiagnostics.of(first(poisson.devianceResiduals(), n), lags(n));
        return result(fit, poisson.dispersion(), poisson.deviance(), diagnostics, n, options);
    }

    private static Fit errors(ClusterVariance.Step step, Factor series, Variance own, SeriesOptions options) {
        Integer lag = options.lag();
        return lag == null
                ? ClusterVariance.of(step, own, options.level())
                : NeweyWest.of(step, series, lag, options.level());
    }

    private static Result result(
            Fit fit, double dispersion, double deviance, SeriesDiagnostics diagnostics, int n, SeriesOptions options) {
        return new Result(
                fit, dispersion, deviance, diagnostics, options.start(), n - options.start(), fit.convention());
    }

    private static int lags(int periods) {
        return Math.min(LAGS, periods / 3);
    }

    private static double[] first(double[] values, int n) {
        return Arrays.copyOf(values, n);
    }

    private static double[][] first(double[][] columns, int n) {
        return Arrays.stream(columns).map(c -> first(c, n)).toArray(double[][]::new);
    }
}
