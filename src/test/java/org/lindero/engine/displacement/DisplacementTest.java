package org.lindero.engine.displacement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.Oracle;
import org.lindero.engine.displacement.WdqResult.Band;
import tools.jackson.databind.JsonNode;

/** Oracles: Wheeler's notebook and the example of Wheeler and Ratcliffe (2018); arithmetic by Guerette's (2009) formulas. */
class DisplacementTest {

    private static final Offset<Double> EXACT = within(1e-10);

    @Test
    void differencesAgreeWithWheelersExamples() {
        var expected = Oracle.require("O01_wdd_wheeler_examples").expected();
        int cases = 0;
        for (var name : expected.get("wdd").propertyNames()) {
            check(expected.get("wdd").get(name), false);
            cases++;
        }
        for (var name : expected.get("harm_components").propertyNames()) {
            check(expected.get("harm_components").get(name), false);
            cases++;
        }
        check(expected.get("paper_example"), true);
        assertThat(cases).isEqualTo(9);
    }

    @Test
    void harmWeightedDifferencesAgreeWithWheelersExample() {
        var expected = Oracle.require("O01_wdd_wheeler_examples").expected();
        var harm = expected.get("harm");
        var names = List.copyOf(harm.get("weights").propertyNames());
        var totals = names.stream()
                .map(name -> total(expected.get("harm_components").get(name)))
                .toList();
        double[] weights = names.stream()
                .mapToDouble(name -> harm.get("weights").get(name).asDouble())
                .toArray();
        var result = Wdd.harmWeighted(totals, weights, 0.95);

        assertThat(result.value()).isCloseTo(harm.get("est").asDouble(), EXACT);
        assertThat(result.standardError()).isCloseTo(harm.get("se").asDouble(), EXACT);
        assertThat(result.statistic()).isCloseTo(harm.get("z").asDouble(), EXACT);
        assertThat(result.interval().lower()).isCloseTo(harm.get("ci95").get(0).asDouble(), within(1e-8));
        assertThat(result.interval().upper()).isCloseTo(harm.get("ci95").get(1).asDouble(), within(1e-8));
    }

    private static Estimate total(JsonNode c) {
        return Wdd.independentControls(
                        change(c.get("treated")), change(c.get("control")), null, null, Wdd.Weights.NONE, 0.95)
                .total();
    }

    /** By hand: before 10 + 12 against 11 + 9, so +2 over two months; after one month 6 − 10 − 1, after two 6 + 8 − 10 − 12 − 2. */
    @Test
    void theRunningDifferenceGrowsMonthByMonth() {
        var running = Wdd.running(new double[] {10, 12, 6, 8}, new double[] {11, 9, 10, 12}, 2, 0.95);

        assertThat(running).extracting(Estimate::value).containsExactly(-5.0, -10.0);
        assertThat(running.get(0).standardError()).isCloseTo(Math.sqrt(16 + 42 / 4.0), EXACT);
        assertThat(running.get(1).standardError()).isCloseTo(Math.sqrt(36 + 42), EXACT);
        var once = Wdd.independentControls(new Change(22, 14), new Change(20, 22), null, null, Wdd.Weights.NONE, 0.95);
        assertThat(running.get(1).value()).isCloseTo(once.total().value(), EXACT);
        assertThat(running.get(1).standardError()).isCloseTo(once.total().standardError(), EXACT);
    }

    @Test
    void aRunningDifferenceNeedsMonthsOnBothSides() {
        for (int before : new int[] {0, 2}) {
            assertThatExceptionOfType(EstimationException.class)
                    .isThrownBy(() -> Wdd.running(new double[] {1, 2}, new double[] {1, 2}, before, 0.95));
        }
    }

    private static void check(JsonNode c, boolean published) {
        var area = c.get("area_weights_c_t_dc_dt");
        var time = c.get("time_weights");
        boolean spill = c.get("disp_treated").get(0).asDouble() > 0;
        var result = Wdd.independentControls(
                change(c.get("treated")),
                change(c.get("control")),
                spill ? change(c.get("disp_treated")) : null,
                spill ? change(c.get("disp_control")) : null,
                new Wdd.Weights(
                        time.get(0).asDouble(),
                        time.get(1).asDouble(),
                        area.get(1).asDouble(),
                        area.get(0).asDouble(),
                        area.get(3).asDouble(),
                        area.get(2).asDouble()),
                1 - c.get("alpha").asDouble());
        assertEstimate(result.local(), c, "local");
        assertEstimate(result.total(), c, "total");
        if (result.displacement() != null) {
            assertEstimate(result.displacement(), c, "disp");
        }
        assertThat(result.total().statistic()).isCloseTo(c.get("z").asDouble(), EXACT);
        assertThat(result.total().p()).isCloseTo(c.get("p_two").asDouble(), EXACT);
        assertThat(result.total().interval().lower()).isCloseTo(c.get("ci_low").asDouble(), within(1e-8));
        assertThat(result.total().interval().upper()).isCloseTo(c.get("ci_high").asDouble(), within(1e-8));
        if (published) {
            assertThat(result.total().value()).isEqualTo(-118);
            assertThat(result.total().standardError()).isCloseTo(Math.sqrt(1568), EXACT);
        }
    }

    private static void assertEstimate(Estimate estimate, JsonNode c, String part) {
        assertThat(estimate.value()).isCloseTo(c.get("est_" + part).asDouble(), EXACT);
        assertThat(estimate.standardError()).isCloseTo(c.get("se_" + part).asDouble(), EXACT);
    }

    /** By hand: k_T = 300/100 and k_D = 300/60, coefficient 8/15; 60 - 100 + 50 - 60 - 8/15 (-30) = -34. */
    @Test
    void aSharedPoolEntersTheTotalOnce() {
        var result = Wdd.sharedControl(new Change(100, 60), new Change(60, 50), new Change(300, 270), 1, 0.95);

        assertThat(result.local().value()).isCloseTo(-40 + 10, EXACT);
        assertThat(result.total().value()).isCloseTo(-34, EXACT);
        assertThat(result.total().standardError()).isCloseTo(Math.sqrt(270 + 64.0 / 225 * 570), EXACT);
        double separate = Math.hypot(
                result.local().standardError(),
                requireNonNull(result.displacement()).standardError());
        assertThat(result.total().standardError()).isGreaterThan(separate);
    }

    /** Twice the time before: 100 / 2 = 50 a year became 60, the pool 300 / 2 = 150 became 270. */
    @Test
    void aLongerTimeBeforeIsWeighted() {
        var weights = new Wdd.Weights(2, 1, 1, 1, 1, 1);
        var result = Wdd.sharedControl(new Change(100, 60), null, new Change(300, 270), weights, 1, 0.95);

        assertThat(result.local().value()).isCloseTo(10 - 120 / 3.0, EXACT);
        assertThat(result.local().standardError()).isCloseTo(Math.sqrt(25 + 60 + (75 + 270) / 9.0), EXACT);
    }

    @Test
    void overdispersionWidensByItsRoot() {
        var plain = Wdd.sharedControl(new Change(100, 60), null, new Change(300, 270), 1, 0.95);
        var wide = Wdd.sharedControl(new Change(100, 60), null, new Change(300, 270), 4, 0.95);

        assertThat(wide.local().standardError()).isCloseTo(2 * plain.local().standardError(), EXACT);
    }

    @Test
    void aCountBelowFiveIsFlagged() {
        assertThat(Wdd.sharedControl(new Change(9, 4), null, new Change(30, 27), 1, 0.95)
                        .smallCells())
                .isTrue();
        assertThat(Wdd.sharedControl(new Change(9, 5), null, new Change(30, 27), 1, 0.95)
                        .smallCells())
                .isFalse();
    }

    @Test
    void quotientsAgreeWithGuerettesFormulas() {
        var cases = Oracle.require("O02_wdq_guerette").expected().get("cases");
        assertThat(cases.propertyNames()).hasSize(5);
        for (var name : cases.propertyNames()) {
            var c = cases.get(name);
            var result = Wdq.of(change(c.get("A")), change(c.get("B")), change(c.get("C")));
            assertThat(result.successMeasure())
                    .isCloseTo(c.get("success_measure").asDouble(), EXACT);
            assertThat(result.bufferMeasure())
                    .isCloseTo(c.get("buffer_displacement_measure").asDouble(), EXACT);
            assertThat(result.grossEffect()).isEqualTo(c.get("gross_effect").asDouble());
            assertThat(result.netEffect()).isCloseTo(c.get("net_effect_ratio").asDouble(), EXACT);
            assertThat(result.totalNetEffect())
                    .isCloseTo(c.get("total_net_effect").asDouble(), EXACT);
            assertThat(result.preventedInTarget())
                    .isCloseTo(c.get("net_prevented_A").asDouble(), EXACT);
            if (c.get("success_measure").asDouble() < 0) {
                assertThat(result.wdq()).isCloseTo(c.get("wdq").asDouble(), EXACT);
            } else {
                assertThat(result.wdq()).isNull();
                assertThat(result.band()).isNull();
                assertThat(result.interpretable()).isFalse();
            }
        }
    }

    @Test
    void theBandsAreRead() {
        var control = new Change(100, 100);
        var target = new Change(100, 50);
        assertThat(Wdq.of(target, new Change(100, 40), control).band()).isEqualTo(Band.DIFFUSION_EXCEEDS_DIRECT_EFFECT);
        assertThat(Wdq.of(target, new Change(100, 50), control).band()).isEqualTo(Band.DIFFUSION);
        assertThat(Wdq.of(target, new Change(100, 100), control).band()).isEqualTo(Band.NONE);
        assertThat(Wdq.of(target, new Change(100, 120), control).band())
                .isEqualTo(Band.DISPLACEMENT_SMALLER_THAN_EFFECT);
        assertThat(Wdq.of(target, new Change(100, 150), control).band()).isEqualTo(Band.DISPLACEMENT_ERASES_EFFECT);
    }

    @Test
    void anEmptyControlIsRefusedAndNotInfinite() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> Wdq.of(new Change(1, 1), new Change(1, 1), new Change(0, 5)))
                .satisfies(
                        refused -> assertThat(refused.reason()).isEqualTo(EstimationException.Reason.ZERO_DENOMINATOR));
    }

    private static Change change(JsonNode pair) {
        return new Change(pair.get(0).asDouble(), pair.get(1).asDouble());
    }

    /** By hand: of 60 events 36 came later, so 6, 12 and 18 of 10, 20 and 30 were to be expected, and 9, 9 and 18 came. */
    @Test
    void overdispersionIsTheChiSquareOfTheChangesOverItsDegreesOfFreedom() {
        var areas = List.of(new Change(1, 9), new Change(11, 9), new Change(12, 18), new Change(0, 0));

        assertThat(Change.overdispersion(areas)).isCloseTo((9 / 2.4 + 9 / 4.8) / 2, EXACT);
        assertThat(Change.overdispersion(List.of(new Change(4, 6), new Change(8, 12))))
                .isEqualTo(1);
        assertThat(Change.overdispersion(List.of(new Change(4, 6)))).isEqualTo(1);
        assertThat(Change.overdispersion(List.of(new Change(0, 6), new Change(0, 2))))
                .isEqualTo(1);
    }
}
