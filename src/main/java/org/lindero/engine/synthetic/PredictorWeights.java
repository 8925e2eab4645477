package org.lindero.engine.synthetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How much each predictor counts: V by nested minimisation. For each V the donor weights minimise (x₁ − X₀w)'V(x₁ − X₀w) exactly;
 * V itself minimises the mean squared gap of the outcome before the start.
 *
 * <p>The outer problem has many local minima and its V is not identified. The search is deterministic: an even sequence over eight
 * decades of relative weights, a Nelder–Mead descent from its best points and from each predictor alone, and repeated descents from
 * the best of these. A unit whose predictors lie inside the donors' hull is matched exactly by every V; there the weights that meet
 * the predictors <em>and</em> the outcomes best are taken, and V is equal.
 *
 * <p>Source: A. Abadie, A. Diamond and J. Hainmueller (2010), <i>JASA</i> 105(490), doi:10.1198/jasa.2009.ap08746; for the structure
 * of the outer problem M. Becker and S. Klößner (2018), <i>Econometrics and Statistics</i> 5, doi:10.1016/j.ecosta.2017.08.002.
 */
final class PredictorWeights {

    private static final double DECADES = 8;
    private static final int SAMPLE = 1024;
    private static final int STARTS = 16;
    private static final int FINALISTS = 4;
    private static final int FIRST_LIMIT = 60;
    private static final int SECOND_LIMIT = 400;
    private static final int REPEATS = 6;
    private static final double SETTLED = 1e-6;
    private static final double INSIDE = 1e-16;
    private static final double TIE = 1e-4;

    private final double[][] predictors;
    private final double[][] outcomes;
    private final double[][] scaled;
    private double[] last;

    private PredictorWeights(double[][] predictors, double[][] outcomes) {
        this.predictors = predictors;
        this.outcomes = outcomes;
        this.scaled = new double[predictors.length][predictors[0].length];
        this.last = new double[0];
    }

    /**
     * What was chosen.
     *
     * @param v of the predictors, summing to one
     * @param weights of the donors
     */
    record Choice(double[] v, double[] weights) {}

    /**
     * Chooses V and the weights; about 6,000 small quadratic programs.
     *
     * @param predictors donor less treated unit, by donor and scaled predictor
     * @param outcomes donor less treated unit, by donor and period before the start
     */
    static Choice choose(double[][] predictors, double[][] outcomes) {
        int count = predictors[0].length;
        double[] equal = new double[count];
        Arrays.fill(equal, 1.0 / count);
        var plain = MinimumNormPoint.of(predictors, 0);
        if (plain.objective() <= INSIDE * plain.largestSquare()) {
            return new Choice(equal, inside(predictors, outcomes));
        }
        if (count == 1) {
            return new Choice(equal, plain.weights());
        }
        var search = new PredictorWeights(predictors, outcomes);
        double[] v = relative(search.minimise());
        double total = Arrays.stream(v).sum();
        Arrays.setAll(v, k -> v[k] / total);
        return new Choice(v, given(predictors, v));
    }

    /** The donor weights for a given V. */
    static double[] given(double[][] predictors, double[] v) {
        double[][] points = Arrays.stream(predictors)
                .map(row -> IntStream.range(0, v.length)
                        .mapToDouble(k -> row[k] * Math.sqrt(v[k]))
                        .toArray())
                .toArray(double[][]::new);
        return MinimumNormPoint.of(points, 0).weights();
    }

    /** Among the weights that match all predictors, those with the smallest gaps before the start. */
    private static double[] inside(double[][] predictors, double[][] outcomes) {
        double size = Math.sqrt(Arrays.stream(outcomes)
                .mapToDouble(row -> MinimumNormPoint.dot(row, row))
                .average()
                .orElseThrow());
        double factor = size > 0 ? TIE / size : 0;
        double[][] points = IntStream.range(0, predictors.length)
                .mapToObj(j -> join(predictors[j], outcomes[j], factor))
                .toArray(double[][]::new);
        return MinimumNormPoint.of(points, 0).weights();
    }

    private static double[] join(double[] first, double[] second, double factor) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        for (int t = 0; t < second.length; t++) {
            both[first.length + t] = factor * second[t];
        }
        return both;
    }

    private double[] minimise() {
        int count = predictors[0].length;
        var sample = IntStream.rangeClosed(1, SAMPLE)
                .mapToObj(i -> even(i, count))
                .map(u -> new NelderMead.Minimum(u, loss(u)))
                .sorted(Comparator.comparingDouble(NelderMead.Minimum::value))
                .limit(STARTS)
                .map(NelderMead.Minimum::point)
                .toList();
        var alone =
                IntStream.rangeClosed(0, count).mapToObj(k -> alone(k, count)).toList();
        var finalists = Stream.concat(sample.stream(), alone.stream())
                .map(u -> NelderMead.minimise(this::loss, u, 1, FIRST_LIMIT, 1e-9))
                .sorted(Comparator.comparingDouble(NelderMead.Minimum::value))
                .limit(FINALISTS)
                .toList();
        return finalists.stream()
                .map(this::settle)
                .min(Comparator.comparingDouble(NelderMead.Minimum::value))
                .orElseThrow()
                .point();
    }

    private NelderMead.Minimum settle(NelderMead.Minimum from) {
        var now = from;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            var next = NelderMead.minimise(this::loss, now.point(), repeat % 2 == 0 ? -0.7 : 0.7, SECOND_LIMIT, 1e-10);
            if (next.value() >= now.value() * (1 - SETTLED)) {
                return next.value() < now.value() ? next : now;
            }
            now = next;
        }
        return now;
    }

    /** The i-th of a sequence that fills the cube of log weights evenly (powers of the generalised golden ratio). */
    private static double[] even(int i, int count) {
        double ratio = 1.5;
        for (int round = 0; round < 60; round++) {
            ratio = Math.pow(1 + ratio, 1.0 / (count + 1));
        }
        double[] point = new double[count];
        for (int k = 0; k < count; k++) {
            double position = 0.5 + i * Math.pow(ratio, -(k + 1));
            point[k] = -DECADES * (position - Math.floor(position));
        }
        return point;
    }

    /** One predictor a hundred times as heavy as the others; all equal for {@code chosen} = {@code count}. */
    private static double[] alone(int chosen, int count) {
        double[] point = new double[count];
        Arrays.setAll(point, k -> k == chosen || chosen == count ? 0 : -2);
        return point;
    }

    /** V from decimal logarithms: the largest is one, none lies further than the searched decades below. */
    private static double[] relative(double[] logs) {
        double top = Arrays.stream(logs).max().orElseThrow();
        double[] v = new double[logs.length];
        Arrays.setAll(v, k -> Math.pow(10, Math.max(logs[k] - top, -DECADES)));
        return v;
    }

    private double loss(double[] logs) {
        double[] v = relative(logs);
        for (int k = 0; k < v.length; k++) {
            double root = Math.sqrt(v[k]);
            for (int j = 0; j < scaled.length; j++) {
                scaled[j][k] = root * predictors[j][k];
            }
        }
        last = MinimumNormPoint.from(scaled, 0, last).weights();
        return meanSquare(last, outcomes);
    }

    /** The mean square of Σ w_j p_j. */
    static double meanSquare(double[] weights, double[][] points) {
        double[] sum = new double[points[0].length];
        for (int j = 0; j < weights.length; j++) {
            double w = weights[j];
            for (int t = 0; w > 0 && t < sum.length; t++) {
                sum[t] += w * points[j][t];
            }
        }
        return MinimumNormPoint.dot(sum, sum) / sum.length;
    }
}
