package org.lindero.engine.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.place.PlaceInference.Absence;
import org.lindero.engine.place.PlaceInference.Rule;
import org.lindero.engine.place.SimulatedPlaces.Plan;

class PlaceEffectTest {

    private static final PlaceOptions OPTIONS = new PlaceOptions(7, 399, 0.95, 2);
    private static final Plan SIX_PROJECTS = new Plan(18, 36, 6, 0.25, -0.08, 0.03, true);

    /** With one start, one stratum and no gap the estimate is arithmetic on four totals, and Guerette's total net effect. */
    @Test
    void aBalancedPanelGivesTheRatioOfTotals() {
        var plan = new Plan(12, 24, 2, 0.3, -0.1, 0, false);
        var places = SimulatedPlaces.of(plan, 3);
        var panel = places.panel().withoutStrata();
        var result = estimate(panel);

        double[] clean = totals(places, PlacePanel.CLEAN);
        double[] treated = totals(places, PlacePanel.TREATED);
        double[] ring = totals(places, 1);
        double inTreated = treated[0] * clean[1] / clean[0] - treated[1];
        double inRing = ring[0] * clean[1] / clean[0] - ring[1];
        assertThat(result.treated().prevented()).isCloseTo(inTreated, within(1e-7));
        assertThat(result.rings().get(0).prevented()).isCloseTo(inRing, within(1e-7));
        assertThat(result.net().prevented()).isCloseTo(inTreated + inRing, within(1e-7));
        var pooled = requireNonNull(result.pooled());
        assertThat(pooled.terms().get(0).prevented()).isCloseTo(inTreated, within(1e-6));
        assertThat(pooled.terms().get(1).prevented()).isCloseTo(inRing, within(1e-6));
        assertThat(result.byArea().stream().mapToDouble(AreaEffect::prevented).sum())
                .isCloseTo(inTreated + inRing, within(1e-7));
    }

    private static double[] totals(SimulatedPlaces places, int role) {
        double[] beforeAndAfter = new double[2];
        for (int i = 0; i < places.panel().areaCount(); i++) {
            for (int t = 0; places.panel().role(i) == role && t < places.periods(); t++) {
                beforeAndAfter[t < places.periods() / 2 ? 0 : 1] += places.outcome()[i][t];
            }
        }
        return beforeAndAfter;
    }

    /** Outcomes that follow the model without noise: staggered starts, an offset, gaps and strata must change nothing. */
    @Test
    void anExactModelIsRecoveredThroughStaggeredStartsGapsAndAnOffset() {
        var random = new Random(5);
        int areas = 24;
        int periods = 12;
        double[][] y = new double[areas][periods];
        double[][] population = new double[areas][periods];
        int[] role = new int[areas];
        int[] first = new int[areas];
        int[] stratum = new int[areas];
        for (int i = 0; i < areas; i++) {
            role[i] = i < 4 ? 0 : i < 8 ? 1 : PlacePanel.CLEAN;
            first[i] = i < 8 ? 5 + i % 4 : PlacePanel.NEVER;
            stratum[i] = i % 2;
            for (int t = 0; t < periods; t++) {
                population[i][t] = 1000 + 500 * random.nextDouble();
                double factor = i < 8 && t >= first[i] ? (i < 4 ? 0.6 : 1.2) : 1;
                double mean = population[i][t] * (i + 1) * Math.exp(0.3 * Math.sin(t + stratum[i])) / 100;
                y[i][t] = random.nextDouble() < 0.1 ? Double.NaN : mean * factor;
            }
        }
        var result =
                estimate(PlacePanel.builder(SimulatedPlaces.names("a", areas), SimulatedPlaces.names("t", periods), y)
                        .role(role)
                        .firstExposed(first)
                        .stratum(stratum)
                        .offset(population)
                        .build());

        assertThat(result.treated().percent()).isCloseTo(40, within(1e-8));
        assertThat(result.rings().get(0).percent()).isCloseTo(-20, within(1e-8));
        assertThat(result.byArea())
                .allSatisfy(
                        a -> assertThat(requireNonNull(a.percent())).isCloseTo(a.role() == 0 ? 40 : -20, within(1e-8)));
        assertThat(result.inference().absence()).isEqualTo(Absence.NO_ADJACENCY);
        assertThat(result.treated().hasInterval()).isFalse();
        assertThat(result.counts().missingCells()).isPositive();
    }

    @Test
    void sixProjectsAreBootstrappedAndTheIntervalsHoldThePlantedEffects() {
        var places = SimulatedPlaces.of(SIX_PROJECTS, 11);
        var result = estimate(places.panel());

        assertThat(result.inference().rule()).isEqualTo(Rule.BOOTSTRAP_SCORE);
        assertThat(result.inference().treatedClusters()).isEqualTo(6);
        assertHolds(result.treated(), places.trueTreated());
        assertHolds(result.rings().get(0), places.trueRing());
        assertHolds(result.net(), places.trueTreated() + places.trueRing());
        assertThat(result.treated().excludesZero()).isTrue();
        // 1 / 400 in the tail is 2.81 standard deviations, and t with 5 degrees of freedom
        assertThat(requireNonNull(result.inference().smallestP())).isCloseTo(0.0377, within(5e-4));
        assertThat(requireNonNull(requireNonNull(result.pooled()).terms().get(0).scoreP()))
                .isLessThan(0.1);
    }

    @Test
    void twelveProjectsGetReducedBiasErrorsBesideTheBootstrap() {
        var places = SimulatedPlaces.of(new Plan(24, 30, 12, 0.2, -0.05, 0.03, true), 13);
        var result = estimate(places.panel());

        assertThat(result.inference().rule()).isEqualTo(Rule.BOOTSTRAP_CR2);
        assertHolds(result.treated(), places.trueTreated());
        assertHolds(result.net(), places.trueTreated() + places.trueRing());
        var pooled = requireNonNull(result.pooled());
        assertThat(pooled.convention()).contains("CR2");
        var term = pooled.terms().get(0).logRatio();
        assertThat(term.degreesOfFreedom()).isBetween(5.0, 40.0);
        assertThat(term.interval().contains(Math.log(0.8))).isTrue();
    }

    /** 576 areas in 64 strata of nine over 30 periods: 1,920 trends are too many columns, and the result says what it used instead. */
    @Test
    void manyStrataFallBackToTheUsualErrorsAndSaySo() {
        var panel = SimulatedPlaces.of(new Plan(24, 30, 12, 0.2, -0.05, 0.03, true), 13)
                .panel();
        int[] strata = IntStream.range(0, panel.areaCount()).map(i -> i % 64).toArray();
        var result = estimate(panel.withStrata(strata).withSmallStrataMerged(5));

        assertThat(result.inference().rule()).isEqualTo(Rule.BOOTSTRAP_CR2);
        assertThat(requireNonNull(result.pooled()).convention()).startsWith("NESTED");
        assertThat(result.counts().cleanByStratum()).hasSizeGreaterThan(50);
    }

    @Test
    void twoProjectsAreComparedWithPlaceboSets() {
        var places = SimulatedPlaces.of(new Plan(18, 36, 2, 0.35, -0.05, 0.02, false), 17);
        var result = estimate(places.panel());

        assertThat(result.inference().rule()).isEqualTo(Rule.RANDOMISATION);
        assertThat(result.inference().replications()).isGreaterThan(100);
        assertHolds(result.treated(), places.trueTreated());
        assertThat(requireNonNull(result.treated().p())).isLessThan(0.05);
        assertThat(result.treated().excludesZero()).isTrue();
        assertThat(result.convention()).contains("placebo sets").contains("seed 7");
    }

    /** The areas that could have been chosen limit the placebo sets; many treated clusters can be compared with sets as well. */
    @Test
    void feasibleAreasLimitThePlaceboSets() {
        var places = SimulatedPlaces.of(SIX_PROJECTS, 11);
        var everywhere = Set.copyOf(SimulatedPlaces.names("a", 18 * 18));
        var forced = PlaceEffect.randomised(small(40, 2, 3), everywhere, OPTIONS, done -> {});
        var half = PlaceEffect.randomised(
                small(40, 2, 3), Set.copyOf(SimulatedPlaces.names("a", 20)), OPTIONS, done -> {});
        var many = PlaceEffect.randomised(places.panel(), everywhere, OPTIONS, done -> {});

        assertThat(many.inference().rule()).isEqualTo(Rule.RANDOMISATION);
        assertThat(many.treated().prevented())
                .isEqualTo(estimate(places.panel()).treated().prevented());
        assertThat(half.inference().replications())
                .isPositive()
                .isLessThan(forced.inference().replications());
        assertThat(PlaceEffect.randomised(places.panel(), Set.of(), OPTIONS, done -> {})
                        .inference()
                        .absence())
                .isEqualTo(Absence.TOO_FEW_SETS);
    }

    /** Ten clean areas, three of them with more than twice the level, give seven sets of one: a p of 1/8 at best. */
    @Test
    void fewPlaceboSetsGiveNeitherIntervalNorVerdict() {
        var result = estimate(small(10, 2, 3));

        assertThat(result.inference().absence()).isEqualTo(Absence.TOO_FEW_SETS);
        assertThat(result.inference().replications()).isEqualTo(7);
        assertThat(result.inference().smallestP()).isEqualTo(1.0 / 8);
        assertThat(result.treated().hasInterval()).isFalse();
        assertThat(result.treated().p()).isNull();
        assertThat(result.treated().prevented()).isFinite();
    }

    private static void assertHolds(SetEffect effect, double truth) {
        assertThat(requireNonNull(effect.preventedInterval()).contains(truth))
                .as("%s %s should hold %s", effect.term(), effect.preventedInterval(), truth)
                .isTrue();
        assertThat(effect.prevented()).isCloseTo(truth, within(0.12 * effect.expected()));
    }

    @Test
    void tenTimesTheCountsAreTenTimesThePreventedOnes() {
        var places = SimulatedPlaces.of(SIX_PROJECTS, 11);
        double[][] tenfold = Arrays.stream(places.outcome())
                .map(row -> Arrays.stream(row).map(y -> 10 * y).toArray())
                .toArray(double[][]::new);
        var one = estimate(places.panel());
        var ten = estimate(rebuilt(places, tenfold, identity(places)));

        assertThat(ten.net().prevented()).isCloseTo(10 * one.net().prevented(), within(1e-6));
        assertThat(requireNonNull(ten.net().preventedInterval()).lower())
                .isCloseTo(10 * requireNonNull(one.net().preventedInterval()).lower(), within(1e-6));
        assertThat(ten.net().p()).isEqualTo(one.net().p());
    }

    @Test
    void theOrderOfTheAreasChangesNothing() {
        var places = SimulatedPlaces.of(SIX_PROJECTS, 11);
        int[] order = identity(places);
        var random = new Random(1);
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        var one = estimate(places.panel());
        var other = estimate(rebuilt(places, places.outcome(), order));

        assertThat(other.net().prevented()).isCloseTo(one.net().prevented(), within(1e-8));
        assertThat(requireNonNull(other.net().preventedInterval()).upper())
                .isCloseTo(requireNonNull(one.net().preventedInterval()).upper(), within(1e-8));
    }

    private static int[] identity(SimulatedPlaces places) {
        return IntStream.range(0, places.panel().areaCount()).toArray();
    }

    private static PlacePanel rebuilt(SimulatedPlaces places, double[][] outcome, int[] order) {
        var panel = places.panel();
        return PlacePanel.builder(
                        Arrays.stream(order).mapToObj(panel::area).toList(),
                        SimulatedPlaces.names("t", places.periods()),
                        Arrays.stream(order).mapToObj(i -> outcome[i]).toArray(double[][]::new))
                .role(Arrays.stream(order).map(panel::role).toArray())
                .firstExposed(Arrays.stream(order)
                        .map(i -> panel.touched(i) ? panel.from(i) : PlacePanel.NEVER)
                        .toArray())
                .stratum(Arrays.stream(order).map(panel::stratum).toArray())
                .cluster(Arrays.stream(order).map(panel::cluster).toArray())
                .build();
    }

    @Test
    void oneThreadAndManyGiveTheSameBits() {
        for (var plan : new Plan[] {SIX_PROJECTS, new Plan(18, 36, 2, 0.35, -0.05, 0.02, false)}) {
            var panel = SimulatedPlaces.of(plan, 11).panel();
            try (var alone = new ForkJoinPool(1);
                    var many = new ForkJoinPool(4)) {
                var first = alone.submit(() -> estimate(panel)).join();
                var second = many.submit(() -> estimate(panel)).join();
                assertThat(second).isEqualTo(first);
            }
        }
    }

    @Test
    void anInterruptedThreadStopsTheEstimate() {
        var panel = SimulatedPlaces.of(SIX_PROJECTS, 11).panel();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> estimate(panel));
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Areas that another project touches are no comparison, whatever happens in them. */
    @Test
    void excludedAreasHaveNoSay() {
        var places = SimulatedPlaces.of(SIX_PROJECTS, 11);
        var panel = places.panel();
        int[] role = panel.roles();
        int[] clean = identity(places);
        clean = Arrays.stream(clean)
                .filter(i -> role[i] == PlacePanel.CLEAN)
                .limit(5)
                .toArray();
        double[][] flooded = places.outcome();
        for (int i : clean) {
            role[i] = PlacePanel.EXCLUDED;
        }
        var before = estimate(panel.withRoles(role, panel.firstExposed()));
        for (int i : clean) {
            Arrays.fill(flooded[i], 1e6);
        }
        var after = estimate(rebuilt(places, flooded, identity(places)).withRoles(role, panel.firstExposed()));

        assertThat(after.net().prevented()).isEqualTo(before.net().prevented());
        assertThat(after.counts().excludedAreas()).isEqualTo(5);
        assertThat(before.net().prevented()).isNotEqualTo(estimate(panel).net().prevented());
    }

    @Test
    void aClearFallRulesOutAnIncreaseAndAWideRingDoesNot() {
        var result = estimate(SimulatedPlaces.of(SIX_PROJECTS, 11).panel());
        var ring = result.rings().get(0);

        assertThat(result.treated().excludesIncreaseOf(1)).isTrue();
        assertThat(requireNonNull(ring.preventedFloor()))
                .isGreaterThan(requireNonNull(ring.preventedInterval()).lower());
        double edge = -100 * requireNonNull(ring.preventedFloor()) / ring.expected();
        assertThat(ring.excludesIncreaseOf(edge + 0.1)).isTrue();
        assertThat(ring.excludesIncreaseOf(edge - 0.1)).isFalse();
    }

    @Test
    void aRingThatIsSkippedIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PlacePanel.builder(
                                SimulatedPlaces.names("a", 2), SimulatedPlaces.names("t", 2), new double[2][2])
                        .role(new int[] {0, 2})
                        .firstExposed(new int[] {1, 1})
                        .build())
                .withMessageContaining("ring 1");
    }

    @Test
    void fourComparisonAreasAreTooFew() {
        assertRefused(Reason.TOO_FEW_COMPARISON_AREAS, small(4, 2, 1));
        assertThat(estimate(small(5, 2, 1)).treated().prevented()).isFinite();
    }

    @Test
    void aStratumWithoutEnoughComparisonAreasIsNamed() {
        var panel = small(9, 2, 1);
        int[] stratum = new int[10];
        stratum[0] = 8;
        stratum[1] = 8;

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(panel.withStrata(stratum)))
                .withMessageContaining("stratum 8");
        assertThat(estimate(panel.withStrata(stratum).withSmallStrataMerged(5))
                        .treated()
                        .prevented())
                .isFinite();
    }

    @Test
    void aStartInTheFirstPeriodHasNothingBefore() {
        assertRefused(Reason.NO_PRE_PERIOD, small(6, 0, 1));
    }

    @Test
    void nothingButZerosIsRefused() {
        assertRefused(Reason.ALL_ZERO, small(6, 2, 0));
    }

    @Test
    void aCleanAreaWithAStartIsRefused() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> PlacePanel.builder(
                                SimulatedPlaces.names("a", 2), SimulatedPlaces.names("t", 2), new double[2][2])
                        .role(new int[] {0, -1})
                        .firstExposed(new int[] {1, 1})
                        .build())
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.TREATED_IS_CONTROL));
    }

    private static void assertRefused(Reason reason, PlacePanel panel) {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate(panel))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** One treated area and {@code clean} others; counts from 1 to 4 times {@code level}. */
    private static PlacePanel small(int clean, int start, double level) {
        double[][] y = new double[clean + 1][4];
        int[] role = new int[clean + 1];
        int[] first = new int[clean + 1];
        for (int i = 0; i <= clean; i++) {
            role[i] = i == 0 ? PlacePanel.TREATED : PlacePanel.CLEAN;
            first[i] = i == 0 ? start : PlacePanel.NEVER;
            for (int t = 0; t < 4; t++) {
                y[i][t] = level * (1 + (i + t) % 4);
            }
        }
        return PlacePanel.builder(SimulatedPlaces.names("a", clean + 1), SimulatedPlaces.names("t", 4), y)
                .role(role)
                .firstExposed(first)
                .adjacency(new int[clean + 1][0])
                .build();
    }

    private static PlaceResult estimate(PlacePanel panel) {
        return PlaceEffect.estimate(panel, OPTIONS, done -> {});
    }
}
