package org.lindero.engine.did;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.did.BaconDecomposition.Type;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/** Oracle: R's bacondecomp 0.1.3 on school reforms of US states; and the identity with the two-way regression. */
class BaconDecompositionTest {

    @Test
    void everyComparisonAgreesWithBacondecomp() {
        var oracle = Oracle.require("O18_bacon_math_reform");
        var expected = oracle.expected();
        var rows = oracle.rows("math_reform.csv");
        int firstClass = rows.stream()
                .mapToInt(r -> Integer.parseInt(r.getField("class")))
                .min()
                .orElseThrow();
        var outcome = new TreeMap<String, double[]>();
        var first = new TreeMap<String, Integer>();
        for (var row : rows) {
            int t = Integer.parseInt(row.getField("class")) - firstClass;
            outcome.computeIfAbsent(row.getField("state"), any -> new double[20])[t] =
                    Double.parseDouble(row.getField("incearn_ln"));
            if (row.getField("reform_math").equals("1")) {
                first.merge(row.getField("state"), t, Math::min);
            }
        }
        var result = BaconDecomposition.of(StaggeredPanel.of(
                outcome.values().toArray(double[][]::new),
                outcome.keySet().stream()
                        .mapToInt(s -> first.getOrDefault(s, EventStudy.NEVER))
                        .toArray()));

        assertThat(result.pairs()).hasSize(expected.get("two_by_two").size());
        for (var pair : expected.get("two_by_two")) {
            var comparison = pair.get("untreated");
            int other = comparison.isNull() ? EventStudy.NEVER : comparison.asInt() - firstClass;
            int treated = pair.get("treated").asInt() - firstClass;
            assertThat(result.pairs())
                    .filteredOn(p -> p.treated() == treated && p.comparison() == other)
                    .singleElement()
                    .satisfies(p -> {
                        assertThat(p.estimate()).isCloseTo(pair.get("estimate").asDouble(), within(1e-8));
                        assertThat(p.weight()).isCloseTo(pair.get("weight").asDouble(), within(1e-8));
                        assertThat(p.type()).isEqualTo(type(pair.get("type").asString()));
                    });
        }
        assertThat(result.estimate()).isCloseTo(expected.get("weighted_sum").asDouble(), within(1e-10));
        published(result.shares(), Type.EARLIER_VS_LATER, 0.06353, 0.02868);
        published(result.shares(), Type.LATER_VS_EARLIER, 0.05265, 0.03375);
        published(result.shares(), Type.TREATED_VS_UNTREATED, 0.88382, -0.00129);
    }

    private static Type type(String name) {
        return Type.valueOf(
                name.replace(" Treated", "").toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static void published(
            Map<Type, BaconDecomposition.Share> shares, Type type, double weight, double estimate) {
        assertThat(requireNonNull(shares.get(type)).weight()).isCloseTo(weight, within(5e-6));
        assertThat(requireNonNull(shares.get(type)).estimate()).isCloseTo(estimate, within(5e-6));
    }

    @Test
    void theRegressionThatIsDecomposedAgreesWithR() {
        var oracle = Oracle.require("O18_bacon_math_reform");
        var expected = oracle.expected().get("twfe");
        var rows = oracle.rows("math_reform.csv");
        var fit = TwoWayFixedEffects.estimate(
                Design.of(Oracle.numbers(rows, "incearn_ln"))
                        .column("reform", Oracle.numbers(rows, "reform_math"))
                        .effect(Oracle.codes(rows, "state"))
                        .effect(Oracle.codes(rows, "class"))
                        .cluster(Oracle.codes(rows, "state")),
                Variance.NESTED,
                0.95);

        assertThat(fit.observations()).isEqualTo(expected.get("n").asInt());
        assertThat(fit.coefficient("reform").value())
                .isCloseTo(expected.get("estimate").asDouble(), within(1e-8));
        assertThat(fit.coefficient("reform").standardError())
                .isCloseTo(expected.get("se").asDouble(), within(1e-8));
        assertThat(fit.coefficient("reform").p()).isCloseTo(expected.get("p").asDouble(), within(1e-8));
    }

    /** Every kind of cohort, also one that is treated throughout: weights of one, and the sum is the regression. */
    @Test
    void theWeightedSumIsTheTwoWayCoefficient() {
        var random = new SplittableRandom(4);
        int[] starts = {0, 0, 3, 3, 3, 5, 8, 8, EventStudy.NEVER, EventStudy.NEVER, -2, 40};
        for (int round = 0; round < 20; round++) {
            double[][] y = random(random, starts.length, 10);
            var result = BaconDecomposition.of(StaggeredPanel.of(y, starts));

            assertThat(result.pairs().stream()
                            .mapToDouble(BaconDecomposition.Pair::weight)
                            .sum())
                    .isCloseTo(1, within(1e-12));
            assertThat(result.shares().keySet()).containsExactlyInAnyOrder(Type.values());
            assertThat(result.estimate()).isCloseTo(regression(y, starts), within(1e-10));
        }
    }

    /** The shares of one comparison, weights by hand: two of four units from the third of four periods on is all there is. */
    @Test
    void oneStartHasOneComparison() {
        double[][] y = random(new SplittableRandom(1), 4, 4);
        var result = BaconDecomposition.of(StaggeredPanel.of(y, new int[] {2, 2, EventStudy.NEVER, EventStudy.NEVER}));

        assertThat(result.pairs()).singleElement().satisfies(p -> {
            assertThat(p.weight()).isEqualTo(1);
            assertThat(p.type()).isEqualTo(Type.TREATED_VS_UNTREATED);
        });
    }

    @Test
    void unitsWithMissingOutcomesAreLeftOut() {
        double[][] y = random(new SplittableRandom(2), 5, 4);
        y[4][1] = Double.NaN;
        int[] starts = {2, 2, EventStudy.NEVER, EventStudy.NEVER, 1};
        var result = BaconDecomposition.of(StaggeredPanel.of(y, starts));

        assertThat(result.incompleteUnits()).isEqualTo(1);
        assertThat(result.pairs()).hasSize(1);
    }

    @Test
    void treatmentThatIsTheSameForAllIsRefused() {
        double[][] y = random(new SplittableRandom(3), 3, 4);
        for (int[] starts :
                new int[][] {{2, 2, 2}, {0, 0, 0}, {EventStudy.NEVER, EventStudy.NEVER, EventStudy.NEVER}}) {
            assertThatExceptionOfType(EstimationException.class)
                    .isThrownBy(() -> BaconDecomposition.of(StaggeredPanel.of(y, starts)))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
        }
    }

    private static double regression(double[][] y, int[] starts) {
        int periods = y[0].length;
        int n = y.length * periods;
        double[] treated = new double[n];
        for (int i = 0; i < n; i++) {
            int start = starts[i / periods];
            treated[i] = start != EventStudy.NEVER && i % periods >= start ? 1 : 0;
        }
        return TwoWayFixedEffects.estimate(
                        Design.of(Arrays.stream(y)
                                        .flatMapToDouble(Arrays::stream)
                                        .toArray())
                                .column("treated", treated)
                                .effect(IntStream.range(0, n)
                                        .map(i -> i / periods)
                                        .toArray())
                                .effect(IntStream.range(0, n)
                                        .map(i -> i % periods)
                                        .toArray()),
                        Variance.CR0,
                        0.95)
                .coefficient("treated")
                .value();
    }

    private static double[][] random(SplittableRandom random, int units, int periods) {
        return IntStream.range(0, units)
                .mapToObj(i -> random.doubles(periods).toArray())
                .toArray(double[][]::new);
    }
}
