package org.lindero.engine.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.panel.Design;
import tools.jackson.databind.JsonNode;

/**
 * Oracle: fwildclusterboot 0.14.3 on Grunfeld's ten firms, all 1024 sign vectors. It counts |t*| > |t|; here ties count, which adds
 * the vector of what was seen and its opposite, 2/1024. Its interval at 0.95 is the one here at 1 − 53/1024 for the same reason.
 */
class WildBootstrapTest {

    private static final double TIES = 2.0 / 1024;

    @Test
    void allSignVectorsAgreeWithFwildclusterboot() {
        var oracle = Oracle.require("O07_wild_cluster_grunfeld");
        var rows = oracle.rows("grunfeld.csv");
        var expected = oracle.expected().get("pooled_inv_on_value_capital");
        var design = firms(Design.of(Oracle.numbers(rows, "inv")).intercept(), rows);
        for (var term : List.of("value", "capital")) {
            agree(test(design, term, 0.95), expected.get("boot").get(term));
            var plain = LeastSquares.step(design);
            assertThat(ClusterVariance.of(plain, Variance.CR0, 0.95)
                            .coefficient(term)
                            .standardError())
                    .isCloseTo(expected.get("se_CR0").get(term).asDouble(), withinPercentage(1e-6));
            assertThat(test(design, term, 0.95).standardError())
                    .isCloseTo(expected.get("se_CR1S").get(term).asDouble(), withinPercentage(1e-6));
        }
        var fit = test(design, "value", 0.95).fit();
        for (var name : expected.get("coef").propertyNames()) {
            String term = name.equals("(Intercept)") ? Design.INTERCEPT : name;
            assertThat(fit.coefficient(term).value())
                    .isCloseTo(expected.get("coef").get(name).asDouble(), withinPercentage(1e-6));
        }
    }

    @Test
    void absorbedYearsAgreeWithFwildclusterbootsDummies() {
        var oracle = Oracle.require("O07_wild_cluster_grunfeld");
        var rows = oracle.rows("grunfeld.csv");
        var expected = oracle.expected().get("with_year_dummies");
        var design = firms(Design.of(Oracle.numbers(rows, "inv")), rows).effect(Oracle.codes(rows, "year"));
        var result = test(design, "value", 0.95);

        agree(result, expected.get("boot_value"));
        assertThat(result.estimate()).isCloseTo(expected.get("coef_value").asDouble(), withinPercentage(1e-6));
        assertThat(result.standardError())
                .isCloseTo(expected.get("se_CR1S_value").asDouble(), withinPercentage(1e-6));
    }

    private static void agree(WildBootstrap.Result result, JsonNode expected) {
        var restricted = expected.get("WCR11");
        assertThat(result.estimate()).isCloseTo(restricted.get("estimate").asDouble(), withinPercentage(1e-6));
        assertThat(result.statistic()).isCloseTo(restricted.get("t").asDouble(), withinPercentage(1e-6));
        assertThat(result.p()).isCloseTo(restricted.get("p").asDouble() + TIES, within(1e-12));
        assertThat(result.pUnrestricted())
                .isCloseTo(expected.get("WCU11").get("p").asDouble(), within(1e-12));
        assertThat(result.draws()).isEqualTo(restricted.get("B_used").asInt());
        assertThat(result.enumerated()).isTrue();
        assertThat(result.smallestP()).isEqualTo(TIES);
    }

    @Test
    void theIntervalHoldsTheNullsThatFwildclusterbootDoesNotReject() {
        var oracle = Oracle.require("O07_wild_cluster_grunfeld");
        var rows = oracle.rows("grunfeld.csv");
        var boot = oracle.expected().get("pooled_inv_on_value_capital").get("boot");
        var pooled = firms(Design.of(Oracle.numbers(rows, "inv")), rows);
        for (var term : List.of("value", "capital")) {
            sameEnds(test(pooled, term, 1 - 53.0 / 1024), boot.get(term));
        }
        sameEnds(
                test(pooled.effect(Oracle.codes(rows, "year")), "value", 1 - 53.0 / 1024),
                oracle.expected().get("with_year_dummies").get("boot_value"));
    }

    private static void sameEnds(WildBootstrap.Result result, JsonNode expected) {
        var ends = expected.get("WCR11").get("ci");
        var interval = requireNonNull(result.interval());
        assertThat(interval.lower()).isCloseTo(ends.get(0).asDouble(), withinPercentage(0.1));
        assertThat(interval.upper()).isCloseTo(ends.get(1).asDouble(), withinPercentage(0.1));
    }

    private static Design firms(Design design, List<NamedCsvRecord> rows) {
        return design.column("value", Oracle.numbers(rows, "value"))
                .column("capital", Oracle.numbers(rows, "capital"))
                .cluster(Oracle.codes(rows, "firm"));
    }

    /** Every sign vector written out: null imposed, a new outcome, the whole model fitted again with its clustered t. */
    @Test
    void itIsTheBootstrapThatFitsEverythingAgain() {
        for (var design : List.of(panel(6, 0.4, 3), panel(6, 0.4, 4).weights(weights(6)))) {
            double nullValue = 0.3;
            var held = new WildBootstrap.Options(nullValue, Variance.CR1, 64, 1, 0.9);
            var result = WildBootstrap.test(design, "treatment", held);
            double[] residual = restricted(design, nullValue);
            int asFar = 0;
            for (int bits = 0; bits < 64; bits++) {
                double[] y = design.outcome();
                for (int i = 0; i < y.length; i++) {
                    int sign = (bits >> design.clusters().get(0).code(i) & 1) == 0 ? 1 : -1;
                    y[i] += (sign - 1) * residual[i];
                }
                var step = LeastSquares.step(design.withOutcome(y));
                var again = ClusterVariance.of(step, Variance.CR1, 0.9).coefficient("treatment");
                double t = (again.value() - nullValue) / again.standardError();
                asFar += Math.abs(t) >= Math.abs(result.statistic()) * (1 - 1e-9) ? 1 : 0;
            }
            assertThat(result.p()).isEqualTo(asFar / 64.0);
            assertThat(result.p()).isBetween(2.0 / 64, 1.0);
        }
    }

    /** Residuals of the model without the treatment, the null times the treatment taken off the outcome. */
    private static double[] restricted(Design design, double nullValue) {
        double[] x = design.column(0);
        double[] y = design.outcome();
        for (int i = 0; i < y.length; i++) {
            y[i] -= nullValue * x[i];
        }
        var rest = Design.of(y).column("covariate", design.column(1)).weights(design.weights());
        for (var effect : design.effects()) {
            rest = rest.effect(IntStream.range(0, y.length).map(effect::code).toArray());
        }
        return LeastSquares.step(rest).residuals();
    }

    @Test
    void aNullInsideTheIntervalIsNotRejectedAndOneOutsideIs() {
        var design = panel(9, 1, 5);
        var interval = requireNonNull(test(design, "treatment", 0.9).interval());
        double width = interval.upper() - interval.lower();

        assertThat(interval.contains(1)).isTrue();
        for (double end : new double[] {interval.lower(), interval.upper()}) {
            double outwards = end == interval.lower() ? -1 : 1;
            assertThat(p(design, end - outwards * 1e-6 * width)).isGreaterThan(0.1);
            assertThat(p(design, end + outwards * 1e-6 * width)).isLessThanOrEqualTo(0.1);
        }
    }

    private static double p(Design design, double nullValue) {
        return WildBootstrap.test(
                        design, "treatment", new WildBootstrap.Options(nullValue, Variance.CR1S, 1024, 1, 0.9))
                .p();
    }

    @Test
    void fourClustersCannotRejectAtFivePercentAndHaveNoInterval() {
        var result = test(panel(4, 5, 6), "treatment", 0.95);

        assertThat(result.smallestP()).isEqualTo(0.125);
        assertThat(result.p()).isGreaterThanOrEqualTo(0.125);
        assertThat(result.interval()).isNull();
        assertThat(result.touchedClusters()).isEqualTo(2);
    }

    @Test
    void randomSignsHaveTheSameBitsOnAnyNumberOfThreadsAndFollowTheSeed() throws Exception {
        var design = panel(40, 0.1, 7);
        double[] ps = new double[3];
        for (int threads = 1; threads <= 3; threads++) {
            try (var pool = new ForkJoinPool(threads)) {
                ps[threads - 1] = pool.submit(() -> random(design, 11)).get();
            }
        }
        assertThat(ps).containsOnly(ps[0]);
        assertThat(IntStream.range(0, 20).mapToDouble(seed -> random(design, seed)))
                .doesNotHaveDuplicates();
    }

    private static double random(Design design, long seed) {
        var result = WildBootstrap.test(
                design, "treatment", new WildBootstrap.Options(0, Variance.NESTED, 1999, seed, 0.95));
        assertThat(result.enumerated()).isFalse();
        assertThat(result.smallestP()).isEqualTo(1 / 2000.0);
        var interval = requireNonNull(result.interval());
        return result.p() + interval.lower() + interval.upper();
    }

    @Test
    void unitsAndTheOrderOfRowsDoNotMatter() {
        var design = panel(8, 0.5, 8);
        double[] scaled =
                Arrays.stream(design.outcome()).map(v -> 1000 * v + 77).toArray();
        var one = test(design, "treatment", 0.9);
        var other = test(design.withOutcome(scaled), "treatment", 0.9);
        int n = design.rows();
        int[] back = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
        var turned = Design.of(pick(design.outcome(), back))
                .column("treatment", pick(design.column(0), back))
                .column("covariate", pick(design.column(1), back))
                .effect(codes(design, 0, back))
                .effect(codes(design, 1, back))
                .cluster(
                        Arrays.stream(codes(design, 0, back)).map(c -> 1000 - c).toArray());
        var reordered = test(turned, "treatment", 0.9);

        assertThat(other.p()).isEqualTo(one.p());
        assertThat(reordered.p()).isEqualTo(one.p());
        assertThat(requireNonNull(other.interval()).lower())
                .isCloseTo(1000 * requireNonNull(one.interval()).lower(), withinPercentage(1e-6));
    }

    /** Ten clusters, half of them treated, no effect: one in ten is rejected at ten percent. */
    @Test
    void aTestOfNothingRejectsAsOftenAsItSays() {
        int rejected = 0;
        int rounds = 400;
        for (int seed = 0; seed < rounds; seed++) {
            rejected += test(panel(10, 0, 100 + seed), "treatment", 0.9).p() <= 0.1 ? 1 : 0;
        }
        assertThat((double) rejected / rounds).isBetween(0.06, 0.14);
    }

    @Test
    void anOutcomeThatDoesNotVaryIsRefused() {
        var design = panel(6, 0, 9);

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> test(design.withOutcome(new double[design.rows()]), "treatment", 0.9))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
    }

    @Test
    void aVarianceWithoutAFactorOrASecondClusteringIsTheCallersMistake() {
        var design = panel(6, 0, 9);

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new WildBootstrap.Options(0, Variance.CR2, 99, 1, 0.9));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> test(design, "nothing", 0.9));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> test(design.cluster(codes(design, 1, identity(design))), "treatment", 0.9));
    }

    /** Areas over six periods with area and period effects and a common shock in each; half of the areas treated from period 3. */
    private static Design panel(int areas, double effect, long seed) {
        var random = new SplittableRandom(seed);
        int periods = 6;
        int n = areas * periods;
        double[] treatment = new double[n];
        double[] covariate = new double[n];
        double[] y = new double[n];
        int[] area = new int[n];
        int[] period = new int[n];
        for (int i = 0; i < n; i++) {
            area[i] = i / periods;
            period[i] = i % periods;
            treatment[i] = area[i] % 2 == 0 && period[i] >= 3 ? 1 : 0;
            covariate[i] = random.nextDouble();
        }
        double[] shock = IntStream.range(0, 2 * areas)
                .mapToDouble(a -> random.nextGaussian())
                .toArray();
        for (int i = 0; i < n; i++) {
            double common = shock[2 * area[i] + (period[i] >= 3 ? 1 : 0)];
            y[i] = effect * treatment[i] + 0.5 * covariate[i] + common + 0.3 * random.nextGaussian();
        }
        return Design.of(y)
                .column("treatment", treatment)
                .column("covariate", covariate)
                .effect(area)
                .effect(period)
                .cluster(area);
    }

    private static int[] identity(Design design) {
        return IntStream.range(0, design.rows()).toArray();
    }

    private static double[] weights(int areas) {
        return new SplittableRandom(2).doubles(6 * areas, 0.5, 3).toArray();
    }

    private static double[] pick(double[] values, int[] index) {
        return Arrays.stream(index).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] codes(Design design, int effect, int[] index) {
        return Arrays.stream(index).map(design.effects().get(effect)::code).toArray();
    }

    private static WildBootstrap.Result test(Design design, String term, double level) {
        return WildBootstrap.test(design, term, new WildBootstrap.Options(0, Variance.CR1S, 1024, 1, level));
    }
}
