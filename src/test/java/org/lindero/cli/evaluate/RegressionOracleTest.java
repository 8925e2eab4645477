package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lindero.engine.Oracle;

/** Panel regressions through the file contract, against the programs that the oracles name. */
class RegressionOracleTest {

    @TempDir
    private Path temporary;

    @Test
    void everyConventionOfDidIsClubSandwichsAndFixests() {
        var expected = Oracle.require("O04_did_twfe_mlda_clubsandwich").expected();
        var folder = new DesignFolder(temporary)
                .copy("oracles/O04_did_twfe_mlda_clubsandwich/mlda_motor_vehicle.csv", "panel.csv")
                .design("""
                        {'panel': {'file': 'panel.csv', 'unit': 'state', 'period': 'year'}, 'analyses': [
                         {'id': 'CR0', 'method': 'did', 'outcome': 'mrate', 'treatment': 'legal', 'covariates': ['beertaxa'], 'variance': 'CR0'},
                         {'id': 'CR1', 'method': 'did', 'outcome': 'mrate', 'treatment': 'legal', 'covariates': ['beertaxa'], 'variance': 'CR1'},
                         {'id': 'CR1S', 'method': 'did', 'outcome': 'mrate', 'treatment': 'legal', 'covariates': ['beertaxa'], 'variance': 'CR1S'},
                         {'id': 'CR2', 'method': 'did', 'outcome': 'mrate', 'treatment': 'legal', 'covariates': ['beertaxa'], 'variance': 'CR2', 'cluster': 'state'},
                         {'id': 'nested', 'method': 'did', 'outcome': 'mrate', 'treatment': 'legal', 'covariates': ['beertaxa']},
                         {'id': 'weighted', 'method': 'did', 'outcome': 'mrate', 'treatment': 'legal', 'covariates': ['beertaxa'], 'variance': 'CR2', 'observationWeights': 'pop'}
                        ]}""");

        assertThat(folder.run()).isZero();
        for (var convention : new String[] {"CR0", "CR1", "CR1S", "CR2"}) {
            var reference = expected.path("vcov").path(convention);
            near(
                    folder.figure(convention, "treatment", "estimate"),
                    expected.path("estimate_legal").asDouble());
            near(
                    folder.figure(convention, "treatment", "se"),
                    reference.path("se_legal").asDouble());
            near(
                    folder.figure(convention, "beertaxa", "se"),
                    reference.path("se_beertaxa").asDouble());
        }
        near(
                folder.figure("CR1", "treatment", "p"),
                expected.at("/vcov/CR1/p_naive_t").asDouble());
        assertThat(folder.figure("CR2", "treatment", "df"))
                .isCloseTo(expected.at("/vcov/CR2/satt_df").asDouble(), within(1e-4));
        near(
                folder.figure("nested", "treatment", "se"),
                expected.at("/fixest_default_nested/se_legal").asDouble());
        near(
                folder.figure("weighted", "treatment", "se"),
                expected.at("/weighted_pop/se_CR2").asDouble());
        assertThat(folder.analysis("CR2").path("clusters").asInt()).isEqualTo(50);
        assertThat(folder.analysis("CR2").path("n").asInt()).isEqualTo(700);
    }

    @Test
    void theEventStudyAndItsPreTrendAreFixests() {
        var oracle = Oracle.require("O05_event_study_base_did");
        var expected = oracle.expected();
        var rows = oracle.rows("base_did.csv").stream()
                .map(r -> "%s,%s,%s,%s,%s"
                        .formatted(
                                r.getField("id"),
                                r.getField("period"),
                                r.getField("y"),
                                r.getField("x1"),
                                r.getField("treat").equals("1") ? "6" : ""))
                .collect(Collectors.joining("\n"));
        var folder = new DesignFolder(temporary)
                .file("panel.csv", "id,period,y,x1,first\n" + rows)
                .design("""
                {'panel': {'file': 'panel.csv', 'unit': 'id', 'period': 'period'}, 'analyses': [
                 {'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'first', 'covariates': ['x1']},
                 {'id': 'binned', 'method': 'event-study', 'outcome': 'y', 'first': 'first', 'window': [-3, 2]}]}""");

        assertThat(folder.run()).isZero();
        for (int period : new int[] {1, 2, 3, 4, 6, 7, 8, 9, 10}) {
            var name = "period::" + period + ":treat";
            var term = "k=" + (period - 6);
            near(
                    folder.figure("a", term, "estimate"),
                    expected.at("/event_study/coef").path(name).asDouble());
            near(
                    folder.figure("a", term, "se"),
                    expected.at("/event_study/se_cluster_id").path(name).asDouble());
            near(
                    folder.figure("a", term, "p"),
                    expected.at("/event_study/pvalue").path(name).asDouble());
        }
        var test = folder.analysis("a").path("pretrend");
        near(
                test.path("wald").asDouble(),
                expected.at("/pretrend_joint_test/wald_chi2").asDouble());
        near(
                test.path("p").asDouble(),
                expected.at("/pretrend_joint_test/p_chi2").asDouble());
        near(
                test.path("pF").asDouble(),
                expected.at("/pretrend_joint_test/p_F_dfG1").asDouble());
        assertThat(test.path("df").asInt()).isEqualTo(4);
        assertThat(test.path("detectableSlope").asDouble()).isPositive();
        assertThat(folder.analysis("binned").path("estimates").propertyNames())
                .containsExactly("k=-3", "k=-2", "k=0", "k=1", "k=2");
    }

    @Test
    void anotherReferenceMovesEveryCoefficientByTheSameAmount() {
        var folder = new DesignFolder(temporary)
                .file("panel.csv", GeneratedPanel.csv(1, 30, 8))
                .design("""
                {'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 't'}, 'analyses': [
                 {'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'first'},
                 {'id': 'b', 'method': 'event-study', 'outcome': 'y', 'first': 'first', 'reference': -3}]}""");

        assertThat(folder.run()).isZero();
        double shift = folder.figure("a", "k=-3", "estimate");
        near(folder.figure("b", "k=-1", "estimate"), -shift);
        near(folder.figure("b", "k=2", "estimate"), folder.figure("a", "k=2", "estimate") - shift);
        assertThat(folder.analysis("b").path("estimates").has("k=-3")).isFalse();
        near(
                folder.analysis("b").at("/pretrend/wald").asDouble(),
                folder.analysis("a").at("/pretrend/wald").asDouble());
    }

    /** The coefficients to the tolerance of the oracle; fixest's own iteration stops at 1e-6 of the errors. */
    @Test
    void poissonWithRingsAndAnOffsetIsFixests() {
        var expected = Oracle.require("O14_rings_exposure_nc").expected().path("sid_ppml_rings_offset_logbirths");
        var folder = new DesignFolder(temporary)
                .copy("oracles/O14_rings_exposure_nc/panel.csv", "panel.csv")
                .design("""
                        {'panel': {'file': 'panel.csv', 'unit': 'NAME', 'period': 'year'}, 'analyses': [
                         {'id': 'a', 'method': 'poisson', 'outcome': 'sid', 'terms': ['D_treated', 'D_ring1', 'D_ring2'], 'offset': 'births'}]}""");

        assertThat(folder.run()).isZero();
        for (var term : expected.path("coef").propertyNames()) {
            double coefficient = expected.path("coef").path(term).asDouble();
            near(folder.figure("a", term, "estimate"), coefficient);
            near(folder.figure("a", term, "irr"), Math.exp(coefficient));
            double error = expected.path("se").path(term).asDouble();
            assertThat(folder.figure("a", term, "se")).isCloseTo(error, within(1e-5 * error));
        }
        assertThat(folder.analysis("a").path("n").asInt()).isEqualTo(192);
        assertThat(folder.analysis("a").path("dropped").asInt()).isEqualTo(8);
    }

    /** With one start and a balanced panel the coefficient is the log ratio of ratios of totals. */
    @Test
    void aPoissonTreatmentPreventsWhatTheRatioOfTotalsSays() {
        var folder = new DesignFolder(temporary).file("panel.csv", """
                u,t,y,d
                a,1,100,0
                a,2,60,1
                b,1,40,0
                b,2,44,0
                c,1,60,0
                c,2,66,0
                """).design("""
                {'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 't'}, 'analyses': [
                 {'id': 'a', 'method': 'poisson', 'outcome': 'y', 'treatment': 'd'}]}""");

        assertThat(folder.run()).isZero();
        near(folder.figure("a", "treatment", "estimate"), Math.log(60.0 / 110));
        near(folder.analysis("a").at("/prevented/estimate").asDouble(), 50);
        assertThat(folder.analysis("a").at("/prevented/ci").size()).isEqualTo(2);
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-8 * (1e-3 + Math.abs(expected))));
    }
}
