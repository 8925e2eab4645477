package org.lindero.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.place.SimulatedPlaces.Plan;

/** Projects of two by two areas: every treated area has treated neighbours. */
class PlaceExposureTest {

    private static final Plan PLAN = new Plan(18, 24, 6, 0.3, -0.1, 0.02, false);

    @Test
    void theEffectsHaveTheSignsThatWerePlanted() {
        var result = PlaceExposure.estimate(SimulatedPlaces.of(PLAN, 5).panel(), 0.95);

        assertThat(result.neighbour().value()).isPositive();
        assertThat(result.total().value()).isNegative();
        assertThat(result.total().interval().upper()).isNegative();
    }

    @Test
    void projectsOfSeveralAreasAreSaidNotToBeSeparable() {
        var result = PlaceExposure.estimate(SimulatedPlaces.of(PLAN, 5).panel(), 0.95);

        assertThat(result.overlap()).isEqualTo(1);
        assertThat(result.separable()).isFalse();
    }

    @Test
    void withoutNeighboursThereIsNoAnswer() {
        var places = SimulatedPlaces.of(PLAN, 5);
        var panel = PlacePanel.builder(
                        SimulatedPlaces.names("a", 18 * 18), SimulatedPlaces.names("t", 24), places.outcome())
                .role(places.panel().roles())
                .firstExposed(places.panel().firstExposed())
                .build();

        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> PlaceExposure.estimate(panel, 0.95))
                .withMessageContaining("neighbours");
    }
}
