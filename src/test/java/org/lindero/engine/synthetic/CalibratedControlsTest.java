package org.lindero.engine.synthetic;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.hipparchus.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;

/** No program's numbers exist for this method: hand arithmetic, planted effects and the optimality conditions stand for them. */
class CalibratedControlsTest {

    private static final Offset<Double> EXACT = within(1e-9);

    /**
     * By hand: one treated unit at (4, 4) before; d = 1/3. Controls at (2, 2), (4, 4), (9, 9): the mean is 5, the variance 26/3, so
     * w = d (1 + (x − 5) λ) with λ = (4 − 5)/(26/3) = −3/26, which gives 35/78, 29/78 and 14/78.
     */
    @Test
    void weightsAreThoseOfTheClosedFormWhereNoneIsCutOff() {
        double[][] y = {{4, 4, 10}, {2, 2, 1}, {4, 4, 2}, {9, 9, 3}};
        var result = estimate(Map.of("robbery", named(y)), 1, 2, List.of());

        assertThat(result.weights().get("u01")).isCloseTo(35.0 / 78, EXACT);
        assertThat(result.weights().get("u02")).isCloseTo(29.0 / 78, EXACT);
        assertThat(result.weights().get("u03")).isCloseTo(14.0 / 78, EXACT);
        var effect = result.effects().getFirst();
        assertThat(effect.comparison()).isCloseTo((35 + 2 * 29 + 3 * 14) / 78.0, EXACT);
        assertThat(effect.value()).isCloseTo(10 - 135 / 78.0, EXACT);
        assertThat(effect.percent()).isCloseTo(100 * (10 - 135 / 78.0) / (135 / 78.0), EXACT);
        assertThat(effect.att()).isNull();
        assertThat(result.distance()).isCloseTo(3.0 / 26, EXACT);
    }

    /** The closed form would make the last negative: it is zero, and the others have (1 − 3/4 (x − 3)) / 3. */
    @Test
    void aWeightThatWouldBeNegativeIsZero() {
        double[][] y = {{2.5, 2.5, 0}, {2, 2, 0}, {3, 3, 0}, {4, 4, 0}, {30, 30, 0}};
        var result = estimate(Map.of("robbery", named(y)), 1, 2, List.of());

        assertThat(result.weights().get("u04")).isZero();
        assertThat(result.weights().get("u01")).isCloseTo(7.0 / 12, EXACT);
        assertThat(result.weights().get("u03")).isCloseTo(1.0 / 12, EXACT);
    }

    @Test
    void everyTotalOfEveryOutcomeAndCovariateIsMetExactly() {
        var panels = simulated(2, 80, 5, 0);
        var covariate = covariate(80);
        var result = estimate(panels, 5, 3, List.of(covariate));

        assertThat(result.balance()).hasSize(7).extracting(b -> b.name()).contains("people", "robbery 1", "theft 2");
        for (var balance : result.balance()) {
            assertThat(balance.weighted()).isCloseTo(balance.treated(), within(1e-8 * Math.abs(balance.treated())));
        }
        assertThat(result.balance().stream().anyMatch(b -> Math.abs(b.equal() - b.treated()) > 1))
                .isTrue();
        assertThat(result.weights().values().stream().mapToDouble(w -> w).sum()).isCloseTo(5, EXACT);
        assertThat(result.weights().values()).allSatisfy(w -> assertThat(w).isNotNegative());
        assertThat(result.convention()).contains("(w - d)^2 / d");
    }

    /** Months are summed backwards from the start; the first block may be shorter. */
    @Test
    void blocksOfPeriodsAreMatchedTogether() {
        double[][] y = {{5, 1, 3, 2, 10}, {1, 1, 1, 1, 1}, {9, 3, 3, 3, 2}, {4, 4, 0, 1, 0}, {7, 3, 2, 3, 1}};
        var design = CalibratedDesign.of(Map.of("robbery", named(y)), new int[] {0}, 4, List.of());
        var result = CalibratedControls.estimate(design.inBlocksOf(3), options(), done -> {});

        assertThat(result.balance()).extracting(b -> b.name()).containsExactly("robbery 0", "robbery 1 to 3");
        assertThat(result.balance().get(1).treated()).isEqualTo(6);
        assertThat(result.balance().get(1).weighted()).isCloseTo(6, EXACT);
        assertThat(result.balance().get(0).weighted()).isCloseTo(5, EXACT);
        assertThatIllegalArgumentException().isThrownBy(() -> design.inBlocksOf(0));
    }

    @Test
    void aPlantedEffectIsFoundWithoutBiasAndItsErrorHasTheSizeOfTheSpread() {
        double[] values = IntStream.range(0, 60)
                .mapToDouble(seed -> estimate(simulated(seed, 80, 5, -2), 5, 3, List.of())
                        .effects()
                        .getFirst()
                        .value())
                .toArray();
        double spread = Math.sqrt(StatUtils.variance(values));
        double error = IntStream.range(0, 10)
                .mapToDouble(seed -> requireNonNull(estimate(simulated(seed, 80, 5, -2), 5, 3, List.of())
                                .effects()
                                .getFirst()
                                .att())
                        .standardError())
                .average()
                .orElseThrow();

        assertThat(StatUtils.mean(values)).isCloseTo(-2, within(3 * spread / Math.sqrt(60)));
        assertThat(error).isBetween(0.6 * spread, 1.6 * spread);
    }

    @Test
    void eachOutcomeKeepsItsOwnEffect() {
        var result = estimate(simulated(3, 80, 5, -2), 5, 3, List.of());

        assertThat(result.effects()).extracting(e -> e.outcome()).containsExactly("robbery", "theft");
        assertThat(result.effects().get(0).value()).isCloseTo(-2, within(1.0));
        assertThat(result.effects().get(1).value()).isCloseTo(0, within(1.0));
    }

    @Test
    void theOrderOfUnitsDoesNotMatter() {
        var panels = simulated(4, 40, 3, 1);
        Map<String, OutcomePanel> reversed = new LinkedHashMap<>();
        panels.forEach((name, panel) -> reversed.put(name, reversed(panel)));

        var there = CalibratedControls.estimate(
                CalibratedDesign.of(reversed, new int[] {37, 38, 39}, 3, List.of()), options(), done -> {});
        assertThat(there).isEqualTo(estimate(panels, 3, 3, List.of()));
    }

    private static OutcomePanel reversed(OutcomePanel panel) {
        var order =
                new ArrayList<>(IntStream.range(0, panel.unitCount()).boxed().toList());
        Collections.reverse(order);
        return OutcomePanel.of(
                order.stream().map(panel::unit).toList(),
                IntStream.range(0, panel.periodCount()).mapToObj(panel::period).toList(),
                order.stream().map(panel::outcome).toArray(double[][]::new));
    }

    @Test
    void aShiftOfTheOutcomeChangesNothingAndAScaleScales() {
        var panels = simulated(5, 40, 3, 1);
        var base = estimate(panels, 3, 3, List.of()).effects().getFirst();
        var moved = estimate(changed(panels, 1, 50), 3, 3, List.of()).effects().getFirst();
        var scaled = estimate(changed(panels, 10, 0), 3, 3, List.of()).effects().getFirst();

        assertThat(moved.value()).isCloseTo(base.value(), EXACT);
        assertThat(scaled.value()).isCloseTo(10 * base.value(), within(1e-8));
        assertThat(requireNonNull(scaled.att()).standardError())
                .isCloseTo(10 * requireNonNull(base.att()).standardError(), within(1e-7));
    }

    /** A covariate that the others determine, and one that is the same everywhere, add nothing and do no harm. */
    @Test
    void redundantConditionsDoNotDisturb() {
        var panels = simulated(6, 40, 3, 1);
        double[] same = new double[40];
        Arrays.fill(same, 3);
        double[] sum = new double[40];
        Arrays.setAll(
                sum,
                i -> panels.values().stream()
                        .mapToDouble(p -> p.outcome(i)[0] + p.outcome(i)[1])
                        .sum());
        var redundant = List.of(Predictor.of("same", same), Predictor.of("sum", sum));

        assertThat(estimate(panels, 3, 3, redundant).effects().getFirst().value())
                .isCloseTo(
                        estimate(panels, 3, 3, List.of()).effects().getFirst().value(), within(1e-8));
    }

    @Test
    void theNumberOfThreadsDoesNotChangeABit() throws Exception {
        Callable<CalibratedResult> task = () -> estimate(simulated(8, 60, 4, 1), 4, 3, List.of());
        try (var alone = new ForkJoinPool(1);
                var many = new ForkJoinPool(4)) {
            assertThat(alone.submit(task).get()).isEqualTo(many.submit(task).get());
        }
    }

    @Test
    void placeboSetsThatCannotBeMatchedAreCounted() {
        double[][] y = {{5, 5, 4}, {1, 2, 4}, {2, 9, 3}, {9, 3, 8}, {4, 8, 1}, {8, 8, 2}, {3, 1, 5}};
        var result = estimate(Map.of("robbery", named(y)), 1, 2, List.of());

        assertThat(result.placebos()).isEqualTo(6);
        assertThat(result.matched()).isLessThan(6);
    }

    @Test
    void aTotalOutOfReachIsRefusedByName() {
        double[][] y = {{4, 90, 10}, {2, 2, 1}, {4, 4, 2}, {9, 9, 3}};

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(Map.of("robbery", named(y)), 1, 2, List.of()))
                .withMessageContaining("robbery 1")
                .withMessageContaining("above")
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.INFEASIBLE_MATCH));
    }

    @Test
    void designsThatDataCannotSupportAreRefused() {
        double[][] y = {{4, 4, 10}, {2, 2, 1}, {4, 4, Double.NaN}, {9, 9, 3}};
        refuses(Reason.INCOMPLETE_PANEL, y, 1, 2, List.of());
        y[2][2] = 5;
        refuses(Reason.NO_PRE_PERIOD, y, 1, 1, List.of());
        refuses(Reason.NO_POST_PERIOD, y, 1, 3, List.of());
        refuses(Reason.TOO_FEW_COMPARISON_AREAS, y, 3, 2, List.of());
        refuses(Reason.INCOMPLETE_PANEL, y, 1, 2, List.of(Predictor.of("people", new double[] {1, 2, Double.NaN, 4})));
    }

    private static void refuses(Reason reason, double[][] y, int treated, int start, List<Predictor> covariates) {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(Map.of("robbery", named(y)), treated, start, covariates))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void outcomesOfDifferentPanelsAreACallersMistake() {
        Map<String, OutcomePanel> panels = new LinkedHashMap<>();
        panels.put("robbery", named(new double[][] {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}}));
        panels.put("theft", named(new double[][] {{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}}));

        assertThatIllegalArgumentException().isThrownBy(() -> estimate(panels, 1, 2, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> estimate(Map.of(), 1, 2, List.of()));
    }

    private static CalibratedResult estimate(
            Map<String, OutcomePanel> panels, int treated, int start, List<Predictor> covariates) {
        int[] units = IntStream.range(0, treated).toArray();
        return CalibratedControls.estimate(
                CalibratedDesign.of(panels, units, start, covariates), options(), done -> {});
    }

    private static CalibratedControls.Options options() {
        return new CalibratedControls.Options(100, 1, 0.95);
    }

    private static OutcomePanel named(double[][] y) {
        return OutcomePanel.of(
                IntStream.range(0, y.length).mapToObj("u%02d"::formatted).toList(),
                IntStream.range(0, y[0].length).mapToObj(String::valueOf).toList(),
                y);
    }

    /** Two outcomes over 12 periods with levels and shared shocks; the first units lie amid the others and get the effect on robbery. */
    private static Map<String, OutcomePanel> simulated(long seed, int units, int treated, double effect) {
        var random = new SplittableRandom(seed);
        Map<String, OutcomePanel> panels = new LinkedHashMap<>();
        for (var name : List.of("robbery", "theft")) {
            double[] shock = random.doubles(12, 0, 5).toArray();
            double[][] y = new double[units][12];
            for (int i = 0; i < units; i++) {
                double level = i < treated ? 5 + 2 * random.nextDouble() : 10 * random.nextDouble();
                boolean acts = i < treated && name.equals("robbery");
                Arrays.setAll(y[i], t -> level + shock[t] + 3 * random.nextDouble() + (acts && t >= 3 ? effect : 0));
            }
            panels.put(name, named(y));
        }
        return panels;
    }

    private static Predictor covariate(int units) {
        double[] people = new double[units];
        Arrays.setAll(people, i -> 1000 + 37 * (i % 11));
        return Predictor.of("people", people);
    }

    private static Map<String, OutcomePanel> changed(Map<String, OutcomePanel> panels, double factor, double shift) {
        Map<String, OutcomePanel> changed = new LinkedHashMap<>();
        panels.forEach((name, panel) -> changed.put(
                name,
                named(IntStream.range(0, panel.unitCount())
                        .mapToObj(i -> Arrays.stream(panel.outcome(i))
                                .map(y -> factor * y + shift)
                                .toArray())
                        .toArray(double[][]::new))));
        return changed;
    }
}
