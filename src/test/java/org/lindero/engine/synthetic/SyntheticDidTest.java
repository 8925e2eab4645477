package org.lindero.engine.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.synthetic.SyntheticDidOptions.Errors;
import tools.jackson.databind.JsonNode;

/**
 * Oracles: an independent exact program (1e-8) and the R package synthdid 0.0.9, whose iterations stop early (0.002), on California's
 * Proposition 99. Its standard errors are random: within 15 %.
 */
class SyntheticDidTest {

    private static final Offset<Double> EXACT = within(1e-8);
    private static final SyntheticDidOptions OPTIONS =
            SyntheticDidOptions.seeded(1).replications(200);

    private static JsonNode expected() {
        return Oracle.require("O11_synthdid_prop99").expected();
    }

    private static SyntheticDidResult prop99(Weighting weighting) {
        var rows = Oracle.require("O11_synthdid_prop99").rows("california_prop99.csv");
        var units = rows.stream().map(row -> row.getField("State")).distinct().toList();
        double[][] y = new double[units.size()][31];
        rows.forEach(row -> y[units.indexOf(row.getField("State"))][Integer.parseInt(row.getField("Year")) - 1970] =
                Double.parseDouble(row.getField("PacksPerCapita")));
        var years = IntStream.range(1970, 2001).mapToObj(String::valueOf).toList();
        int[] treated = {units.indexOf("California")};
        return estimate(OutcomePanel.of(units, years, y), treated, 19, OPTIONS.weighting(weighting));
    }

    @Test
    void californiaAgreesWithTheExactProgram() {
        var expected = expected();
        var exact = expected.get("exact_qp_independent").get("prop99");
        var result = prop99(Weighting.SYNTHETIC_DID);

        assertThat(result.att().value()).isCloseTo(exact.get("sdid").asDouble(), EXACT);
        result.unitWeights()
                .forEach((unit, w) ->
                        assertThat(w).isCloseTo(exact.get("omega").path(unit).asDouble(0), EXACT));
        result.timeWeights()
                .forEach((year, w) ->
                        assertThat(w).isCloseTo(exact.get("lambda_").path(year).asDouble(0), EXACT));
        assertThat(result.noise()).isCloseTo(expected.get("noise_level").asDouble(), withinPercentage(1e-10));
        assertThat(result.zeta()).isCloseTo(expected.get("zeta_omega").asDouble(), withinPercentage(1e-10));
    }

    @Test
    void californiaAgreesWithThePackageAsFarAsItIterates() {
        var reference = expected().get("estimates").get("sdid");
        var result = prop99(Weighting.SYNTHETIC_DID);

        assertThat(result.att().value()).isCloseTo(reference.get("estimate").asDouble(), within(0.002));
        result.unitWeights()
                .forEach((unit, w) ->
                        assertThat(w).isCloseTo(reference.get("omega").get(unit).asDouble(), within(0.004)));
        result.timeWeights()
                .forEach((year, w) -> assertThat(w)
                        .isCloseTo(reference.get("lambda").get(year).asDouble(), within(1e-5)));
    }

    @Test
    void differenceInDifferencesIsItsSpecialCaseWithEqualWeights() {
        var result = prop99(Weighting.DIFFERENCE_IN_DIFFERENCES);

        assertThat(result.att().value())
                .isCloseTo(
                        expected().get("estimates").get("did").get("estimate").asDouble(), EXACT);
        assertThat(result.unitWeights().values()).allSatisfy(w -> assertThat(w).isCloseTo(1.0 / 38, EXACT));
    }

    /** The package stops early, at a larger loss and −19.6197; the optimum is that of the synthetic control, −19.5136. */
    @Test
    void syntheticControlIsItsSpecialCaseWithoutEarlierPeriods() {
        var reference = expected().get("estimates").get("sc");
        var result = prop99(Weighting.SYNTHETIC_CONTROL);
        var design = Prop99.design();
        var exact = SyntheticControl.estimate(design, done -> {}).fit();

        assertThat(result.att().value()).isCloseTo(exact.att(), within(1e-5));
        assertThat(result.att().value()).isCloseTo(reference.get("estimate").asDouble(), within(0.15));
        double[] theirs = IntStream.of(design.donors())
                .mapToDouble(
                        i -> reference.get("omega").get(design.panel().unit(i)).asDouble())
                .toArray();
        assertThat(exact.preRmspe() * exact.preRmspe())
                .isLessThan(PredictorWeights.meanSquare(theirs, design.outcomePoints()));
        assertThat(result.timeWeights().values()).containsOnly(0.0);
    }

    /** With one treated unit the placebos are the 38 other states: nothing is random. Published: 8.4, 9.9 and 17.7. */
    @Test
    void placeboErrorsAgreeWithThePackagesRandomOnes() {
        var reference = expected().get("placebo_se_200reps_seed12345");
        assertThat(prop99(Weighting.SYNTHETIC_DID).att().standardError())
                .isCloseTo(reference.get("sdid").asDouble(), withinPercentage(15));
        assertThat(prop99(Weighting.SYNTHETIC_CONTROL).att().standardError())
                .isCloseTo(reference.get("sc").asDouble(), withinPercentage(15));
        assertThat(prop99(Weighting.DIFFERENCE_IN_DIFFERENCES).att().standardError())
                .isCloseTo(reference.get("did").asDouble(), withinPercentage(15));
        assertThat(prop99(Weighting.SYNTHETIC_DID).replications()).isEqualTo(38);
        assertThat(prop99(Weighting.SYNTHETIC_DID).convention()).contains("all that exist");
    }

    @Test
    void errorsOfAllKindsHaveTheSizeOfTheSpreadOverPanels() {
        double[] effects = IntStream.range(0, 60)
                .mapToDouble(seed -> SyntheticDid.effect(panel(seed, 30, 6, 2), first(6), 14, Weighting.SYNTHETIC_DID))
                .toArray();
        double spread = Math.sqrt(StatUtils.variance(effects));

        assertThat(StatUtils.mean(effects)).isCloseTo(2, within(3 * spread / Math.sqrt(60)));
        for (var errors : Errors.values()) {
            double mean = IntStream.range(0, 12)
                    .mapToDouble(seed -> estimate(panel(seed, 30, 6, 2), first(6), 14, OPTIONS.errors(errors))
                            .att()
                            .standardError())
                    .average()
                    .orElseThrow();
            assertThat(mean).as(errors.name()).isBetween(0.6 * spread, 1.8 * spread);
        }
    }

    @Test
    void theOrderOfUnitsDoesNotMatter() {
        var panel = panel(3, 12, 2, 1);
        var units = new java.util.ArrayList<>(IntStream.range(0, 12).boxed().toList());
        Collections.reverse(units);
        var reversed = OutcomePanel.of(
                units.stream().map(panel::unit).toList(),
                IntStream.range(0, 20).mapToObj(panel::period).toList(),
                units.stream().map(panel::outcome).toArray(double[][]::new));

        assertThat(estimate(reversed, new int[] {10, 11}, 14, OPTIONS))
                .isEqualTo(estimate(panel, first(2), 14, OPTIONS));
    }

    @Test
    void aLevelOfItsOwnForEachUnitChangesNothingAndAScaleScales() {
        var panel = panel(4, 15, 3, 1);
        var base = estimate(panel, first(3), 14, OPTIONS);
        var moved = estimate(changed(panel, 1, true), first(3), 14, OPTIONS);
        var scaled = estimate(changed(panel, 10, false), first(3), 14, OPTIONS);

        assertThat(scaled.att().value()).isCloseTo(10 * base.att().value(), EXACT);
        assertThat(scaled.att().standardError()).isCloseTo(10 * base.att().standardError(), EXACT);
        assertThat(moved.att().value()).isCloseTo(base.att().value(), within(1e-7));
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() throws Exception {
        for (var errors : Errors.values()) {
            Callable<SyntheticDidResult> task =
                    () -> estimate(panel(5, 20, 3, 1), first(3), 14, OPTIONS.errors(errors));
            try (var alone = new ForkJoinPool(1);
                    var many = new ForkJoinPool(4)) {
                assertThat(alone.submit(task).get()).isEqualTo(many.submit(task).get());
            }
        }
    }

    @Test
    void anotherSeedDrawsOtherPlacebosWhenThereAreMany() {
        var panel = panel(6, 30, 4, 1);
        assertThat(estimate(panel, first(4), 14, OPTIONS).att().standardError())
                .isNotEqualTo(estimate(
                                panel,
                                first(4),
                                14,
                                SyntheticDidOptions.seeded(2).replications(200))
                        .att()
                        .standardError());
    }

    @Test
    void aSingleTreatedUnitHasNeitherJackknifeNorBootstrap() {
        refuses(Reason.TOO_FEW_SETS, 1, OPTIONS.errors(Errors.JACKKNIFE));
        refuses(Reason.TOO_FEW_SETS, 1, OPTIONS.errors(Errors.BOOTSTRAP));
    }

    @Test
    void placebosNeedMoreComparisonUnitsThanTreatedOnes() {
        refuses(Reason.TOO_FEW_COMPARISON_AREAS, 6, OPTIONS);
    }

    @Test
    void fewerThanTwoComparisonUnitsAreRefused() {
        refuses(Reason.TOO_FEW_COMPARISON_AREAS, 11, OPTIONS.errors(Errors.JACKKNIFE));
    }

    @Test
    void allWeightOnOneComparisonUnitHasNoJackknife() {
        double[][] y = {{1, 2, 4, 9}, {1, 2, 4, 8}, {1, 2, 4, 3}, {500, 100, 900, 0}};

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(
                        named(y),
                        first(2),
                        3,
                        OPTIONS.weighting(Weighting.SYNTHETIC_CONTROL).errors(Errors.JACKKNIFE)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_FEW_SETS));
    }

    @Test
    void comparisonUnitsThatNeverChangeAreRefused() {
        double[][] y = {{1, 2, 3, 4}, {5, 5, 5, 9}, {6, 6, 6, 8}};

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(named(y), first(1), 3, OPTIONS))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
    }

    @Test
    void startsAndMissingValuesAreRefused() {
        double[][] y = {{1, 2, 3, 4}, {5, 7, 5, 9}, {6, Double.NaN, 6, 8}};
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(named(y), first(1), 3, OPTIONS))
                .withMessageContaining("u02 has no value in 1")
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INCOMPLETE_PANEL));
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(named(y), first(1), 1, OPTIONS))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_PRE_PERIOD));
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(named(y), first(1), 4, OPTIONS))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_POST_PERIOD));
    }

    @Test
    void nobodyTreatedIsACallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> estimate(panel(1, 12, 1, 0), first(0), 14, OPTIONS));
    }

    @Test
    void placeboSetsAreAllThatExistOrDrawnWithoutRepeatingAUnit() {
        var all = PlaceboSets.draw(5, 2, 10, 1);
        assertThat(all.all()).isTrue();
        assertThat(all.sets()).hasSize(10).doesNotHaveDuplicates();
        var drawn = PlaceboSets.draw(50, 2, 30, 1);
        assertThat(drawn.all()).isFalse();
        assertThat(drawn.sets()).isNotEmpty().allSatisfy(set -> {
            assertThat(set).hasSize(2).doesNotHaveDuplicates().isSorted();
            assertThat(set[1]).isLessThan(50);
        });
    }

    /** All but one unit chosen: few sets, though a search through all smaller ones would not end. */
    @Test
    void largeSetsAreListedToo() {
        assertThat(PlaceboSets.draw(60, 59, 999, 1).sets()).hasSize(60);
    }

    private static void refuses(Reason reason, int treated, SyntheticDidOptions options) {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(panel(1, 12, treated, 0), first(treated), 14, options))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static SyntheticDidResult estimate(
            OutcomePanel panel, int[] treated, int start, SyntheticDidOptions options) {
        return SyntheticDid.estimate(panel, treated, start, options, done -> {});
    }

    private static int[] first(int count) {
        return IntStream.range(0, count).toArray();
    }

    /** Units with a level and a share in one trend, over 20 periods; the first are treated from period 14 on. */
    private static OutcomePanel panel(long seed, int units, int treated, double effect) {
        var random = new SplittableRandom(seed);
        double[] trend =
                DoubleStream.generate(() -> random.nextDouble() * 4).limit(20).toArray();
        double[][] y = new double[units][20];
        for (int i = 0; i < units; i++) {
            double level = random.nextDouble() * 10;
            double share = random.nextDouble() + (i < treated ? 0.3 : 0);
            boolean acts = i < treated;
            Arrays.setAll(
                    y[i], t -> level + share * trend[t] + random.nextDouble() * 3 + (acts && t >= 14 ? effect : 0));
        }
        return named(y);
    }

    private static OutcomePanel named(double[][] y) {
        return OutcomePanel.of(
                IntStream.range(0, y.length).mapToObj("u%02d"::formatted).toList(),
                IntStream.range(0, y[0].length).mapToObj(String::valueOf).toList(),
                y);
    }

    /** Multiplied, and with 7 × unit added where {@code levels} asks for it. */
    private static OutcomePanel changed(OutcomePanel panel, double factor, boolean levels) {
        double[][] y = new double[panel.unitCount()][];
        for (int i = 0; i < y.length; i++) {
            double level = levels ? 7 * i : 0;
            y[i] = Arrays.stream(panel.outcome(i)).map(v -> factor * v + level).toArray();
        }
        return named(y);
    }
}
