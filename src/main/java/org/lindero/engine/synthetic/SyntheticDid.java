package org.lindero.engine.synthetic;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_COMPARISON_AREAS;
import static org.lindero.engine.EstimationException.Reason.TOO_FEW_SETS;
import static org.lindero.engine.EstimationException.Reason.TOO_LARGE;

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
import org.lindero.engine.synthetic.SyntheticDidOptions.Errors;

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

    private static final int MOST_LEFT_OUT = 100;

    private final double[][] controls;
    private final double[][] treated;
    private final int start;
    private final Weighting weighting;
    private final DoubleWeights weights;

    private SyntheticDid(OutcomePanel panel, int[] controls, int[] treated, int start, Weighting weighting) {
        this.controls = panel.outcomes(controls);
        this.treated = panel.outcomes(treated);
        this.start = start;
        this.weighting = weighting;
        this.weights = weights(this.controls, this.treated);
    }

    /** Effects of replications, and whether they are all that exist. */
    private record Replicated(double[] effects, boolean all) {}

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
        int[] controls = controls(panel, treatedUnits);
        var did = checked(panel, controls, treatedUnits, start, options.weighting());
        return did.result(panel, controls, options, did.replicate(options, progress));
    }

    /** The effect without its uncertainty; refused as {@link #estimate} is. */
    public static double effect(OutcomePanel panel, int[] treatedUnits, int start, Weighting weighting) {
        var did = checked(panel, controls(panel, treatedUnits), treatedUnits, start, weighting);
        return did.weights.effect(did.controls, mean(did.treated));
    }

    /**
     * The effect and its uncertainty as if the work had begun in the middle of the time before, judged before the real start only.
     *
     * @throws EstimationException as {@link #estimate}
     */
    public static SyntheticDidResult placeboDate(
            OutcomePanel panel, int[] treatedUnits, int start, SyntheticDidOptions options) {
        panel.requireStart(start);
        return estimate(panel.firstPeriods(start), treatedUnits, start / 2, options, done -> {});
    }

    /**
     * The effect without each treated unit in turn, by code.
     *
     * @throws EstimationException {@code NO_VARIATION} if only one unit is treated, {@code TOO_LARGE} with more than a hundred, and as
     *     {@link #estimate}
     */
    public static Map<String, Double> leaveOneOut(
            OutcomePanel panel, int[] treatedUnits, int start, Weighting weighting) {
        if (treatedUnits.length < 2) {
            throw new EstimationException(NO_VARIATION, "only one unit is treated");
        }
        if (treatedUnits.length > MOST_LEFT_OUT) {
            throw new EstimationException(
                    TOO_LARGE, "leaving out each of %d units takes as many fits".formatted(treatedUnits.length));
        }
        int[] controls = controls(panel, treatedUnits);
        Map<String, Double> effects = new LinkedHashMap<>();
        for (int unit : treatedUnits) {
            int[] others = Arrays.stream(treatedUnits).filter(i -> i != unit).toArray();
            var did = checked(panel, controls, others, start, weighting);
            effects.put(panel.unit(unit), did.weights.effect(did.controls, mean(did.treated)));
        }
        return effects;
    }

    private static int[] controls(OutcomePanel panel, int[] treated) {
        return panel.byCode(IntStream.range(0, panel.unitCount())
                .filter(i -> Arrays.stream(treated).noneMatch(j -> j == i)));
    }

    private static SyntheticDid checked(
            OutcomePanel panel, int[] controls, int[] treatedUnits, int start, Weighting weighting) {
        int[] treated = panel.byCode(Arrays.stream(treatedUnits).distinct());
        if (treated.length == 0) {
            throw new IllegalArgumentException("no treated unit");
        }
        panel.requireStart(start);
        if (controls.length < 2) {
            throw new EstimationException(
                    TOO_FEW_COMPARISON_AREAS, controls.length + " comparison units; at least two are needed");
        }
        panel.requireComplete(treated);
        panel.requireComplete(controls);
        var did = new SyntheticDid(panel, controls, treated, start, weighting);
        if (did.weights.noise() == 0) {
            throw new EstimationException(NO_VARIATION, "no comparison unit changes before the start");
        }
        return did;
    }

    private SyntheticDidResult result(
            OutcomePanel panel, int[] codes, SyntheticDidOptions options, Replicated replicated) {
        double[] effects = replicated.effects();
        double spread = StatUtils.populationVariance(effects);
        double error = Math.sqrt(options.errors() == Errors.JACKKNIFE ? (effects.length - 1) * spread : spread);
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
                convention(options, replicated));
    }

    private static String convention(SyntheticDidOptions options, Replicated replicated) {
        return String.format(
                Locale.ROOT,
                "%s, exact quadratic programs; %s standard error from %d replications%s; normal distribution",
                options.weighting().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                options.errors().name().toLowerCase(Locale.ROOT),
                replicated.effects().length,
                replicated.all() ? ", all that exist" : ", seed " + options.seed());
    }

    private Replicated replicate(SyntheticDidOptions options, DoubleConsumer progress) {
        return switch (options.errors()) {
            case PLACEBO -> placebos(options, progress);
            case JACKKNIFE -> jackknife(progress);
            case BOOTSTRAP -> bootstrap(options, progress);
        };
    }

    private Replicated placebos(SyntheticDidOptions options, DoubleConsumer progress) {
        if (controls.length <= treated.length) {
            throw new EstimationException(
                    TOO_FEW_COMPARISON_AREAS,
                    controls.length + " comparison units for " + treated.length + " treated ones; placebos need more");
        }
        var drawn = PlaceboSets.draw(controls.length, treated.length, options.replications(), options.seed());
        double[] effects = run(drawn.sets().size(), progress, b -> {
            int[] set = drawn.sets().get(b);
            double[][] others = pick(controls, i -> Arrays.binarySearch(set, i) < 0);
            return effect(others, pick(controls, i -> Arrays.binarySearch(set, i) >= 0));
        });
        return new Replicated(effects, drawn.all());
    }

    private Replicated jackknife(DoubleConsumer progress) {
        requireTwoTreated();
        if (Arrays.stream(weights.units()).anyMatch(w -> w > 1 - 1e-9)) {
            throw new EstimationException(TOO_FEW_SETS, "one comparison unit has all the weight");
        }
        double[] mean = mean(treated);
        double[] effects = run(
                controls.length + treated.length,
                progress,
                i -> i < controls.length
                        ? weights.without(i).effect(pick(controls, j -> j != i), mean)
                        : weights.effect(controls, mean(pick(treated, j -> j != i - controls.length))));
        return new Replicated(effects, true);
    }

    private Replicated bootstrap(SyntheticDidOptions options, DoubleConsumer progress) {
        requireTwoTreated();
        double[] effects = Replications.run(options.replications(), options.seed(), progress, this::resampled).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return new Replicated(effects, false);
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

    private static double[] run(int count, DoubleConsumer progress, IntFunction<Double> task) {
        return Replications.map(count, progress, task).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private double effect(double[][] others, double[][] chosen) {
        return weights(others, chosen).effect(others, mean(chosen));
    }

    private DoubleWeights weights(double[][] others, double[][] chosen) {
        return DoubleWeights.of(others, mean(chosen), chosen.length, start, weighting);
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
