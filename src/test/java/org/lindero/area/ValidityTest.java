package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What a repair takes for the ground that was meant. */
class ValidityTest {

    @Test
    void bothWingsOfABowTieAreInside() {
        var repaired = repair("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))");

        assertThat(repaired.getArea()).isCloseTo(50, within(1e-9));
        assertThat(repaired.getNumGeometries()).isEqualTo(2);
    }

    @Test
    void aSpikeIsDropped() {
        var repaired = repair("POLYGON ((0 0, 10 0, 10 10, 30 10, 10 10, 0 10, 0 0))");

        assertThat(repaired.getArea()).isCloseTo(100, within(1e-9));
        assertThat(repaired.getLength()).isCloseTo(40, within(1e-9));
    }

    @Test
    void groundBehindAPathThatIsWalkedBothWaysIsKept() {
        var repaired = repair("POLYGON ((0 0, 10 0, 10 5, 5 5, 10 5, 15 5, 15 9, 10 9, 10 5, 10 10, 0 10, 0 0))");

        assertThat(repaired.getArea()).isCloseTo(100 + 20, within(1e-9));
    }

    @Test
    void partsThatAreSoundByThemselvesAreUnitedWhereTheyOverlap() {
        var repaired = repair("MULTIPOLYGON (((0 0, 10 0, 10 10, 0 10, 0 0)), ((5 0, 15 0, 15 10, 5 10, 5 0)))");

        assertThat(repaired.getArea()).isCloseTo(150, within(1e-9));
        assertThat(repaired.getNumGeometries()).isEqualTo(1);
    }

    @Test
    void aPartThatWasDrawnTwiceStandsOnce() {
        var part = "((0 0, 10 0, 10 10, 0 10, 0 0))";

        assertThat(repair("MULTIPOLYGON (" + part + ", " + part + ")").getArea())
                .isCloseTo(100, within(1e-9));
    }

    /** Every second face between the lines, as by GEOS: the loop around the middle has the middle outside. */
    @Test
    void whereAnOutlineGoesRoundTwiceTheMiddleIsOutside() {
        var repaired = repair("POLYGON ((0 0, 10 0, 10 10, 2 10, 2 2, 8 2, 8 8, 0 8, 0 0))");

        assertThat(repaired.getArea()).isCloseTo(100 - 2 * 2 - 6 * 6, within(1e-9));
    }

    @Test
    void aHoleOutsideIsNoGround() {
        var square = "(0 0, 10 0, 10 10, 0 10, 0 0)";

        assertThat(repair("POLYGON (" + square + ", (20 0, 25 0, 25 5, 20 5, 20 0))")
                        .getArea())
                .isCloseTo(100, within(1e-9));
        assertThat(repair("POLYGON (" + square + ", (5 5, 15 5, 15 6, 5 6, 5 5))")
                        .getArea())
                .isCloseTo(95, within(1e-9));
    }

    @Test
    void aRingThatWasDrawnTwiceIsOne() {
        assertThat(repair("POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0, 10 0, 10 10, 0 10, 0 0))")
                        .getArea())
                .isCloseTo(100, within(1e-9));
    }

    @Test
    void ofWhatHasNoSurfaceNothingIsLeft() {
        assertThat(repair("POLYGON ((0 0, 10 10, 0 0, 10 10, 0 0))").isEmpty()).isTrue();
    }

    @Test
    void anAreaIsANeighbourAlongTheSpikeThatARepairDrops() throws ParseException {
        var spiked = wkt("POLYGON ((0 0, 10 0, 10 10, 30 10, 10 10, 0 10, 0 0))");
        var under = wkt("POLYGON ((20 0, 30 0, 30 10, 20 10, 20 0))");
        var across = wkt("POLYGON ((15 8, 18 8, 18 12, 15 12, 15 8))");
        var areas = List.of(Validity.withItsSpikes(spiked), Validity.withItsSpikes(under), across);

        assertThat(Contiguity.pairsAlongLines(areas, 0))
                .extracting(pair -> pair.first() + " " + pair.second())
                .containsExactly("0 1", "0 2");
        assertThat(Contiguity.pairs(List.of(Validity.repair(spiked), under, across), 0))
                .isEmpty();
    }

    private static Geometry repair(String wkt) {
        try {
            var drawn = wkt(wkt);
            assertThat(Validity.flaw(drawn)).isPresent();
            var repaired = Validity.repair(drawn);
            assertThat(Validity.flaw(repaired)).isEmpty();
            return repaired;
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wkt, wrong);
        }
    }

    private static Geometry wkt(String text) throws ParseException {
        return new WKTReader().read(text);
    }
}
