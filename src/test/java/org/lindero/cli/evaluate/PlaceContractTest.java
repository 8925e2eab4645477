package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * {@code pair-matrix} and {@code police} through the file contract, on a board of twelve by twelve over 24 months: area 26 is treated
 * from the ninth month and area 28, two to its right, from the seventeenth; the areas around them are their ring.
 */
class PlaceContractTest {

    private static final int SIDE = 12;
    private static final int MONTHS = 24;
    private static final int A = 26;
    private static final int B = 28;
    private static final String DESIGN = """
            {'seed': 11, 'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'},
             'areas': {'file': 'areas.geojson', 'unit': 'code'}, 'analyses': [%s]}""";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    private static boolean ring(Board board, int area, int treated) {
        return area != A && area != B && board.near(area, treated, 1);
    }

    /** A raises its ring by a half and B lowers its own by a fifth; both fall by 40 %. Effort is two in the ring of B and in A. */
    private void board(String analyses) {
        var board = new Board(SIDE);
        var random = new Random(3);
        double[] level = random.doubles(SIDE * SIDE, 200, 400).toArray();
        folder.file("areas.geojson", board.geoJson())
                .file("panel.csv", board.panel("y,first,class,effort", MONTHS, (area, month) -> {
                    boolean byA = ring(board, area, A) && month >= 8;
                    boolean byB = ring(board, area, B) && month >= 16;
                    boolean own = area == A && month >= 8 || area == B && month >= 16;
                    double mean = level[area] * (byA ? 1.5 : 1) * (byB ? 0.8 : 1) * (own ? 0.6 : 1);
                    double count = Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
                    boolean inRing = ring(board, area, A) || ring(board, area, B);
                    var start = area == A || ring(board, area, A) ? "2020-09" : area == B || inRing ? "2021-05" : "";
                    var role = area == A || area == B ? "treated" : inRing ? "ring1" : "clean";
                    int effort = (area == A && month >= 8) || (area % 5 == 0 && month >= 12) ? 2 : 0;
                    return count + "," + start + "," + role + "," + effort;
                }))
                .design(DESIGN.formatted(analyses));
    }

    private static final String PAIRS =
            "{'id': 'p', 'method': 'pair-matrix', 'outcome': 'y', 'first': 'first', 'rings': 'class'}";

    @Test
    void thePairsSayWhoChangedWhom() {
        board(PAIRS);

        assertThat(folder.run()).isZero();
        var cells = folder.analysis("p").path("cells");
        // area 25 touches A alone; area 27 lies between both
        var alone = cell(cells, "\"a026\"", "a025");
        assertThat(alone.path("separable").asBoolean()).isTrue();
        assertThat(alone.path("periods").asInt()).isEqualTo(16);
        assertThat(alone.path("estimate").asDouble()).isCloseTo(Math.log(1.5), within(0.15));
        assertThat(alone.path("p").asDouble()).isLessThan(0.05);
        assertThat(alone.path("adjustedP").asDouble())
                .isGreaterThanOrEqualTo(alone.path("p").asDouble());
        assertThat(alone.at("/ci/0").asDouble()).isPositive();
        assertThat(cell(cells, "\"a026\"", "a027").path("periods").asInt()).isEqualTo(8);
        var shared = cell(cells, "[\"a026\",\"a028\"]", "a027");
        assertThat(shared.path("separable").asBoolean()).isFalse();
        assertThat(shared.path("periods").asInt()).isEqualTo(8);
        assertThat(shared.path("estimate").asDouble()).isCloseTo(Math.log(1.2), within(0.2));
        assertThat(folder.analysis("p").path("canReject").isBoolean()).isTrue();
    }

    /** Within 1.2 km lie the areas that touch A or are one further, B among them: 11 kilometres are a tenth of a degree. */
    @Test
    void limitsInMetresReachOtherTreatedAreas() {
        board("""
                {'id': 'p', 'method': 'pair-matrix', 'outcome': 'y', 'first': 'own', 'distances': [0, 1200]}""");
        var board = new Board(SIDE);
        folder.file(
                "panel.csv",
                board.panel(
                        "y,own",
                        MONTHS,
                        (area, month) -> (10 + area * 7 % 5 + month % 3) + ","
                                + (area == A ? "2020-09" : area == B ? "2021-05" : "")));

        assertThat(folder.run()).isZero();
        var cells = folder.analysis("p").path("cells");
        assertThat(cell(cells, "\"a026\"", "a028").path("periods").asInt()).isEqualTo(8);
        var late = cell(cells, "\"a028\"", "a026");
        assertThat(late.path("notIdentified").asString()).isEqualTo("TREATED_FIRST");
        assertThat(late.path("estimate").isNull()).isTrue();
    }

    private static JsonNode cell(JsonNode cells, String from, String to) {
        for (var cell : cells) {
            if (cell.get("from").toString().equals(from)
                    && cell.get("to").asString().equals(to)) {
                return cell;
            }
        }
        throw new AssertionError("no cell from " + from + " to " + to);
    }

    @Test
    void policeEffortIsShownInAllItsParts() {
        board("{'id': 'r', 'method': 'police', 'outcome': 'y', 'first': 'first', 'rings': 'class', 'dose': 'effort',"
                + " 'role': 'rival', 'replications': 99}");

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("r");
        // A had none for 8 months and 2 then, B none
        assertThat(analysis.at("/firstStage/treated/estimate").isNumber()).isTrue();
        assertThat(analysis.at("/elsewhere/clean/before").asDouble()).isZero();
        assertThat(analysis.at("/elsewhere/clean/after").asDouble()).isPositive();
        assertThat(analysis.at("/doseResponse/lagged/estimate").isNumber()).isTrue();
        assertThat(analysis.at("/doseResponse/earlier").isNull()).isTrue();
        assertThat(analysis.at("/fourCells/projectOnly/areas").asInt()).isEqualTo(1);
        assertThat(analysis.at("/fourCells/both/areas").asInt()).isEqualTo(1);
        assertThat(analysis.at("/fourCells/both/ci").isNull()).isTrue();
        assertThat(analysis.at("/fourCells/policeOnly/areas").asInt()
                        + analysis.at("/fourCells/neither/areas").asInt())
                .isEqualTo(SIDE * SIDE - 2 - 13);
        assertThat(analysis.at("/fourCells/policeOnly/ci").isArray()).isTrue();
        assertThat(analysis.at("/overlap/treated/areasTouched").asInt()).isEqualTo(1);
        // eight months of B are left
        assertThat(analysis.at("/rival/separable").asBoolean()).isFalse();
        assertThat(analysis.at("/rival/confounding").asString()).isEqualTo("FEWER_THAN_FIVE_AREA_YEARS");
        assertThat(analysis.at("/rival/treatedAreaYears").asDouble()).isCloseTo(8 / 12.0, within(1e-12));
        assertThat(analysis.at("/estimates/treated/estimate").asDouble()).isNegative();
    }

    @Test
    void effortThatIsPartOfThePackageHasNoRival() {
        board("{'id': 'r', 'method': 'police', 'outcome': 'y', 'first': 'first', 'rings': 'class', 'dose': 'effort',"
                + " 'role': 'package', 'replications': 99}");

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("r").has("rival")).isFalse();
        assertThat(folder.analysis("r").path("role").asString()).isEqualTo("package");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyses[0].role: package or rival#'role': 'both', 'dose': 'effort'",
                "analyses[0].role: is missing#'dose': 'effort'",
                "analyses[0].dose: is missing#'role': 'rival'",
                "analyses[0].periodsPerYear: a whole number#'role': 'rival', 'dose': 'effort', 'periodsPerYear': 0"
            })
    void wrongPoliceBlocksAreNamed(String messageAndKeys) {
        var parts = messageAndKeys.split("#");
        board("{'id': 'r', 'method': 'police', 'outcome': 'y', 'first': 'first', 'rings': 'class', " + parts[1] + "}");

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains(parts[0]);
    }

    @Test
    void pairsWithoutAreasAreADesignError() {
        board(PAIRS);
        folder.design(
                "{'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'}, 'analyses': [" + PAIRS + "]}");

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains("areas: is missing");
    }

    @Test
    void noEffortAtAllIsRefused() {
        board("{'id': 'r', 'method': 'police', 'outcome': 'y', 'first': 'first', 'rings': 'class', 'dose': 'none',"
                + " 'role': 'rival'}");
        var board = new Board(SIDE);
        folder.file(
                "panel.csv",
                board.panel(
                        "y,first,class,none",
                        MONTHS,
                        (area, month) -> "3," + (area == A ? "2020-09,treated" : ",clean") + ",0"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("r").at("/refused/reason").asString()).isEqualTo("NO_VARIATION");
    }
}
