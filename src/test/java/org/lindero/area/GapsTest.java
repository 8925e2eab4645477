package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/** Strips between areas in metres, and areas far from the others. */
class GapsTest {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @Test
    void aStripOfEightMetresIsAGapAndAStreetOfTwelveIsNone() {
        var gaps = Gaps.pairs(List.of(box(0, 0, 100, 200), box(108, 0, 200, 200), box(212, 0, 300, 200)), 3);

        assertThat(gaps).singleElement().satisfies(gap -> {
            assertThat(gap.first()).isZero();
            assertThat(gap.second()).isEqualTo(1);
            assertThat(gap.squareMetres()).isCloseTo(8 * 200, within(60.0));
        });
    }

    @Test
    void aStripBetweenTiltedSidesIsMeasuredToo() {
        var turn = AffineTransformation.rotationInstance(0.05);
        var gaps =
                Gaps.pairs(List.of(turn.transform(box(0, 0, 1000, 1000)), turn.transform(box(1005, 0, 2000, 1000))), 2);

        assertThat(gaps)
                .singleElement()
                .satisfies(gap -> assertThat(gap.squareMetres()).isCloseTo(5 * 1000, within(60.0)));
    }

    @Test
    void areasThatMeetLeaveNoGap() {
        assertThat(Gaps.pairs(List.of(box(0, 0, 100, 200), box(100, 0, 200, 100), box(100, 100, 200, 200)), 3))
                .isEmpty();
    }

    @Test
    void groundOfAThirdAreaIsNoGap() {
        var gaps = Gaps.pairs(List.of(box(0, 0, 100, 200), box(104, 0, 200, 200), box(100, 0, 104, 200)), 3);

        assertThat(gaps).isEmpty();
    }

    @Test
    void gapsAmongStoredAreasAreNotTold() {
        var stored = List.of(box(1000, 0, 1100, 200), box(0, 0, 100, 200), box(104, 0, 200, 200));

        assertThat(Gaps.pairs(stored, 1)).isEmpty();
        assertThat(Gaps.pairs(stored, 2)).hasSize(1);
    }

    @Test
    void anAreaAHundredKilometresFromAllOthersIsAStray() {
        var areas = new ArrayList<Geometry>(List.of(box(0, 0, 1000, 1000), box(5000, 0, 6000, 1000)));
        areas.add(box(90_000, 0, 91_000, 1000));
        assertThat(Remoteness.strays(areas)).isEmpty();

        areas.add(box(500_000, 0, 501_000, 1000));
        assertThat(Remoteness.strays(areas)).containsExactly(3);
    }

    private static Geometry box(double west, double south, double east, double north) {
        return GEOMETRY.toGeometry(new Envelope(west, east, south, north));
    }
}
