package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
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

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-8 * Math.abs(expected)));
    }
}
