package org.lindero.engine.spatial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/** Own and neighbours' treatment: North Carolina as fixest 0.12.2 estimates it, relative 1e-8, and planted effects on a board. */
class ExposureDidTest {

    private static final int SIDE = 20;
    private static final int AREAS = SIDE * SIDE;
    private static final int PERIODS = 6;

    /** No treated county touches another: there is no interaction, and exposure is that of untreated counties. */
    @Test
    void northCarolinaAgreesWithFixest() {
        var oracle = Oracle.require("O14_rings_exposure_nc");
        var rows = oracle.rows("panel.csv");
        var expected = oracle.expected().get("rate_ols_exposure");
        int[] county = Oracle.codes(rows, "NAME");
        int[] year = Oracle.codes(rows, "year");
        double[] treatment = Oracle.numbers(rows, "D_treated");
        var edges = oracle.rows("queen_edges.csv");
        var names = rows.stream().map(r -> r.getField("NAME")).distinct().toList();
        var queen = SpatialWeights.binary(names.stream()
                .map(name -> edges.stream()
                        .filter(e -> e.getField("from").equals(name))
                        .mapToInt(e -> names.indexOf(e.getField("to")))
                        .toArray())
                .toArray(int[][]::new));
        double[] rate = rows.stream()
                .mapToDouble(
                        r -> 1000 * Double.parseDouble(r.getField("sid")) / Double.parseDouble(r.getField("births")))
                .toArray();
        double[] exposure = Exposure.of(queen.rowStandardised(), county, year, treatment);
        var result = ExposureDid.estimate(
                Design.of(rate).effect(county).effect(year).cluster(county),
                treatment,
                exposure,
                Variance.NESTED,
                0.95);

        assertThat(queen.links()).isEqualTo(oracle.expected().get("queen_links").asInt());
        for (int r = 0; r < rows.size(); r++) {
            assertThat(exposure[r]).isCloseTo(Double.parseDouble(rows.get(r).getField("E")), within(1e-12));
            double share = Double.parseDouble(rows.get(r).getField("exposure_queen_mean"));
            assertThat(exposure[r]).isCloseTo(year[r] == 0 ? 0 : share, within(1e-12));
        }
        var tight = withinPercentage(1e-6);
        assertThat(result.own().value())
                .isCloseTo(expected.at("/coef/D_treated").asDouble(), tight);
        assertThat(result.neighbour().value()).isCloseTo(expected.at("/coef/E").asDouble(), tight);
        assertThat(result.own().standardError())
                .isCloseTo(expected.at("/se/D_treated").asDouble(), tight);
        assertThat(result.neighbour().standardError())
                .isCloseTo(expected.at("/se/E").asDouble(), tight);
        assertThat(result.fit().observations()).isEqualTo(expected.get("n").asInt());
        assertThat(result.interaction()).isNull();
        assertThat(result.overlap()).isZero();
        assertThat(result.separable()).isTrue();
    }

    @Test
    void theTotalAddsUpWithItsCovariance() {
        var result = simulated(0.15, 0, 1);
        var fit = result.fit();
        var interaction = requireNonNull(result.interaction());
        double variance = 0;
        for (var a : List.of("own", "neighbour", "interaction")) {
            for (var b : List.of("own", "neighbour", "interaction")) {
                variance += fit.covariance(a, b);
            }
        }

        assertThat(result.total().value())
                .isCloseTo(result.own().value() + result.neighbour().value() + interaction.value(), within(1e-10));
        assertThat(result.total().standardError()).isCloseTo(Math.sqrt(variance), within(1e-10));
    }

    /** Planted: own −3, neighbours +1 when all are treated, together −0.5 more. */
    @Test
    void plantedEffectsAreRecovered() {
        int held = 0;
        for (int seed = 0; seed < 40; seed++) {
            var result = simulated(0.1, 1, seed);
            held += result.own().interval().contains(-3) ? 1 : 0;
            held += result.neighbour().interval().contains(1) ? 1 : 0;
            held += requireNonNull(result.interaction()).interval().contains(-0.5) ? 1 : 0;
            held += result.total().interval().contains(-2.5) ? 1 : 0;
        }

        // 160 intervals of 95 %, three standard errors were they independent
        assertThat(held).isBetween(143, 160);
    }

    @Test
    void withoutNoiseThePlantedEffectsAreExact() {
        var result = simulated(0.15, 0, 3);

        assertThat(result.own().value()).isCloseTo(-3, within(1e-9));
        assertThat(result.neighbour().value()).isCloseTo(1, within(1e-9));
        assertThat(requireNonNull(result.interaction()).value()).isCloseTo(-0.5, within(1e-9));
        assertThat(result.overlap()).isBetween(0.2, 0.8);
    }

    /** A whole block is treated: nearly every treated area has treated neighbours, and the split is not to be trusted. */
    @Test
    void aBlockOfTreatedAreasIsNotSeparable() {
        var block = estimate(i -> i / SIDE < 6 && i % SIDE < 6, 0.5, 4);

        assertThat(block.overlap()).isEqualTo(1);
        assertThat(block.separable()).isFalse();
        assertThat(block.total().value()).isFinite();
        assertThat(block.separation()).isBetween(0.0, 1.0);
    }

    @Test
    void treatmentThatGoesWithTheNeighboursIsRefused() {
        // pairs of areas, both treated or neither: exposure is treatment
        var pairs = SpatialWeights.binary(new int[][] {{1}, {0}, {3}, {2}});
        int[] area = {0, 0, 1, 1, 2, 2, 3, 3};
        int[] period = {0, 1, 0, 1, 0, 1, 0, 1};
        double[] treatment = {0, 1, 0, 1, 0, 0, 0, 0};
        var design = Design.of(new double[] {1, 3, 2, 3, 5, 4, 2, 2})
                .effect(area)
                .effect(period)
                .cluster(area);

        assertRefused(design, treatment, Exposure.of(pairs, area, period, treatment));
        assertRefused(design, treatment, new double[8]);
        assertRefused(design, new double[8], treatment);
    }

    private static void assertRefused(Design design, double[] treatment, double[] exposure) {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> ExposureDid.estimate(design, treatment, exposure, Variance.CR0, 0.95))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
    }

    @Test
    void anAreaWithoutNeighboursIsNotExposed() {
        var weights = SpatialWeights.binary(new int[][] {{1}, {0}, {}}).rowStandardised();
        int[] area = {0, 1, 2};

        assertThat(Exposure.of(weights, area, new int[3], new double[] {1, 0, 1}))
                .containsExactly(0, 1, 0);
    }

    private static ExposureDid.Result simulated(double share, double noise, long seed) {
        var random = new Random(seed);
        boolean[] chosen = new boolean[AREAS];
        for (int i = 0; i < AREAS; i++) {
            chosen[i] = random.nextDouble() < share;
        }
        return estimate(i -> chosen[i], noise, seed);
    }

    private static ExposureDid.Result estimate(java.util.function.IntPredicate chosen, double noise, long seed) {
        var random = new Random(seed);
        int[] area = IntStream.range(0, AREAS * PERIODS).map(r -> r / PERIODS).toArray();
        int[] period = IntStream.range(0, AREAS * PERIODS).map(r -> r % PERIODS).toArray();
        double[] treatment = IntStream.range(0, area.length)
                .mapToDouble(r -> chosen.test(area[r]) && period[r] >= PERIODS / 2 ? 1 : 0)
                .toArray();
        double[] exposure = Exposure.of(rook().rowStandardised(), area, period, treatment);
        double[] y = IntStream.range(0, area.length)
                .mapToDouble(r -> area[r] % 7
                        + 0.3 * period[r]
                        - 3 * treatment[r]
                        + exposure[r]
                        - 0.5 * treatment[r] * exposure[r]
                        + noise * random.nextGaussian())
                .toArray();
        return ExposureDid.estimate(
                Design.of(y).effect(area).effect(period).cluster(area), treatment, exposure, Variance.NESTED, 0.95);
    }

    private static SpatialWeights rook() {
        return SpatialWeights.binary(IntStream.range(0, AREAS)
                .mapToObj(i -> IntStream.range(0, AREAS)
                        .filter(j -> Math.abs(i / SIDE - j / SIDE) + Math.abs(i % SIDE - j % SIDE) == 1)
                        .toArray())
                .toArray(int[][]::new));
    }
}
