package org.lindero.engine.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Limits that are known without simulation. */
class SimultaneousBandTest {

    @Test
    void oneEstimateHasTheUsualInterval() {
        assertThat(critical(1, 0)).isCloseTo(1.959964, within(0.04));
    }

    /** 1 − (1 − 0.05)^(1/8) = 0.00639: Šidák's value for eight independent estimates is 2.727. */
    @Test
    void independentEstimatesHaveSidaksValue() {
        assertThat(critical(8, 0)).isCloseTo(2.727, within(0.06));
    }

    @Test
    void estimatesThatMoveAsOneHaveTheUsualInterval() {
        assertThat(critical(8, 1)).isCloseTo(1.959964, within(0.04));
    }

    @Test
    void theIntervalsAreAroundTheEstimatesAndFollowTheSeed() {
        var fit = fit(3, 0.5);
        var one = SimultaneousBand.of(
                fit, fit.coefficients().stream().map(Coefficient::term).toList(), 0.9, 999, 5);
        var same = SimultaneousBand.of(
                fit, fit.coefficients().stream().map(Coefficient::term).toList(), 0.9, 999, 5);

        assertThat(same).isEqualTo(one);
        for (int k = 0; k < 3; k++) {
            var estimate = fit.coefficients().get(k).estimate();
            assertThat(one.intervals().get(k).upper())
                    .isCloseTo(estimate.value() + one.critical() * estimate.standardError(), within(1e-12));
        }
    }

    @Test
    void aBandOfNothingIsTheCallersMistake() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SimultaneousBand.of(fit(1, 0), List.of(), 0.95, 99, 1));
    }

    private static double critical(int terms, double common) {
        var fit = fit(terms, common);
        return SimultaneousBand.of(
                        fit, fit.coefficients().stream().map(Coefficient::term).toList(), 0.95, 19999, 3)
                .critical();
    }

    /** Means over many units whose estimates share a part of their noise. */
    private static Fit fit(int terms, double common) {
        var random = new SplittableRandom(8);
        int units = 4000;
        double[][] influence = new double[terms][units];
        double[] values = new double[terms];
        for (int u = 0; u < units; u++) {
            double shared = random.nextGaussian();
            for (int k = 0; k < terms; k++) {
                influence[k][u] = (k + 1) * (common * shared + (1 - common) * random.nextGaussian());
            }
        }
        var names = IntStream.range(0, terms).mapToObj(k -> "b" + k).toList();
        return Fit.ofInfluence(names, values, influence, "simulated", 0.95);
    }
}
