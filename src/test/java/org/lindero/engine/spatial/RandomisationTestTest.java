package org.lindero.engine.spatial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/** Randomisation over sets of areas, against the same test done by hand: all sets, difference in differences from means. */
class RandomisationTestTest {

    private static final int PERIODS = 6;
    private static final int START = 3;

    @Test
    void allSetsAreListedWhenFewAndTheTestIsThatByHand() {
        var panel = Simulated.of(9, 1.5, 4, 0, 1);
        var result = panel.linear(IntStream.range(0, 9).toArray(), null, 999, 1);

        assertThat(result.enumerated()).isTrue();
        assertThat(result.sets()).isEqualTo(35);
        assertThat(result.smallestP()).isEqualTo(1.0 / 36);
        assertThat(result.estimate()).isCloseTo(panel.byHand(0, 1, 0), within(1e-10));
        assertThat(requireNonNull(result.p())).isEqualTo(panel.pByHand(0));
    }

    /** Effects inside the interval are not rejected by the test by hand, and those just outside are. */
    @Test
    void theIntervalHoldsTheEffectsThatTheTestDoesNotReject() {
        var panel = Simulated.of(9, 1.5, 4, 0, 2);
        var interval = requireNonNull(
                panel.linear(IntStream.range(0, 9).toArray(), null, 999, 1).interval());

        for (double share : new double[] {1e-6, 0.2, 0.5, 0.8, 1 - 1e-6}) {
            double effect = interval.lower() + share * (interval.upper() - interval.lower());
            assertThat(panel.pByHand(effect)).isGreaterThan(0.05);
        }
        assertThat(panel.pByHand(interval.lower() - 1e-6)).isLessThanOrEqualTo(0.05);
        assertThat(panel.pByHand(interval.upper() + 1e-6)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aPlantedEffectIsFoundAndItsIntervalHoldsIt() {
        var panel = Simulated.of(30, 4, 1, 0, 3);
        var result = panel.linear(IntStream.range(0, 30).toArray(), null, 399, 5);

        assertThat(result.enumerated()).isFalse();
        assertThat(result.sets()).isBetween(200, 399);
        assertThat(requireNonNull(result.p())).isLessThan(0.02);
        assertThat(requireNonNull(result.interval()).contains(4)).isTrue();
        assertThat(result.interval().contains(0)).isFalse();
    }

    /** Ratios: the effect that is taken out multiplies, and the ends are where a fresh test changes its mind. */
    @Test
    void thePoissonIntervalEndsWhereTheTestChangesItsMind() {
        var panel = Simulated.of(12, 0, 0, -0.4, 4);
        var statistic = MovedRegression.poisson(panel.counts(), panel.treatment(null));
        var drawn = panel.sets(IntStream.range(0, 12).toArray(), null, 199, 7);
        var real = panel.treatment(null).real();
        var result = RandomisationTest.run(statistic, real, drawn, 0.9, 7);
        var interval = requireNonNull(result.interval());

        assertThat(interval.contains(result.estimate())).isTrue();
        double margin = 1e-5;
        for (double inside : new double[] {interval.lower() + margin, interval.upper() - margin}) {
            assertThat(p(statistic, real, drawn, inside)).isGreaterThan(0.1);
        }
        for (double outside : new double[] {interval.lower() - margin, interval.upper() + margin}) {
            assertThat(p(statistic, real, drawn, outside)).isLessThanOrEqualTo(0.1);
        }
    }

    private static double p(
            RandomisationTest.Statistic statistic,
            FeasibleSets.Assignment real,
            FeasibleSets.Drawn drawn,
            double effect) {
        double[] placebos = drawn.assignments().stream()
                .mapToDouble(a -> statistic.of(a, effect))
                .toArray();
        return RandomisationTest.p(placebos, Math.abs(statistic.of(real, effect)));
    }

    /** Areas that are alike are added up; a column of ones for exposure keeps them apart, and the estimates the same. */
    @Test
    void addingUpAreasThatAreAlikeChangesNoEstimate() {
        var panel = Simulated.of(12, 0, 0, -0.4, 4);
        var treatment = panel.treatment(null);
        int[] strata = IntStream.of(panel.areas()).map(i -> i % 3).toArray();
        int[] trends = IntStream.range(0, strata.length)
                .map(r -> strata[r] * PERIODS + panel.periods()[r])
                .toArray();
        var design = Design.of(panel.count()).effect(panel.areas()).effect(trends);
        double[] two = new double[strata.length];
        java.util.Arrays.fill(two, 2);
        var together = MovedRegression.poisson(design, treatment);
        var apart = MovedRegression.poisson(design.offset(two), treatment);

        for (var assignment :
                panel.sets(IntStream.range(0, 12).toArray(), null, 99, 7).assignments()) {
            for (double effect : new double[] {0, -0.4, 0.7}) {
                double expected = apart.of(assignment, effect);
                assertThat(together.of(assignment, effect)).isCloseTo(expected, within(1e-8));
            }
        }
    }

    @Test
    void covariatesAndWeightsStayInThePlacebos() {
        var panel = Simulated.of(9, 1.5, 2, 0, 8);
        var random = new Random(3);
        double[] covariate = random.doubles(9 * PERIODS).toArray();
        double[] weights = random.doubles(9 * PERIODS, 1, 2).toArray();
        var design = panel.levels().column("x", covariate).weights(weights);
        var fit = TwoWayFixedEffects.estimate(design.column("treatment", panel.column()), Variance.CR0, 0.95);
        var treatment = panel.treatment(null);

        assertThat(MovedRegression.linear(design, treatment).of(treatment.real(), 0))
                .isCloseTo(fit.coefficient("treatment").value(), within(1e-10));
    }

    /** A line of eight areas has seven pairs of neighbours, six without the real one; four if the ends could not have been treated. */
    @Test
    void contiguousSetsHangTogether() {
        var panel = Simulated.of(8, 1, 1, 0, 5);
        int[][] line = line(8);
        var all = panel.sets(IntStream.range(0, 8).toArray(), line, 999, 1);
        var some = panel.sets(new int[] {1, 2, 3, 4, 5, 6}, line, 999, 1);

        assertThat(all.enumerated()).isTrue();
        assertThat(all.assignments()).hasSize(6).allSatisfy(a -> {
            var pair = a.areas().get(0).stream().sorted().toList();
            assertThat(pair.get(1) - pair.get(0)).isEqualTo(1);
        });
        assertThat(some.assignments()).hasSize(5);
    }

    @Test
    void drawnContiguousSetsHangTogetherToo() {
        var panel = Simulated.of(40, 1, 1, 0, 5);
        var drawn = panel.sets(IntStream.range(0, 40).toArray(), line(40), 20, 1);

        assertThat(drawn.enumerated()).isFalse();
        assertThat(drawn.assignments())
                .hasSizeBetween(5, 20)
                .doesNotHaveDuplicates()
                .allSatisfy(a -> assertThat(Math.abs(
                                a.areas().get(0).get(0) - a.areas().get(0).get(1)))
                        .isEqualTo(1));
    }

    /** Two areas treated over different times are two sites; swapping them is another assignment. */
    @Test
    void areasWithDifferentStartsAreNotInterchangeable() {
        int[] area = {0, 0, 0, 1, 1, 1, 2, 2, 2};
        int[] period = {0, 1, 2, 0, 1, 2, 0, 1, 2};
        var treatment = new MovedTreatment(area, period, new double[] {0, 1, 1, 0, 0, 1, 0, 0, 0}, null);
        var drawn = new FeasibleSets(new int[] {0, 1, 2}, 3, null, treatment.sites())
                .draw(treatment.real(), 99, 1, done -> {});

        assertThat(drawn.assignments()).hasSize(5);
        assertThat(treatment.column(new FeasibleSets.Assignment(List.of(List.of(2), List.of(0)))))
                .containsExactly(0, 0, 1, 0, 0, 0, 0, 1, 1);
    }

    @Test
    void connectedSetsOfABoardAreEachVisitedOnce() {
        int[][] board = new int[9][];
        for (int i = 0; i < 9; i++) {
            int at = i;
            board[i] = IntStream.range(0, 9)
                    .filter(j -> Math.abs(at / 3 - j / 3) + Math.abs(at % 3 - j % 3) == 1)
                    .toArray();
        }
        boolean[] free = new boolean[9];
        java.util.Arrays.fill(free, true);
        List<List<Integer>> found = new ArrayList<>();
        new ConnectedSets(board)
                .all(3, free, set -> found.add(set.stream().sorted().toList()));

        // 6 straight trominoes and 4 bent ones in each of 4 squares
        assertThat(found).hasSize(22).doesNotHaveDuplicates();
    }

    @Test
    void fewerThanNineteenSetsGiveNeitherIntervalNorVerdict() {
        var panel = Simulated.of(20, 5, 1, 0, 5);
        var eighteen = panel.linear(IntStream.range(0, 20).toArray(), line(20), 999, 1);
        var nineteen =
                Simulated.of(21, 5, 1, 0, 5).linear(IntStream.range(0, 21).toArray(), line(21), 999, 1);

        assertThat(eighteen.sets()).isEqualTo(18);
        assertThat(eighteen.p()).isNull();
        assertThat(eighteen.interval()).isNull();
        assertThat(eighteen.smallestP()).isEqualTo(1.0 / 19);
        assertThat(eighteen.convention()).contains("too few");
        assertThat(nineteen.p()).isEqualTo(0.05);
        assertThat(nineteen.interval()).isNotNull();
    }

    @Test
    void withoutAnotherSetTheTestIsRefused() {
        var panel = Simulated.of(9, 1, 1, 0, 5);

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> panel.linear(new int[] {0, 1}, null, 99, 1))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_FEW_SETS));
    }

    @Test
    void nothingTreatedIsRefused() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> new MovedTreatment(new int[] {0, 1}, new int[] {0, 0}, new double[2], null))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
    }

    @Test
    void aTreatmentThatTheEffectsExplainIsRefused() {
        var panel = Simulated.of(9, 1, 1, 0, 5);
        double[] always = IntStream.range(0, 9 * PERIODS)
                .mapToDouble(r -> r / PERIODS < 2 ? 1 : 0)
                .toArray();
        var treatment = new MovedTreatment(panel.areas(), panel.periods(), always, null);

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> RandomisationTest.run(
                        MovedRegression.linear(panel.levels(), treatment),
                        treatment.real(),
                        panel.sets(IntStream.range(0, 9).toArray(), null, 99, 1),
                        0.95,
                        1))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
    }

    @Test
    void shiftAndScaleMoveTheIntervalAndLeaveP() {
        var panel = Simulated.of(25, 1.5, 4, 0, 2);
        var one = panel.linear(IntStream.range(0, 25).toArray(), null, 199, 1);
        var other =
                panel.changed(y -> 100 - 3 * y).linear(IntStream.range(0, 25).toArray(), null, 199, 1);

        assertThat(other.p()).isEqualTo(one.p());
        assertThat(other.estimate()).isCloseTo(-3 * one.estimate(), within(1e-9));
        assertThat(requireNonNull(other.interval()).lower())
                .isCloseTo(-3 * requireNonNull(one.interval()).upper(), within(1e-6));
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        var panel = Simulated.of(25, 1.5, 4, 0, 2);
        try (var alone = new ForkJoinPool(1);
                var two = new ForkJoinPool(2)) {
            var first = alone.submit(() -> panel.linear(IntStream.range(0, 25).toArray(), null, 199, 1))
                    .join();
            var second = two.submit(() -> panel.linear(IntStream.range(0, 25).toArray(), null, 199, 1))
                    .join();
            assertThat(second).isEqualTo(first);
        }
    }

    /** Without an effect p is at most 5 % in about 5 of 100 panels: the bound is three standard errors. */
    @Test
    void theTestKeepsItsSize() {
        int rejected = 0;
        for (int seed = 0; seed < 200; seed++) {
            var result = Simulated.of(15, 0, 2, 0, 100 + seed)
                    .linear(IntStream.range(0, 15).toArray(), null, 199, seed);
            rejected += requireNonNull(result.p()) <= 0.05 ? 1 : 0;
        }

        assertThat(rejected).isBetween(1, 19);
    }

    private static int[][] line(int n) {
        return IntStream.range(0, n)
                .mapToObj(i ->
                        IntStream.of(i - 1, i + 1).filter(j -> j >= 0 && j < n).toArray())
                .toArray(int[][]::new);
    }

    /** Areas over six periods, the first two treated from the fourth. */
    private record Simulated(int n, double[] outcome, double[] count) {

        static Simulated of(int n, double effect, double noise, double logRatio, long seed) {
            var random = new Random(seed);
            double[] outcome = new double[n * PERIODS];
            double[] count = new double[n * PERIODS];
            for (int i = 0; i < n; i++) {
                double level = 10 * random.nextDouble();
                for (int t = 0; t < PERIODS; t++) {
                    boolean on = i < 2 && t >= START;
                    outcome[i * PERIODS + t] = level + t + (on ? effect : 0) + noise * random.nextGaussian();
                    double mean = (5 + level) * (on ? Math.exp(logRatio) : 1);
                    count[i * PERIODS + t] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
                }
            }
            return new Simulated(n, outcome, count);
        }

        Simulated changed(java.util.function.DoubleUnaryOperator change) {
            return new Simulated(n, java.util.Arrays.stream(outcome).map(change).toArray(), count);
        }

        int[] areas() {
            return IntStream.range(0, n * PERIODS).map(r -> r / PERIODS).toArray();
        }

        int[] periods() {
            return IntStream.range(0, n * PERIODS).map(r -> r % PERIODS).toArray();
        }

        double[] column() {
            return IntStream.range(0, n * PERIODS)
                    .mapToDouble(r -> r / PERIODS < 2 && r % PERIODS >= START ? 1 : 0)
                    .toArray();
        }

        Design levels() {
            return Design.of(outcome).effect(areas()).effect(periods());
        }

        Design counts() {
            return Design.of(count).effect(areas()).effect(periods());
        }

        MovedTreatment treatment(int @Nullable [][] neighbours) {
            return new MovedTreatment(areas(), periods(), column(), neighbours);
        }

        FeasibleSets.Drawn sets(int[] feasible, int @Nullable [][] neighbours, int draws, long seed) {
            var treatment = treatment(neighbours);
            return new FeasibleSets(feasible, n, neighbours, treatment.sites())
                    .draw(treatment.real(), draws, seed, done -> {});
        }

        RandomisationResult linear(int[] feasible, int @Nullable [][] neighbours, int draws, long seed) {
            var treatment = treatment(neighbours);
            return RandomisationTest.run(
                    MovedRegression.linear(levels(), treatment),
                    treatment.real(),
                    sets(feasible, neighbours, draws, seed),
                    0.95,
                    seed);
        }

        /** The difference of the mean changes of areas a and b and of the others, an effect of the first two taken out. */
        double byHand(int a, int b, double effect) {
            double pair = 0;
            double others = 0;
            for (int i = 0; i < n; i++) {
                double change = 0;
                for (int t = 0; t < PERIODS; t++) {
                    double y = outcome[i * PERIODS + t] - (i < 2 && t >= START ? effect : 0);
                    change += (t >= START ? y : -y) / START;
                }
                pair += i == a || i == b ? change : 0;
                others += i == a || i == b ? 0 : change;
            }
            return pair / 2 - others / (n - 2);
        }

        double pByHand(double effect) {
            double real = Math.abs(byHand(0, 1, effect));
            int far = 0;
            int all = 0;
            for (int a = 0; a < n; a++) {
                for (int b = a + 1; b < n; b++) {
                    far += Math.abs(byHand(a, b, effect)) >= real * (1 - 1e-10) ? 1 : 0;
                    all++;
                }
            }
            return (double) far / all;
        }
    }
}
