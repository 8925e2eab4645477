package org.lindero.engine.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lindero.engine.place.PlaceInference.Rule;
import org.lindero.engine.place.SimulatedPlaces.Plan;

/** With few treated clusters the event study says what placebo sets say. */
class PlaceboEventsTest {

    private static final EventOptions QUARTERS = new EventOptions(3, 12, 12, 0.95);
    private static final PlaceOptions DRAWS = new PlaceOptions(11, 199, 0.95, 2);
    private static final int PANELS = 40;

    @Test
    void withoutAnEarlierTrendTheTestRejectsSeldomAndTheIntervalsHoldZero() {
        int rejected = 0;
        int held = 0;
        int leads = 0;
        for (int seed = 1; seed <= PANELS; seed++) {
            var study = PlaceEventStudy.estimate(places(seed).panel(), QUARTERS, DRAWS);
            rejected += requireNonNull(study.preTrend()).p() <= 0.05 ? 1 : 0;
            for (var point : study.treated()) {
                if (point.relativePeriod() < 0 && !point.reference()) {
                    leads++;
                    held += Objects.requireNonNull(point.interval()).contains(0) ? 1 : 0;
                }
            }
        }
        // binomial bounds: 40 tests at 5 % reject 6 or fewer with probability 0.99
        assertThat(rejected).isLessThanOrEqualTo(6);
        assertThat(held / (double) leads).isBetween(0.85, 1.0);
    }

    @Test
    void aStrongEarlierTrendIsRejected() {
        var places = places(3);
        var panel = places.panel();
        double[][] outcome = places.outcome();
        for (int i = 0; i < outcome.length; i++) {
            for (int t = 0; panel.role(i) == PlacePanel.TREATED && t < outcome[i].length; t++) {
                outcome[i][t] *= Math.exp(-0.08 * (t - panel.from(i)));
            }
        }
        assertThat(requireNonNull(PlaceEventStudy.estimate(rebuilt(places, outcome), QUARTERS, DRAWS)
                                .preTrend())
                        .p())
                .isLessThan(0.05);
    }

    @Test
    void withoutNeighboursThereIsNeitherIntervalNorTest() {
        var places = places(3);
        var panel = places.panel();
        var alone = builder(places, places.outcome()).build();
        assertThat(new Clusters(panel).rule()).isEqualTo(Rule.RANDOMISATION);

        var study = PlaceEventStudy.estimate(alone, QUARTERS, DRAWS);

        assertThat(study.preTrend()).isNull();
        assertThat(study.treated())
                .allSatisfy(point -> assertThat(point.interval()).isNull());
    }

    @Test
    void theSameSeedGivesTheSameStudy() {
        var panel = places(5).panel();

        assertThat(PlaceEventStudy.estimate(panel, QUARTERS, DRAWS))
                .isEqualTo(PlaceEventStudy.estimate(panel, QUARTERS, DRAWS));
    }

    private static SimulatedPlaces places(int seed) {
        return SimulatedPlaces.of(new Plan(16, 36, 1, 0.3, 0, 0, false), seed);
    }

    private static PlacePanel rebuilt(SimulatedPlaces places, double[][] outcome) {
        var panel = places.panel();
        return builder(places, outcome)
                .adjacency(IntStream.range(0, panel.areaCount())
                        .mapToObj(panel::neighbours)
                        .toArray(int[][]::new))
                .build();
    }

    private static PlacePanelBuilder builder(SimulatedPlaces places, double[][] outcome) {
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
}
