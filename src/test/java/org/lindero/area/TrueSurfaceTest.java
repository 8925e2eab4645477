package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Surfaces on the ellipsoid, whose whole surface is 510,065,622 km². */
class TrueSurfaceTest {

    private static final double EARTH_KM2 = 510_065_621.7;

    @Test
    void anOctantIsAnEighthOfTheEarth() throws ParseException {
        assertThat(km2("POLYGON((0 0, 90 0, 0 90, 0 0))")).isCloseTo(EARTH_KM2 / 8, Percentage.withPercentage(1e-6));
    }

    @Test
    void aRingAroundThePoleHoldsThePole() throws ParseException {
        assertThat(km2("POLYGON((0 0, 90 0, 180 0, -90 0, 0 0))"))
                .isCloseTo(EARTH_KM2 / 2, Percentage.withPercentage(1e-6));
    }

    @Test
    void aHoleIsTakenAwayAndTheDirectionOfTheRingDoesNotMatter() throws ParseException {
        double whole = km2("POLYGON((-99.2 19.3, -99.1 19.3, -99.1 19.4, -99.2 19.4, -99.2 19.3))");
        double hole = km2("POLYGON((-99.18 19.32, -99.18 19.34, -99.16 19.34, -99.16 19.32, -99.18 19.32))");
        assertThat(km2("POLYGON((-99.2 19.3, -99.1 19.3, -99.1 19.4, -99.2 19.4, -99.2 19.3),"
                        + "(-99.18 19.32, -99.18 19.34, -99.16 19.34, -99.16 19.32, -99.18 19.32))"))
                .isCloseTo(whole - hole, Percentage.withPercentage(1e-6));
    }

    @Test
    void aCityIsAsLargeAsInItsLocalProjection() throws ParseException {
        var city = read("POLYGON((-99.2 19.3, -99.1 19.3, -99.1 19.4, -99.2 19.4, -99.2 19.3))");

        assertThat(TrueSurface.squareMetres(city))
                .isCloseTo(
                        LocalProjection.around(java.util.List.of(city))
                                .toMetres(city)
                                .getArea(),
                        Percentage.withPercentage(1e-3));
    }

    private static double km2(String wkt) throws ParseException {
        return TrueSurface.squareMetres(read(wkt)) / 1e6;
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
