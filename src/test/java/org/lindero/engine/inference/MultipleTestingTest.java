package org.lindero.engine.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lindero.engine.Oracle;
import org.lindero.engine.inference.MultipleTesting.Procedure;
import tools.jackson.databind.JsonNode;

/** Oracle: R's p.adjust on the fifteen values of Benjamini and Hochberg (1995), within 1e-12. */
class MultipleTestingTest {

    @Test
    void everyProcedureAgreesWithR() {
        var expected = Oracle.require("O16_padjust_bh1995").expected();
        double[] p = numbers(expected.get("p"));
        for (var name : expected.get("adjusted").propertyNames()) {
            double[] adjusted = MultipleTesting.adjust(p, procedure(name));
            agree(adjusted, expected.get("adjusted").get(name));
            assertThat(Arrays.stream(adjusted).filter(v -> v <= 0.05).count())
                    .isEqualTo(expected.get("n_rejected_05").get(name).asLong());
        }
        assertThat(expected.get("adjusted").propertyNames()).hasSize(Procedure.values().length);
    }

    @Test
    void theFileOfTheCaseHoldsTheSameValues() {
        var oracle = Oracle.require("O16_padjust_bh1995");
        agree(Oracle.numbers(oracle.rows("pvalues.csv"), "p"), oracle.expected().get("p"));
    }

    @Test
    void missingValuesAndTiesAreTreatedAsInR() {
        var expected = Oracle.require("O16_padjust_bh1995").expected();
        for (var given : new String[] {"na_case", "ties_case"}) {
            var c = expected.get(given);
            for (var name : new String[] {"holm", "BH"}) {
                agree(MultipleTesting.adjust(numbers(c.get("p")), procedure(name)), c.get(name));
            }
        }
    }

    /** The closed test written out: the largest Simes p over all sets of hypotheses that hold i. */
    @Test
    void hommelIsTheClosedTestOfSimes() {
        var random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            double[] p = random.doubles(7).map(v -> v * v).toArray();
            double[] adjusted = MultipleTesting.adjust(p, Procedure.HOMMEL);
            double[] closed = new double[p.length];
            for (int set = 1; set < 1 << p.length; set++) {
                int members = set;
                int[] in = IntStream.range(0, p.length)
                        .filter(i -> (members >> i & 1) == 1)
                        .toArray();
                double[] sorted =
                        Arrays.stream(in).mapToDouble(i -> p[i]).sorted().toArray();
                double simes = IntStream.range(0, sorted.length)
                        .mapToDouble(j -> sorted[j] * sorted.length / (j + 1))
                        .min()
                        .orElseThrow();
                for (int i : in) {
                    closed[i] = Math.max(closed[i], simes);
                }
            }
            assertThat(adjusted).containsExactly(closed, within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfTheQuestionsDoesNotMatter(Procedure procedure) {
        double[] p = {0.04, 0.001, 0.3, 0.02, 0.7, 0.0005};
        double[] reversed = IntStream.range(0, p.length)
                .mapToDouble(i -> p[p.length - 1 - i])
                .toArray();
        double[] one = MultipleTesting.adjust(p, procedure);
        double[] other = MultipleTesting.adjust(reversed, procedure);
        for (int i = 0; i < p.length; i++) {
            assertThat(one[i]).isEqualTo(other[p.length - 1 - i]).isBetween(p[i], 1.0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSingleQuestionAndNoneStayAsTheyAre(Procedure procedure) {
        assertThat(MultipleTesting.adjust(new double[] {0.03}, procedure)).containsExactly(0.03);
        assertThat(MultipleTesting.adjust(new double[0], procedure)).isEmpty();
        assertThat(MultipleTesting.adjust(new double[] {Double.NaN}, procedure)).containsExactly(Double.NaN);
    }

    @Test
    void aNumberThatIsNoProbabilityIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> MultipleTesting.adjust(new double[] {0.2, 1.2}, Procedure.HOLM));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> MultipleTesting.adjust(new double[] {-0.1}, Procedure.BH));
    }

    private static Procedure procedure(String name) {
        return Procedure.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(v -> v.isNull() ? Double.NaN : v.asDouble())
                .toArray();
    }

    private static void agree(double[] values, JsonNode expected) {
        assertThat(values).hasSize(expected.size());
        for (int i = 0; i < values.length; i++) {
            if (expected.get(i).isNull()) {
                assertThat(values[i]).isNaN();
            } else {
                assertThat(values[i]).isCloseTo(expected.get(i).asDouble(), within(1e-12));
            }
        }
    }
}
