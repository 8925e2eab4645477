package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lindero.area.TestFiles.feature;
import static org.lindero.area.TestFiles.square;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Small twins of what the boundaries of real cities do to their neighbours. */
class ContiguityTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @Test
    void areasThatMeetInACornerOnlyAreNoNeighboursAlongALine() {
        var areas = List.of(box(0, 0, 100), box(100, 100, 200));

        assertThat(Contiguity.pairs(areas, 0)).hasSize(1);
        assertThat(Contiguity.pairsAlongLines(areas, 0)).isEmpty();
    }

    /** Their borders cross, so that not one stretch of them is the same. */
    @Test
    void areasWhoseCommonBorderWasDrawnTwiceAreNeighboursAlongIt() {
        var left = box(0, 0, 100);
        var right = FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(99, 10),
            new Coordinate(200, 10),
            new Coordinate(200, 90),
            new Coordinate(101, 90),
            new Coordinate(99, 10)
        });

        assertThat(Contiguity.pairs(List.of(left, right), 0))
                .singleElement()
                .satisfies(pair -> assertThat(pair.sharedMetres()).isZero());
        assertThat(Contiguity.pairsAlongLines(List.of(left, right), 0)).hasSize(1);
    }

    @Test
    void groundThatThreeAreasClaimIsCoveredOnce() {
        var one = feature("\"clave\":\"01\"", square(-99.2, 19.3, 0.01));
        var again = feature("\"clave\":\"02\"", square(-99.2, 19.3, 0.01));
        var third = feature("\"clave\":\"03\"", square(-99.2, 19.3, 0.01));
        var survey = BoundarySurvey.of("tres.geojson", TestFiles.collection(one, again, third), null);
        double area = Objects.requireNonNull(survey.areaKm2());
        var overlaps = Objects.requireNonNull(survey.overlaps());

        assertThat(overlaps.pairs()).isEqualTo(3);
        assertThat(overlaps.km2()).isCloseTo(area, within(1e-9));
        assertThat(overlaps.coveredKm2()).isCloseTo(area / 3, within(1e-9));
    }

    @Test
    void anAreaThatTouchesNoOtherHasNoNeighbours() {
        var survey = BoundarySurvey.of(
                "isla.geojson",
                TestFiles.collection(
                        feature("\"clave\":\"01\"", square(-99.2, 19.3, 0.01)),
                        feature("\"clave\":\"02\"", square(-99.19, 19.3, 0.01)),
                        feature("\"clave\":\"03\"", square(-99.1, 19.3, 0.01))),
                null);

        assertThat(survey.touching()).extracting(List::copyOf).containsExactly(List.of(1), List.of(0), List.of());
        assertThat(survey.contiguousPairs()).isEqualTo(1);
    }

    private static Geometry box(double x, double y, double to) {
        return FACTORY.toGeometry(new Envelope(x, to, y, to));
    }
}
