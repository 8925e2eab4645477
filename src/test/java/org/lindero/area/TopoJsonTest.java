package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** TopoJSON: borders written once, quantised or not, and the ways in which its numbers point nowhere. */
class TopoJsonTest {

    /** Two squares that share a border: arc 0 is the border, upwards; arcs 1 and 2 are the rest of each. */
    private static final String ARCS = """
            "arcs":[[[-99.1,19.3],[-99.1,19.4]],[[-99.1,19.4],[-99.2,19.4],[-99.2,19.3],[-99.1,19.3]],
            [[-99.1,19.3],[-99.0,19.3],[-99.0,19.4],[-99.1,19.4]]]""";

    private static final String TWO = """
            {"type":"GeometryCollection","geometries":[
            {"type":"Polygon","id":"A","properties":{"zona":"1"},"arcs":[[0,1]]},
            {"type":"MultiPolygon","id":"B","properties":{"zona":"2"},"arcs":[[[2,-1]]]}]}""";

    @Test
    void aBorderIsWalkedForthByOneAreaAndBackByItsNeighbour() {
        var file = read(topology("\"areas\":" + TWO, ARCS));

        assertThat(file.problems()).isEmpty();
        assertThat(file.features()).extracting(area -> area.value("id")).containsExactly("A", "B");
        assertThat(file.features()).allSatisfy(area -> {
            assertThat(area.geometry().isValid()).isTrue();
            assertThat(area.geometry().getArea()).isCloseTo(0.01, within(1e-12));
        });
        assertThat(file.features()
                        .getFirst()
                        .geometry()
                        .touches(file.features().get(1).geometry()))
                .isTrue();
    }

    @Test
    void quantisedArcsAreStepsFromCornerToCorner() {
        var file = read("""
                {"type":"Topology","transform":{"scale":[0.01,0.01],"translate":[-99.2,19.3]},
                "objects":{"a":{"type":"Polygon","arcs":[[0]]}},"arcs":[[[0,0],[10,0],[0,10],[-10,0],[0,-10]]]}""");

        assertThat(file.features()).singleElement().satisfies(area -> {
            assertThat(area.geometry().getArea()).isCloseTo(0.01, within(1e-12));
            assertThat(area.geometry().getCentroid().getX()).isCloseTo(-99.15, within(1e-12));
        });
    }

    @Test
    void severalObjectsAreLayersToChooseFromAndTheTypeMayStandLast() {
        var text =
                "{\"objects\":{\"colonias\":%s,\"ciudad\":{\"type\":\"Polygon\",\"arcs\":[[0,1]]}},%s,\"type\":\"Topology\"}"
                        .formatted(TWO, ARCS);

        assertThat(read(text).layers()).containsExactly("colonias", "ciudad");
        assertThat(BoundaryReader.read("t.json", bytes(text), null, "ciudad").features())
                .hasSize(1);
        assertThat(BoundaryReader.read("t.json", bytes(text), null, "otra").layers())
                .hasSize(2);
    }

    @Test
    void pointsAndArcsThatAreNotThereAreErrorsAtTheirPlaceAndAGeometryOfNothingAWarning() {
        var file = read(topology("""
                "a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0,1]]},
                {"type":"Point","coordinates":[1,2]},{"type":null},{"type":"Polygon","arcs":[[7]]},
                {"type":"Polygon","arcs":[["x"]]}]}""", ARCS));

        assertThat(file.features()).hasSize(1);
        assertThat(file.problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::isError)
                .containsExactlyInAnyOrder(
                        tuple(BoundaryProblem.NOT_A_POLYGON, 2, true),
                        tuple(BoundaryProblem.NO_GEOMETRY, 3, false),
                        tuple(BoundaryProblem.BROKEN_OUTLINE, 4, true),
                        tuple(BoundaryProblem.BROKEN_OUTLINE, 5, true));
    }

    @Test
    void fewLettersThatNameALongArcAgainAndAgainAreRefused() {
        var arc = "[-99,19],".repeat(9_999) + "[-99,19]";
        var ring = "0,".repeat(1_999) + "0";

        assertThat(read(topology("\"a\":{\"type\":\"Polygon\",\"arcs\":[[" + ring + "]]}", "\"arcs\":[[" + arc + "]]"))
                        .problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.TOO_MANY_CORNERS);
    }

    @Test
    void screenCoordinatesAreRefusedAndAnAreaOfTwoCornersIsInvalid() {
        var pixels =
                read(topology("\"a\":{\"type\":\"Polygon\",\"arcs\":[[0]]}", "\"arcs\":[[[0,0],[700,0],[0,700]]]"));
        var flat = read(
                topology("\"a\":{\"type\":\"Polygon\",\"arcs\":[[0]]}", "\"arcs\":[[[-99,19],[-98,19],[-99,19]]]"));

        assertThat(pixels.problems()).extracting(ImportProblem::code).containsExactly(BoundaryProblem.PIXELS);
        assertThat(flat.invalidGeometries()).hasSize(1);
        assertThat(Validity.repair(flat.features().getFirst().geometry()).isEmpty())
                .isTrue();
    }

    @Test
    void aTopologyWithoutObjectsHasNoLayer() {
        assertThat(read("{\"type\":\"Topology\",\"arcs\":[]}").problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.NO_LAYER);
        assertThat(read("{\"type\":\"Topology\",\"arcs\":[[[1,").problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.BROKEN_JSON);
    }

    private static String topology(String objects, String arcs) {
        return "{\"type\":\"Topology\",\"objects\":{%s},%s}".formatted(objects, arcs);
    }

    private static BoundaryFile read(String text) {
        return BoundaryReader.read("t.topojson", bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
