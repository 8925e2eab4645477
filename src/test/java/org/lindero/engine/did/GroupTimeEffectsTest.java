package org.lindero.engine.did;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.Oracle;
import org.lindero.engine.did.GroupTimeOptions.Adjustment;
import org.lindero.engine.did.GroupTimeOptions.Base;
import org.lindero.engine.did.GroupTimeOptions.Control;
import org.lindero.engine.did.GroupTimeResult.Aggregate;
import org.lindero.engine.did.GroupTimeResult.Effect;
import org.lindero.engine.did.GroupTimeResult.NoInterval;
import org.lindero.engine.inference.SimultaneousBand;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;
import tools.jackson.databind.JsonNode;

/** Oracle: R's did 2.1.1 on county teen employment, analytic errors: effects within 1e-8, errors within 1e-6 of themselves. */
class GroupTimeEffectsTest {

    private static final int FIRST_YEAR = 2003;
    private static final Percentage VALUE = withinPercentage(1e-6);
    private static final Percentage ERROR = withinPercentage(1e-4);

    @ParameterizedTest
    @CsvSource({
        "nocov_never, false, NEVER, VARYING, DOUBLY_ROBUST",
        "nocov_notyet, false, NOT_YET, VARYING, DOUBLY_ROBUST",
        "nocov_never_universal, false, NEVER, UNIVERSAL, DOUBLY_ROBUST",
        "dr_lpop_never, true, NEVER, VARYING, DOUBLY_ROBUST",
        "reg_lpop_never, true, NEVER, VARYING, REGRESSION",
        "ipw_lpop_never, true, NEVER, VARYING, WEIGHTING"
    })
    void everyCellAggregateAndPreTestAgreesWithDid(
            String name, boolean covariate, Control control, Base base, Adjustment adjustment) {
        var oracle = Oracle.require("O06_staggered_mpdta");
        var expected = oracle.expected().get(name);
        var options = new GroupTimeOptions(control, base, 0, adjustment, 0.95);
        var result = GroupTimeEffects.estimate(counties(oracle, covariate), options);

        assertThat(result.units()).isEqualTo(500);
        assertThat(result.cells()).hasSize(expected.get("att").size());
        assertThat(result.skipped()).isEmpty();
        for (int i = 0; i < result.cells().size(); i++) {
            var cell = result.cells().get(i);
            assertThat(cell.first() + FIRST_YEAR)
                    .isEqualTo(expected.get("group").get(i).asInt());
            assertThat(cell.period() + FIRST_YEAR)
                    .isEqualTo(expected.get("t").get(i).asInt());
            agree(cell.effect(), expected.get("att").get(i), expected.get("se").get(i));
        }
        if (expected.has("simple")) {
            agree(
                    result.simple(),
                    expected.get("simple").get("overall_att"),
                    expected.get("simple").get("overall_se"));
            agree(result.dynamic(), expected.get("dynamic"), 0);
            agreeOnCohorts(counties(oracle, covariate), options, expected.get("group_agg"));
            agree(result.calendar(), expected.get("calendar"), FIRST_YEAR);
            var test = requireNonNull(result.preTest().wald());
            assertThat(test.chiSquare())
                    .isCloseTo(expected.get("pretest_W").get(0).get(0).asDouble(), withinPercentage(1e-4));
            assertThat(test.p())
                    .isCloseTo(expected.get("pretest_p").get(0).get(0).asDouble(), within(5e-6));
        }
    }

    /**
     * The one number of the case that did 2.1.1 got wrong, as its authors found afterwards (pull request 223 of 2025): for the overall
     * error of the cohorts it counted the estimated shares k = 1, 2, 3 … with the units of the cohort in the k-th <em>cell</em>, which
     * is the first cohort each time. From our influence function the printed number comes out when the same is done; ours, without
     * it, is 0.2 to 0.4 % larger.
     */
    private static void agreeOnCohorts(StaggeredPanel panel, GroupTimeOptions options, JsonNode expected) {
        var method = new GroupTimeEffects(panel, options);
        var cohorts = method.run(0).group();
        double printed = expected.get("overall_se").asDouble();
        double ours = requireNonNull(cohorts.overall().estimate()).standardError();

        assertThat(cohorts.overall().value())
                .isCloseTo(expected.get("overall_att").asDouble(), VALUE);
        assertThat(errorWithSharesOfTheFirstCells(panel, method.aggregates, cohorts))
                .isCloseTo(printed, ERROR);
        assertThat(ours / printed).isBetween(1.002, 1.004);
        agreeTerms(cohorts, expected, FIRST_YEAR);
    }

    /** With share p of all treated, n units and effects a of the cohorts: the shares' influence is (Σa − K·A)/p for each unit of the first. */
    private static double errorWithSharesOfTheFirstCells(
            StaggeredPanel panel, GroupTimeAggregates aggregates, Aggregate cohorts) {
        double[] influence = aggregates.cohorts().influence(false);
        int first = panel.cohorts()[0];
        double treated =
                IntStream.range(0, panel.units()).filter(i -> !panel.never(i)).count() / (double) panel.units();
        double excess = cohorts.terms().stream()
                .mapToDouble(t -> t.effect().value() - cohorts.overall().value())
                .sum();
        double sum = 0;
        for (int i = 0; i < influence.length; i++) {
            double psi = influence[i] + (panel.first(i) == first ? excess / treated : 0);
            sum += psi * psi;
        }
        return Math.sqrt(sum) / influence.length;
    }

    private static void agree(Aggregate aggregate, JsonNode expected, int origin) {
        agree(aggregate.overall(), expected.get("overall_att"), expected.get("overall_se"));
        agreeTerms(aggregate, expected, origin);
    }

    private static void agreeTerms(Aggregate aggregate, JsonNode expected, int origin) {
        assertThat(aggregate.terms().stream().map(t -> t.at() + origin))
                .containsExactlyElementsOf(
                        StreamSupport.stream(expected.get("egt").spliterator(), false)
                                .map(JsonNode::asInt)
                                .toList());
        for (int i = 0; i < aggregate.terms().size(); i++) {
            agree(
                    aggregate.terms().get(i).effect(),
                    expected.get("att").get(i),
                    expected.get("se").get(i));
        }
    }

    private static void agree(Effect effect, JsonNode value, JsonNode error) {
        assertThat(effect.value()).isCloseTo(value.asDouble(), VALUE);
        if (error.isNull()) {
            assertThat(effect.estimate()).isNull();
            assertThat(effect.why()).isEqualTo(NoInterval.REFERENCE);
        } else {
            assertThat(requireNonNull(effect.estimate()).standardError()).isCloseTo(error.asDouble(), ERROR);
            assertThat(requireNonNull(effect.estimate()).degreesOfFreedom()).isInfinite();
        }
    }

    /** The same number from the same formulas in another language. */
    @Test
    void theOverallErrorOfTheCohortsCountsTheirEstimatedShares() {
        var result = GroupTimeEffects.estimate(
                counties(Oracle.require("O06_staggered_mpdta"), false), GroupTimeOptions.DEFAULT);

        assertThat(requireNonNull(result.group().overall().estimate()).standardError())
                .isCloseTo(0.012446059320997923, within(1e-12));
    }

    /**
     * did's multiplier bootstrap of 1,000 draws, for which the case asks ten percent; one of its errors, of a cohort of twenty, is 13 %
     * away from did's own analytic one.
     */
    @Test
    void theBandForAllCellsAtOnceAgreesWithDidsBootstrap() {
        var oracle = Oracle.require("O06_staggered_mpdta");
        var expected = oracle.expected().get("bootstrap_reference");
        var result = GroupTimeEffects.estimate(counties(oracle, false), GroupTimeOptions.DEFAULT);
        var joint = requireNonNull(result.joint());
        for (int i = 0; i < 12; i++) {
            assertThat(requireNonNull(result.cells().get(i).effect().estimate()).standardError())
                    .isCloseTo(expected.get("se").get(i).asDouble(), withinPercentage(i == 1 ? 13 : 10));
        }
        var terms = result.cells().stream().map(GroupTimeResult.Cell::term).toList();
        var band = SimultaneousBand.of(joint, terms, 0.95, 4999, 1);

        assertThat(band.critical()).isCloseTo(expected.get("crit_val_uniform95").asDouble(), withinPercentage(10));
    }

    @Test
    void theTwoWayRegressionOfTheSamePanelAgrees() {
        var oracle = Oracle.require("O06_staggered_mpdta");
        var rows = oracle.rows("mpdta.csv");
        var expected = oracle.expected().get("twfe");
        double[] treated = rows.stream()
                .mapToDouble(r -> {
                    int first = Integer.parseInt(r.getField("first.treat"));
                    return first > 0 && Integer.parseInt(r.getField("year")) >= first ? 1 : 0;
                })
                .toArray();
        var fit = TwoWayFixedEffects.estimate(
                Design.of(Oracle.numbers(rows, "lemp"))
                        .column("treated", treated)
                        .effect(Oracle.codes(rows, "countyreal"))
                        .effect(Oracle.codes(rows, "year"))
                        .cluster(Oracle.codes(rows, "countyreal")),
                Variance.NESTED,
                0.95);

        assertThat(fit.coefficient("treated").value())
                .isCloseTo(expected.get("estimate").asDouble(), VALUE);
        assertThat(fit.coefficient("treated").standardError())
                .isCloseTo(expected.get("se_cluster").asDouble(), ERROR);
    }

    private static StaggeredPanel counties(Oracle oracle, boolean covariate) {
        var outcome = new TreeMap<Integer, double[]>();
        var first = new TreeMap<Integer, Integer>();
        var population = new TreeMap<Integer, double[]>();
        for (var row : oracle.rows("mpdta.csv")) {
            int county = Integer.parseInt(row.getField("countyreal"));
            int year = Integer.parseInt(row.getField("year"));
            int start = Integer.parseInt(row.getField("first.treat"));
            outcome.computeIfAbsent(county, any -> new double[5])[year - FIRST_YEAR] =
                    Double.parseDouble(row.getField("lemp"));
            first.put(county, start == 0 ? EventStudy.NEVER : start - FIRST_YEAR);
            population.put(county, covariate ? new double[] {Double.parseDouble(row.getField("lpop"))} : new double[0]);
        }
        return StaggeredPanel.of(
                outcome.values().toArray(double[][]::new),
                first.values().stream().mapToInt(Integer::intValue).toArray(),
                population.values().toArray(double[][]::new));
    }

    /** Effects differ by cohort and grow with time; every cell finds its own within four errors. */
    @Test
    void plantedEffectsAreFoundCellByCell() {
        for (var control : Control.values()) {
            var result = GroupTimeEffects.estimate(simulated(1, 40, 0), with(control, Base.VARYING, 0));
            for (var cell : result.cells()) {
                double planted = planted(cell.first(), cell.period());
                double error = requireNonNull(cell.effect().estimate()).standardError();
                assertThat(cell.effect().value()).isCloseTo(planted, within(4 * error));
            }
            assertThat(requireNonNull(result.preTest().wald()).p()).isGreaterThan(0.001);
        }
    }

    /** Units react one period early: with that anticipation allowed for, cells before are zero and cells after are right. */
    @Test
    void anticipationMovesTheComparisonBeforeIt() {
        var panel = simulated(2, 40, 3);
        var blind = GroupTimeEffects.estimate(panel, with(Control.NOT_YET, Base.VARYING, 0));
        var aware = GroupTimeEffects.estimate(panel, with(Control.NOT_YET, Base.VARYING, 1));

        assertThat(requireNonNull(blind.preTest().wald()).p()).isLessThan(1e-4);
        assertThat(requireNonNull(aware.preTest().wald()).p()).isGreaterThan(0.001);
        for (var term : aware.dynamic().terms()) {
            double planted = term.at() == -1 ? 3 : term.at() < 0 ? 0 : Double.NaN;
            double error = requireNonNull(term.effect().estimate()).standardError();
            if (!Double.isNaN(planted)) {
                assertThat(term.effect().value()).isCloseTo(planted, within(4 * error));
            }
        }
        assertThat(aware.earlyUnits()).isEqualTo(0);
        assertThat(GroupTimeEffects.estimate(panel, with(Control.NEVER, Base.VARYING, 3))
                        .earlyUnits())
                .isEqualTo(40);
    }

    /** 200 panels: the interval of the overall effect holds what was planted about 95 times in a hundred. */
    @Test
    void theOverallIntervalHoldsThePlantedEffectAsOftenAsItSays() {
        int held = 0;
        int rounds = 200;
        for (int seed = 0; seed < rounds; seed++) {
            var result = GroupTimeEffects.estimate(simulated(100 + seed, 20, 0), GroupTimeOptions.DEFAULT);
            double planted = result.cells().stream()
                    .filter(c -> c.period() >= c.first())
                    .mapToDouble(c -> planted(c.first(), c.period()))
                    .average()
                    .orElseThrow();
            held += requireNonNull(result.simple().estimate()).interval().contains(planted) ? 1 : 0;
        }
        assertThat((double) held / rounds).isBetween(0.90, 0.985);
    }

    @Test
    void unitsInAnotherOrderShiftedAndScaledGiveTheSameShiftedAndScaledEffects() {
        double[][] y = noise(3, 30, 0);
        int[] first = starts(30);
        int n = first.length;
        var one = GroupTimeEffects.estimate(StaggeredPanel.of(y, first), GroupTimeOptions.DEFAULT);
        int[] back = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
        double[][] turned = Arrays.stream(back)
                .mapToObj(i -> Arrays.stream(y[i]).map(v -> 100 - 2 * v + i).toArray())
                .toArray(double[][]::new);
        var other = GroupTimeEffects.estimate(
                StaggeredPanel.of(turned, Arrays.stream(back).map(i -> first[i]).toArray()), GroupTimeOptions.DEFAULT);

        for (int c = 0; c < one.cells().size(); c++) {
            assertThat(other.cells().get(c).effect().value())
                    .isCloseTo(-2 * one.cells().get(c).effect().value(), within(1e-10));
        }
        assertThat(requireNonNull(other.calendar().overall().estimate()).standardError())
                .isCloseTo(
                        2 * requireNonNull(one.calendar().overall().estimate()).standardError(), within(1e-10));
    }

    /** With no covariate that matters the three adjustments are the plain difference up to chance. */
    @Test
    void aCovariateInOtherUnitsChangesNothing() {
        double[][] y = noise(4, 30, 0);
        int[] first = starts(30);
        var random = new SplittableRandom(9);
        double[] x = random.doubles(first.length).toArray();
        for (var adjustment : Adjustment.values()) {
            var options = new GroupTimeOptions(Control.NEVER, Base.VARYING, 0, adjustment, 0.95);
            var one = GroupTimeEffects.estimate(StaggeredPanel.of(y, first, column(x, 1, 0)), options);
            var other = GroupTimeEffects.estimate(StaggeredPanel.of(y, first, column(x, 1000, -5)), options);
            assertThat(other.simple().value()).isCloseTo(one.simple().value(), within(1e-9));
            assertThat(requireNonNull(other.simple().estimate()).standardError())
                    .isCloseTo(requireNonNull(one.simple().estimate()).standardError(), within(1e-9));
        }
    }

    private static double[][] column(double[] x, double scale, double shift) {
        return Arrays.stream(x).mapToObj(v -> new double[] {scale * v + shift}).toArray(double[][]::new);
    }

    @Test
    void aCohortBelowFiveKeepsItsEstimateAndHasNoInterval() {
        double[][] y = noise(5, 20, 0);
        int[] first = starts(20);
        for (int i = 4; i < 20; i++) {
            first[i] = EventStudy.NEVER;
        }
        var result = GroupTimeEffects.estimate(StaggeredPanel.of(y, first), GroupTimeOptions.DEFAULT);

        for (var cell : result.cells()) {
            boolean small = cell.treatedUnits() < 5;
            assertThat(cell.effect().value()).isFinite();
            assertThat(cell.effect().why()).isEqualTo(small ? NoInterval.SMALL_COHORT : null);
            assertThat(cell.effect().estimate() == null).isEqualTo(small);
        }
        assertThat(result.simple().why()).isEqualTo(NoInterval.SMALL_COHORT);
        assertThat(result.simple().value()).isFinite();
    }

    @Test
    void fewComparisonUnitsGiveNoInterval() {
        double[][] y = noise(6, 20, 0);
        int[] first = Arrays.copyOf(starts(20), 63);
        var result =
                GroupTimeEffects.estimate(StaggeredPanel.of(Arrays.copyOf(y, 63), first), GroupTimeOptions.DEFAULT);

        assertThat(result.neverTreatedUnits()).isEqualTo(3);
        assertThat(result.simple().why()).isEqualTo(NoInterval.FEW_COMPARISONS);
        assertThat(result.preTest().wald()).isNull();
        assertThat(result.preTest().why()).isNotBlank();
    }

    @Test
    void unitsWithAMissingPeriodAreLeftOutAndCounted() {
        double[][] y = noise(7, 20, 0);
        y[3][2] = Double.NaN;
        y[70][0] = Double.NaN;
        var result = GroupTimeEffects.estimate(StaggeredPanel.of(y, starts(20)), GroupTimeOptions.DEFAULT);

        assertThat(result.incompleteUnits()).isEqualTo(2);
        assertThat(result.units()).isEqualTo(78);
    }

    @Test
    void cellsWithoutAComparisonAreNamedAndTheRestStands() {
        double[][] y = noise(8, 20, 0);
        int[] first = starts(20);
        var result = GroupTimeEffects.estimate(
                StaggeredPanel.of(Arrays.copyOf(y, 60), Arrays.copyOf(first, 60)),
                with(Control.NOT_YET, Base.VARYING, 0));

        assertThat(result.skipped()).isNotEmpty().allSatisfy(s -> {
            assertThat(s.period()).isGreaterThanOrEqualTo(5);
            assertThat(s.reason()).isEqualTo(Reason.TOO_FEW_COMPARISON_AREAS);
        });
        assertThat(result.cells()).allSatisfy(c -> assertThat(c.period()).isLessThan(6));
    }

    @Test
    void aPanelThatCannotAnswerIsRefused() {
        double[][] y = noise(9, 20, 0);
        int[] first = starts(20);
        refused(Reason.TOO_FEW_COMPARISON_AREAS, Arrays.copyOf(y, 60), Arrays.copyOf(first, 60));
        int[] nobody = new int[80];
        Arrays.fill(nobody, EventStudy.NEVER);
        refused(Reason.NO_POST_PERIOD, y, nobody);
        Arrays.fill(nobody, 99);
        refused(Reason.NO_POST_PERIOD, y, nobody);
        refused(
                Reason.NO_PRE_PERIOD,
                y,
                Arrays.stream(first).map(f -> f < 0 ? f : 0).toArray());
        y[0][0] = Double.POSITIVE_INFINITY;
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> StaggeredPanel.of(y, first))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FINITE));
    }

    private static void refused(Reason reason, double[][] y, int[] first) {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> GroupTimeEffects.estimate(StaggeredPanel.of(y, first), GroupTimeOptions.DEFAULT))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    /** A covariate that is always high in the cohort and low elsewhere leaves nobody to compare with. */
    @Test
    void covariatesThatTellTheCohortApartSkipItsCells() {
        double[][] y = noise(10, 20, 0);
        int[] first = starts(20);
        var random = new SplittableRandom(3);
        double[][] x = Arrays.stream(first)
                .mapToObj(f -> new double[] {(f == 3 ? 10 : 0) + random.nextDouble()})
                .toArray(double[][]::new);
        var result = GroupTimeEffects.estimate(StaggeredPanel.of(y, first, x), GroupTimeOptions.DEFAULT);

        assertThat(result.skipped())
                .isNotEmpty()
                .allSatisfy(s -> assertThat(s.first()).isEqualTo(3));
        assertThat(result.cells()).allSatisfy(c -> assertThat(c.first()).isNotEqualTo(3));
    }

    private static GroupTimeOptions with(Control control, Base base, int anticipation) {
        return new GroupTimeOptions(control, base, anticipation, Adjustment.DOUBLY_ROBUST, 0.95);
    }

    private static double planted(int first, int period) {
        return period < first ? 0 : first + 0.5 * (period - first);
    }

    private static int[] starts(int cohort) {
        return IntStream.range(0, 4 * cohort)
                .map(i -> i / cohort == 3 ? EventStudy.NEVER : new int[] {3, 5, 6}[i / cohort])
                .toArray();
    }

    private static StaggeredPanel simulated(long seed, int cohort, double early) {
        return StaggeredPanel.of(noise(seed, cohort, early), starts(cohort));
    }

    /** Three cohorts and as many untouched units over eight periods, a common trend, and {@code early} one period before the start. */
    private static double[][] noise(long seed, int cohort, double early) {
        var random = new SplittableRandom(seed);
        int[] first = starts(cohort);
        double[][] y = new double[first.length][8];
        for (int i = 0; i < y.length; i++) {
            double level = 10 * random.nextGaussian();
            for (int t = 0; t < 8; t++) {
                double effect =
                        first[i] == EventStudy.NEVER ? 0 : planted(first[i], t) + (t == first[i] - 1 ? early : 0);
                y[i][t] = level + t * t / 4.0 + effect + random.nextGaussian();
            }
        }
        return y;
    }
}
