package org.lindero.engine.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.lindero.engine.Oracle;

/** Oracle: R's quantiles; noncentralities of chi-square tests by Haynam, Govindarajulu and Leone (1970): 7.849, 9.635, 10.903. */
class PowerTest {

    private static final double NORMAL = Double.POSITIVE_INFINITY;

    @Test
    void detectableEffectsAgreeWithR() {
        var expected = Oracle.require("O17_power_mde").expected();

        assertThat(Power.minimumDetectableEffect(1, NORMAL, 0.05, 0.8))
                .isCloseTo(expected.get("mde_multiplier_normal_05_80").asDouble(), within(1e-9));
        assertThat(Power.minimumDetectableEffect(1, 8, 0.05, 0.8))
                .isCloseTo(expected.get("mde_multiplier_t_df8").asDouble(), within(1e-9));
        assertThat(Power.minimumDetectableEffect(1, 38, 0.05, 0.8))
                .isCloseTo(expected.get("mde_multiplier_t_df38").asDouble(), within(1e-9));
        var wdd = expected.get("wdd_power");
        assertThat(Power.minimumDetectableEffect(Math.sqrt(4 * 50), NORMAL, 0.05, 0.8))
                .isCloseTo(wdd.get("mde80_mean50").asDouble(), within(1e-6));
        assertThat(Power.minimumDetectableEffect(Math.sqrt(8 * 50), NORMAL, 0.05, 0.8))
                .isCloseTo(wdd.get("mde80_mean50_with_displacement").asDouble(), within(1e-6));
    }

    @Test
    void thePowerOfAWeightedDisplacementDifferenceAgreesWithR() {
        var wdd = Oracle.require("O17_power_mde").expected().get("wdd_power");
        assertThat(Power.of(25, Math.sqrt(4 * 50), NORMAL, 0.05))
                .isCloseTo(wdd.get("mean50_delta25").asDouble(), within(1e-6));
        assertThat(Power.of(-40, Math.sqrt(4 * 50), NORMAL, 0.05))
                .isCloseTo(wdd.get("mean50_delta40").asDouble(), within(1e-6));
        assertThat(Power.of(50, Math.sqrt(4 * 100), NORMAL, 0.05))
                .isCloseTo(wdd.get("mean100_delta50").asDouble(), within(1e-6));
    }

    /** As there the chance of finding the opposite direction is left out; R searches units and effects only to about 1e-5. */
    @Test
    void unitsAndEffectsOfTwoMeansAgreeWithPowerTTest() {
        var expected = Oracle.require("O17_power_mde").expected();

        assertThat(Power.ofTwoMeans(20, 1, 0.05))
                .isCloseTo(expected.get("power_t_n20").asDouble(), within(1e-6));
        assertThat(Power.needed(n -> Power.ofTwoMeans(n, 1, 0.05), 1.01, 0.9))
                .isCloseTo(expected.get("n_t_power90").asDouble(), within(1e-5));
        assertThat(Power.needed(d -> Power.ofTwoMeans(30, d, 0.05), 0, 0.8))
                .isCloseTo(expected.get("delta_n30_power80").asDouble(), within(1e-5));
        assertThat(Power.ofTwoMeans(30, expected.get("delta_n30_power80").asDouble(), 0.05))
                .isCloseTo(0.8, within(1e-5));
    }

    @Test
    void unitsOfTwoProportionsAgreeWithPowerPropTest() {
        var expected = Oracle.require("O17_power_mde").expected();

        assertThat(Power.ofTwoProportions(50, 0.5, 0.75, 0.05))
                .isCloseTo(expected.get("power_prop_n50").asDouble(), within(1e-9));
        assertThat(Power.needed(n -> Power.ofTwoProportions(n, 0.5, 0.75, 0.05), 1, 0.9))
                .isCloseTo(expected.get("n_prop_power90").asDouble(), within(1e-4));
        assertThat(Power.ofTwoMeans(1000, 0.1, 0.05))
                .isCloseTo(Power.of(0.1, Math.sqrt(2 / 1000.0), 1998, 0.05), within(1e-4));
    }

    @Test
    void aPowerThatIsNeverReachedIsTheCallersMistake() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Power.needed(n -> Power.ofTwoProportions(n, 0.5, 0.5, 0.05), 1, 0.9));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Power.minimumDetectableEffect(1, NORMAL, 0, 0.8));
    }

    @Test
    void noncentralitiesAgreeWithPublishedTables() {
        assertThat(Power.noncentrality(1, NORMAL, 0.05, 0.8)).isCloseTo(7.849, within(5e-4));
        assertThat(Power.noncentrality(2, NORMAL, 0.05, 0.8)).isCloseTo(9.635, within(5e-4));
        assertThat(Power.noncentrality(3, NORMAL, 0.05, 0.8)).isCloseTo(10.903, within(5e-4));
    }

    @Test
    void manyDegreesOfFreedomBringFToChiSquare() {
        assertThat(Power.noncentrality(4, 1e6, 0.05, 0.8))
                .isCloseTo(Power.noncentrality(4, NORMAL, 0.05, 0.8), within(1e-3));
        assertThat(Power.noncentrality(4, 10, 0.05, 0.8)).isGreaterThan(Power.noncentrality(4, 100, 0.05, 0.8));
    }

    /** By hand: (0 - 2) / 1 and (0 + 2) / 1 give 0.02275 on both sides. */
    @Test
    void equivalenceTestsBothSides() {
        var nothing = Equivalence.test(0, 1, NORMAL, 2, 0.95);
        assertThat(nothing.p()).isCloseTo(0.0227501319, within(1e-9));
        assertThat(nothing.equivalent()).isTrue();

        var fell = Equivalence.test(-9, 1, NORMAL, 2, 0.95);
        assertThat(fell.equivalent()).isFalse();
        assertThat(fell.excludesIncrease()).isTrue();

        var unclear = Equivalence.test(1, 1, NORMAL, 2, 0.95);
        assertThat(unclear.excludesIncrease()).isFalse();
    }
}
