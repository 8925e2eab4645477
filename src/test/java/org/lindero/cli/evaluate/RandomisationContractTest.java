package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code randomisation} through the file contract: nine areas and a board of a hundred, the first two areas treated from the third of four months. */
class RandomisationContractTest {

    private static final String DESIGN = """
            {'seed': 11, 'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'},
             'areas': {'file': 'areas.geojson', 'unit': 'code'}, 'analyses': [%s]}""";
    private static final String DID = """
            {'id': '%s', 'method': 'randomisation', 'analysis': {'method': 'did', 'outcome': 'y', 'treatment': 'd'}%s}""";
    private static final int MONTHS = 4;

    @TempDir
    private Path temporary;

    private DesignFolder folder;
    private double[][] outcome = new double[0][0];

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    private void board(int side, String analyses) {
        var random = new Random(7);
        outcome = new double[side * side][MONTHS];
        for (int area = 0; area < outcome.length; area++) {
            double level = 20 + 20 * random.nextDouble();
            for (int month = 0; month < MONTHS; month++) {
                double mean = level * (area < 2 && month >= 2 ? 0.6 : 1);
                outcome[area][month] = Math.rint(Math.max(0, mean + 3 * random.nextGaussian()));
            }
        }
        var board = new Board(side);
        folder.file("areas.geojson", board.geoJson())
                .file(
                        "panel.csv",
                        board.panel(
                                "y,d,first,ring",
                                MONTHS,
                                (area, month) -> "%s,%d,%s,%s"
                                        .formatted(
                                                outcome[area][month],
                                                area < 2 && month >= 2 ? 1 : 0,
                                                area < 2 ? "2020-03" : "",
                                                area < 2 ? "treated" : "clean")))
                .design(DESIGN.formatted(analyses));
    }

    @Test
    void allPairsOfNineAreasAreTriedAsByHand() {
        board(3, DID.formatted("r", ""));

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("r");
        int far = 0;
        for (int a = 0; a < 9; a++) {
            for (int b = a + 1; b < 9; b++) {
                far += Math.abs(byHand(a, b)) >= Math.abs(byHand(0, 1)) * (1 - 1e-10) ? 1 : 0;
            }
        }
        assertThat(folder.figure("r", "treatment", "estimate")).isCloseTo(byHand(0, 1), within(1e-9));
        assertThat(folder.figure("r", "treatment", "p")).isEqualTo(far / 36.0);
        assertThat(analysis.path("p").asDouble()).isEqualTo(far / 36.0);
        assertThat(analysis.path("sets").asInt()).isEqualTo(35);
        assertThat(analysis.path("smallestP").asDouble()).isEqualTo(1 / 36.0);
        assertThat(analysis.at("/ci/0").asDouble()).isLessThan(byHand(0, 1));
        assertThat(analysis.at("/ci/1").asDouble()).isGreaterThan(byHand(0, 1));
        assertThat(analysis.at("/diagnostics/enumerated").asBoolean()).isTrue();
    }

    private double byHand(int a, int b) {
        double pair = 0;
        double others = 0;
        for (int i = 0; i < outcome.length; i++) {
            double change = (outcome[i][2] + outcome[i][3] - outcome[i][0] - outcome[i][1]) / 2;
            pair += i == a || i == b ? change / 2 : 0;
            others += i == a || i == b ? 0 : change / (outcome.length - 2);
        }
        return pair - others;
    }

    /** A board of three by three has 12 pairs of areas with a common border and 8 with a common corner. */
    @Test
    void contiguousSetsComeFromTheBoundaries() {
        board(
                3,
                DID.formatted("all", ", 'contiguous': true") + ","
                        + DID.formatted("some", ", 'contiguous': true, 'feasible': ['a000', 'a001', 'a002', 'a003']"));

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("all").path("sets").asInt()).isEqualTo(19);
        assertThat(folder.analysis("all").path("p").isNumber()).isTrue();
        // 0–1, 1–2, 0–3, 1–3 but the first, which is the real one
        assertThat(folder.analysis("some").path("sets").asInt()).isEqualTo(3);
        assertThat(folder.analysis("some").path("p").isNull()).isTrue();
        assertThat(folder.analysis("some").path("ci").isNull()).isTrue();
        assertThat(folder.analysis("some").path("smallestP").asDouble()).isEqualTo(0.25);
    }

    @Test
    void aRatioIsJudgedToo() {
        board(
                3,
                "{'id': 'r', 'method': 'randomisation', 'analysis': {'method': 'poisson', 'outcome': 'y', 'treatment': 'd'}}");

        assertThat(folder.run()).isZero();
        double[] totals = new double[4];
        for (int i = 0; i < 9; i++) {
            for (int t = 0; t < MONTHS; t++) {
                totals[(i < 2 ? 0 : 2) + (t < 2 ? 0 : 1)] += outcome[i][t];
            }
        }
        assertThat(folder.figure("r", "treatment", "estimate"))
                .isCloseTo(Math.log(totals[1] / totals[0] * totals[2] / totals[3]), within(1e-8));
        assertThat(folder.analysis("r").path("p").asDouble()).isLessThanOrEqualTo(0.1);
    }

    @Test
    void thePrimaryModelIsJudgedByPlaceboSetsWhateverItsClusters() {
        board(10, """
                {'id': 'r', 'method': 'randomisation', 'draws': 199,
                 'analysis': {'method': 'place-effect', 'outcome': 'y', 'first': 'first', 'rings': 'ring'}}""");

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("r");
        assertThat(analysis.at("/estimates/treated/estimate").asDouble()).isCloseTo(Math.log(0.6), within(0.2));
        assertThat(analysis.path("sets").asInt()).isBetween(100, 199);
        assertThat(analysis.path("p").asDouble()).isLessThan(0.05);
        assertThat(analysis.path("smallestP").asDouble())
                .isEqualTo(1.0 / (1 + analysis.path("sets").asInt()));
        assertThat(analysis.at("/prevented/treated/ci/0").asDouble()).isPositive();
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        board(10, DID.formatted("r", ", 'draws': 99"));
        assertThat(folder.run()).isZero();
        var first = folder.resultText();

        assertThat(folder.run()).isZero();
        assertThat(folder.resultText()).isEqualTo(first);
        assertThat(folder.analysis("r").at("/diagnostics/enumerated").asBoolean())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'analysis': {'method': 'wdq'} | analyses[0].analysis.method: wdq has no treatment that can be moved; known are did, poisson",
                "'analysis': {'method': 'event-study'} | event-study has no single number to judge; take group-time or sun-abraham",
                "'analysis': {'method': 'wild-bootstrap'} | wild-bootstrap has the estimate of did; take did",
                "'analysis': {'method': 'synthetic-control'} | synthetic-control is judged by placebos of its own already",
                "'analysis': {'method': 'magic'} | magic has no treatment that can be moved",
                "'analysis': {'method': 'ring-did', 'outcome': 'y', 'first': 'first', 'rings': 'ring'} | analyses[0].analysis.rings: a column does not say who would be",
                "'analysis': {'method': 'did', 'outcome': 'y', 'treatment': 'd', 'x': 1} | analyses[0].analysis.x: unknown key",
                "'analysis': {'method': 'poisson', 'outcome': 'y', 'terms': ['d']} | analyses[0].analysis.treatment: is missing",
                "'draws': 5, 'analysis': {'method': 'did', 'outcome': 'y', 'treatment': 'd'} | analyses[0].draws: a whole number from 19",
                "'contiguous': 1, 'analysis': {'method': 'did', 'outcome': 'y', 'treatment': 'd'} | analyses[0].contiguous: true or false",
                "'feasible': ['zz'], 'analysis': {'method': 'did', 'outcome': 'y', 'treatment': 'd'} | analyses[0].feasible: panel.csv has no unit"
            })
    void wrongBlocksAreNamed(String keys, String message) {
        board(3, "{'id': 'r', 'method': 'randomisation', " + keys + "}");

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains(message);
    }

    /** Two months before, two after: each pair's effect is its change since the second month less that of the seven others. */
    @Test
    void groupTimeAndSunAbrahamAreJudgedByAllPairsAsByHand() {
        board(
                3,
                "{'id': 'g', 'method': 'randomisation', 'analysis': {'method': 'group-time', 'outcome': 'y', 'first': 'first'}},"
                        + "{'id': 's', 'method': 'randomisation', 'analysis': {'method': 'sun-abraham', 'outcome': 'y', 'first': 'first'}}");

        assertThat(folder.run()).isZero();
        int far = 0;
        for (int a = 0; a < 9; a++) {
            for (int b = a + 1; b < 9; b++) {
                far += Math.abs(sinceTheSecondMonth(a, b)) >= Math.abs(sinceTheSecondMonth(0, 1)) * (1 - 1e-10) ? 1 : 0;
            }
        }
        assertThat(folder.figure("g", "overall", "estimate")).isCloseTo(sinceTheSecondMonth(0, 1), within(1e-9));
        assertThat(folder.figure("s", "att", "estimate")).isCloseTo(sinceTheSecondMonth(0, 1), within(1e-9));
        for (var id : new String[] {"g", "s"}) {
            assertThat(folder.analysis(id).path("p").asDouble()).isEqualTo(far / 36.0);
            assertThat(folder.analysis(id).path("sets").asInt()).isEqualTo(35);
            assertThat(folder.analysis(id).path("ci")).hasSize(2);
        }
    }

    private double sinceTheSecondMonth(int a, int b) {
        double pair = 0;
        double others = 0;
        for (int i = 0; i < outcome.length; i++) {
            double change = (outcome[i][2] + outcome[i][3]) / 2 - outcome[i][1];
            pair += i == a || i == b ? change / 2 : 0;
            others += i == a || i == b ? 0 : change / (outcome.length - 2);
        }
        return pair - others;
    }

    /** What is judged is the number that the analysis gives by itself; a third of crime is a lot. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'exposure-did', 'outcome': 'y', 'treatment': 'd', 'weights': 'rook' | own",
                "'synthetic-did', 'outcome': 'y', 'treatment': 'd' | att",
                "'ring-did', 'outcome': 'y', 'first': 'first', 'distances': [0, 1200] | treated",
                "'ring-did', 'outcome': 'y', 'treated': ['a000', 'a001'], 'start': '2020-03', 'distances': [0] | treated",
                "'group-time', 'outcome': 'y', 'first': 'first', 'control': 'notyet', 'aggregate': 'dynamic' | overall"
            })
    void theEstimateThatTheAnalysisGivesIsJudged(String block, String term) {
        board(
                6,
                "{'id': 'own', 'method': " + block + "},"
                        + "{'id': 'r', 'method': 'randomisation', 'draws': 199, 'analysis': {'method': " + block
                        + "}}");

        assertThat(folder.run()).isZero();
        assertThat(folder.figure("r", term, "estimate"))
                .isCloseTo(folder.figure("own", term, "estimate"), within(1e-9));
        assertThat(folder.analysis("r").path("p").asDouble()).isLessThan(0.05);
        assertThat(folder.analysis("r").path("sets").asInt()).isBetween(100, 199);
        assertThat(folder.analysis("r").at("/ci/1").asDouble()).isNegative();
    }

    @Test
    void unitsInTheRealRingsAreNoPlacebos() {
        board(
                6,
                "{'id': 'r', 'method': 'randomisation', 'draws': 99, 'analysis': {'method': 'ring-did', 'outcome': 'y', 'first': 'first', 'distances': [0]}}");

        assertThat(folder.run()).isZero();
        // two treated in the corner, four areas touch them
        assertThat(folder.analysis("r").at("/diagnostics/feasible").asInt()).isEqualTo(36 - 4);
    }

    @Test
    void withoutAnyOtherSetTheAnalysisIsRefused() {
        board(3, DID.formatted("r", ", 'feasible': ['a000', 'a001']"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("r").at("/refused/reason").asString()).isEqualTo("TOO_FEW_SETS");
    }

    /** Without an areas file sets need not hang together, and nothing asks for it. */
    @Test
    void areasAreNotNeededForSetsAnywhere() {
        var rows = IntStream.range(0, 36)
                .mapToObj(r -> "u%d,%d,%d,%d".formatted(r / 4, r % 4, r * 7 % 13, r / 4 < 2 && r % 4 > 1 ? 1 : 0))
                .collect(Collectors.joining("\n", "unit,month,y,d\n", "\n"));
        folder.file("panel.csv", rows)
                .design("{'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'}, 'analyses': ["
                        + DID.formatted("r", "") + "]}");

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("r").path("sets").asInt()).isEqualTo(35);
    }
}
