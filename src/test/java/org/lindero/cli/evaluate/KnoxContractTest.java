package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.engine.Oracle;
import tools.jackson.databind.JsonNode;

/** {@code knox} through the file contract. */
class KnoxContractTest {

    private static final String DESIGN = """
            {'seed': 3, 'analyses': [{'id': 'k', 'method': 'knox', 'points': {'file': 'events.csv', 'x': 'x', 'y': 'y', 't': 't'},
             'spaceBins': %s, 'timeBins': %s%s}]}""";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    @ParameterizedTest
    @CsvSource({"nrc_effective_intervals, manhattan", "labelled_intervals_euclidean, euclidean"})
    void theCellsOfArsonInChicagoAreTheReferences(String name, String distance) {
        var expected = Oracle.require("O15_knox_chicago_arson").expected().get(name);
        folder.copy("oracles/O15_knox_chicago_arson/events.csv", "events.csv")
                .design(DESIGN.formatted(
                                expected.get("spatial_breaks"),
                                expected.get("temporal_breaks"),
                                ", 'distance': '%s', 'permutations': 499".formatted(distance))
                        .replace("'t': 't'", "'t': 'date'"));

        assertThat(folder.run()).isZero();
        var cells = folder.analysis("k").path("cells");
        assertThat(cells).hasSize(5);
        for (int s = 0; s < 5; s++) {
            for (int t = 0; t < 4; t++) {
                check(cells.path(s).path(t), expected, "/" + s + "/" + t);
            }
        }
        assertThat(folder.analysis("k").at("/diagnostics/pairs").asLong())
                .isEqualTo(expected.get("pairs").asLong());
    }

    private static void check(JsonNode cell, JsonNode expected, String at) {
        assertThat(cell.path("observed").asLong())
                .isEqualTo(expected.at("/observed" + at).asLong());
        near(cell.path("expected"), expected.at("/expected_marginal" + at));
        near(cell.path("ratio"), expected.at("/knox_ratio_marginal" + at));
        near(cell.path("variance"), expected.at("/barton_david_Var" + at));
        assertThat(cell.path("p").asDouble())
                .isCloseTo(expected.at("/mc/p_greater_equal" + at).asDouble(), within(0.1));
    }

    private static void near(JsonNode actual, JsonNode expected) {
        assertThat(actual.asDouble()).isCloseTo(expected.asDouble(), within(1e-9 * Math.abs(expected.asDouble())));
    }

    @Test
    void theOrderOfTheRowsChangesNoByte() {
        folder.design(DESIGN.formatted("[0, 2, null]", "[0, 3]", ""))
                .file("events.csv", "x,y,t\n0,0,1\n1,0,2\n5,5,9\n6,5,11\n9,1,20\n");
        assertThat(folder.run()).isZero();
        var first = folder.resultText();
        folder.file("events.csv", "t,y,x\n11,5,6\n20,1,9\n2,0,1\n1,0,0\n9,5,5\n");

        assertThat(folder.run()).isZero();
        assertThat(folder.resultText()).isEqualTo(first);
        assertThat(folder.analysis("k").at("/cells/0/0/observed").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[0] | [0, 1] | analyses[0].spaceBins: at least two edges",
                "[0, 2] | [null, 1] | analyses[0].timeBins: edges that are not negative and ascend",
                "[3, 2] | [0, 1] | analyses[0].spaceBins: edges that are not negative and ascend",
                "[0, 'a'] | [0, 1] | analyses[0].spaceBins[1]: a number is expected"
            })
    void wrongBinsAreNamed(String space, String time, String message) {
        folder.design(DESIGN.formatted(space, time, "")).file("events.csv", "x,y,t\n0,0,1\n");

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains(message);
    }

    @Test
    void aPointWithoutATimeIsNamed() {
        folder.design(DESIGN.formatted("[0, 2]", "[0, 1]", "")).file("events.csv", "x,y,t\n0,0,1\n1,1,\n");

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains("events.csv, row 3, column \"t\": is empty");
    }

    @Test
    void threePointsAreRefused() {
        folder.design(DESIGN.formatted("[0, 2]", "[0, 1]", "")).file("events.csv", "x,y,t\n0,0,1\n1,1,2\n2,2,3\n");

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("k").at("/refused/reason").asString()).isEqualTo("NO_VARIATION");
    }
}
