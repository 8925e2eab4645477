package org.lindero.engine.place;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;

/** 60 areas over 30 periods, the first 12 treated from period 18 on with a fall to a half; all areas grow alike. */
class RecentPeakTest {

    private static final int AREAS = 60;
    private static final int PERIODS = 30;
    private static final int START = 18;
    private static final PlaceOptions OPTIONS = new PlaceOptions(7, 199, 0.95, 2);

    @Test
    void aRiseOfTheTreatedAreasJustBeforeTheStartIsFoundWithItsSize() {
        var peak = RecentPeak.before(panel(1.4, START), 6, OPTIONS);

        assertThat(peak.found()).isTrue();
        assertThat(requireNonNull(peak.interval()).contains(40)).isTrue();
        assertThat(peak.percent()).isBetween(30.0, 50.0);
    }

    /** What came after the start, however large, and the growth of all areas are no peak. */
    @Test
    void growthThatAllAreasShareIsNoPeak() {
        var peak = RecentPeak.before(panel(1, START), 6, OPTIONS);

        assertThat(peak.found()).isFalse();
        assertThat(requireNonNull(peak.interval()).contains(0)).isTrue();
    }

    @Test
    void areasBelowTheirEarlierLevelAreNotAtAPeak() {
        var peak = RecentPeak.before(panel(0.6, START), 6, OPTIONS);

        assertThat(peak.percent()).isNegative();
        assertThat(peak.found()).isFalse();
    }

    @Test
    void tooShortATimeBeforeTheStartIsRefused() {
        assertThatExceptionOfType(EstimationException.class)
                .isThrownBy(() -> RecentPeak.before(panel(1, 11), 6, OPTIONS))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_PRE_PERIOD));
    }

    private static PlacePanel panel(double peak, int start) {
        var random = new Random(3);
        double[][] y = new double[AREAS][PERIODS];
        int[] role = new int[AREAS];
        int[] first = new int[AREAS];
        for (int i = 0; i < AREAS; i++) {
            boolean treated = i < 12;
            role[i] = treated ? PlacePanel.TREATED : PlacePanel.CLEAN;
            first[i] = treated ? start : PlacePanel.NEVER;
            for (int t = 0; t < PERIODS; t++) {
                double factor = !treated ? 1 : t >= start ? 0.5 : t >= start - 6 ? peak : 1;
                double mean = 30 * Math.exp(0.02 * t) * factor;
                y[i][t] = Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
            }
        }
        return PlacePanel.builder(SimulatedPlaces.names("a", AREAS), SimulatedPlaces.names("t", PERIODS), y)
                .role(role)
                .firstExposed(first)
                .build();
    }
}
