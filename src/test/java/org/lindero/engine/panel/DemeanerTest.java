package org.lindero.engine.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.junit.jupiter.api.Test;

/** What is left is orthogonal to every dummy, whichever way it was found. */
class DemeanerTest {

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void theResidualIsThatOfARegressionOnAllDummies() {
        int n = 60;
        int[] first = IntStream.range(0, n).map(i -> i % 7).toArray();
        int[] second = IntStream.range(0, n).map(i -> i / 7 % 4).toArray();
        double[] weights = positive(n);
        double[] y = random.doubles(n).toArray();
        double[][] dummies = new double[n][7 + 3];
        double[] scaled = new double[n];
        for (int i = 0; i < n; i++) {
            double root = Math.sqrt(weights[i]);
            dummies[i][first[i]] = root;
            if (second[i] > 0) {
                dummies[i][6 + second[i]] = root;
            }
            scaled[i] = root * y[i];
        }
        var x = MatrixUtils.createRealMatrix(dummies);
        double[] fitted = x.operate(new QRDecomposition(x)
                .getSolver()
                .solve(MatrixUtils.createRealVector(scaled))
                .toArray());
        double[] residual = new Demeaner(List.of(Factor.of(first), Factor.of(second)), weights).demean(y);
        for (int i = 0; i < n; i++) {
            assertThat(residual[i]).isCloseTo(y[i] - fitted[i] / Math.sqrt(weights[i]), within(1e-12));
        }
    }

    /** Three effects of many levels: too wide for the direct solution, which serves the same effects merged. */
    @Test
    void manyLevelsAndFewLevelsLeaveNothingOfTheEffects() {
        int n = 6000;
        for (int levels : new int[] {12, 900}) {
            int[][] codes = IntStream.range(0, 3)
                    .mapToObj(e -> random.ints(n, 0, levels).toArray())
                    .toArray(int[][]::new);
            var effects = Arrays.stream(codes).map(Factor::of).toList();
            assertThat(DummySystem.fits(effects)).isEqualTo(levels == 12);
            double[] weights = positive(n);
            double[] y = random.doubles(n).toArray();
            double[] residual = new Demeaner(effects, weights).demean(y);
            for (var effect : effects) {
                for (double mean : totals(effect, weights, residual)) {
                    assertThat(mean).isCloseTo(0, within(1e-9));
                }
            }
            double[] rough = new Demeaner(effects, weights).demean(y, 1e-3);
            double[] finished = new Demeaner(effects, weights).demean(rough);
            assertThat(finished).containsExactly(residual, within(1e-9));
        }
    }

    /** Two groups that never meet, and an effect that another one holds already. */
    @Test
    void dummiesThatOthersExplainAreLeftOut() {
        int n = 80;
        int[] unit = IntStream.range(0, n).map(i -> i / 4).toArray();
        int[] period = IntStream.range(0, n).map(i -> i % 4 + (i < 40 ? 0 : 4)).toArray();
        int[] half = IntStream.range(0, n).map(i -> i < 40 ? 0 : 1).toArray();
        double[] y = random.doubles(n).toArray();
        double[] two = new Demeaner(List.of(Factor.of(unit), Factor.of(period)), ones(n)).demean(y);
        double[] three = new Demeaner(List.of(Factor.of(half), Factor.of(unit), Factor.of(period)), ones(n)).demean(y);
        assertThat(three).containsExactly(two, within(1e-12));
    }

    /** With no effect, one, two that are solved directly, and two that are swept. */
    @Test
    void whatIsLeftOfAFewRowsIsWhatTheWholeColumnLeaves() {
        int n = 4000;
        double[] weights = positive(n);
        int[] rows = random.ints(0, n).distinct().limit(70).toArray();
        double[] values = random.doubles(rows.length, -1, 1).toArray();
        double[] column = new double[n];
        for (int k = 0; k < rows.length; k++) {
            column[rows[k]] = values[k];
        }
        var unit = Factor.of(random.ints(n, 0, 200).toArray());
        var period = Factor.of(random.ints(n, 0, 25).toArray());
        var many = Factor.of(random.ints(n, 0, 900).toArray());
        var more = Factor.of(random.ints(n, 0, 800).toArray());
        for (var effects : List.of(
                List.<Factor>of(), List.of(unit), List.of(unit, period), List.of(period, unit), List.of(many, more))) {
            var demeaner = new Demeaner(effects, weights);
            double[] residual = demeaner.demean(column);
            double left = IntStream.range(0, n)
                    .mapToDouble(i -> weights[i] * residual[i] * residual[i])
                    .sum();
            assertThat(demeaner.left(rows, values)).isCloseTo(left, within(1e-9));
        }
    }

    @Test
    void nothingIsLeftOfAWholeUnit() {
        int[] unit = IntStream.range(0, 60).map(i -> i / 6).toArray();
        int[] period = IntStream.range(0, 60).map(i -> i % 6).toArray();
        double[] values = ones(6);
        for (var effects : List.of(List.of(Factor.of(unit)), List.of(Factor.of(unit), Factor.of(period)))) {
            double left = new Demeaner(effects, ones(60)).left(new int[] {6, 7, 8, 9, 10, 11}, values);
            assertThat(left).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void withoutEffectsNothingIsTakenOut() {
        double[] y = {1, 2, 4};
        assertThat(new Demeaner(List.of(), ones(3)).demean(y)).containsExactly(y);
    }

    private double[] positive(int n) {
        return random.doubles(n, 0.2, 3).toArray();
    }

    private static double[] ones(int n) {
        return IntStream.range(0, n).mapToDouble(i -> 1).toArray();
    }

    private static double[] totals(Factor effect, double[] weights, double[] y) {
        double[] totals = new double[effect.levels()];
        for (int i = 0; i < y.length; i++) {
            totals[effect.code(i)] += weights[i] * y[i];
        }
        return totals;
    }
}
