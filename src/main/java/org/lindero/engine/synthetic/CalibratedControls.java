package org.lindero.engine.synthetic;

import static org.lindero.engine.EstimationException.Reason.INFEASIBLE_MATCH;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;
import static org.lindero.engine.EstimationException.Reason.TOO_LARGE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.hipparchus.stat.StatUtils;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.Replications;
import org.lindero.engine.synthetic.CalibratedResult.Balance;
import org.lindero.engine.synthetic.CalibratedResult.Effect;

/**
 * The effect on many treated units against comparison units whose weighted totals equal the treated ones' exactly: each outcome in each
 * period before the start, and each covariate.
 *
 * <p>Weights w start from d = treated / comparison units, sum to the number of treated units, are not negative, and lie nearest to d by
 * the linear distance Σ (w − d)²/d; another distance gives other weights. The effect is the treated total from the start on less
 * the weighted comparison total, shown a unit and period.
 *
 * <p>Assumes that units alike before would have stayed alike. Exact matching of many periods chases noise: with few comparison units, or
 * neighbours that share trends, its error can exceed that of a plain ring. A match need not exist; then the estimate is refused.
 * The standard error is the spread of the same statistic over sets of comparison units in the treated ones' place, as far as these
 * can be matched themselves; tests use the normal distribution.
 *
 * <p>Cost: O(comparison units × totals²) a placebo set, in parallel, the same bits on any number of threads. Source: M. Robbins,
 * J. Saunders and B. Kilmer (2017), <i>JASA</i> 112(517), doi:10.1080/01621459.2016.1213634.
 */
public final class CalibratedControls {

    private static final double APART = 1e-9;
    private static final int NEEDED = 20;
    private static final int MOST_LEFT_OUT = 100;

    private final CalibratedDesign design;
    private final Options options;

    private CalibratedControls(CalibratedDesign design, Options options) {
        this.design = design;
        this.options = options;
    }

    /**
     * How uncertainty is computed.
     *
     * @param placebos sets of comparison units at most; all that exist where they are no more
     * @param seed of the draws
     * @param level of the intervals, in (0, 1)
     */
    public record Options(int placebos, long seed, double level) {

        public Options {
            if (placebos < NEEDED || !(level > 0 && level < 1)) {
                throw new IllegalArgumentException("at least 20 placebo sets, a level in (0, 1)");
            }
        }
    }

    /**
     * Matches and compares.
     *
     * @throws EstimationException {@code INFEASIBLE_MATCH} if no weights meet all totals; the message names the one missed most
     */
    public static CalibratedResult estimate(CalibratedDesign design, Options options, DoubleConsumer progress) {
        return new CalibratedControls(design, options).run(progress);
    }

    /**
     * The estimate on the time before the start, as if the work had begun in its middle.
     *
     * @throws EstimationException as {@link #estimate}, {@code NO_PRE_PERIOD} with fewer than four periods before the start
     */
    public static CalibratedResult placeboDate(CalibratedDesign design, Options options) {
        return estimate(design.earlier(design.start() / 2), options, done -> {});
    }

    /**
     * The mean effects without each treated unit in turn, by its code, in the order of the outcomes.
     *
     * @throws EstimationException {@code NO_VARIATION} if only one unit is treated, {@code TOO_LARGE} with more than a hundred, and as
     *     {@link #estimate}
     */
    public static Map<String, double[]> leaveOneOut(CalibratedDesign design, Options options) {
        int[] treated = design.treated();
        if (treated.length < 2) {
            throw new EstimationException(NO_VARIATION, "only one unit is treated");
        }
        if (treated.length > MOST_LEFT_OUT) {
            throw new EstimationException(
                    TOO_LARGE, "leaving out each of %d units takes as many matches".formatted(treated.length));
        }
        var controls = new CalibratedControls(design, options);
        var rows = Replications.map(treated.length, done -> {}, i -> controls.without(treated[i]));
        Map<String, double[]> effects = new LinkedHashMap<>();
        for (int i = 0; i < treated.length; i++) {
            effects.put(design.unit(treated[i]), rows.get(i));
        }
        return effects;
    }

    private double[] without(int unit) {
        int[] treated = IntStream.of(design.treated()).filter(i -> i != unit).toArray();
        int[] controls = design.controls();
        double[] weights = match(treated, controls).orElseThrow(() -> refusal(treated, controls));
        return effects(treated, controls, weights);
    }

    private CalibratedResult run(DoubleConsumer progress) {
        int[] controls = design.controls();
        int[] treated = design.treated();
        double[] weights = match(treated, controls).orElseThrow(() -> refusal(treated, controls));
        var sets = PlaceboSets.draw(controls.length, treated.length, options.placebos(), options.seed())
                .sets();
        var matched = Replications.map(sets.size(), progress, b -> placebo(sets.get(b))).stream()
                .flatMap(Optional::stream)
                .toList();
        Map<String, Double> byCode = new LinkedHashMap<>();
        double distance = 0;
        double d = (double) treated.length / controls.length;
        for (int i = 0; i < weights.length; i++) {
            byCode.put(design.unit(controls[i]), weights[i]);
            distance += (weights[i] - d) * (weights[i] - d) / d;
        }
        return new CalibratedResult(
                effects(weights, matched),
                byCode,
                balance(weights),
                distance,
                sets.size(),
                matched.size(),
                convention());
    }

    private static String convention() {
        return "calibrated controls: weights not negative, totals met exactly, linear distance sum of (w - d)^2 / d; standard error"
                + " from the placebo sets that could be matched; normal distribution";
    }

    /** Weights of some controls that give some treated units' totals; empty when there are none. */
    private Optional<double[]> match(int[] treated, int[] controls) {
        double[][] points = points(treated, controls);
        var nearest = MinimumNormPoint.of(points, 0);
        if (nearest.objective() > APART * APART * Math.max(1, nearest.largestSquare())) {
            return Optional.empty();
        }
        double[] weights = LinearCalibration.solve(points, 0);
        Arrays.setAll(weights, i -> weights[i] * treated.length);
        return Optional.of(weights);
    }

    /** Features less the treated mean, in root mean squares of the controls' differences from it. */
    private double[][] points(int[] treated, int[] controls) {
        double[] mean = mean(treated);
        double[][] points = Arrays.stream(controls).mapToObj(design::features).toArray(double[][]::new);
        for (int k = 0; k < mean.length; k++) {
            double square = 0;
            for (double[] point : points) {
                point[k] -= mean[k];
                square += point[k] * point[k] / points.length;
            }
            for (double[] point : points) {
                point[k] /= square > 0 ? Math.sqrt(square) : 1;
            }
        }
        return points;
    }

    private double[] mean(int[] units) {
        double[] mean = new double[design.conditions().size()];
        for (int i : units) {
            double[] features = design.features(i);
            for (int k = 0; k < mean.length; k++) {
                mean[k] += features[k] / units.length;
            }
        }
        return mean;
    }

    private EstimationException refusal(int[] treated, int[] controls) {
        double[][] points = points(treated, controls);
        double[] weights = MinimumNormPoint.of(points, 0).weights();
        var conditions = design.conditions();
        int worst = 0;
        double[] miss = new double[conditions.size()];
        for (int k = 0; k < miss.length; k++) {
            for (int i = 0; i < weights.length; i++) {
                miss[k] += weights[i] * points[i][k];
            }
            worst = Math.abs(miss[k]) > Math.abs(miss[worst]) ? k : worst;
        }
        return new EstimationException(
                INFEASIBLE_MATCH,
                String.format(
                        Locale.ROOT,
                        "no weights of %d comparison units meet all %d totals; %s is missed most: the treated mean lies %s what can be"
                                + " reached together with the others",
                        controls.length,
                        miss.length,
                        conditions.get(worst),
                        miss[worst] < 0 ? "above" : "below"));
    }

    /** The mean effects that a set of controls shows against the other controls. */
    private Optional<double[]> placebo(int[] set) {
        int[] chosen = IntStream.of(set).map(i -> design.controls()[i]).toArray();
        int[] others = IntStream.range(0, design.controls().length)
                .filter(i -> Arrays.binarySearch(set, i) < 0)
                .map(i -> design.controls()[i])
                .toArray();
        return matchOrNone(chosen, others).map(weights -> effects(chosen, others, weights));
    }

    /** By outcome, on a unit and period. */
    private double[] effects(int[] treated, int[] controls, double[] weights) {
        double cells = (double) treated.length * design.laterPeriods();
        return design.outcomes().values().stream()
                .mapToDouble(outcome -> (total(outcome, treated) - total(outcome, controls, weights)) / cells)
                .toArray();
    }

    private Optional<double[]> matchOrNone(int[] treated, int[] controls) {
        try {
            return match(treated, controls);
        } catch (EstimationException unsettled) {
            return Optional.empty();
        }
    }

    private int cells() {
        return design.treated().length * design.laterPeriods();
    }

    private double total(OutcomePanel outcome, int[] units) {
        double[] ones = new double[units.length];
        Arrays.fill(ones, 1);
        return total(outcome, units, ones);
    }

    private double total(OutcomePanel outcome, int[] units, double[] weights) {
        double total = 0;
        for (int i = 0; i < units.length; i++) {
            double[] values = outcome.outcome(units[i]);
            for (int t = design.start(); t < values.length; t++) {
                total += weights[i] * values[t];
            }
        }
        return total;
    }

    private List<Effect> effects(double[] weights, List<double[]> placebos) {
        List<Effect> effects = new ArrayList<>();
        design.outcomes().forEach((name, outcome) -> {
            int o = effects.size();
            double treated = total(outcome, design.treated());
            double comparison = total(outcome, design.controls(), weights);
            double value = (treated - comparison) / cells();
            double[] spread = placebos.stream().mapToDouble(p -> p[o]).toArray();
            effects.add(new Effect(name, treated, comparison, value, estimate(value, spread)));
        });
        return effects;
    }

    private @Nullable Estimate estimate(double value, double[] placebos) {
        return placebos.length < NEEDED
                ? null
                : Estimate.of(
                        value,
                        Math.sqrt(StatUtils.populationVariance(placebos)),
                        Double.POSITIVE_INFINITY,
                        options.level());
    }

    private List<Balance> balance(double[] weights) {
        int[] controls = design.controls();
        int n = design.treated().length;
        double[] treated = mean(design.treated());
        double[] equal = mean(controls);
        double[] weighted = new double[treated.length];
        for (int i = 0; i < controls.length; i++) {
            double[] features = design.features(controls[i]);
            for (int k = 0; k < weighted.length; k++) {
                weighted[k] += weights[i] * features[k];
            }
        }
        var names = design.conditions();
        return IntStream.range(0, names.size())
                .mapToObj(k -> new Balance(names.get(k), n * treated[k], n * equal[k], weighted[k]))
                .toList();
    }
}
