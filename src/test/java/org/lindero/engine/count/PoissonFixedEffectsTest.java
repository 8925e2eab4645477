package org.lindero.engine.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/** Oracle: fixest 0.12.2's fepois; its own iteration stops at about 1e-8, its standard errors at about 1e-5. */
class PoissonFixedEffectsTest {

    private static final Percentage COEFFICIENT = withinPercentage(1e-4);
    private static final Percentage ERROR = withinPercentage(1e-3);

    @Test
    void tradeWithFourEffectsAgreesWithFixest() {
        var oracle = Oracle.require("O08_ppml_trade");
        var rows = oracle.rows("trade.csv");
        var expected = oracle.expected().get("full");
        double[] distance = Oracle.numbers(rows, "dist_km");
        var design = Design.of(Oracle.numbers(rows, "Euros"))
                .column("log_distance", logs(distance))
                .effect(Oracle.codes(rows, "Origin"))
                .effect(Oracle.codes(rows, "Destination"))
                .effect(Oracle.codes(rows, "Product"))
                .effect(Oracle.codes(rows, "Year"));
        var byOrigin = estimate(design.cluster(Oracle.codes(rows, "Origin")));
        var byBoth = estimate(design.cluster(Oracle.codes(rows, "Origin")).cluster(Oracle.codes(rows, "Destination")));
        var byProduct = estimate(design.cluster(Oracle.codes(rows, "Product")));

        var errors = expected.get("se");
        var distanceEffect = byOrigin.fit().coefficient("log_distance");
        assertThat(distanceEffect.value()).isCloseTo(expected.get("coef").asDouble(), COEFFICIENT);
        assertThat(distanceEffect.standardError())
                .isCloseTo(errors.get("cluster_Origin").asDouble(), ERROR);
        assertThat(byBoth.fit().coefficient("log_distance").standardError())
                .isCloseTo(errors.get("twoway_Origin_Destination").asDouble(), ERROR);
        assertThat(byProduct.fit().coefficient("log_distance").standardError())
                .isCloseTo(errors.get("cluster_Product").asDouble(), ERROR);
        assertThat(byOrigin.deviance()).isCloseTo(expected.get("deviance").asDouble(), COEFFICIENT);
        assertThat(distanceEffect.degreesOfFreedom()).isInfinite();
    }

    @Test
    void aggregatedTradeAgreesWithFixest() {
        var oracle = Oracle.require("O08_ppml_trade");
        var rows = oracle.rows("trade_agg_origin_dest_year.csv");
        var expected = oracle.expected().get("aggregated");
        var design = Design.of(Oracle.numbers(rows, "Euros"))
                .column("log_distance", logs(Oracle.numbers(rows, "dist_km")))
                .effect(Oracle.codes(rows, "Origin"))
                .effect(Oracle.codes(rows, "Destination"))
                .effect(Oracle.codes(rows, "Year"))
                .cluster(Oracle.codes(rows, "Origin"));
        var fit = estimate(design);

        assertThat(fit.fit().coefficient("log_distance").value())
                .isCloseTo(expected.get("coef").asDouble(), COEFFICIENT);
        assertThat(fit.fit().coefficient("log_distance").standardError())
                .isCloseTo(expected.get("se").get("cluster_Origin").asDouble(), ERROR);
    }

    @Test
    void ringsWithAnOffsetAgreeWithFixestAndAllZeroCountiesAreDropped() {
        var oracle = Oracle.require("O14_rings_exposure_nc");
        var rows = oracle.rows("panel.csv");
        var expected = oracle.expected().get("sid_ppml_rings_offset_logbirths");
        var fit = estimate(Design.of(Oracle.numbers(rows, "sid"))
                .offset(Oracle.numbers(rows, "births"))
                .column("D_treated", Oracle.numbers(rows, "D_treated"))
                .column("D_ring1", Oracle.numbers(rows, "D_ring1"))
                .column("D_ring2", Oracle.numbers(rows, "D_ring2"))
                .effect(Oracle.codes(rows, "NAME"))
                .effect(Oracle.codes(rows, "year"))
                .cluster(Oracle.codes(rows, "NAME")));

        assertThat(fit.fit().observations()).isEqualTo(expected.get("n").asInt());
        assertThat(fit.droppedRows()).isEqualTo(200 - 192);
        for (var name : List.of("D_treated", "D_ring1", "D_ring2")) {
            assertThat(fit.fit().coefficient(name).value())
                    .isCloseTo(expected.get("coef").get(name).asDouble(), COEFFICIENT);
            assertThat(fit.fit().coefficient(name).standardError())
                    .isCloseTo(expected.get("se").get(name).asDouble(), ERROR);
        }
    }

    /** In a balanced two-group panel the coefficient is the log ratio of ratios of totals. */
    @Test
    void twoGroupsGiveTheRatioOfTotalsAndItsPreventedEvents() {
        var fit = estimate(small(new double[] {30, 20, 50, 10, 40, 44, 60, 66}));

        double ratio = Math.log((20.0 + 10) / (30 + 50) / ((44.0 + 66) / (40 + 60)));
        assertThat(fit.fit().coefficient("treatment").value()).isCloseTo(ratio, within(1e-10));
        assertThat(fit.prevented("treatment").value()).isCloseTo(80 * 1.1 - 30, within(1e-8));
    }

    @Test
    void treatedAreasWithoutEventsAfterwardsAreRefusedAsSeparated() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(small(new double[] {30, 0, 50, 0, 40, 44, 60, 66})))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.SEPARATION));
    }

    @Test
    void nothingButZerosIsRefused() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(small(new double[8])))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.ALL_ZERO));
    }

    private static Design small(double[] y) {
        int[] unit = {0, 0, 1, 1, 2, 2, 3, 3};
        int[] period = {0, 1, 0, 1, 0, 1, 0, 1};
        return Design.of(y)
                .column("treatment", new double[] {0, 1, 0, 1, 0, 0, 0, 0})
                .effect(unit)
                .effect(period)
                .cluster(unit);
    }

    private static PoissonFit estimate(Design design) {
        return PoissonFixedEffects.estimate(design, Variance.NESTED, 0.95);
    }

    private static double[] logs(double[] values) {
        return java.util.Arrays.stream(values).map(Math::log).toArray();
    }
}
