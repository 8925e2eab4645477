package org.lindero.engine.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.place.PoliceResult.Confounding;
import org.lindero.engine.place.PoliceResult.Kind;
import org.lindero.engine.place.PoliceResult.Role;

/**
 * 80 areas over 24 periods, the first 16 treated from period 12 with a fall of 30 %, the next 16 their rings; a unit of effort prevents
 * 10 % of the events of the period after.
 */
class PlacePoliceTest {

    private static final int AREAS = 80;
    private static final int PERIODS = 24;
    private static final int START = 12;
    private static final double OWN = Math.log(0.7);
    private static final double DOSE = Math.log(0.9);
    private static final PlaceOptions OPTIONS = new PlaceOptions(7, 199, 0.95, 2);

    /** Who gets how much effort when. */
    private interface Plan {
        double dose(int area, int period, Random random);
    }

    @Test
    void theFirstStageSeesEffortRiseInTreatedAreasAndFallElsewhere() {
        var result = estimate(
                (i, t, r) -> Math.max(0, 2 + (t < START ? 0 : i < 16 ? 1.5 : -0.5) + 0.3 * r.nextGaussian()),
                Role.PACKAGE,
                1);
        var treated = requireNonNull(result.firstStage().get("treated"));

        assertThat(treated.interval().contains(2)).isTrue();
        assertThat(requireNonNull(result.firstStage().get("ring1")).interval().contains(0))
                .isTrue();
        assertThat(result.elsewhere()).extracting(PoliceResult.Effort::set).containsExactly("ring1", "clean");
        var clean = result.elsewhere().get(1);
        assertThat(clean.fell()).isTrue();
        assertThat(clean.change().value()).isCloseTo(clean.after() - clean.before(), within(1e-9));
        assertThat(clean.change().interval().contains(-0.5)).isTrue();
        assertThat(result.rival()).isNull();
    }

    /** Without noise the two effects are exact; the effort of the period before is what counts. */
    @Test
    void theDoseResponseRecoversWhatWasPlanted() {
        Plan independent = (i, t, r) -> Math.floor(4 * r.nextDouble());
        var exact = requireNonNull(estimate(independent, Role.RIVAL, 0).doseResponse());
        var noisy = requireNonNull(estimate(independent, Role.RIVAL, 1).doseResponse());

        assertThat(exact.lagged().value()).isCloseTo(DOSE, within(1e-6));
        assertThat(noisy.lagged().interval().contains(DOSE)).isTrue();
        assertThat(noisy.lagged().interval().contains(0)).isFalse();
        assertThat(noisy.earlier()).isNotNull();
        assertThat(noisy.observations()).isEqualTo(AREAS * (PERIODS - 1));
    }

    @Test
    void withoutEarlierEffortItsTermIsLeftOut() {
        var response =
                requireNonNull(estimate((i, t, r) -> t < START ? 0 : Math.floor(4 * r.nextDouble()), Role.RIVAL, 1)
                        .doseResponse());

        assertThat(response.earlier()).isNull();
        assertThat(response.lagged().interval().contains(DOSE)).isTrue();
    }

    /** Half of the treated areas and a quarter of the clean ones get two units from period 14 on. */
    private static double half(int i, int t) {
        boolean chosen = i < 16 ? i % 2 == 0 : i >= 32 && i % 4 == 0;
        return chosen && t >= 14 ? 2 : 0;
    }

    @Test
    void theFourCellsCountTheirAreasAndFindTheirEffects() {
        var cells = estimate((i, t, r) -> half(i, t), Role.RIVAL, 1).fourCells();

        assertThat(cells).extracting(PoliceResult.Cell::kind).containsExactly(Kind.values());
        assertThat(cells).extracting(PoliceResult.Cell::areas).containsExactly(8, 8, 12, 36);
        assertHolds(cells.get(0), OWN);
        // the first period with effort is not affected yet: ten of eleven cells
        assertHolds(cells.get(1), OWN + Math.log((1 + 9 * 0.81) / 10));
        assertHolds(cells.get(2), Math.log((1 + 9 * 0.81) / 10));
        assertThat(cells.get(3).effect()).isNull();
        assertThat(cells.get(3).eventsAfter()).isPositive();
    }

    private static void assertHolds(PoliceResult.Cell cell, double logRatio) {
        var effect = requireNonNull(cell.effect());
        assertThat(requireNonNull(effect.logRatioInterval()).contains(logRatio)).isTrue();
        assertThat(requireNonNull(effect.logRatio())).isCloseTo(logRatio, within(0.12));
    }

    @Test
    void aCellOfFewerThanFiveAreasHasNoInterval() {
        var cells = estimate((i, t, r) -> (i < 4 || i > 76) && t >= START ? 1 : 0, Role.RIVAL, 1)
                .fourCells();

        assertThat(cells).extracting(PoliceResult.Cell::areas).containsExactly(12, 4, 3, 45);
        assertThat(requireNonNull(cells.get(0).effect()).hasInterval()).isTrue();
        assertThat(requireNonNull(cells.get(1).effect()).hasInterval()).isFalse();
        assertThat(requireNonNull(cells.get(1).effect()).prevented()).isFinite();
        assertThat(requireNonNull(cells.get(2).effect()).hasInterval()).isFalse();
    }

    @Test
    void withPoliceEverywhereTheCellsKeepTheirCounts() {
        var cells = estimate((i, t, r) -> 1 + r.nextDouble(), Role.PACKAGE, 1).fourCells();

        assertThat(cells).extracting(PoliceResult.Cell::areas).containsExactly(0, 16, 48, 0);
        assertThat(cells).extracting(PoliceResult.Cell::effect).containsOnlyNulls();
    }

    @Test
    void aRivalIsLeftOutAndTheEffectRemains() {
        var result = estimate((i, t, r) -> half(i, t), Role.RIVAL, 1);
        var rival = requireNonNull(result.rival());
        var without = requireNonNull(rival.without());

        assertThat(rival.separable()).isTrue();
        assertThat(rival.treatedAreaYears()).isCloseTo((8 * 12 + 8 * 2) / 12.0, within(1e-12));
        assertThat(requireNonNull(without.treated().logRatioInterval()).contains(OWN))
                .isTrue();
        assertThat(without.counts().missingCells()).isEqualTo((8 + 12) * 10);
        // the total takes what the police did for the project's
        assertThat(result.total().treated().prevented())
                .isGreaterThan(without.treated().prevented());
        assertThat(result.overlap())
                .extracting(PoliceResult.Overlap::areasTouched)
                .containsExactly(8, 0, 12);
        assertThat(result.overlap())
                .extracting(PoliceResult.Overlap::cellsTouched)
                .containsExactly(80, 0, 120);
    }

    @Test
    void aRivalThatTouchesEveryTreatedAreaCannotBeToldApart() {
        var rival = requireNonNull(
                estimate((i, t, r) -> i < 16 && t == 20 ? 1 : 0, Role.RIVAL, 1).rival());

        assertThat(rival.separable()).isFalse();
        assertThat(rival.confounding()).isEqualTo(Confounding.ALL_TREATED_AREAS_SHARE_IT);
        assertThat(rival.without()).isNull();
    }

    @Test
    void aRivalThatLeavesFewerThanFiveAreaYearsCannotBeToldApart() {
        // four areas of a year each are left
        var rival = requireNonNull(estimate((i, t, r) -> i < 12 && t >= START ? 1 : 0, Role.RIVAL, 1)
                .rival());

        assertThat(rival.treatedAreaYears()).isEqualTo(4);
        assertThat(rival.confounding()).isEqualTo(Confounding.FEWER_THAN_FIVE_AREA_YEARS);
    }

    /** Four treated areas of a year each are four area-years, and the effort takes none of them. */
    @Test
    void aRivalThatTouchesNoTreatedAreaIsToldApartHoweverShortTheExposure() {
        int[] role = IntStream.range(0, AREAS)
                .map(i -> i < 4 ? PlacePanel.TREATED : i < 32 ? PlacePanel.EXCLUDED : PlacePanel.CLEAN)
                .toArray();
        int[] first = IntStream.range(0, AREAS)
                .map(i -> i < 4 ? START : PlacePanel.NEVER)
                .toArray();
        double[][] dose = times(1);
        Arrays.fill(dose, 0, 32, new double[PERIODS]);
        var rival = requireNonNull(
                PlacePolice.estimate(panel(1).withRoles(role, first), dose, Role.RIVAL, 12, OPTIONS, done -> {})
                        .rival());

        assertThat(rival.treatedAreaYears()).isEqualTo(4);
        assertThat(rival.separable()).isTrue();
        assertThat(rival.without()).isNotNull();
    }

    @Test
    void aRivalThatLeavesNothingBeforeIsNamed() {
        var rival = requireNonNull(estimate((i, t, r) -> i < 16 && (t < START || i < 8) ? 1 : 0, Role.RIVAL, 1)
                .rival());

        assertThat(rival.separable()).isTrue();
        assertThat(rival.without()).isNull();
        assertThat(rival.refused()).isEqualTo(Reason.NO_PRE_PERIOD);
    }

    @Test
    void unknownEffortIsNeitherAveragedNorPolice() {
        var result = estimate((i, t, r) -> i == 0 ? Double.NaN : half(i, t), Role.RIVAL, 1);

        assertThat(result.overlap().get(0).cells()).isEqualTo(15 * 12);
        assertThat(result.fourCells()).extracting(PoliceResult.Cell::areas).containsExactly(9, 7, 12, 36);
    }

    @Test
    void theUnitOfTheDoseOnlyScales() {
        var hours = estimate((i, t, r) -> half(i, t), Role.RIVAL, 1);
        var minutes = PlacePolice.estimate(panel(1), times(60), Role.RIVAL, 12, OPTIONS, done -> {});

        assertThat(requireNonNull(minutes.firstStage().get("treated")).value())
                .isCloseTo(60 * value(hours.firstStage().get("treated")), within(1e-8));
        assertThat(requireNonNull(minutes.doseResponse()).lagged().value())
                .isCloseTo(requireNonNull(hours.doseResponse()).lagged().value() / 60, within(1e-8));
        assertThat(minutes.fourCells()).isEqualTo(hours.fourCells());
    }

    private static double value(@org.jspecify.annotations.Nullable Estimate estimate) {
        return requireNonNull(estimate).value();
    }

    private static double[][] times(double factor) {
        return IntStream.range(0, AREAS)
                .mapToObj(i -> IntStream.range(0, PERIODS)
                        .mapToDouble(t -> factor * half(i, t))
                        .toArray())
                .toArray(double[][]::new);
    }

    @Test
    void oneThreadAndTwoGiveTheSameBits() {
        try (var alone = new ForkJoinPool(1);
                var two = new ForkJoinPool(2)) {
            var results = List.of(alone, two).stream()
                    .map(pool -> pool.submit(() -> estimate((i, t, r) -> half(i, t), Role.RIVAL, 1))
                            .join())
                    .toList();
            assertThat(results.get(0)).isEqualTo(results.get(1));
        }
    }

    @Test
    void noEffortAnywhereIsRefused() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> estimate((i, t, r) -> 0, Role.PACKAGE, 1))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_VARIATION));
    }

    @Test
    void aNegativeDoseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> estimate((i, t, r) -> -1, Role.PACKAGE, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PlacePolice.estimate(panel(1), new double[3][3], Role.PACKAGE, 12, OPTIONS, done -> {}));
    }

    private static PoliceResult estimate(Plan plan, Role role, double noise) {
        var random = new Random(11);
        double[][] dose = new double[AREAS][PERIODS];
        for (int i = 0; i < AREAS; i++) {
            for (int t = 0; t < PERIODS; t++) {
                dose[i][t] = plan.dose(i, t, random);
            }
        }
        return PlacePolice.estimate(panel(dose, noise), dose, role, 12, OPTIONS, done -> {});
    }

    private static PlacePanel panel(double noise) {
        return panel(times(1), noise);
    }

    private static PlacePanel panel(double[][] dose, double noise) {
        var random = new Random(5);
        double[][] y = new double[AREAS][PERIODS];
        int[] role = new int[AREAS];
        int[] first = new int[AREAS];
        for (int i = 0; i < AREAS; i++) {
            role[i] = i < 16 ? PlacePanel.TREATED : i < 32 ? 1 : PlacePanel.CLEAN;
            first[i] = i < 32 ? START : PlacePanel.NEVER;
            double level = 40 * Math.exp(0.3 * random.nextGaussian());
            for (int t = 0; t < PERIODS; t++) {
                double before = t == 0 || Double.isNaN(dose[i][t - 1]) ? 0 : Math.max(0, dose[i][t - 1]);
                double mean = level * Math.exp(0.01 * t + (i < 16 && t >= START ? OWN : 0) + DOSE * before);
                y[i][t] = noise == 0 ? mean : Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
            }
        }
        return PlacePanel.builder(SimulatedPlaces.names("a", AREAS), SimulatedPlaces.names("t", PERIODS), y)
                .role(role)
                .firstExposed(first)
                .build();
    }

    /** Twice the same call on the same arrays: nothing is changed in place. */
    @Test
    void theDoseOfTheCallerIsLeftAsItIs() {
        double[][] dose = times(1);
        PlacePolice.estimate(panel(1), dose, Role.RIVAL, 12, OPTIONS, done -> {});

        assertThat(Arrays.deepEquals(dose, times(1))).isTrue();
    }
}
