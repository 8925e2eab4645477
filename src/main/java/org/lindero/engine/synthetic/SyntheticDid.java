package org.lindero.engine.synthetic;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_SETS;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.Replications;

/**
 * Synthetic difference-in-differences: the mean effect on treated units with a common start, against comparison units weighted to have
 * had the treated units' trend, and periods weighted to predict the comparison units' later mean.
 *
 * <p>Unit weights ω minimise Σ_t (ω₀ + Σ_i ω_i y_it − ȳ_treated,t)²/T₀ + ζ²|ω|² over the simplex, ζ = (N₁T₁)^¼ σ with σ the standard
 * deviation of the comparison units' first differences before the start; period weights λ likewise over comparison units, with a
 * ridge of 10⁻⁶σ that only makes them unique. The effect is the double difference with these weights, in the unit of the outcome.
 * Both programs are solved exactly.
 *
 * <p>Assumes no anticipation, untouched comparison units, and that what the weights leave over is noise. {@link Weighting} has synthetic
 * control and plain difference-in-differences as special cases. Tests use the normal distribution. Placebo errors suppose that
 * treated and comparison units vary alike; when there are no more placebo sets than replications all are used and nothing is random.
 *
 * <p>Cost: two quadratic programs a replication, in parallel, the same bits on any number of threads. Source: D. Arkhangelsky,
 * S. Athey, D. Hirshberg, G. Imbens and S. Wager (2021), <i>American Economic Review</i> 111(12), doi:10.1257/aer.20190159.
 */
public final class SyntheticDid {

    private final double[][] controls;
    private final double[][] treated;
    private final int start;
    private final SyntheticDidOptions options;
    private final DoubleConsumer progress;
    private final DoubleWeights weights;

    private SyntheticDid(
            double[][] controls, double[][] treated, int start, SyntheticDidOptions options, DoubleConsumer progress) {
        this.controls = controls;
        this.treated = treated;
        this.start = start;
        this.options = options;
        this.progress = progress;
        this.weights = weights(controls, treated);
    }

    /**
     * Estimates the effect; all units but the treated ones are comparison units.
     *
     * @param treatedUnits positions in the panel
     * @param start position of the first treated period
     * @throws EstimationException {@code NO_PRE_PERIOD} with fewer than two periods before, {@code NO_POST_PERIOD},
     *     {@code TOO_FEW_COMPARISON_AREAS} with fewer than two comparison units or, for placebo errors, no more than treated ones,
     *     {@code TOO_FEW_SETS} if jackknife or bootstrap have a single treated unit or all weight on one comparison unit,
     *     {@code INCOMPLETE_PANEL} if a value is missing, {@code NO_VARIATION} if no comparison unit changes before the start
     */
    public static SyntheticDidResult estimate(
            OutcomePanel panel, int[] treatedUnits, int start, SyntheticDidOptions options, DoubleConsumer progress) {
        int[] treated = panel.byCode(Arrays.stream(treatedUnits).distinct());
        int[] controls = panel.byCode(IntStream.range(0, panel.unitCount())
                .filter(i -> Arrays.stream(treated).noneMatch(j -> j == i)));
        if (treated.length == 0) {
            throw new IllegalArgumentException("no treated unit");
        }
        panel.requireStart(start);
        if (controls.length < 2) {
            throw new EstimationException(TOO_FEW_COMPARISON_AREAS, controls.length + " comparison units");
        }
        panel.requireComplete(treated);
        panel.requireComplete(controls);
        var did = new SyntheticDid(panel.outcomes(controls), panel.outcomes(treated), start, options, progress);
        if (did.weights.noise() == 0) {
            throw new EstimationException(NO_VARIATION, "no comparison unit changes before the start");
        }
        return did.result(panel, controls);
    }

    private SyntheticDidResult result(OutcomePanel panel, int[] codes) {
        double[] effects = replicate();
        double error = options.errors() == SyntheticDidOptions.Errors.JACKKNIFE
                ? Math.sqrt((effects.length - 1) * StatUtils.populationVariance(effects))
                : Math.sqrt(StatUtils.populationVariance(effects));
        Map<String, Double> unitWeights = new LinkedHashMap<>();
        for (int i = 0; i < codes.length; i++) {
            unitWeights.put(panel.unit(codes[i]), weights.units()[i]);
        }
        Map<String, Double> timeWeights = new LinkedHashMap<>();
        for (int t = 0; t < start; t++) {
            timeWeights.put(panel.period(t), weights.periods()[t]);
        }
        double effect = weights.effect(controls, mean(treated));
        return new SyntheticDidResult(
                Estimate.of(effect, error, Double.POSITIVE_INFINITY, options.level()),
                unitWeights,
                timeWeights,
                weights.zeta(),
                weights.noise(),
                treated.length,
                effects.length,
                convention(effects.length));
    }

    private String convention(int replications) {
        String exact = options.errors() == SyntheticDidOptions.Errors.PLACEBO && exhaustive() ? ", all that exist" : "";
        return String.format(
                Locale.ROOT,
                "%s, exact quadratic programs; %s standard error from %d replications%s; normal distribution",
                options.weighting().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                options.errors().name().toLowerCase(Locale.ROOT),
                replications,
                exact);
    }

    private boolean exhaustive() {
        return PlaceboSets.count(controls.length, treated.length, options.replications()) <= options.replications();
    }

    private double[] replicate() {
        return switch (options.errors()) {
            case PLACEBO -> placebos();
            case JACKKNIFE -> jackknife();
            case BOOTSTRAP -> bootstrap();
        };
    }

    private double[] placebos() {
        if (controls.length <= treated.length) {
            throw new EstimationException(
                    TOO_FEW_COMPARISON_AREAS,
                    controls.length + " comparison units for " + treated.length + " treated ones; placebos need more");
        }
        var sets = PlaceboSets.choose(controls.length, treated.length, options.replications(), options.seed());
        return run(sets.size(), b -> {
            int[] set = sets.get(b);
            double[][] others = pick(controls, i -> Arrays.binarySearch(set, i) < 0);
            return effect(others, pick(controls, i -> Arrays.binarySearch(set, i) >= 0));
        });
    }

    private double[] jackknife() {
        requireTwoTreated();
        if (Arrays.stream(weights.units()).anyMatch(w -> w > 1 - 1e-9)) {
            throw new EstimationException(TOO_FEW_SETS, "one comparison unit has all the weight");
        }
        return run(
                controls.length + treated.length,
                i -> i < controls.length
                        ? weights.without(i).effect(pick(controls, j -> j != i), mean(treated))
                        : weights.effect(controls, mean(pick(treated, j -> j != i - controls.length))));
    }

    private double[] bootstrap() {
        requireTwoTreated();
        return Replications.run(options.replications(), options.seed(), progress, this::resampled).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** The effect among as many units drawn with replacement, again until both kinds are there. */
    private double resampled(SplittableRandom random) {
        int all = controls.length + treated.length;
        while (true) {
            int[] drawn = random.ints(all, 0, all).sorted().toArray();
            int kept =
                    (int) Arrays.stream(drawn).filter(i -> i < controls.length).count();
            if (kept >= 2 && kept < all) {
                double[][] rows = Arrays.stream(drawn)
                        .mapToObj(i -> i < controls.length ? controls[i] : treated[i - controls.length])
                        .toArray(double[][]::new);
                return effect(Arrays.copyOf(rows, kept), Arrays.copyOfRange(rows, kept, all));
            }
        }
    }

    private void requireTwoTreated() {
        if (treated.length < 2) {
            throw new EstimationException(TOO_FEW_SETS, "one treated unit: only placebo errors are defined");
        }
    }

    private double[] run(int count, IntFunction<Double> task) {
        return Replications.map(count, progress, task).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private double effect(double[][] others, double[][] chosen) {
        return weights(others, chosen).effect(others, mean(chosen));
    }

    private DoubleWeights weights(double[][] others, double[][] chosen) {
        return DoubleWeights.of(others, mean(chosen), chosen.length, start, options.weighting());
    }

    private static double[][] pick(double[][] rows, IntPredicate keep) {
        return IntStream.range(0, rows.length)
                .filter(keep)
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int t = 0; t < mean.length; t++) {
                mean[t] += row[t] / rows.length;
            }
        }
        return mean;
    }
}
