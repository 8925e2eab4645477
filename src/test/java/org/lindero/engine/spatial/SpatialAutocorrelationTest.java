package org.lindero.engine.spatial;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;

/** Autocorrelation on maps whose truth is known: moments from all arrangements, planted clusters, and what must not matter. */
class SpatialAutocorrelationTest {

    private static final int SIDE = 10;

    /** All 5,040 arrangements of seven values give the moments exactly. */
    @Test
    void theMomentsAreThoseOfAllArrangements() {
        double[] values = {3, 1, 4, 1.5, 9, 2.6, 5};
        var weights = SpatialWeights.binary(new int[][] {{1, 2}, {0, 3}, {0, 3, 4}, {1, 2}, {2, 5}, {4, 6}, {5, 0}})
                .rowStandardised();
        var moran = new Sums();
        var geary = new Sums();
        arrange(values.clone(), 0, arranged -> {
            moran.add(Moran.test(arranged, weights).index());
            geary.add(Geary.test(arranged, weights).ratio());
        });

        var test = Moran.test(values, weights);
        assertThat(moran.count).isEqualTo(5040);
        assertThat(test.expected()).isCloseTo(moran.mean(), within(1e-12));
        assertThat(test.randomisationVariance()).isCloseTo(moran.variance(), within(1e-12));
        assertThat(geary.mean()).isCloseTo(1, within(1e-12));
        assertThat(Geary.test(values, weights).variance()).isCloseTo(geary.variance(), within(1e-12));
    }

    private static void arrange(double[] values, int from, Consumer<double[]> visit) {
        if (from == values.length) {
            visit.accept(values);
            return;
        }
        for (int k = from; k < values.length; k++) {
            swap(values, from, k);
            arrange(values, from + 1, visit);
            swap(values, from, k);
        }
    }

    private static void swap(double[] values, int a, int b) {
        double moved = values[a];
        values[a] = values[b];
        values[b] = moved;
    }

    private static final class Sums {

        private double sum;
        private double squares;
        private int count;

        void add(double value) {
            sum += value;
            squares += value * value;
            count++;
        }

        double mean() {
            return sum / count;
        }

        double variance() {
            return squares / count - mean() * mean();
        }
    }

    @Test
    void theLocalIndexesAddUpToTheGlobalOne() {
        double[] values = noise(4);
        var weights = board().rowStandardised();
        double sum = LocalMoran.test(values, weights, 9, 1).stream()
                .mapToDouble(LocalMoran.Area::index)
                .sum();

        assertThat(sum / (SIDE * SIDE)).isCloseTo(Moran.test(values, weights).index(), within(1e-12));
    }

    /** Nine high areas around one: they are hot, and after the false discoveries are held down little else is. */
    @Test
    void aPlantedClusterIsFoundWhereItIs() {
        double[] values = noise(5);
        for (int i : new int[] {33, 34, 35, 43, 44, 45, 53, 54, 55}) {
            values[i] += 4;
        }
        var star = GetisOrd.star(values, board(), 999, 1);
        var local = LocalMoran.test(values, board().rowStandardised(), 999, 1);

        assertThat(star.get(44).score()).isGreaterThan(5);
        assertThat(star.get(44).permutation().pTwoSided()).isLessThan(0.01);
        assertThat(local.get(44).quadrant()).isEqualTo(LocalMoran.Quadrant.HIGH_HIGH);
        assertThat(local.get(44).conditional().p()).isLessThan(1e-4);
        assertThat(requireNonNull(local.get(44).permutation()).pGreater()).isEqualTo(0.001);
        assertThat(IntStream.range(0, 100).filter(i -> star.get(i).p() < 0.05 / 100))
                .contains(34, 43, 44, 45, 54)
                .allMatch(i -> Math.abs(i / 10 - 4) <= 2 && Math.abs(i % 10 - 4) <= 2);
    }

    @Test
    void withoutAutocorrelationThePermutationRejectsSeldom() {
        int rejected = 0;
        for (int seed = 0; seed < 200; seed++) {
            var result = Moran.permute(noise(seed), board().rowStandardised(), 199, seed);
            rejected += result.pTwoSided() <= 0.05 ? 1 : 0;
        }

        // three standard errors around 5 %
        assertThat(rejected).isBetween(1, 19);
    }

    @Test
    void shiftAndScaleChangeNothing() {
        double[] values = noise(6);
        double[] other = Arrays.stream(values).map(v -> 1000 - 7 * v).toArray();
        var weights = board().rowStandardised();
        var star = GetisOrd.star(values, board(), 9, 1);
        var mirrored = GetisOrd.star(other, board(), 9, 1);

        assertThat(Moran.test(other, weights).index())
                .isCloseTo(Moran.test(values, weights).index(), within(1e-10));
        assertThat(Moran.permute(other, weights, 199, 3).pGreater())
                .isEqualTo(Moran.permute(values, weights, 199, 3).pGreater());
        assertThat(Geary.test(other, weights).ratio())
                .isCloseTo(Geary.test(values, weights).ratio(), within(1e-10));
        assertThat(LocalMoran.test(other, weights, 9, 1).get(17).total().z())
                .isCloseTo(
                        LocalMoran.test(values, weights, 9, 1).get(17).total().z(), within(1e-9));
        assertThat(mirrored.get(17).score()).isCloseTo(-star.get(17).score(), within(1e-9));
    }

    @Test
    void theOrderOfTheAreasChangesNothing() {
        double[] values = noise(7);
        int n = values.length;
        int[] order = IntStream.range(0, n).map(i -> (37 * i + 11) % n).toArray();
        int[] place = new int[n];
        for (int k = 0; k < n; k++) {
            place[order[k]] = k;
        }
        double[] moved = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        var weights = board();
        var movedWeights = SpatialWeights.binary(Arrays.stream(order)
                .mapToObj(i ->
                        Arrays.stream(weights.neighbours(i)).map(j -> place[j]).toArray())
                .toArray(int[][]::new));

        var one = Moran.test(values, weights.rowStandardised());
        var other = Moran.test(moved, movedWeights.rowStandardised());
        assertThat(other.index()).isCloseTo(one.index(), within(1e-12));
        assertThat(other.randomisationVariance()).isCloseTo(one.randomisationVariance(), within(1e-12));
        assertThat(GetisOrd.star(moved, movedWeights, 9, 1).get(place[5]).score())
                .isCloseTo(GetisOrd.star(values, weights, 9, 1).get(5).score(), within(1e-12));
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        double[] values = noise(8);
        var weights = board().rowStandardised();
        try (var alone = new ForkJoinPool(1);
                var two = new ForkJoinPool(2)) {
            for (var pool : List.of(alone, two)) {
                assertThat(pool.submit(() -> Moran.permute(values, weights, 999, 5))
                                .join())
                        .isEqualTo(Moran.permute(values, weights, 999, 5));
                assertThat(pool.submit(() -> LocalMoran.test(values, weights, 99, 5))
                                .join())
                        .isEqualTo(LocalMoran.test(values, weights, 99, 5));
                assertThat(pool.submit(() -> GetisOrd.star(values, weights, 99, 5))
                                .join())
                        .isEqualTo(GetisOrd.star(values, weights, 99, 5));
            }
        }
    }

    /** Values that lie beside high values of another kind, and the index of a variable with itself. */
    @Test
    void theBivariateIndexSeesWhatLiesBesideWhat() {
        double[] x = noise(9);
        var weights = board().rowStandardised();
        double[] beside = weights.lag(x);
        double[] elsewhere = noise(10);

        assertThat(Moran.bivariate(x, x, weights, 9, 1).statistic())
                .isCloseTo(Moran.test(x, weights).index(), within(1e-12));
        assertThat(Moran.bivariate(beside, x, weights, 199, 1).pGreater()).isEqualTo(0.005);
        assertThat(Moran.bivariate(elsewhere, x, weights, 199, 1).pTwoSided()).isGreaterThan(0.05);
    }

    @Test
    void anIslandIsKeptAndHasNoSayInTheIndex() {
        double[] values = noise(11);
        int[][] neighbours =
                IntStream.range(0, 100).mapToObj(board()::neighbours).toArray(int[][]::new);
        int[][] more = Arrays.copyOf(neighbours, 101);
        more[100] = new int[0];
        double[] withIsland = Arrays.copyOf(values, 101);
        withIsland[100] = Arrays.stream(values).average().orElseThrow();
        var weights = SpatialWeights.binary(more).rowStandardised();
        var local = LocalMoran.test(withIsland, weights, 9, 1).get(100);

        assertThat(weights.islands()).containsExactly(100);
        assertThat(Moran.test(withIsland, weights).index())
                .isCloseTo(Moran.test(values, board().rowStandardised()).index(), within(1e-12));
        assertThat(local.quadrant()).isEqualTo(LocalMoran.Quadrant.NONE);
        assertThat(local.permutation()).isNull();
        assertThat(local.conditional().p()).isEqualTo(1);
    }

    @Test
    void equalValuesAreRefused() {
        double[] equal = new double[100];
        Arrays.fill(equal, 0.1 + 0.2);
        assertRefused(Reason.NO_VARIATION, () -> Moran.test(equal, board()));
        assertRefused(Reason.NO_VARIATION, () -> Geary.test(equal, board()));
        assertRefused(Reason.NO_VARIATION, () -> LocalMoran.test(equal, board(), 9, 1));
        assertRefused(Reason.NO_VARIATION, () -> GetisOrd.star(equal, board(), 9, 1));
    }

    @Test
    void aMapOfIslandsIsRefused() {
        var islands = SpatialWeights.binary(new int[100][0]);
        assertRefused(Reason.NO_VARIATION, () -> Moran.test(noise(1), islands));
    }

    @Test
    void anOutcomeThatTheColumnsExplainIsRefused() {
        double[] x = noise(2);
        double[] y = Arrays.stream(x).map(v -> 2 + 3 * v).toArray();
        assertRefused(Reason.NO_VARIATION, () -> ResidualDependence.test(List.of("x"), List.of(x), y, board()));
        assertRefused(
                Reason.NO_VARIATION,
                () -> ResidualDependence.test(List.of("x", "y"), List.of(x, y), noise(3), board()));
    }

    @Test
    void aNeighbourThatIsTheAreaItselfIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SpatialWeights.binary(new int[][] {{0}}));
        assertThatIllegalArgumentException().isThrownBy(() -> SpatialWeights.binary(new int[][] {{1, 1}, {0}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpatialWeights.nearest(new double[] {0, 1}, new double[2], 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Moran.test(new double[] {1, 2}, board()));
    }

    /** Five areas of 100 with one event in ten, and one of ten with five. */
    @Test
    void aSmallAreaIsDrawnTowardsTheOverallRate() {
        double[] events = {10, 11, 9, 10, 10, 5};
        double[] populations = {100, 100, 100, 100, 100, 10};
        var bayes = EmpiricalBayes.of(events, populations);
        double overall = 55.0 / 510;
        double spread = 0;
        for (int i = 0; i < 6; i++) {
            spread += populations[i] / 510 * Math.pow(events[i] / populations[i] - overall, 2);
        }
        double expected = spread - overall / 85;

        assertThat(bayes.overallRate()).isCloseTo(overall, within(1e-15));
        assertThat(bayes.betweenVariance()).isCloseTo(expected, within(1e-15)).isPositive();
        assertThat(bayes.smoothed()[5]).isBetween(overall, 0.5);
        assertThat(bayes.smoothed()[5])
                .isCloseTo(overall + expected / (expected + overall / 10) * (0.5 - overall), within(1e-12));
        assertThat(bayes.standardised()[5])
                .isCloseTo((0.5 - overall) / Math.sqrt(expected + overall / 10), within(1e-12));
    }

    @Test
    void ratesThatDifferByChanceOnlyAreAllTheOverallOne() {
        var bayes = EmpiricalBayes.of(new double[] {10, 10, 10}, new double[] {100, 101, 99});

        assertThat(bayes.betweenVariance()).isZero();
        assertThat(bayes.smoothed()).containsOnly(0.1);
    }

    @Test
    void noEventsAtAllAreRefused() {
        assertRefused(Reason.ALL_ZERO, () -> EmpiricalBayes.of(new double[3], new double[] {1, 2, 3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmpiricalBayes.of(new double[] {1, 2}, new double[] {1, 0}));
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static double[] noise(long seed) {
        var random = new Random(seed);
        return IntStream.range(0, SIDE * SIDE)
                .mapToDouble(i -> random.nextGaussian())
                .toArray();
    }

    private static SpatialWeights board() {
        return SpatialWeights.binary(IntStream.range(0, SIDE * SIDE)
                .mapToObj(i -> IntStream.range(0, SIDE * SIDE)
                        .filter(j -> j != i && Math.abs(i / SIDE - j / SIDE) <= 1 && Math.abs(i % SIDE - j % SIDE) <= 1)
                        .toArray())
                .toArray(int[][]::new));
    }
}
