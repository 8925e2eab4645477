package org.lindero.engine.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.count.Overdispersion.Growth;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;
import tools.jackson.databind.JsonNode;

/** Oracle: MASS 7.3's glm.nb and R's glm on days absent from school; fixest's fenegbin on trade. */
class NegativeBinomialTest {

    @Test
    void absentDaysAgreeWithGlmNb() {
        var oracle = Oracle.require("O09_negbin_quine");
        var expected = oracle.expected().get("nb_main");
        var model = NegativeBinomial.estimate(quine(oracle.rows("quine.csv")), Variance.MODEL, 0.95);

        agree(model.fit(), expected.get("coef"), expected.get("se"), 1e-6);
        assertThat(model.theta()).isCloseTo(expected.get("theta").asDouble(), withinPercentage(1e-4));
        assertThat(model.thetaError()).isCloseTo(expected.get("se_theta").asDouble(), withinPercentage(1e-3));
        assertThat(2 * model.logLikelihood())
                .isCloseTo(expected.get("twologlik").asDouble(), within(1e-6));
        assertThat(model.aic()).isCloseTo(expected.get("aic").asDouble(), within(1e-6));
    }

    /** All interactions of the four factors: one column a combination that occurs. */
    @Test
    void allInteractionsHaveThePublishedTheta() {
        var oracle = Oracle.require("O09_negbin_quine");
        var rows = oracle.rows("quine.csv");
        int[] cell =
                Oracle.codes(rows, r -> r.getField("Eth") + r.getField("Sex") + r.getField("Age") + r.getField("Lrn"));
        var design = Design.of(Oracle.numbers(rows, "Days")).intercept();
        for (int c = 1; c <= Arrays.stream(cell).max().orElseThrow(); c++) {
            int own = c;
            design = design.column(
                    "cell " + c,
                    Arrays.stream(cell).mapToDouble(v -> v == own ? 1 : 0).toArray());
        }

        assertThat(NegativeBinomial.estimate(design, Variance.MODEL, 0.95).theta())
                .isCloseTo(oracle.expected().get("nb_full_interaction_theta").asDouble(), withinPercentage(1e-4));
    }

    @Test
    void poissonAndItsOtherErrorsAgreeWithR() {
        var oracle = Oracle.require("O09_negbin_quine");
        var expected = oracle.expected().get("poisson");
        var design = quine(oracle.rows("quine.csv"));
        var model = PoissonFixedEffects.estimate(design, Variance.MODEL, 0.95);

        agree(model.fit(), expected.get("coef"), expected.get("se"), 1e-6);
        agree(poisson(design, Variance.CR0), expected.get("coef"), expected.get("se_HC0"), 1e-6);
        agree(poisson(design, Variance.SCALED), expected.get("coef"), expected.get("se_quasi"), 1e-6);
        assertThat(model.deviance()).isCloseTo(expected.get("deviance").asDouble(), withinPercentage(1e-6));
        assertThat(model.dispersion())
                .isCloseTo(expected.get("pearson_dispersion").asDouble(), withinPercentage(1e-6));
        assertThat(2.0 * design.parameters() - 2 * model.logLikelihood())
                .isCloseTo(expected.get("aic").asDouble(), within(1e-6));
    }

    private static Fit poisson(Design design, Variance variance) {
        return PoissonFixedEffects.estimate(design, variance, 0.95).fit();
    }

    private static void agree(Fit fit, JsonNode values, JsonNode errors, double tolerance) {
        for (var name : values.propertyNames()) {
            var term = fit.coefficient(name.equals("(Intercept)") ? Design.INTERCEPT : name);
            assertThat(term.value()).as(name).isCloseTo(values.get(name).asDouble(), within(tolerance));
            assertThat(term.standardError()).as(name).isCloseTo(errors.get(name).asDouble(), within(tolerance));
            assertThat(term.degreesOfFreedom()).isInfinite();
        }
    }

    private static Design quine(List<NamedCsvRecord> rows) {
        return Design.of(Oracle.numbers(rows, "Days"))
                .intercept()
                .column("SexM", marks(rows, "Sex", "M"))
                .column("AgeF1", marks(rows, "Age", "F1"))
                .column("AgeF2", marks(rows, "Age", "F2"))
                .column("AgeF3", marks(rows, "Age", "F3"))
                .column("EthN", marks(rows, "Eth", "N"))
                .column("LrnSL", marks(rows, "Lrn", "SL"));
    }

    private static double[] marks(List<NamedCsvRecord> rows, String field, String value) {
        return rows.stream()
                .mapToDouble(r -> r.getField(field).equals(value) ? 1 : 0)
                .toArray();
    }

    /** fenegbin's own iteration stops earlier than here. */
    @Test
    void tradeWithFourEffectsAgreesWithFenegbin() {
        var oracle = Oracle.require("O08_ppml_trade");
        var rows = oracle.rows("trade.csv");
        var expected = oracle.expected().get("negbin_full");
        var design = Design.of(Oracle.numbers(rows, "Euros"))
                .column(
                        "log_distance",
                        Arrays.stream(Oracle.numbers(rows, "dist_km"))
                                .map(Math::log)
                                .toArray())
                .effect(Oracle.codes(rows, "Origin"))
                .effect(Oracle.codes(rows, "Destination"))
                .effect(Oracle.codes(rows, "Product"))
                .effect(Oracle.codes(rows, "Year"));
        var model = NegativeBinomial.estimate(design, Variance.MODEL, 0.95);

        assertThat(model.fit().coefficient("log_distance").value())
                .isCloseTo(expected.get("coef").asDouble(), within(1e-5));
        assertThat(model.theta()).isCloseTo(expected.get("theta").asDouble(), withinPercentage(1e-3));
        assertThat(model.logLikelihood()).isCloseTo(expected.get("loglik").asDouble(), within(1e-2));
    }

    @Test
    void plantedEffectAndThetaAreFound() {
        double[] x = IntStream.range(0, 4000).mapToDouble(i -> i % 2).toArray();
        double[] exposure = IntStream.range(0, 4000).mapToDouble(i -> 1 + i % 5).toArray();
        var design =
                Design.of(counts(1, x, exposure, 2)).intercept().column("x", x).offset(exposure);
        var model = NegativeBinomial.estimate(design, Variance.MODEL, 0.95);

        var effect = model.fit().coefficient("x");
        assertThat(effect.value()).isCloseTo(-0.3, within(4 * effect.standardError()));
        assertThat(model.theta()).isCloseTo(2, within(4 * model.thetaError()));
        var test = Overdispersion.test(PoissonFixedEffects.estimate(design, Variance.MODEL, 0.95), Growth.QUADRATIC);
        assertThat(test.alpha()).isCloseTo(0.5, within(0.1));
        assertThat(test.p()).isLessThan(1e-6);
    }

    /** A Poisson sample finds overdispersion at five percent about as often as that says. */
    @Test
    void poissonCountsAreSeldomCalledOverdispersed() {
        int found = 0;
        double[] x = IntStream.range(0, 200).mapToDouble(i -> i % 2).toArray();
        double[] ones = Informative.ones(200);
        for (int seed = 0; seed < 300; seed++) {
            var design = Design.of(counts(1000 + seed, x, ones, Double.POSITIVE_INFINITY))
                    .intercept()
                    .column("x", x);
            var fit = PoissonFixedEffects.estimate(design, Variance.MODEL, 0.95);
            found += Overdispersion.test(fit, Growth.PROPORTIONAL).p() < 0.05 ? 1 : 0;
        }
        assertThat(found / 300.0).isBetween(0.015, 0.08);
    }

    /** By hand: means 2, deviations ±1, z = (1 − y) / 2 is 0 and −1, α = −1/2, error 1/2. */
    @Test
    void theTestOfOverdispersionIsTheRegressionItSays() {
        var fit = PoissonFixedEffects.estimate(Design.of(new double[] {1, 3}).intercept(), Variance.MODEL, 0.95);
        var result = Overdispersion.test(fit, Growth.PROPORTIONAL);

        assertThat(result.alpha()).isCloseTo(-0.5, within(1e-9));
        assertThat(result.statistic()).isCloseTo(-1, within(1e-9));
        assertThat(result.p()).isCloseTo(0.8413447, within(1e-6));
    }

    @Test
    void scalingTheExposureMovesOnlyTheIntercept() {
        double[] x = IntStream.range(0, 300).mapToDouble(i -> i % 3).toArray();
        double[] exposure = IntStream.range(0, 300).mapToDouble(i -> 1 + i % 4).toArray();
        var design = Design.of(counts(5, x, exposure, 1)).intercept().column("x", x);
        var one = NegativeBinomial.estimate(design.offset(exposure), Variance.CR0, 0.95);
        var other = NegativeBinomial.estimate(
                design.offset(Arrays.stream(exposure).map(v -> 1000 * v).toArray()), Variance.CR0, 0.95);

        assertThat(other.fit().coefficient("x").value())
                .isCloseTo(one.fit().coefficient("x").value(), within(1e-8));
        assertThat(other.fit().coefficient(Design.INTERCEPT).value())
                .isCloseTo(one.fit().coefficient(Design.INTERCEPT).value() - Math.log(1000), within(1e-8));
        assertThat(other.theta()).isCloseTo(one.theta(), withinPercentage(1e-6));
    }

    @Test
    void countsThatVaryNoMoreThanPoissonNumbersHaveNoTheta() {
        double[] y = {4, 5, 4, 5, 4, 5, 5, 4};
        refused(Reason.NOT_CONVERGED, y);
        refused(Reason.ALL_ZERO, new double[8]);
        refused(Reason.SEPARATION, new double[] {4, 0, 9, 0, 1, 0, 30, 0});
    }

    private static void refused(Reason reason, double[] y) {
        var design = Design.of(y).intercept().column("x", new double[] {0, 1, 0, 1, 0, 1, 0, 1});
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> NegativeBinomial.estimate(design, Variance.MODEL, 0.95))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** Poisson counts with the mean exp(1 − 0.3 x) × exposure, times a gamma number of mean one when θ is finite: here an integer. */
    private static double[] counts(long seed, double[] x, double[] exposure, double theta) {
        var random = new SplittableRandom(seed);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            double mean = Math.exp(1 - 0.3 * x[i]) * exposure[i];
            if (!Double.isInfinite(theta)) {
                double gamma = 0;
                for (int k = 0; k < theta; k++) {
                    gamma -= Math.log(random.nextDouble(1e-300, 1)) / theta;
                }
                mean *= gamma;
            }
            double product = random.nextDouble();
            while (product > Math.exp(-mean)) {
                product *= random.nextDouble();
                y[i]++;
            }
        }
        return y;
    }
}
