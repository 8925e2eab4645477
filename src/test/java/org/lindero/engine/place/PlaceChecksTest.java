package org.lindero.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;

/** Numbers beside the primary model on panels of which they can be told by hand. */
class PlaceChecksTest {

    private static final int AREAS = 8;
    private static final int PERIODS = 6;

    /** Areas 0 and 1 are treated, 0 from period 2 and 1 from period {@code second}; the others are clean. */
    private static PlacePanelBuilder panel(double[] levels, int second) {
        double[][] y = new double[AREAS][PERIODS];
        for (int i = 0; i < AREAS; i++) {
            int area = i;
            Arrays.setAll(y[i], t -> levels[area] * (1 + t % 2));
        }
        int[] role = new int[AREAS];
        int[] first = new int[AREAS];
        Arrays.fill(role, PlacePanel.CLEAN);
        Arrays.fill(first, PlacePanel.NEVER);
        role[0] = PlacePanel.TREATED;
        role[1] = PlacePanel.TREATED;
        first[0] = 2;
        first[1] = second;
        return PlacePanel.builder(SimulatedPlaces.names("a", AREAS), SimulatedPlaces.names("t", PERIODS), y)
                .role(role)
                .firstExposed(first);
    }

    private static double[] equal() {
        double[] levels = new double[AREAS];
        Arrays.fill(levels, 10);
        return levels;
    }

    @Test
    void equallyBusyAreasAllCountAndOneBusyAreaCountsForAll() {
        double[] busy = equal();
        busy[7] = 1e6;

        assertThat(PlaceChecks.effectiveComparisonAreas(panel(equal(), 2).build()))
                .isCloseTo(6, within(1e-9));
        assertThat(PlaceChecks.effectiveComparisonAreas(panel(busy, 2).build())).isBetween(1.0, 1.01);
    }

    @Test
    void overlapCountsTheTreatedPeriodsBesideAnotherTreatedArea() {
        int[][] neighbours = new int[AREAS][0];
        neighbours[0] = new int[] {1};
        neighbours[1] = new int[] {0};
        var beside = panel(equal(), 4).adjacency(neighbours).build();

        // area 0 is treated in 4 periods and area 1 in 2; both in the last two
        assertThat(PlaceChecks.overlap(beside)).isCloseTo(4 / 6.0, within(1e-12));
        assertThatThrownBy(() -> PlaceChecks.overlap(panel(equal(), 4).build()))
                .isInstanceOf(EstimationException.class)
                .hasMessageContaining("neighbours");
    }

    @Test
    void onlyDifferentStartsGiveComparisonsWithTreatedAreas() {
        assertThat(PlaceChecks.shareWithTreated(panel(equal(), 2).build())).isZero();
        assertThat(PlaceChecks.shareWithTreated(panel(equal(), 4).build())).isBetween(0.01, 0.5);
    }

    @Test
    void dispersionNeedsTwoPeriodsBefore() {
        assertThat(PlaceChecks.dispersion(panel(equal(), 2).build())).isEqualTo(1);
        var early = panel(equal(), 2)
                .firstExposed(new int[] {1, 1, -1, -1, -1, -1, -1, -1})
                .build();
        assertThatThrownBy(() -> PlaceChecks.dispersion(early)).isInstanceOf(EstimationException.class);
    }
}
