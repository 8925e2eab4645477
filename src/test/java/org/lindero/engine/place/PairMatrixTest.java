package org.lindero.engine.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;

/**
 * Five touched areas, A = a00002 from period 12 and B = a00004 from 18, both treated; a00001, a00003 and a00005 in their rings, the third
 * of them in both; all others clean.
 */
class PairMatrixTest {

    private static final int PERIODS = 24;
    private static final int A = 2;
    private static final int B = 4;
    private static final PlaceOptions OPTIONS = PlaceOptions.seeded(1);

    @Test
    void monthsBelongToTheOnlyActiveAreaAndOtherwiseToTheSet() {
        var result = PairMatrix.estimate(panel(30, 0, 1), reach(30), OPTIONS);

        assertThat(result.cells())
                .extracting(cell -> String.join("+", cell.from()) + ">" + cell.to())
                .containsExactly(
                        "a00002>a00001",
                        "a00002>a00003",
                        "a00002>a00004",
                        "a00002+a00004>a00003",
                        "a00004>a00002",
                        "a00004>a00005");
        check(cell(result, "a00002", "a00001"), 12, Math.log(1.2));
        check(cell(result, "a00002", "a00003"), 6, Math.log(1.2));
        check(cell(result, "a00002+a00004", "a00003"), 6, Math.log(1.2 * 1.1));
        check(cell(result, "a00004", "a00005"), 6, Math.log(1.1));
        assertThat(cell(result, "a00002+a00004", "a00003").separable()).isFalse();
        assertThat(cell(result, "a00002", "a00003").separable()).isTrue();
    }

    private static void check(PairCell cell, int periods, double logRatio) {
        assertThat(cell.periods()).isEqualTo(periods);
        assertThat(requireNonNull(cell.estimate())).isCloseTo(logRatio, within(1e-9));
        assertThat(Math.log(cell.observed() / cell.expected())).isCloseTo(logRatio, within(1e-9));
    }

    @Test
    void aTreatedAreaCountsOnlyBeforeItsOwnStart() {
        var result = PairMatrix.estimate(panel(30, 0, 1), reach(30), OPTIONS);
        var late = cell(result, "a00002", "a00004");
        var never = cell(result, "a00004", "a00002");

        check(late, 6, Math.log(1.2));
        assertThat(never.absence()).isEqualTo(PairCell.Absence.TREATED_FIRST);
        assertThat(never.estimate()).isNull();
        assertThat(never.separable()).isFalse();
    }

    /** One stratum and no gap: each cell is arithmetic on four totals, and its p a rank among those of the clean areas. */
    @Test
    void aCellAndItsPlacebosAreArithmetic() {
        double[][] y = outcome(40, 1, 3);
        var result = PairMatrix.estimate(panel(y, 40), reach(40), OPTIONS);
        var cell = cell(result, "a00002", "a00001");
        double level = mean(y[1], 0, 12);
        double observed = ratio(y, 1);
        double[] placebos = IntStream.range(0, 40)
                .filter(i -> clean(i) && mean(y[i], 0, 12) >= level / 2 && mean(y[i], 0, 12) <= level * 2)
                .mapToDouble(i -> Math.abs(ratio(y, i)))
                .sorted()
                .toArray();
        long asFar =
                Arrays.stream(placebos).filter(v -> v >= Math.abs(observed)).count();
        double critical = placebos[placebos.length - (int) Math.floor(0.05 * (placebos.length + 1))];

        assertThat(requireNonNull(cell.estimate())).isCloseTo(observed, within(1e-9));
        assertThat(cell.placebos()).isEqualTo(placebos.length).isBetween(19, 35);
        assertThat(requireNonNull(cell.p())).isEqualTo((asFar + 1.0) / (placebos.length + 1));
        assertThat(requireNonNull(cell.interval()).upper() - observed).isCloseTo(critical, within(1e-9));
        assertThat(cell.smallestP()).isEqualTo(1.0 / (placebos.length + 1));
    }

    /** ln of after / before in an area over after / before in the other clean ones, the starts of A. */
    private static double ratio(double[][] y, int area) {
        double before = 0;
        double after = 0;
        for (int i = 0; i < y.length; i++) {
            before += i == area || !clean(i) ? 0 : mean(y[i], 0, 12);
            after += i == area || !clean(i) ? 0 : mean(y[i], 12, PERIODS);
        }
        return Math.log(mean(y[area], 12, PERIODS) / mean(y[area], 0, 12) * before / after);
    }

    private static boolean clean(int area) {
        return area == 0 || area > 5;
    }

    private static double mean(double[] row, int from, int to) {
        return Arrays.stream(row, from, to).average().orElseThrow();
    }

    @Test
    void adjustedPAreHolmsAndTheMatrixSaysWhenItCannotReject() {
        var few = PairMatrix.estimate(panel(40, 1, 3), reach(40), OPTIONS);
        var many = PairMatrix.estimate(panel(300, 1, 3), reach(300), OPTIONS);
        double[] p = few.cells().stream()
                .filter(cell -> cell.p() != null)
                .mapToDouble(cell -> requireNonNull(cell.p()))
                .sorted()
                .toArray();

        assertThat(p).hasSize(5);
        assertThat(few.cells().stream()
                        .filter(cell -> cell.adjustedP() != null)
                        .mapToDouble(cell -> requireNonNull(cell.adjustedP()))
                        .min()
                        .orElseThrow())
                .isCloseTo(Math.min(1, 5 * p[0]), within(1e-12));
        assertThat(few.canReject()).isFalse();
        assertThat(few.convention()).contains("none can be told from chance");
        assertThat(many.canReject()).isTrue();
        assertThat(requireNonNull(many.smallestAdjustedP())).isLessThan(0.05);
    }

    /** The other cells have a real change of 10 to 20 %, small beside the noise of one area; that of A on a00001 is made large. */
    @Test
    void aLargeChangeIsFoundAlsoAfterAdjustment() {
        double[][] y = outcome(300, 1, 3);
        for (int t = 12; t < PERIODS; t++) {
            y[1][t] *= 4;
        }
        var cell = cell(PairMatrix.estimate(panel(y, 300), reach(300), OPTIONS), "a00002", "a00001");

        assertThat(requireNonNull(cell.adjustedP())).isLessThan(0.05);
        assertThat(requireNonNull(cell.interval()).contains(Math.log(4.8))).isTrue();
        assertThat(cell.interval().contains(0)).isFalse();
    }

    /** Where nothing changed p is at most 5 % in about 5 of 100 cells; the bound is three standard errors of 200. */
    @Test
    void thePlacebosKeepTheSizeOfTheTest() {
        int rejected = 0;
        int cells = 0;
        for (int seed = 0; seed < 100; seed++) {
            double[][] y = outcome(60, 1, 500 + seed);
            // a clean area in the place of each of the ring areas: nothing happened there
            y[1] = y[10];
            y[5] = y[20];
            var result = PairMatrix.estimate(panel(y, 60), reach(60), OPTIONS);
            for (var cell : List.of(cell(result, "a00002", "a00001"), cell(result, "a00004", "a00005"))) {
                if (cell.p() != null) {
                    rejected += cell.p() <= 0.05 ? 1 : 0;
                    cells++;
                }
            }
        }

        assertThat(cells).isGreaterThan(150);
        assertThat((double) rejected / cells).isBetween(0.005, 0.1);
    }

    @Test
    void anAreaWithoutEventsAfterwardsHasAFiniteRatio() {
        double[][] y = outcome(40, 1, 3);
        Arrays.fill(y[1], 12, PERIODS, 0);
        var cell = cell(PairMatrix.estimate(panel(y, 40), reach(40), OPTIONS), "a00002", "a00001");

        assertThat(cell.observed()).isZero();
        assertThat(requireNonNull(cell.estimate()))
                .isCloseTo(Math.log(0.5 / (cell.expected() + 0.5)), within(1e-12))
                .isNegative();
    }

    @Test
    void missingCountsAreNamed() {
        double[][] y = outcome(40, 1, 3);
        Arrays.fill(y[1], 0, 12, Double.NaN);
        Arrays.fill(y[5], 18, PERIODS, Double.NaN);
        var result = PairMatrix.estimate(panel(y, 40), reach(40), OPTIONS);

        assertThat(cell(result, "a00002", "a00001").absence()).isEqualTo(PairCell.Absence.NO_COUNT_BEFORE);
        assertThat(cell(result, "a00004", "a00005").absence()).isEqualTo(PairCell.Absence.NO_COUNT_AFTER);
    }

    @Test
    void aStratumWithoutCleanAreasLeavesItsCellsOpen() {
        int[] stratum = new int[40];
        stratum[1] = 7;
        var result = PairMatrix.estimate(panel(40, 1, 3).withStrata(stratum), reach(40), OPTIONS);

        assertThat(cell(result, "a00002", "a00001").absence()).isEqualTo(PairCell.Absence.NO_COMPARISON);
        assertThat(cell(result, "a00002", "a00003").estimate()).isNotNull();
    }

    @Test
    void fewerThanNineteenPlacebosGiveAnEstimateAndNoMore() {
        var cell = cell(PairMatrix.estimate(panel(20, 1, 3), reach(20), OPTIONS), "a00002", "a00001");

        assertThat(cell.estimate()).isNotNull();
        assertThat(cell.p()).isNull();
        assertThat(cell.interval()).isNull();
        assertThat(requireNonNull(cell.smallestP())).isGreaterThan(0.05);
    }

    @Test
    void reachByOrderGoesAsFarAsThereAreRings() {
        var panel = SimulatedPlaces.of(new SimulatedPlaces.Plan(12, 12, 1, 0.2, 0, 0, false), 1)
                .panel();
        int[][] reach = PairMatrix.reachByOrder(panel);

        // the first project is two by two in a plot that starts at the corner; its first area is in the second row and
        // column
        assertThat(reach[13]).containsExactly(0, 1, 2, 12, 14, 24, 25, 26);
        assertThat(reach[0]).isEmpty();
        // all areas of a project start together: nothing that two of them reach is separable
        assertThat(PairMatrix.estimate(panel, reach, OPTIONS).cells())
                .filteredOn(cell -> cell.to().equals("a00001"))
                .singleElement()
                .satisfies(cell -> assertThat(cell.from()).containsExactly("a00013", "a00014"));
    }

    @Test
    void scaleAndOrderOfTheAreasChangeNothing() {
        double[][] y = outcome(40, 1, 3);
        var one = PairMatrix.estimate(panel(y, 40), reach(40), OPTIONS);
        double[][] tenfold = Arrays.stream(y)
                .map(row -> Arrays.stream(row).map(v -> 10 * v).toArray())
                .toArray(double[][]::new);
        var ten = PairMatrix.estimate(panel(tenfold, 40), reach(40), OPTIONS);
        List<Integer> order = new ArrayList<>(IntStream.range(0, 40).boxed().toList());
        Collections.shuffle(order, new Random(4));
        int[][] reach = reach(40);
        int[][] moved = order.stream()
                .map(i -> Arrays.stream(reach[i]).map(order::indexOf).toArray())
                .toArray(int[][]::new);
        var other = PairMatrix.estimate(panel(y, order), moved, OPTIONS);

        for (int k = 0; k < one.cells().size(); k++) {
            var cell = one.cells().get(k);
            assertThat(other.cells().get(k).from()).isEqualTo(cell.from());
            assertThat(other.cells().get(k).p()).isEqualTo(cell.p());
            assertThat(ten.cells().get(k).p()).isEqualTo(cell.p());
            if (cell.estimate() != null) {
                assertThat(requireNonNull(ten.cells().get(k).estimate())).isCloseTo(cell.estimate(), within(1e-9));
                assertThat(requireNonNull(other.cells().get(k).estimate())).isCloseTo(cell.estimate(), within(1e-9));
            }
        }
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        var panel = panel(60, 1, 3);
        try (var alone = new ForkJoinPool(1);
                var two = new ForkJoinPool(2)) {
            assertThat(alone.submit(() -> PairMatrix.estimate(panel, reach(60), OPTIONS))
                            .join())
                    .isEqualTo(two.submit(() -> PairMatrix.estimate(panel, reach(60), OPTIONS))
                            .join());
        }
    }

    @Test
    void fewerThanFiveCleanAreasAreRefused() {
        assertRefused(Reason.TOO_FEW_COMPARISON_AREAS, 9, reach(9));
    }

    @Test
    void treatedAreasThatReachNobodyAreRefused() {
        assertRefused(Reason.NO_VARIATION, 40, new int[40][0]);
        assertThatIllegalArgumentException().isThrownBy(() -> PairMatrix.estimate(panel(40, 1, 3), reach(30), OPTIONS));
    }

    private static void assertRefused(Reason reason, int areas, int[][] reach) {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> PairMatrix.estimate(panel(areas, 1, 3), reach, OPTIONS))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static PairCell cell(PairMatrix.Result result, String from, String to) {
        return result.cells().stream()
                .filter(c -> String.join("+", c.from()).equals(from) && c.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private static int[][] reach(int areas) {
        int[][] reach = new int[areas][0];
        reach[A] = new int[] {1, 3, 4};
        reach[B] = new int[] {2, 3, 5};
        return reach;
    }

    /** A raises what it reaches by 20 % and B by 10 %, their own areas fall by 30 %; with noise counts are rounded normal numbers. */
    private static double[][] outcome(int areas, double noise, long seed) {
        var random = new Random(seed);
        double[][] y = new double[areas][PERIODS];
        for (int i = 0; i < areas; i++) {
            double level = 20 * Math.exp(0.4 * random.nextGaussian());
            for (int t = 0; t < PERIODS; t++) {
                boolean byA = t >= 12 && (i == 1 || i == 3 || i == 4);
                boolean byB = t >= 18 && (i == 3 || i == 5);
                boolean own = i == A && t >= 12 || i == B && t >= 18;
                double mean = level * Math.exp(0.02 * t) * (byA ? 1.2 : 1) * (byB ? 1.1 : 1) * (own ? 0.7 : 1);
                y[i][t] = Math.max(0, mean + noise * Math.sqrt(mean) * random.nextGaussian());
            }
        }
        return y;
    }

    private static PlacePanel panel(int areas, double noise, long seed) {
        return panel(outcome(areas, noise, seed), areas);
    }

    private static PlacePanel panel(double[][] y, int areas) {
        return panel(y, IntStream.range(0, areas).boxed().toList());
    }

    private static PlacePanel panel(double[][] y, List<Integer> order) {
        int[] role = order.stream()
                .mapToInt(i -> i == A || i == B ? 0 : i == 1 || i == 3 || i == 5 ? 1 : PlacePanel.CLEAN)
                .toArray();
        int[] first = order.stream()
                .mapToInt(i -> i == B || i == 5 ? 18 : i >= 1 && i <= 3 ? 12 : PlacePanel.NEVER)
                .toArray();
        var names = SimulatedPlaces.names("a", y.length);
        return PlacePanel.builder(
                        order.stream().map(names::get).toList(),
                        SimulatedPlaces.names("t", PERIODS),
                        order.stream().map(i -> y[i]).toArray(double[][]::new))
                .role(role)
                .firstExposed(first)
                .build();
    }
}
