package org.lindero.engine.spatial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.spatial.Knox.Distance;
import tools.jackson.databind.JsonNode;

/**
 * Arson in Chicago, the example of the Near Repeat Calculator, and clusters that were planted. Observed counts are exact, expectation and
 * variance relative 1e-9; means of drawn arrangements and their p within four standard errors of the reference, p at least 0.02.
 */
class KnoxTest {

    private static final double OPEN = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({
        "nrc_effective_intervals, MANHATTAN",
        "nrc_labelled_intervals, MANHATTAN",
        "labelled_intervals_euclidean, EUCLIDEAN"
    })
    void arsonInChicago(String name, Distance distance) {
        var oracle = Oracle.require("O15_knox_chicago_arson");
        var rows = oracle.rows("events.csv");
        var reference = oracle.expected().get(name);
        double[] days = rows.stream()
                .mapToDouble(r -> LocalDate.parse(r.getField("date")).toEpochDay())
                .toArray();
        var result = Knox.test(
                Oracle.numbers(rows, "x"),
                Oracle.numbers(rows, "y"),
                days,
                edges(reference.get("spatial_breaks")),
                edges(reference.get("temporal_breaks")),
                distance,
                4999,
                1);

        assertThat(reference.get("method").asString()).isEqualToIgnoringCase(distance.name());
        assertThat(result.points()).isEqualTo(reference.get("n").asInt());
        assertThat(result.pairs()).isEqualTo(reference.get("pairs").asLong());
        for (int s = 0; s < 5; s++) {
            for (int t = 0; t < 4; t++) {
                check(result.cells().get(s).get(t), reference, "/" + s + "/" + t);
            }
        }
    }

    private static void check(KnoxResult.Cell cell, JsonNode reference, String at) {
        var tight = withinPercentage(1e-7);
        assertThat(cell.observed())
                .as(at)
                .isEqualTo(reference.at("/observed" + at).asLong());
        assertThat(cell.expected())
                .isCloseTo(reference.at("/expected_marginal" + at).asDouble(), tight);
        assertThat(cell.expected())
                .isCloseTo(reference.at("/barton_david_E" + at).asDouble(), tight);
        assertThat(cell.exactRatio())
                .isCloseTo(reference.at("/knox_ratio_marginal" + at).asDouble(), tight);
        assertThat(cell.variance())
                .isCloseTo(reference.at("/barton_david_Var" + at).asDouble(), tight);
        var mc = reference.get("mc");
        double sd = mc.at("/sd" + at).asDouble();
        double error = sd * Math.sqrt(1.0 / mc.get("nsim").asInt() + 1.0 / 4999);
        assertThat(cell.mean()).isCloseTo(mc.at("/mean" + at).asDouble(), within(4 * error));
        assertThat(cell.mean()).isCloseTo(cell.expected(), within(4 * Math.sqrt(cell.variance() / 4999)));
        assertThat(cell.standardDeviation())
                .isCloseTo(sd, within(sd * (spread(cell.expected(), 499) + spread(cell.expected(), 4999))));
        double exact = Math.sqrt(cell.variance());
        assertThat(cell.standardDeviation()).isCloseTo(exact, within(exact * spread(cell.expected(), 4999)));
        assertThat(cell.median()).isCloseTo(mc.at("/median" + at).asDouble(), within(sd < 1 ? 0.0 : 1.0));
        // the reference has an error of its own: 0.02, or four standard errors of 499 draws
        double p = mc.at("/p_greater_equal" + at).asDouble();
        assertThat(cell.p()).isCloseTo(p, within(Math.max(0.02, 4 * Math.sqrt(p * (1 - p) / 499))));
        double ratio = mc.at("/knox_ratio_mean" + at).asDouble();
        assertThat(cell.ratio()).isCloseTo(ratio, within(4 * error / cell.mean() * ratio * 1.5 + 1e-12));
    }

    /** Four relative standard errors of the standard deviation of a rare count, from its kurtosis. */
    private static double spread(double mean, int draws) {
        return 4 * 0.5 * Math.sqrt((1 / mean + 2) / draws);
    }

    private static double[] edges(JsonNode breaks) {
        return IntStream.range(0, breaks.size())
                .mapToDouble(k -> breaks.get(k).isNull() ? OPEN : breaks.get(k).asDouble())
                .toArray();
    }

    /** All 720 arrangements of six times give mean and variance exactly. */
    @Test
    void expectationAndVarianceAreThoseOfAllArrangements() {
        double[] x = {0, 1, 2, 5, 6, 9};
        double[] times = {0, 3, 1, 8, 8, 2};
        double[] sums = new double[3];
        arrange(times.clone(), 0, x, sums);
        var cell = Knox.test(
                        x,
                        new double[6],
                        times,
                        new double[] {0, 2, OPEN},
                        new double[] {1, 4},
                        Distance.EUCLIDEAN,
                        9,
                        1)
                .cells()
                .get(1)
                .get(0);

        assertThat(sums[0]).isEqualTo(720);
        assertThat(cell.expected()).isCloseTo(sums[1] / 720, within(1e-12));
        assertThat(cell.variance()).isCloseTo(sums[2] / 720 - sums[1] / 720 * sums[1] / 720, within(1e-12));
    }

    /** Counts pairs at least 2 apart in space whose times differ by 1 to 4, for each arrangement. */
    private static void arrange(double[] times, int from, double[] x, double[] sums) {
        if (from == times.length) {
            int count = 0;
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < i; j++) {
                    double apart = Math.abs(times[i] - times[j]);
                    count += Math.abs(x[i] - x[j]) >= 2 && apart >= 1 && apart < 4 ? 1 : 0;
                }
            }
            sums[0]++;
            sums[1] += count;
            sums[2] += (double) count * count;
            return;
        }
        for (int k = from; k < times.length; k++) {
            swap(times, from, k);
            arrange(times, from + 1, x, sums);
            swap(times, from, k);
        }
    }

    private static void swap(double[] values, int a, int b) {
        double moved = values[a];
        values[a] = values[b];
        values[b] = moved;
    }

    /** Bins that begin above zero leave pairs out, and the bin without end holds what is farther than all others. */
    @Test
    void everyPairIsCountedOnceWhateverTheBins() {
        var random = new Random(4);
        int n = 200;
        double[] x = random.doubles(n, 0, 1000).toArray();
        double[] y = random.doubles(n, 0, 1000).toArray();
        double[] t = random.ints(n, 0, 60).asDoubleStream().toArray();
        double[] space = {50, 120, 300, OPEN};
        double[] time = {1, 7, 14};
        var result = Knox.test(x, y, t, space, time, Distance.EUCLIDEAN, 9, 1);

        for (int s = 0; s < 3; s++) {
            for (int k = 0; k < 2; k++) {
                long count = 0;
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < i; j++) {
                        double apart = Math.hypot(x[i] - x[j], y[i] - y[j]);
                        double later = Math.abs(t[i] - t[j]);
                        count += apart >= space[s] && apart < space[s + 1] && later >= time[k] && later < time[k + 1]
                                ? 1
                                : 0;
                    }
                }
                assertThat(result.cells().get(s).get(k).observed()).isEqualTo(count);
            }
        }
    }

    /** After 60 of 400 events another follows within 100 m and 7 days. */
    @Test
    void plantedRepeatsAreFoundWhereTheyWerePlanted() {
        var random = new Random(10);
        double[] x = random.doubles(460, 0, 5000).toArray();
        double[] y = random.doubles(460, 0, 5000).toArray();
        double[] t = random.doubles(460, 0, 365).toArray();
        for (int k = 0; k < 60; k++) {
            x[400 + k] = x[k] + 60 * random.nextDouble();
            y[400 + k] = y[k] + 60 * random.nextDouble();
            t[400 + k] = t[k] + 7 * random.nextDouble();
        }
        var result =
                Knox.test(x, y, t, new double[] {0, 100, 400}, new double[] {0, 7, 28}, Distance.EUCLIDEAN, 999, 3);
        var near = result.cells().get(0).get(0);

        assertThat(near.observed()).isGreaterThanOrEqualTo(60);
        assertThat(near.ratio()).isGreaterThan(5);
        assertThat(near.p()).isEqualTo(0.001);
        assertThat(result.cells().get(1).get(1).p()).isGreaterThan(0.05);
    }

    @Test
    void withoutClusteringTheTestRejectsSeldom() {
        int rejected = 0;
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var cell = Knox.test(
                            random.doubles(80, 0, 1000).toArray(),
                            random.doubles(80, 0, 1000).toArray(),
                            random.doubles(80, 0, 100).toArray(),
                            new double[] {0, 200},
                            new double[] {0, 10},
                            Distance.EUCLIDEAN,
                            199,
                            seed)
                    .cells()
                    .get(0)
                    .get(0);
            rejected += cell.p() <= 0.05 ? 1 : 0;
        }

        // three standard errors around 5 %
        assertThat(rejected).isBetween(1, 19);
    }

    @Test
    void unitShiftAndOrderOfThePointsChangeNothing() {
        var random = new Random(6);
        double[] x = random.ints(150, 0, 1000).asDoubleStream().toArray();
        double[] y = random.ints(150, 0, 1000).asDoubleStream().toArray();
        double[] t = random.ints(150, 0, 100).asDoubleStream().toArray();
        double[] edges = {0, 100, 250, OPEN};
        double[] days = {0, 5, 20, OPEN};
        var one = Knox.test(x, y, t, edges, days, Distance.MANHATTAN, 99, 1);
        var other = Knox.test(
                reversed(x, v -> 8 * v + 4096),
                reversed(y, v -> 8 * v - 4096),
                reversed(t, v -> 2 * v + 100),
                new double[] {0, 800, 2000, OPEN},
                new double[] {0, 10, 40, OPEN},
                Distance.MANHATTAN,
                99,
                1);

        for (int s = 0; s < 3; s++) {
            for (int k = 0; k < 3; k++) {
                var cell = one.cells().get(s).get(k);
                var moved = other.cells().get(s).get(k);
                assertThat(moved.observed()).isEqualTo(cell.observed());
                assertThat(moved.expected()).isEqualTo(cell.expected());
                assertThat(moved.variance()).isCloseTo(cell.variance(), within(1e-9));
                assertThat(moved.p()).isEqualTo(cell.p());
            }
        }
    }

    private static double[] reversed(double[] values, java.util.function.DoubleUnaryOperator change) {
        return IntStream.range(0, values.length)
                .mapToDouble(k -> change.applyAsDouble(values[values.length - 1 - k]))
                .toArray();
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        var random = new Random(6);
        double[] x = random.doubles(300, 0, 1000).toArray();
        double[] t = random.doubles(300, 0, 100).toArray();
        double[] edges = {0, 50, OPEN};
        try (var alone = new ForkJoinPool(1);
                var two = new ForkJoinPool(2)) {
            assertThat(alone.submit(() -> Knox.test(x, x, t, edges, edges, Distance.EUCLIDEAN, 199, 2))
                            .join())
                    .isEqualTo(two.submit(() -> Knox.test(x, x, t, edges, edges, Distance.EUCLIDEAN, 199, 2))
                            .join());
        }
    }

    @Test
    void pointsInOnePlaceAtOneTimeAreAllRepeats() {
        double[] same = new double[6];
        var cell = Knox.test(same, same, same, new double[] {0, 1}, new double[] {0, 1}, Distance.EUCLIDEAN, 9, 1)
                .cells()
                .get(0)
                .get(0);

        assertThat(cell.observed()).isEqualTo(15);
        assertThat(cell.expected()).isEqualTo(15);
        assertThat(cell.variance()).isZero();
        assertThat(cell.p()).isEqualTo(1);
    }

    @Test
    void threePointsAreTooFew() {
        double[] three = {1, 2, 3};
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> Knox.test(
                        three, three, three, new double[] {0, 1}, new double[] {0, 1}, Distance.EUCLIDEAN, 9, 1))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
    }

    @Test
    void badEdgesAndPointsAreRefused() {
        double[] four = {1, 2, 3, 4};
        for (double[] edges : new double[][] {{0}, {1, 1}, {2, 1}, {-1, 1}, {Double.NaN, 1}}) {
            assertThatIllegalArgumentException()
                    .as(Arrays.toString(edges))
                    .isThrownBy(
                            () -> Knox.test(four, four, four, edges, new double[] {0, 1}, Distance.EUCLIDEAN, 9, 1));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Knox.test(
                        four,
                        four,
                        new double[] {1, 2, 3, Double.NaN},
                        new double[] {0, 1},
                        new double[] {0, 1},
                        Distance.EUCLIDEAN,
                        9,
                        1));
    }
}
