package org.lindero.engine.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.lindero.engine.Estimate;
import org.lindero.engine.Oracle;
import org.lindero.engine.panel.Design;

/** Oracle: clubSandwich 0.5.8, which has Satterthwaite's degrees of freedom for every adjustment of the residuals, also for none. */
class SatterthwaiteTest {

    @Test
    void withoutAdjustmentTheDegreesOfFreedomAgreeWithClubSandwich() {
        var oracle = Oracle.require("O04_did_twfe_mlda_clubsandwich");
        var rows = oracle.rows("mlda_motor_vehicle.csv");
        var design = Design.of(Oracle.numbers(rows, "mrate"))
                .column("legal", Oracle.numbers(rows, "legal"))
                .column("beertaxa", Oracle.numbers(rows, "beertaxa"))
                .effect(Oracle.codes(rows, "state"))
                .effect(Oracle.codes(rows, "year"))
                .cluster(Oracle.codes(rows, "state"));
        var step = LeastSquares.step(design);
        var plain = BellMcCaffrey.of(step, 0, "none", 0.95).coefficient("legal");

        for (var name : new String[] {"CR0", "CR1", "CR1S"}) {
            var expected = oracle.expected().get("vcov").get(name);
            double error = ClusterVariance.of(step, Variance.valueOf(name), 0.95)
                    .coefficient("legal")
                    .standardError();
            assertThat(plain.degreesOfFreedom())
                    .isCloseTo(expected.get("satt_df").asDouble(), withinPercentage(1e-5));
            assertThat(2 * Estimate.cumulative(-plain.value() / error, plain.degreesOfFreedom()))
                    .isCloseTo(expected.get("p_satt").asDouble(), withinPercentage(1e-4));
        }
    }
}
