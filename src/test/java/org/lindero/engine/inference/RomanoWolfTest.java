package org.lindero.engine.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.MultipleTesting.Procedure;
import org.lindero.engine.panel.Design;

/** No other program's numbers: the definition spelled out, its limits, and planted effects. */
class RomanoWolfTest {

    private static final int AREAS = 14;
    private static final int PERIODS = 6;

    private final Design design = design();

    @Test
    void oneOutcomeHasThePOfItsOwnBootstrap() {
        double[] y = outcome(1, 0.5, 0);
        var own = WildBootstrap.test(design.withOutcome(y), "treatment", options(1));
        var result = RomanoWolf.test(design, "treatment", Map.of("thefts", y), options(1));

        assertThat(result.outcomes()).singleElement().satisfies(o -> {
            assertThat(o.p()).isEqualTo(own.p());
            assertThat(o.adjustedP()).isEqualTo(own.p());
            assertThat(o.estimate().value()).isEqualTo(own.estimate());
        });
        assertThat(result.clusters()).isEqualTo(AREAS);
    }

    /** The same outcome in three units is one question: nothing to pay for. */
    @Test
    void outcomesThatMoveAsOneCostNothing() {
        double[] y = outcome(1, 0.5, 0);
        var outcomes = new LinkedHashMap<String, double[]>();
        for (int unit : new int[] {1, 10, 1000}) {
            outcomes.put("in " + unit, Arrays.stream(y).map(v -> 7 + unit * v).toArray());
        }
        for (var o : RomanoWolf.test(design, "treatment", outcomes, options(1)).outcomes()) {
            assertThat(o.adjustedP()).isCloseTo(o.p(), within(1e-12));
        }
    }

    /** Unrelated outcomes cost about what Holm charges, and never more by much. */
    @Test
    void unrelatedOutcomesAreAdjustedAboutAsHolmDoes() {
        var outcomes = new LinkedHashMap<String, double[]>();
        for (int k = 0; k < 4; k++) {
            outcomes.put("outcome " + k, outcome(20 + k, k == 0 ? 4 : 0, 0));
        }
        var result = RomanoWolf.test(design, "treatment", outcomes, options(1)).outcomes();
        double[] p = result.stream().mapToDouble(RomanoWolf.Outcome::p).toArray();
        double[] holm = MultipleTesting.adjust(p, Procedure.HOLM);
        for (int k = 0; k < 4; k++) {
            assertThat(result.get(k).adjustedP()).isBetween(p[k], holm[k] + 0.03);
        }
        assertThat(result.get(0).adjustedP()).isLessThan(0.05);
        assertThat(result.get(0).name()).isEqualTo("outcome 0");
    }

    @Test
    void theOrderOfTheOutcomesAndTheirUnitsDoNotMatter() {
        double[] first = outcome(31, 0.4, 0.5);
        double[] second = outcome(32, 0.8, 0.5);
        var one = RomanoWolf.test(design, "treatment", ordered("a", first, "b", second), options(5));
        double[] scaled = Arrays.stream(first).map(v -> -3 * v).toArray();
        var other = RomanoWolf.test(design, "treatment", ordered("b", second, "a", scaled), options(5));

        assertThat(one.outcomes().get(0).adjustedP())
                .isEqualTo(other.outcomes().get(1).adjustedP());
        assertThat(one.outcomes().get(1).adjustedP())
                .isEqualTo(other.outcomes().get(0).adjustedP());
    }

    /** Nothing happens to any of five outcomes: some outcome is found in about one round of ten at ten percent. */
    @Test
    void theChanceOfAnyFalseFindingIsKept() {
        int found = 0;
        int rounds = 150;
        for (int round = 0; round < rounds; round++) {
            var outcomes = new LinkedHashMap<String, double[]>();
            for (int k = 0; k < 5; k++) {
                outcomes.put("outcome " + k, outcome(1000 * round + k, 0, 0.6));
            }
            var result = RomanoWolf.test(design, "treatment", outcomes, options(round));
            found += result.outcomes().stream().anyMatch(o -> o.adjustedP() <= 0.1) ? 1 : 0;
        }
        assertThat((double) found / rounds).isBetween(0.04, 0.17);
    }

    @Test
    void anOutcomeThatDoesNotVaryIsNamed() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> RomanoWolf.test(
                        design, "treatment", Map.of("burglaries", new double[AREAS * PERIODS]), options(1)))
                .withMessageContaining("burglaries");
    }

    @Test
    void withoutOutcomesOrWithAnotherNullThereIsNoQuestion() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RomanoWolf.test(design, "treatment", Map.of(), options(1)));
        var held = new WildBootstrap.Options(1, Variance.CR1, 99, 1, 0.95);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> RomanoWolf.test(design, "treatment", Map.of("a", outcome(1, 0, 0)), held));
    }

    private static Map<String, double[]> ordered(String a, double[] first, String b, double[] second) {
        var outcomes = new LinkedHashMap<String, double[]>();
        outcomes.put(a, first);
        outcomes.put(b, second);
        return outcomes;
    }

    private static WildBootstrap.Options options(long seed) {
        return new WildBootstrap.Options(0, Variance.NESTED, 999, seed, 0.95);
    }

    private static Design design() {
        int n = AREAS * PERIODS;
        int[] area = IntStream.range(0, n).map(i -> i / PERIODS).toArray();
        int[] period = IntStream.range(0, n).map(i -> i % PERIODS).toArray();
        return Design.of(new double[n])
                .column("treatment", treatment())
                .effect(area)
                .effect(period)
                .cluster(area);
    }

    private static double[] treatment() {
        return IntStream.range(0, AREAS * PERIODS)
                .mapToDouble(i -> i / PERIODS % 2 == 0 && i % PERIODS >= 3 ? 1 : 0)
                .toArray();
    }

    /** Noise of its own and, with the weight {@code common}, shocks of area and half that all outcomes of a thousand seeds share. */
    private static double[] outcome(long seed, double effect, double common) {
        var own = new SplittableRandom(seed);
        var shared = new SplittableRandom(seed / 1000);
        double[] shock = IntStream.range(0, 2 * AREAS)
                .mapToDouble(g -> common * shared.nextGaussian() + own.nextGaussian() * (1 - common))
                .toArray();
        double[] treatment = treatment();
        return IntStream.range(0, AREAS * PERIODS)
                .mapToDouble(i -> effect * treatment[i]
                        + shock[2 * (i / PERIODS) + (i % PERIODS >= 3 ? 1 : 0)]
                        + 0.2 * own.nextGaussian())
                .toArray();
    }
}
