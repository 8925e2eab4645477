package org.lindero.engine.synthetic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import tools.jackson.databind.JsonNode;

/**
 * Oracles: an exact quadratic program and Synth 1.1-8 on California's Proposition 99. The exact program's numbers are met to 1e-8;
 * Synth stops early, so its loss is a bound and not a target.
 */
class SyntheticControlTest {

    private static final Offset<Double> EXACT = within(1e-8);

    private static JsonNode expected() {
        return Oracle.require("O10_synth_prop99").expected();
    }

    @Test
    void byOutcomesAloneItAgreesWithTheExactProgram() {
        var exact = expected().get("outcome_only_convex");
        var result = estimate(Prop99.design());

        assertWeights(result.fit(), exact.get("weights"), EXACT);
        var gaps = exact.get("gap");
        for (int t = 0; t < gaps.size(); t++) {
            assertThat(result.fit().gaps().get(t)).isCloseTo(gaps.get(t).asDouble(), EXACT);
        }
        assertThat(square(result.fit().preRmspe()))
                .isCloseTo(exact.get("mspe_pre").asDouble(), EXACT);
        assertThat(result.fit().att()).isCloseTo(exact.get("mean_gap_post").asDouble(), EXACT);
        assertThat(result.rank()).isEqualTo(exact.get("rank_ratio").asInt());
        assertThat(result.placeboP()).isCloseTo(exact.get("p_value").asDouble(), within(1e-15));
    }

    @Test
    void everyPlaceboInSpaceAgreesWithTheExactProgram() {
        var placebos = expected().get("outcome_only_convex").get("placebo");
        var result = estimate(Prop99.design());
        var all = new ArrayList<>(result.placebos());
        all.add(result.fit());

        assertThat(all).hasSize(placebos.size());
        for (var fit : all) {
            var reference = placebos.get(fit.unit());
            assertThat(square(fit.preRmspe()))
                    .isCloseTo(reference.get("pre_mspe").asDouble(), withinPercentage(1e-7));
            assertThat(square(fit.postRmspe()))
                    .isCloseTo(reference.get("post_mspe").asDouble(), withinPercentage(1e-7));
            assertThat(fit.ratio()).isCloseTo(reference.get("ratio").asDouble(), withinPercentage(1e-7));
        }
    }

    @Test
    void leavingOneDonorOutAgreesWithTheExactProgram() {
        var reference = expected().get("outcome_only_convex").get("leave_one_out_mean_gap");
        var fits = SyntheticControl.leaveOneDonorOut(Prop99.design());

        assertThat(fits.keySet()).containsExactlyElementsOf(reference.propertyNames());
        fits.forEach((donor, fit) ->
                assertThat(fit.att()).isCloseTo(reference.get(donor).asDouble(), EXACT));
    }

    @Test
    void withTheWeightsOfThePredictorsGivenItAgreesWithTheExactProgram() {
        var expected = expected();
        var exact = expected.get("fixed_v_qp_exact");
        var design = Prop99.design();
        var byPredictors = design.predictors(Prop99.predictors(design.panel()));
        double[] v = byPredictors.predictors().stream()
                .mapToDouble(p -> expected.get("v").get(p.name()).asDouble())
                .toArray();

        double[] weights = PredictorWeights.given(byPredictors.predictorPoints(), v);

        for (int d = 0; d < weights.length; d++) {
            var reference = exact.get("weights").get(design.panel().unit(design.donors()[d]));
            assertThat(weights[d]).isCloseTo(reference == null ? 0 : reference.asDouble(), EXACT);
        }
        assertThat(lossOf(weights, byPredictors.predictorPoints(), v))
                .isCloseTo(exact.get("loss_w").asDouble(), within(1e-12));
    }

    private static double lossOf(double[] weights, double[][] points, double[] v) {
        double loss = 0;
        for (int k = 0; k < v.length; k++) {
            double distance = 0;
            for (int d = 0; d < weights.length; d++) {
                distance += weights[d] * points[d][k];
            }
            loss += v[k] * distance * distance;
        }
        return loss;
    }

    /** Published by Abadie, Diamond and Hainmueller (2010): the weights of Table 2, rank 1 of 39, a ratio of about 130. */
    @Test
    void withPredictorsItIsNoWorseThanThePublishedWeights() {
        var expected = expected();
        var design = Prop99.design();
        var result = estimate(design.predictors(Prop99.predictors(design.panel())));

        assertWeights(result.fit(), expected.get("published_weights_check").get("weights"), within(0.03));
        assertThat(square(result.fit().preRmspe()))
                .isLessThan(
                        expected.get("published_weights_check").get("mspe_pre").asDouble())
                .isLessThan(expected.get("synth_NelderMead_BFGS")
                        .get("loss_v_mspe_pre")
                        .asDouble())
                .isLessThan(expected.get("loss_v_mspe_pre").asDouble());
        assertThat(result.fit().att())
                .isCloseTo(
                        expected.get("published_weights_check")
                                .get("mean_gap_1989_2000")
                                .asDouble(),
                        within(0.7));
        assertThat(result.fit().ratio()).isCloseTo(130, within(2.0));
        assertThat(result.rank()).isEqualTo(1);
        assertThat(result.placeboP()).isCloseTo(expected.get("p_value").asDouble(), within(1e-12));
        for (var match : result.predictors()) {
            assertThat(match.synthetic()).isCloseTo(match.treated(), withinPercentage(3));
        }
        assertThat(result.predictors().stream().mapToDouble(p -> p.v()).sum()).isCloseTo(1, within(1e-12));
    }

    /**
     * Where a state's predictors lie all but inside the others' hull (five states), the reference's inner program, which stops at
     * three or four digits, can reach a smaller loss than an exact one may: there the loss stays within 15 %.
     */
    @Test
    void withPredictorsEveryPlaceboIsFittedAtLeastAsWellAsBySynth() {
        var design = Prop99.design();
        var byPredictors = design.predictors(Prop99.predictors(design.panel()));
        var result = estimate(byPredictors);
        int compared = 0;
        for (var row : Oracle.require("O10_synth_prop99").rows("placebo_reference.csv")) {
            if (row.getField("pre_mspe").isEmpty() || row.getField("state").equals(Prop99.TREATED)) {
                continue;
            }
            var fit = result.placebos().stream()
                    .filter(p -> p.unit().equals(row.getField("state")))
                    .findFirst()
                    .orElseThrow();
            double hull = MinimumNormPoint.of(
                            byPredictors
                                    .placebo(Prop99.position(design.panel(), fit.unit()))
                                    .predictorPoints(),
                            0)
                    .objective();
            double slack = hull > 1e-20 && hull < 0.01 ? 1.15 : 1;
            assertThat(square(fit.preRmspe()))
                    .as(fit.unit())
                    .isLessThanOrEqualTo(slack * Double.parseDouble(row.getField("pre_mspe")));
            compared++;
        }
        assertThat(compared).isEqualTo(35);
    }

    @Test
    void aPlaceboDateShowsNothingOfTheLaterFall() {
        var fit = SyntheticControl.placeboDate(Prop99.design(), 10);

        assertThat(fit.gaps()).hasSize(Prop99.START);
        assertThat(Math.abs(fit.att())).isLessThan(5);
    }

    @Test
    void theOrderOfUnitsDoesNotMatter() {
        var design = panel(3, 0);
        var panel = design.panel();
        var order =
                new ArrayList<>(IntStream.range(0, panel.unitCount()).boxed().toList());
        Collections.reverse(order);
        var reversed = OutcomePanel.of(
                order.stream().map(panel::unit).toList(),
                IntStream.range(0, panel.periodCount()).mapToObj(panel::period).toList(),
                order.stream().map(panel::outcome).toArray(double[][]::new));

        assertThat(estimate(SyntheticDesign.of(reversed, panel.unitCount() - 1, 12)))
                .isEqualTo(estimate(design));
    }

    @Test
    void aConstantAddedToEveryOutcomeChangesNothingAndAScaleScalesTheEffect() {
        var base = estimate(panel(4, -3));
        var moved = estimate(transformed(panel(4, -3), 1, 500));
        var scaled = estimate(transformed(panel(4, -3), 10, 0));

        assertThat(moved.fit().att()).isCloseTo(base.fit().att(), EXACT);
        assertThat(scaled.fit().att()).isCloseTo(10 * base.fit().att(), within(1e-7));
        assertThat(moved.rank()).isEqualTo(base.rank()).isEqualTo(scaled.rank());
        base.fit().weights().forEach((donor, weight) -> {
            assertThat(moved.fit().weights().get(donor)).isCloseTo(weight, EXACT);
            assertThat(scaled.fit().weights().get(donor)).isCloseTo(weight, EXACT);
        });
    }

    @Test
    void aPlantedEffectIsFoundAndRanksFirst() {
        var result = estimate(panel(5, -8));

        assertThat(result.fit().att()).isCloseTo(-8, within(1.0));
        assertThat(result.rank()).isEqualTo(1);
        assertThat(result.placeboP()).isEqualTo(1.0 / 21);
    }

    @Test
    void aMixtureOfDonorsIsRecoveredExactlyAndItsRatioIsAbsent() {
        double[][] y = panel(6, 0).panel().outcomes(IntStream.range(0, 21).toArray());
        Arrays.setAll(y[0], t -> 0.25 * y[3][t] + 0.75 * y[7][t] - (t >= 12 ? 2 : 0));
        var fit = estimate(design(y)).fit();

        assertThat(fit.weights()).hasSize(2);
        assertThat(fit.weights().get("u03")).isCloseTo(0.25, EXACT);
        assertThat(fit.weights().get("u07")).isCloseTo(0.75, EXACT);
        assertThat(fit.att()).isCloseTo(-2, EXACT);
        assertThat(fit.preRmspe()).isZero();
        assertThat(fit.ratio()).isNull();
    }

    /** With two periods and twenty donors many weightings fit perfectly. */
    @Test
    void ofSeveralPerfectFitsTheMostEvenIsTaken() {
        double[][] y = new double[6][3];
        y[0] = new double[] {2, 3, 0};
        y[1] = new double[] {1, 3, 10};
        y[2] = new double[] {3, 3, 20};
        y[3] = new double[] {1, 3, 30};
        y[4] = new double[] {3, 3, 40};
        y[5] = new double[] {9, 9, 90};
        var fit = SyntheticControl.estimate(SyntheticDesign.of(named(y), 0, 2), done -> {})
                .fit();

        assertThat(fit.weights().values()).allSatisfy(w -> assertThat(w).isCloseTo(0.25, EXACT));
        assertThat(fit.weights()).doesNotContainKey("u05");
        assertThat(fit.gaps().get(2)).isCloseTo(-25, EXACT);
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() throws Exception {
        var design = panel(7, -2);
        var predictors =
                IntStream.range(0, 4).mapToObj(k -> predictor(design, k)).toList();
        Callable<SyntheticControlResult> task = () -> estimate(design.predictors(predictors));
        try (var alone = new ForkJoinPool(1);
                var many = new ForkJoinPool(4)) {
            assertThat(alone.submit(task).get()).isEqualTo(many.submit(task).get());
        }
    }

    /** A unit inside the hull is matched by every V; the outcomes decide among the weightings. */
    @Test
    void predictorsThatCanBeMetExactlyAreAndTheOutcomesDecideTheRest() {
        var design = panel(8, 0);
        double[] first = new double[design.panel().unitCount()];
        Arrays.setAll(first, i -> i == 0 ? 10 : i);
        var result = estimate(design.predictors(List.of(Predictor.of("first", first))));

        assertThat(result.predictors().getFirst().synthetic()).isCloseTo(10, within(1e-6));
        assertThat(result.predictors().getFirst().v()).isEqualTo(1);
        assertThat(result.fit().preRmspe())
                .isLessThan(2 * estimate(design).fit().preRmspe());
    }

    @Test
    void onePredictorOutsideTheHullTakesTheNearestDonor() {
        var design = panel(8, 0);
        double[] far = new double[design.panel().unitCount()];
        Arrays.setAll(far, i -> i == 0 ? 100 : i);

        assertThat(estimate(design.predictors(List.of(Predictor.of("far", far))))
                        .fit()
                        .weights())
                .containsExactly(java.util.Map.entry("u20", 1.0));
    }

    @Test
    void aStartWithoutTwoPeriodsBeforeIsRefused() {
        refuses(Reason.NO_PRE_PERIOD, () -> SyntheticDesign.of(panel(1, 0).panel(), 0, 1));
    }

    @Test
    void aStartAfterTheLastPeriodIsRefused() {
        refuses(Reason.NO_POST_PERIOD, () -> SyntheticDesign.of(panel(1, 0).panel(), 0, 20));
    }

    @Test
    void fewerThanTwoDonorsAreRefused() {
        refuses(
                Reason.TOO_FEW_COMPARISON_AREAS,
                () -> SyntheticDesign.of(panel(1, 0).panel(), 0, 12, new int[] {4}));
    }

    @Test
    void aTreatedUnitAmongTheDonorsIsRefusedByName() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> SyntheticDesign.of(panel(1, 0).panel(), 0, 12, new int[] {0, 1, 2}))
                .withMessageContaining("u00")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TREATED_IS_CONTROL));
    }

    @Test
    void aMissingValueIsRefusedByUnitAndPeriodUnlessItsUnitIsNotUsed() {
        double[][] y = panel(1, 0).panel().outcomes(IntStream.range(0, 21).toArray());
        y[3] = y[3].clone();
        y[3][5] = Double.NaN;

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> design(y))
                .withMessageContaining("u03 has no value in 5")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INCOMPLETE_PANEL));
        assertThat(SyntheticDesign.of(named(y), 0, 12, new int[] {1, 2, 4}).donors())
                .hasSize(3);
    }

    @Test
    void anOutcomeThatDoesNotVaryBeforeTheStartIsRefused() {
        double[][] y = panel(1, 0).panel().outcomes(IntStream.range(0, 21).toArray());
        Arrays.setAll(y[0], t -> t < 12 ? 3 : t);

        refuses(Reason.NO_VARIATION, () -> design(y));
    }

    @Test
    void aPredictorThatDoesNotVaryIsRefusedByName() {
        double[] same = new double[21];

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> panel(1, 0).predictors(List.of(Predictor.of("same", same))))
                .withMessageContaining("same")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NO_VARIATION));
    }

    @Test
    void anUnknownPredictorIsRefused() {
        double[] unknown = new double[21];
        unknown[4] = Double.NaN;

        refuses(Reason.INCOMPLETE_PANEL, () -> panel(1, 0).predictors(List.of(Predictor.of("unknown", unknown))));
    }

    @Test
    void aPlaceboDateAfterTheStartIsACallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> SyntheticControl.placeboDate(panel(1, 0), 12));
    }

    private static void refuses(Reason reason, Runnable work) {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static SyntheticControlResult estimate(SyntheticDesign design) {
        return SyntheticControl.estimate(design, done -> {});
    }

    private static void assertWeights(UnitFit fit, JsonNode reference, Offset<Double> tolerance) {
        for (var unit : reference.propertyNames()) {
            assertThat(requireNonNull(fit.weights().get(unit)))
                    .as(unit)
                    .isCloseTo(reference.get(unit).asDouble(), tolerance);
        }
        double others = fit.weights().entrySet().stream()
                .filter(e -> !reference.has(e.getKey()))
                .mapToDouble(e -> e.getValue())
                .sum();
        assertThat(others).isCloseTo(0, tolerance);
    }

    private static double square(double x) {
        return x * x;
    }

    /** 21 units with two common factors over 20 periods; the first is treated from period 12 on. */
    private static SyntheticDesign panel(long seed, double effect) {
        var random = new SplittableRandom(seed);
        double[][] factors = new double[20][2];
        for (double[] factor : factors) {
            Arrays.setAll(factor, k -> random.nextDouble() * 10);
        }
        double[][] y = new double[21][20];
        for (int i = 0; i < 21; i++) {
            double first = i == 0 ? 0.5 : random.nextDouble();
            double second = i == 0 ? 0.5 : random.nextDouble();
            for (int t = 0; t < 20; t++) {
                y[i][t] = 20
                        + first * factors[t][0]
                        + second * factors[t][1]
                        + random.nextDouble() / 2
                        + (i == 0 && t >= 12 ? effect : 0);
            }
        }
        return design(y);
    }

    private static SyntheticDesign design(double[][] y) {
        return SyntheticDesign.of(named(y), 0, 12);
    }

    private static OutcomePanel named(double[][] y) {
        return OutcomePanel.of(
                IntStream.range(0, y.length).mapToObj("u%02d"::formatted).toList(),
                IntStream.range(0, y[0].length).mapToObj(String::valueOf).toList(),
                y);
    }

    private static SyntheticDesign transformed(SyntheticDesign design, double factor, double constant) {
        var panel = design.panel();
        return design(IntStream.range(0, panel.unitCount())
                .mapToObj(i -> Arrays.stream(panel.outcome(i))
                        .map(y -> factor * y + constant)
                        .toArray())
                .toArray(double[][]::new));
    }

    private static Predictor predictor(SyntheticDesign design, int k) {
        double[] values = new double[design.panel().unitCount()];
        Arrays.setAll(values, i -> design.panel().outcome(i)[k * 3] + (i == 0 ? 3 * k : 0));
        return Predictor.of("p" + k, values);
    }
}
