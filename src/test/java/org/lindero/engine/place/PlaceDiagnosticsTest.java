package org.lindero.engine.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.displacement.Wdq;
import org.lindero.engine.place.DetectableEffect.Basis;
import org.lindero.engine.place.RobustnessRow.Kind;
import org.lindero.engine.place.SimulatedPlaces.Plan;

/** Event study, linear model, detectable effect and robustness on panels with planted effects. */
class PlaceDiagnosticsTest {

    private static final Plan PLAN = new Plan(24, 48, 8, 0.3, -0.1, 0.02, true);
    private static final EventOptions QUARTERS = new EventOptions(3, 12, 18, 0.95);
    private static final PlaceOptions OPTIONS = PlaceOptions.seeded(3);

    @Test
    void theEventStudyIsFlatBeforeAndFallsAtTheStart() {
        var study = PlaceEventStudy.estimate(SimulatedPlaces.of(PLAN, 5).panel(), QUARTERS, OPTIONS);

        assertThat(study.treated())
                .extracting(EventStudyResult.Point::relativePeriod)
                .containsExactly(-12, -9, -6, -3, 0, 3, 6, 9, 12, 15);
        assertThat(study.treated().get(3).reference()).isTrue();
        assertThat(study.treated())
                .filteredOn(p -> p.relativePeriod() >= 0)
                .allSatisfy(p -> assertThat(p.logRatio()).isCloseTo(Math.log(0.7), within(0.2)));
        var preTrend = requireNonNull(study.preTrend());
        assertThat(preTrend.terms()).isEqualTo(3);
        assertThat(preTrend.p()).isGreaterThan(0.05);
        assertThat(preTrend.detectableSlope()).isBetween(0.001, 0.1);
        assertThat(study.missedTrendCouldExplainHalf(100)).isFalse();
        assertThat(study.missedTrendCouldExplainHalf(0.001)).isTrue();
    }

    /** A trend planted before the start is found: its slope is twice the detectable one. */
    @Test
    void aTrendBeforeTheStartIsRejected() {
        var places = SimulatedPlaces.of(PLAN, 5);
        var panel = places.panel();
        double slope = 2
                * requireNonNull(PlaceEventStudy.estimate(panel, QUARTERS, OPTIONS)
                                .preTrend())
                        .detectableSlope();
        double[][] outcome = places.outcome();
        for (int i = 0; i < outcome.length; i++) {
            for (int t = 0; panel.role(i) == PlacePanel.TREATED && t < outcome[i].length; t++) {
                outcome[i][t] *= Math.exp(-slope * (t - panel.from(i)));
            }
        }
        var bent = rebuilt(places, outcome).adjacency(SimulatedPlaces.queen(places.side()));

        assertThat(requireNonNull(PlaceEventStudy.estimate(bent.build(), QUARTERS, OPTIONS)
                                .preTrend())
                        .p())
                .isLessThan(0.05);
    }

    @Test
    void manyProjectsWithoutPlaceboSetsKeepTheIntervalsOfTheRegressionAndAreNotTested() {
        var places = SimulatedPlaces.of(PLAN, 5);
        var study = PlaceEventStudy.estimate(rebuilt(places, places.outcome()).build(), QUARTERS, OPTIONS);

        assertThat(study.preTrend()).isNull();
        assertThat(study.ringPreTrend()).isNull();
        assertThat(study.convention()).contains("Poisson event study").contains("too few placebo sets for a test");
        assertThat(study.treated()).filteredOn(p -> p.interval() == null).hasSize(1);
        assertThat(study.missedTrendCouldExplainHalf(100)).isTrue();
    }

    /** The same areas, parts and clusters with other counts, nobody's neighbour and in one stratum. */
    private static PlacePanelBuilder rebuilt(SimulatedPlaces places, double[][] outcome) {
        var panel = places.panel();
        return PlacePanel.builder(
                        IntStream.range(0, panel.areaCount())
                                .mapToObj(panel::area)
                                .toList(),
                        SimulatedPlaces.names("t", places.periods()),
                        outcome)
                .role(panel.roles())
                .firstExposed(panel.firstExposed())
                .cluster(IntStream.range(0, panel.areaCount())
                        .map(panel::cluster)
                        .toArray());
    }

    @Test
    void theLinearModelCountsTheSameDirection() {
        var places = SimulatedPlaces.of(PLAN, 5);
        var linear = PlaceLinear.estimate(places.panel(), 0.95);

        assertThat(linear.sets().get(0).estimate().value()).isNegative();
        assertThat(linear.net().interval().contains(-(places.trueTreated() + places.trueRing())))
                .isTrue();
        assertThat(linear.sets()).extracting(c -> c.term()).containsExactly("treated", "ring1");
    }

    @Test
    void theDetectableEffectUsesTheTimeBeforeOnly() {
        var places = SimulatedPlaces.of(PLAN, 5);
        var options = PlaceOptions.seeded(3);
        var found = PlacePower.detectable(places.panel(), options, done -> {});
        double[][] later = places.outcome();
        for (double[] row : later) {
            for (int t = places.periods() / 2; t < row.length; t++) {
                row[t] = 1000;
            }
        }
        var panel = places.panel();
        var changed = PlacePanel.builder(
                        IntStream.range(0, panel.areaCount())
                                .mapToObj(panel::area)
                                .toList(),
                        SimulatedPlaces.names("t", places.periods()),
                        later)
                .role(panel.roles())
                .firstExposed(panel.firstExposed())
                .cluster(IntStream.range(0, panel.areaCount())
                        .map(panel::cluster)
                        .toArray())
                .stratum(IntStream.range(0, panel.areaCount())
                        .map(panel::stratum)
                        .toArray())
                .build();

        assertThat(found.basis()).isEqualTo(Basis.PLACEBO_START_BOOTSTRAP);
        assertThat(found.percent()).isBetween(3.0, 40.0);
        assertThat(PlacePower.detectable(changed, options, done -> {})).isEqualTo(found);
    }

    @Test
    void fewProjectsAndShortSeriesFallBackOnPlacebosAndOnCounts() {
        var two =
                SimulatedPlaces.of(new Plan(18, 36, 2, 0.3, 0, 0.02, false), 5).panel();
        assertThat(PlacePower.detectable(two, PlaceOptions.seeded(3), done -> {})
                        .basis())
                .isEqualTo(Basis.PLACEBO_START_RANDOMISATION);
        var brief =
                SimulatedPlaces.of(new Plan(18, 6, 2, 0.3, 0, 0.02, false), 5).panel();
        assertThat(PlacePower.detectable(brief, PlaceOptions.seeded(3), done -> {})
                        .basis())
                .isEqualTo(Basis.OVERDISPERSED_COUNTS);
    }

    @Test
    void theRobustnessTableHoldsEveryChoice() {
        var panel = SimulatedPlaces.of(PLAN, 5).panel();
        var rows = PlaceRobustness.table(panel);

        assertThat(rows).filteredOn(r -> r.kind() == Kind.LEAVE_ONE_OUT).hasSize(32);
        double main = requireNonNull(rows.get(0).net());
        assertThat(main)
                .isEqualTo(PlaceEffect.estimate(panel, PlaceOptions.seeded(1), done -> {})
                        .net()
                        .prevented());
        var placebo = rows.stream()
                .filter(r -> r.kind() == Kind.PLACEBO_DATE)
                .findFirst()
                .orElseThrow();
        assertThat(Math.abs(requireNonNull(placebo.treated())))
                .isLessThan(requireNonNull(rows.get(0).treated()) / 4);
        assertThat(rows).extracting(RobustnessRow::kind).contains(Kind.WITHOUT_STRATA, Kind.LINEAR_SCALE);
    }

    /** The four totals are enough to redo the estimate of a balanced panel by hand, and Guerette's total net effect is the same. */
    @Test
    void totalsAndTheQuotientRedoABalancedEstimate() {
        var panel = SimulatedPlaces.of(new Plan(12, 24, 2, 0.3, -0.1, 0, false), 3)
                .panel()
                .withoutStrata();
        var totals = PlaceTotals.of(panel);
        var quotient = Wdq.of(totals.treated(), totals.rings().get(0), totals.clean());
        var net = PlaceRobustness.alternative("one stratum", panel);

        assertThat(totals.staggered()).isFalse();
        assertThat(totals.periodsBefore()).isEqualTo(12);
        assertThat(quotient.totalNetEffect()).isCloseTo(requireNonNull(net.net()), within(1e-7));
        assertThat(quotient.preventedInTarget()).isCloseTo(requireNonNull(net.treated()), within(1e-7));
    }

    @Test
    void aChoiceThatCannotBeComputedSaysWhy() {
        double[][] y = new double[7][3];
        for (double[] row : y) {
            Arrays.setAll(row, t -> t + 1);
        }
        var panel = PlacePanel.builder(SimulatedPlaces.names("a", 7), SimulatedPlaces.names("t", 3), y)
                .role(new int[] {0, -1, -1, -1, -1, -1, -1})
                .firstExposed(new int[] {1, -1, -1, -1, -1, -1, -1})
                .build();
        var rows = PlaceRobustness.table(panel);

        assertThat(rows).filteredOn(r -> r.kind() == Kind.PLACEBO_DATE).allSatisfy(r -> {
            assertThat(r.net()).isNull();
            assertThat(r.refusal()).isEqualTo(Reason.NO_PRE_PERIOD);
        });
        assertThat(rows)
                .filteredOn(r -> r.kind() == Kind.LEAVE_ONE_OUT)
                .allSatisfy(r -> assertThat(r.refusal()).isEqualTo(Reason.NO_VARIATION));
    }
}
