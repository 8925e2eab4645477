package org.lindero.engine.synthetic;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.lindero.engine.inference.Power;
import org.lindero.engine.inference.Replications;
import org.lindero.engine.synthetic.SyntheticControlResult.PredictorMatch;

/**
 * The effect on one unit against a weighted mean of others that resembled it before.
 *
 * <p>Estimand: the treated unit's outcome less what it would have been, period by period, in the unit of the outcome. Weights are not
 * negative and sum to one. By default they minimise the squared gaps of all periods before the start, not scaled, which has one
 * exact solution (of several equally good ones, the most even). With predictors they minimise the V-weighted distance of the
 * predictors in standard deviations over all units, and V the squared gaps before the start.
 *
 * <p>Assumes that what drives the outcome is shared with the donors, that the donors are untouched (leave out neighbours), and that
 * nobody anticipates. The fit must be good: read {@code preRmspe} beside the outcome's size. A unit picked because it had just been
 * extreme regresses to the mean after the start whatever is done, and the test then rejects too often.
 *
 * <p>Inference by placebos in space: every donor is fitted as if it had been treated, the treated unit among its donors. There is no
 * standard error. Results with and without predictors differ: show both, and never choose after looking.
 *
 * <p>Cost: a small quadratic program for each unit; with predictors some thousands. Placebos run in parallel, with the same bits on
 * any number of threads. Source: A. Abadie, A. Diamond and J. Hainmueller (2010), <i>JASA</i> 105(490),
 * doi:10.1198/jasa.2009.ap08746.
 */
public final class SyntheticControl {

    private static final double PERFECT = 1e-10;
    private static final double DUST = 1e-10;

    private SyntheticControl() {}

    /** Fits the treated unit and every placebo. */
    public static SyntheticControlResult estimate(SyntheticDesign design, DoubleConsumer progress) {
        int[] donors = design.donors();
        var own = Fitted.of(design);
        var placebos = Replications.map(
                donors.length,
                progress,
                d -> Fitted.of(design.placebo(donors[d])).fit());
        int rank = 1
                + (int) placebos.stream()
                        .filter(placebo -> placebo.grewAtLeastAsMuchAs(own.fit()))
                        .count();
        int units = donors.length + 1;
        return new SyntheticControlResult(
                own.fit(), placebos, rank, (double) rank / units, own.matches(), convention(design, units));
    }

    private static String convention(SyntheticDesign design, int units) {
        String by = design.predictors().isEmpty()
                ? "all outcomes before the start, unscaled, V = identity"
                : "predictors in standard deviations over all units, V by nested minimisation of the squared gaps before the start";
        return "synthetic control by " + by
                + "; exact quadratic program; p = rank / units from placebos in space, smallest 1/" + units
                + ", ties count against the treated unit";
    }

    /** The treated unit with one donor less, for each donor that has weight, by code; empty when only two donors exist. */
    public static Map<String, UnitFit> leaveOneDonorOut(SyntheticDesign design) {
        Map<String, UnitFit> fits = new LinkedHashMap<>();
        var weights = Fitted.of(design).fit().weights();
        for (int donor : design.donors()) {
            String code = design.panel().unit(donor);
            if (design.donors().length > 2 && weights.containsKey(code)) {
                fits.put(code, Fitted.of(design.without(donor)).fit());
            }
        }
        return fits;
    }

    /**
     * The treated unit as if the work had begun earlier, judged before the real start only: nothing should show. By outcomes even
     * where the design has predictors, for those may look beyond the earlier date.
     *
     * @param earlierStart position of the period, at least 2 and before the start
     */
    public static UnitFit placeboDate(SyntheticDesign design, int earlierStart) {
        return Fitted.of(design.earlier(earlierStart)).fit();
    }

    /**
     * The mean effect, of either sign, that the time before the start allows to be found with 80 % power at 5 %: 2.80 times the root
     * mean square of the effects that the donors show, each in turn as the treated unit, from an earlier date on.
     *
     * @param earlierStart as in {@link #placeboDate}
     */
    public static double detectable(SyntheticDesign design, int earlierStart) {
        var before = design.earlier(earlierStart);
        int[] donors = before.donors();
        double squares =
                Replications.map(
                                donors.length,
                                done -> {},
                                d -> Fitted.of(before.placebo(donors[d])).fit().att())
                        .stream()
                        .mapToDouble(att -> att * att)
                        .average()
                        .orElseThrow();
        return Power.minimumDetectableEffect(Math.sqrt(squares), Double.POSITIVE_INFINITY, 0.05, 0.8);
    }

    /** A fit with the weights of its predictors. */
    private record Fitted(SyntheticDesign design, double[] v, double[] weights, UnitFit fit) {

        static Fitted of(SyntheticDesign design) {
            double[][] outcomes = design.outcomePoints();
            if (design.predictors().isEmpty()) {
                double[] weights = MinimumNormPoint.of(outcomes, 0).mostEvenWeights();
                return new Fitted(design, new double[0], weights, fit(design, weights));
            }
            var choice = PredictorWeights.choose(design.predictorPoints(), outcomes);
            return new Fitted(design, choice.v(), choice.weights(), fit(design, choice.weights()));
        }

        private static UnitFit fit(SyntheticDesign design, double[] weights) {
            var panel = design.panel();
            double[] gaps = panel.outcome(design.treated()).clone();
            Map<String, Double> byCode = new LinkedHashMap<>();
            double size = 0;
            for (int d = 0; d < weights.length; d++) {
                double[] other = panel.outcome(design.donors()[d]);
                if (weights[d] > DUST) {
                    byCode.put(panel.unit(design.donors()[d]), weights[d]);
                }
                if (weights[d] > 0) {
                    for (int t = 0; t < gaps.length; t++) {
                        gaps[t] -= weights[d] * other[t];
                        size = Math.max(size, Math.abs(other[t]));
                    }
                }
            }
            double pre = rootMeanSquare(gaps, 0, design.start());
            return new UnitFit(
                    panel.unit(design.treated()),
                    byCode,
                    Arrays.stream(gaps).boxed().toList(),
                    pre > PERFECT * size ? pre : 0,
                    rootMeanSquare(gaps, design.start(), gaps.length),
                    Arrays.stream(gaps, design.start(), gaps.length).average().orElseThrow());
        }

        private static double rootMeanSquare(double[] gaps, int from, int to) {
            return Math.sqrt(Arrays.stream(gaps, from, to)
                    .map(gap -> gap * gap)
                    .average()
                    .orElseThrow());
        }

        List<PredictorMatch> matches() {
            return IntStream.range(0, v.length).mapToObj(this::match).toList();
        }

        private PredictorMatch match(int k) {
            var predictor = design.predictors().get(k);
            double synthetic = 0;
            double mean = 0;
            for (int d = 0; d < weights.length; d++) {
                double value = predictor.value(design.donors()[d]);
                synthetic += weights[d] * value;
                mean += value / weights.length;
            }
            return new PredictorMatch(predictor.name(), v[k], predictor.value(design.treated()), synthetic, mean);
        }
    }
}
