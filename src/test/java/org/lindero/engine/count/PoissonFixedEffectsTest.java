package org.lindero.engine.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
        var pair = Oracle.codes(rows, row -> row.getField("Origin") + ">" + row.getField("Destination"));
        assertThat(estimate(design.cluster(pair))
                        .fit()
                        .coefficient("log_distance")
                        .standardError())
                .isCloseTo(errors.get("cluster_OD_pair").asDouble(), ERROR);
        assertThat(independent(design)).isCloseTo(errors.get("iid").asDouble(), ERROR);
        assertThat(error(design, Variance.CR1S)).isCloseTo(errors.get("hetero").asDouble(), ERROR);
        assertThat(byOrigin.fit().observations()).isEqualTo(expected.get("n").asInt());
        double none = estimate(Design.of(design.outcome())).logLikelihood();
        assertThat(byOrigin.logLikelihood()).isCloseTo(expected.get("loglik").asDouble(), COEFFICIENT);
        assertThat(1 - byOrigin.logLikelihood() / none)
                .isCloseTo(expected.get("pseudo_r2").asDouble(), COEFFICIENT);
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
        var errors = expected.get("se");
        assertThat(fit.fit().coefficient("log_distance").standardError())
                .isCloseTo(errors.get("cluster_Origin").asDouble(), ERROR);
        assertThat(estimate(design.cluster(Oracle.codes(rows, "Destination")))
                        .fit()
                        .coefficient("log_distance")
                        .standardError())
                .isCloseTo(errors.get("twoway_Origin_Destination").asDouble(), ERROR);
        var unclustered = Design.of(Oracle.numbers(rows, "Euros"))
                .column("log_distance", logs(Oracle.numbers(rows, "dist_km")))
                .effect(Oracle.codes(rows, "Origin"))
                .effect(Oracle.codes(rows, "Destination"))
                .effect(Oracle.codes(rows, "Year"));
        assertThat(independent(unclustered)).isCloseTo(errors.get("iid").asDouble(), ERROR);
        assertThat(error(unclustered, Variance.CR1S))
                .isCloseTo(errors.get("hetero").asDouble(), ERROR);
        assertThat(fit.deviance()).isCloseTo(expected.get("deviance").asDouble(), COEFFICIENT);
        assertThat(fit.fit().observations()).isEqualTo(expected.get("n").asInt());
    }

    /** What fixest calls iid: the model's own error with a correction for the number of parameters. */
    private static double independent(Design design) {
        double n = design.rows();
        return error(design, Variance.MODEL) * Math.sqrt((n - 1) / (n - design.parameters()));
    }

    private static double error(Design design, Variance variance) {
        return PoissonFixedEffects.estimate(design, variance, 0.95)
                .fit()
                .coefficient("log_distance")
                .standardError();
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

    /** Taking the nested effect out first must not change bias-reduced errors: the same model with the areas as columns. */
    @Test
    void reducedBiasErrorsAreThoseOfTheFullDesign() {
        var random = new Random(2);
        int areas = 12;
        int periods = 6;
        int rows = areas * periods;
        double[] y = new double[rows];
        double[] treated = new double[rows];
        int[] area = new int[rows];
        int[] period = new int[rows];
        int[] cluster = new int[rows];
        for (int r = 0; r < rows; r++) {
            area[r] = r / periods;
            period[r] = r % periods;
            cluster[r] = area[r] / 2;
            treated[r] = area[r] < 4 && period[r] >= 3 ? 1 : 0;
            y[r] = 3 + area[r] + random.nextInt(12);
        }
        var absorbed = Design.of(y)
                .column("treated", treated)
                .effect(area)
                .effect(period)
                .cluster(cluster);
        var explicit = Design.of(y).column("treated", treated).effect(period).cluster(cluster);
        for (int k = 1; k < areas; k++) {
            int dummy = k;
            explicit = explicit.column(
                    "area" + k,
                    Arrays.stream(area).mapToDouble(a -> a == dummy ? 1 : 0).toArray());
        }
        var one =
                PoissonFixedEffects.estimate(absorbed, Variance.CR2, 0.95).fit().coefficient("treated");
        var other =
                PoissonFixedEffects.estimate(explicit, Variance.CR2, 0.95).fit().coefficient("treated");

        assertThat(one.value()).isCloseTo(other.value(), within(1e-9));
        assertThat(one.standardError()).isCloseTo(other.standardError(), withinPercentage(1e-6));
        assertThat(one.degreesOfFreedom()).isCloseTo(other.degreesOfFreedom(), withinPercentage(1e-5));
        assertThat(one.degreesOfFreedom()).isLessThan(5);
    }

    /** Six clusters: 64 sign vectors are enumerated, so p is a multiple of 1/64 and the seed is idle. */
    @Test
    void theScoreBootstrapEnumeratesFewClusters() {
        var fit = estimate(Design.of(new double[] {30, 12, 50, 25, 40, 44, 60, 66, 20, 22, 80, 70})
                .column("treatment", new double[] {0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0})
                .effect(new int[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5})
                .effect(new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1})
                .cluster(new int[] {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5}));
        double p = ScoreBootstrap.p(fit, "treatment", 999, 1);

        assertThat(p * 64).isCloseTo(Math.rint(p * 64), within(1e-12));
        assertThat(p).isEqualTo(ScoreBootstrap.p(fit, "treatment", 999, 2));
        assertThat(p).isBetween(2.0 / 64, 0.5);
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
        return Arrays.stream(values).map(Math::log).toArray();
    }
}
