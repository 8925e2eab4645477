package org.lindero.engine.did;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.did.GroupTimeOptions.Base;
import org.lindero.engine.did.GroupTimeOptions.Control;
import org.lindero.engine.inference.Coefficient;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/** No other program's numbers: the definition by a regression with all its columns, and the group-time effects that did gives. */
class SunAbrahamTest {

    private static final int PERIODS = 8;

    @Test
    void onBalancedCountiesItAveragesTheGroupTimeEffects() {
        var rows = Oracle.require("O06_staggered_mpdta").rows("mpdta.csv");
        int[] first = rows.stream()
                .mapToInt(r -> Integer.parseInt(r.getField("first.treat")))
                .map(f -> f == 0 ? EventStudy.NEVER : f - 2003)
                .toArray();
        int[] year = rows.stream()
                .mapToInt(r -> Integer.parseInt(r.getField("year")) - 2003)
                .toArray();
        int[] county = Oracle.codes(rows, "countyreal");
        var result = SunAbraham.estimate(
                PanelRows.of(Oracle.numbers(rows, "lemp"), county, year, first, county), Variance.NESTED, 0.95);
        var expected = Oracle.require("O06_staggered_mpdta").expected();

        assertThat(result.att().value())
                .isCloseTo(
                        expected.get("nocov_never")
                                .get("simple")
                                .get("overall_att")
                                .asDouble(),
                        within(1e-10));
        var dynamic = expected.get("nocov_never").get("dynamic");
        for (var term : result.relative()) {
            int k = Integer.parseInt(term.term().substring(2));
            if (k >= 0) {
                assertThat(term.estimate().value())
                        .isCloseTo(dynamic.get("att").get(k + 3).asDouble(), within(1e-10));
            }
        }
        assertThat(result.relative())
                .extracting(Coefficient::term)
                .containsExactly("k=-4", "k=-3", "k=-2", "k=0", "k=1", "k=2", "k=3");
        assertThat(result.clusters()).isEqualTo(500);
        assertThat(result.observations()).isEqualTo(2500);
    }

    @Test
    void itIsTheRegressionWithAColumnForEveryCell() {
        for (boolean missing : new boolean[] {false, true}) {
            var rows = simulated(1, missing ? i -> i % 7 != 3 : i -> true);
            for (var variance : List.of(Variance.CR0, Variance.CR1, Variance.CR1S, Variance.NESTED, Variance.CR2)) {
                var result = SunAbraham.estimate(rows, variance, 0.9);
                var spelledOut = spelledOut(rows, variance);
                assertThat(result.relative()).hasSize(spelledOut.size() - 1);
                agree(new Coefficient("att", result.att()), spelledOut);
                result.relative().forEach(term -> agree(term, spelledOut));
            }
        }
    }

    private static void agree(Coefficient term, Map<String, Estimate> spelledOut) {
        var other = Objects.requireNonNull(spelledOut.get(term.term()), term.term());
        assertThat(term.estimate().value()).isCloseTo(other.value(), within(1e-9));
        assertThat(term.estimate().standardError()).isCloseTo(other.standardError(), within(1e-9));
        assertThat(term.estimate().degreesOfFreedom()).isCloseTo(other.degreesOfFreedom(), within(1e-6));
        assertThat(term.estimate().p()).isCloseTo(other.p(), within(1e-8));
    }

    private static Map<String, Estimate> spelledOut(PanelRows rows, Variance variance) {
        int n = rows.size();
        var design = Design.of(rows.outcome())
                .effect(rows.unit())
                .effect(rows.period())
                .cluster(rows.cluster());
        Map<String, Map<String, Double>> counts = new HashMap<>();
        for (int g : new int[] {3, 5}) {
            for (int t = 0; t < PERIODS; t++) {
                int cohort = g;
                int period = t;
                double[] column = IntStream.range(0, n)
                        .mapToDouble(i -> rows.first()[i] == cohort && rows.period()[i] == period ? 1 : 0)
                        .toArray();
                if (t == g - 1) {
                    continue;
                }
                String name = g + "/" + t;
                design = design.column(name, column);
                double rowsIn = Arrays.stream(column).sum();
                counts.computeIfAbsent("k=" + (t - g), any -> new HashMap<>()).put(name, rowsIn);
                if (t >= g) {
                    counts.computeIfAbsent("att", any -> new HashMap<>()).put(name, rowsIn);
                }
            }
        }
        Fit fit = TwoWayFixedEffects.estimate(design, variance, 0.9);
        Map<String, Estimate> estimates = new HashMap<>();
        counts.forEach((term, cells) -> {
            double total =
                    cells.values().stream().mapToDouble(Double::doubleValue).sum();
            cells.replaceAll((name, rowsIn) -> rowsIn / total);
            estimates.put(term, fit.combination(cells));
        });
        return estimates;
    }

    @Test
    void onABalancedPanelItIsTheGroupTimeEffectWithAUniversalBase() {
        var rows = simulated(2, i -> true);
        int units = rows.size() / PERIODS;
        double[][] y = new double[units][];
        int[] first = new int[units];
        for (int i = 0; i < units; i++) {
            y[i] = Arrays.copyOfRange(rows.outcome(), i * PERIODS, (i + 1) * PERIODS);
            first[i] = rows.first()[i * PERIODS];
        }
        var options =
                new GroupTimeOptions(Control.NEVER, Base.UNIVERSAL, 0, GroupTimeOptions.Adjustment.DOUBLY_ROBUST, 0.95);
        var cells = GroupTimeEffects.estimate(StaggeredPanel.of(y, first), options);
        var result = SunAbraham.estimate(rows, Variance.NESTED, 0.95);

        assertThat(result.att().value()).isCloseTo(cells.simple().value(), within(1e-10));
        for (var term : cells.dynamic().terms()) {
            result.relative().stream()
                    .filter(r -> r.term().equals("k=" + term.at()))
                    .forEach(r -> assertThat(r.estimate().value())
                            .isCloseTo(term.effect().value(), within(1e-10)));
        }
    }

    @Test
    void aTrendByPeriodAndALevelByUnitChangeNothing() {
        var rows = simulated(3, i -> i % 5 != 2);
        double[] moved = new double[rows.size()];
        Arrays.setAll(moved, i -> 3 * rows.outcome()[i] + 10 * rows.unit()[i] - Math.exp(rows.period()[i]));
        var one = SunAbraham.estimate(rows, Variance.NESTED, 0.95);
        var other = SunAbraham.estimate(
                PanelRows.of(moved, rows.unit(), rows.period(), rows.first(), rows.cluster()), Variance.NESTED, 0.95);

        assertThat(other.att().value()).isCloseTo(3 * one.att().value(), within(1e-8));
        assertThat(other.att().standardError()).isCloseTo(3 * one.att().standardError(), within(1e-8));
    }

    @Test
    void unitsTreatedFromTheBeginningAreLeftOutAndCounted() {
        var rows = simulated(4, i -> true);
        int[] first = Arrays.stream(rows.first()).map(f -> f == 3 ? 0 : f).toArray();
        var result = SunAbraham.estimate(
                PanelRows.of(rows.outcome(), rows.unit(), rows.period(), first, rows.cluster()), Variance.NESTED, 0.95);

        assertThat(result.earlyRows()).isEqualTo(12 * PERIODS);
        assertThat(result.observations()).isEqualTo(rows.size() - 12 * PERIODS);
    }

    /** Comparison units are not seen in the last period: its cells are left out, the others stand. */
    @Test
    void periodsWithoutAComparisonAreSkippedAndCounted() {
        var rows = simulated(5, i -> !(i / PERIODS >= 24 && i % PERIODS == 7));
        var result = SunAbraham.estimate(rows, Variance.NESTED, 0.95);

        assertThat(result.skippedCells()).isEqualTo(2);
        assertThat(result.relative()).extracting(Coefficient::term).doesNotContain("k=4");
    }

    @Test
    void aPanelThatCannotAnswerIsRefused() {
        var rows = simulated(6, i -> true);
        refused(Reason.NO_POST_PERIOD, rows, f -> EventStudy.NEVER);
        refused(Reason.NO_POST_PERIOD, rows, f -> f == EventStudy.NEVER ? f : 50);
        refused(Reason.NO_PRE_PERIOD, rows, f -> f == EventStudy.NEVER ? f : 0);
        refused(Reason.TOO_FEW_COMPARISON_AREAS, rows, f -> f == EventStudy.NEVER ? 4 : f);
    }

    private static void refused(Reason reason, PanelRows rows, IntUnaryOperator start) {
        int[] first = Arrays.stream(rows.first()).map(start).toArray();
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> SunAbraham.estimate(
                        PanelRows.of(rows.outcome(), rows.unit(), rows.period(), first, rows.cluster()),
                        Variance.NESTED,
                        0.95))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void aUnitThatStartsTwiceIsTheCallersMistake() {
        var rows = simulated(7, i -> true);
        rows.first()[0] = 5;
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> SunAbraham.estimate(rows, Variance.NESTED, 0.95));
    }

    /** Twelve units first treated in period 3, twelve in 5, twelve never; clusters of two units; effects that grow. */
    private static PanelRows simulated(long seed, IntPredicate keep) {
        var random = new SplittableRandom(seed);
        var y = new ArrayList<Double>();
        var index = new ArrayList<Integer>();
        for (int i = 0; i < 36 * PERIODS; i++) {
            int start = first(i / PERIODS);
            int t = i % PERIODS;
            double effect = start != EventStudy.NEVER && t >= start ? start + 0.5 * (t - start) : 0;
            double value = i / PERIODS + t * t + effect + random.nextGaussian();
            if (keep.test(i)) {
                y.add(value);
                index.add(i);
            }
        }
        int[] at = index.stream().mapToInt(Integer::intValue).toArray();
        return PanelRows.of(
                y.stream().mapToDouble(Double::doubleValue).toArray(),
                Arrays.stream(at).map(i -> i / PERIODS).toArray(),
                Arrays.stream(at).map(i -> i % PERIODS).toArray(),
                Arrays.stream(at).map(i -> first(i / PERIODS)).toArray(),
                Arrays.stream(at).map(i -> i / PERIODS / 2).toArray());
    }

    private static int first(int unit) {
        return new int[] {3, 5, EventStudy.NEVER}[unit / 12];
    }
}
