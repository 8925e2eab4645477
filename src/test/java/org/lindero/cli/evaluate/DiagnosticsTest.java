package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What stands beside an effect: the same names in every method, each with numbers or with the reason why there are none. */
class DiagnosticsTest {

    private static final List<String> NAMES = List.of(
            "pretrend",
            "placeboDate",
            "placeboOutcome",
            "leaveOneOut",
            "baconShares",
            "dispersion",
            "overlap",
            "effectiveComparisonAreas",
            "mde",
            "nonInferiority");

    private static final String DESIGN = """
            {'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'},
             'areas': {'file': 'areas.geojson', 'unit': 'code'},
             'analyses': [{'id': 'a', %s}]}""";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary)
                .file("panel.csv", BadPanel.SOUND.csv())
                .file("areas.geojson", BadPanel.geoJson());
    }

    private JsonNode diagnostics(String block) {
        assertThat(folder.design(DESIGN.formatted(block)).run()).as(block).isZero();
        return folder.analysis("a").path("diagnostics");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'method': 'did', 'outcome': 'y', 'treatment': 'd'",
                "'method': 'poisson', 'outcome': 'y', 'treatment': 'd'",
                "'method': 'poisson', 'outcome': 'y', 'terms': ['d']",
                "'method': 'event-study', 'outcome': 'y', 'first': 'first'",
                "'method': 'event-study', 'model': 'poisson', 'outcome': 'y', 'first': 'first'",
                "'method': 'ring-did', 'outcome': 'y', 'first': 'first', 'rings': 'role', 'bound': 1",
                "'method': 'exposure-did', 'outcome': 'y', 'treatment': 'd', 'weights': 'queen', 'bound': 1",
                "'method': 'synthetic-control', 'outcome': 'y', 'treatedUnit': 'a000', 'start': '2020-07'",
                "'method': 'synthetic-did', 'outcome': 'y', 'treatment': 'd', 'replications': 39",
                "'method': 'place-effect', 'outcome': 'y', 'first': 'first', 'rings': 'role', 'replications': 199,"
                        + " 'bound': 20",
                "'method': 'police', 'outcome': 'y', 'first': 'first', 'rings': 'role', 'replications': 199,"
                        + " 'dose': 'dose', 'role': 'package', 'bound': 20",
                "'method': 'pair-matrix', 'outcome': 'y', 'first': 'first', 'rings': 'role'",
                "'method': 'wild-bootstrap', 'outcome': 'y', 'treatment': 'd', 'replications': 99",
                "'method': 'group-time', 'outcome': 'y', 'first': 'first'",
                "'method': 'sun-abraham', 'outcome': 'y', 'first': 'first'",
                "'method': 'bacon', 'outcome': 'y', 'treatment': 'd'",
                "'method': 'calibrated-controls', 'outcomes': ['y'], 'treatment': 'd', 'start': '2020-07',"
                        + " 'replications': 39",
                "'method': 'romano-wolf', 'outcomes': ['y', 'z'], 'treatment': 'd', 'replications': 99",
                "'method': 'interrupted-series', 'outcome': 'y', 'unit': 'a000', 'start': '2020-07', 'lag': 1"
            })
    void everyDiagnosticIsThereOrSaysWhyNot(String block) {
        requireAll(diagnostics(block), block);
    }

    private static void requireAll(JsonNode diagnostics, String block) {
        for (var name : NAMES) {
            var one = diagnostics.path(name);
            assertThat(one.isNumber() || one.isObject() && !one.isEmpty())
                    .as(name + " of " + block + ": " + one)
                    .isTrue();
            if (one.has("unavailable")) {
                assertThat(one.path("unavailable").asString().split(" ")).hasSizeGreaterThan(3);
            }
        }
    }

    /** Squares vary more than Poisson counts do, which this model needs. */
    @Test
    void aModelOfCountsWithoutATreatmentSaysThatThereIsNoneAndHowDispersedTheCountsAre() {
        var squares = new StringBuilder();
        BadPanel.SOUND.csv().lines().forEach(line -> {
            var cells = line.split(",", -1);
            if (!cells[0].equals("unit")) {
                int count = Integer.parseInt(cells[2]);
                cells[2] = String.valueOf(count * count);
            }
            squares.append(String.join(",", cells)).append('\n');
        });
        folder.file("panel.csv", squares.toString());
        var block = "'method': 'negative-binomial', 'outcome': 'y', 'covariates': ['d']";
        var diagnostics = diagnostics(block);

        requireAll(diagnostics, block);
        assertThat(diagnostics.path("dispersion").asDouble())
                .isCloseTo(1 / folder.analysis("a").path("theta").asDouble(), within(1e-12));
        assertThat(diagnostics.at("/pretrend/unavailable").asString()).contains("no treatment");
    }

    private static final String STARTS = "'outcome': 'y', 'first': 'first'";

    /** One start and complete data: both methods compare the same cells of the same units, and a placebo date is their estimate of it. */
    @Test
    void methodsByCohortAgreeOnThePlaceboDateAndOnLeavingOneOut() {
        folder.file("panel.csv", treatedByRole(8));
        var cohorts = diagnostics("'method': 'group-time', 'base': 'universal', " + STARTS);
        var regression = diagnostics("'method': 'sun-abraham', " + STARTS);

        for (var path : List.of("/placeboDate/start", "/leaveOneOut/mattersMost", "/treatedUnits", "/overlap")) {
            assertThat(cohorts.at(path).isMissingNode()).as(path).isFalse();
            assertThat(regression.at(path)).as(path).isEqualTo(cohorts.at(path));
        }
        for (var path : List.of("/placeboDate/estimate", "/leaveOneOut/lowest", "/leaveOneOut/highest")) {
            assertThat(regression.at(path).asDouble())
                    .as(path)
                    .isCloseTo(cohorts.at(path).asDouble(), within(1e-9));
        }
        // the errors differ in what they count, the order of size may not
        double slope = cohorts.at("/pretrend/detectableSlope").asDouble();
        assertThat(slope).isPositive();
        assertThat(regression.at("/pretrend/detectableSlope").asDouble()).isBetween(slope / 2, slope * 2);
    }

    /** The sound panel with its first areas treated from July on and the others never. */
    private static String treatedByRole(int treated) {
        var panel = new StringBuilder();
        BadPanel.SOUND.csv().lines().forEach(line -> {
            var cells = line.split(",", -1);
            if (!cells[0].equals("unit")) {
                cells[5] = Integer.parseInt(cells[0].substring(1)) < treated ? "2020-07" : "";
            }
            panel.append(String.join(",", cells)).append('\n');
        });
        return panel.toString();
    }

    private static final String DID = "'method': 'did', 'outcome': 'y', 'treatment': 'd'";

    private double estimate(String csv, String block) {
        folder.file("panel.csv", csv);
        diagnostics(block);
        return folder.figure("a", "treatment", "estimate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"did", "poisson"})
    void aPlaceboDateIsTheMethodOnTheTimeBeforeWithAStartInItsMiddle(String method) {
        var block = DID.replace("did", method);
        var placebo = diagnostics(block).path("placeboDate");
        var detectable = folder.analysis("a").at("/diagnostics/mde/effect").asDouble();
        var before = new StringBuilder();
        BadPanel.SOUND.csv().lines().forEach(line -> {
            var cells = line.split(",", -1);
            boolean heading = cells[0].equals("unit");
            if (heading || cells[1].compareTo("2020-07") < 0) {
                if (!heading && cells[6].equals("treated") && cells[1].compareTo("2020-04") >= 0) {
                    cells[4] = "1";
                }
                before.append(String.join(",", cells)).append('\n');
            }
        });

        assertThat(placebo.path("start").asString()).isEqualTo("2020-04");
        assertThat(estimate(before.toString(), block))
                .isCloseTo(placebo.path("estimate").asDouble(), within(1e-9));
        assertThat(detectable).isGreaterThan(2.8 * placebo.path("se").asDouble() * 0.99);
    }

    @Test
    void leavingOneOutIsTheMethodWithoutThatUnit() {
        var range = diagnostics(DID).path("leaveOneOut");

        for (var end : List.of("lowest", "highest")) {
            var unit = range.path(end.equals("lowest") ? "withoutLowest" : "withoutHighest")
                    .asString();
            var without = BadPanel.SOUND
                    .csv()
                    .lines()
                    .filter(line -> !line.startsWith(unit + ","))
                    .reduce("", (all, line) -> all + line + "\n");
            assertThat(estimate(without, DID)).isCloseTo(range.path(end).asDouble(), within(1e-9));
        }
    }

    @Test
    void aPlaceboOutcomeIsTheMethodOnThatColumn() {
        var placebo = diagnostics(DID + ", 'placeboOutcome': 'z'").path("placeboOutcome");

        assertThat(placebo.path("estimate").asDouble()).isEqualTo(folder.figure("a", "treatment", "estimate"));
        assertThat(placebo.path("se").asDouble()).isEqualTo(folder.figure("a", "treatment", "se"));
    }

    /** Treated units that start in two months: the shares are whole and their mean is the coefficient. */
    @Test
    void baconSharesAddUpToTheCoefficient() {
        var staggered = new StringBuilder();
        BadPanel.SOUND.csv().lines().forEach(line -> {
            var cells = line.split(",", -1);
            if (cells[0].equals("a028") && cells[1].compareTo("2020-09") < 0) {
                cells[4] = "0";
            }
            staggered.append(String.join(",", cells)).append('\n');
        });
        double coefficient = estimate(staggered.toString(), DID);
        var shares = folder.analysis("a").at("/diagnostics/baconShares");
        double weight = 0;
        double mean = 0;
        for (var share : shares) {
            weight += share.path("weight").asDouble();
            mean += share.path("weight").asDouble() * share.path("estimate").asDouble();
        }

        assertThat(shares.size()).isEqualTo(3);
        assertThat(weight).isCloseTo(1, within(1e-12));
        assertThat(mean).isCloseTo(coefficient, within(1e-9));
    }

    @Test
    void inABalancedPanelEveryComparisonUnitCountsAndInAModelOfCountsTheBusyOnesCountMore() {
        assertThat(diagnostics(DID).path("effectiveComparisonAreas").asDouble()).isCloseTo(34, within(1e-9));
        assertThat(diagnostics(DID.replace("did", "poisson"))
                        .path("effectiveComparisonAreas")
                        .asDouble())
                .isBetween(20.0, 33.9);
    }

    @Test
    void noDisplacementLargerThanTheBoundIsTheOneSidedTestOfRing1() {
        var ring = "'method': 'ring-did', 'outcome': 'y', 'first': 'first', 'rings': 'role'";
        var test = diagnostics(ring + ", 'bound': 1").path("nonInferiority");
        double effect = folder.figure("a", "ring1", "estimate");
        double error = folder.figure("a", "ring1", "se");
        double freedom = folder.figure("a", "ring1", "df");
        folder.design(
                        "{'analyses': [{'id': 'a', 'method': 'equivalence', 'estimate': %s, 'se': %s, 'df': %s, 'bound': 1}]}"
                                .formatted(effect, error, freedom))
                .run();

        assertThat(test.path("pUpper").asDouble())
                .isEqualTo(folder.analysis("a").path("pUpper").asDouble());
        assertThat(test.path("p").asDouble())
                .isEqualTo(folder.analysis("a").path("p").asDouble());
        assertThat(diagnostics(ring).at("/nonInferiority/unavailable").asString())
                .contains("sets no bound");
    }

    @Test
    void overlapIsTheShareOfTreatedMonthsBesideAnotherTreatedUnit() {
        assertThat(diagnostics(DID).path("overlap").asDouble()).isZero();
        var beside = new StringBuilder();
        BadPanel.SOUND.csv().lines().forEach(line -> {
            var cells = line.split(",", -1);
            if (cells[0].equals("a001") && cells[1].compareTo("2020-10") >= 0) {
                cells[4] = "1";
            }
            beside.append(String.join(",", cells)).append('\n');
        });
        folder.file("panel.csv", beside.toString());

        // 6 + 6 + 3 treated months, 3 + 3 of them beside the other
        assertThat(diagnostics(DID).path("overlap").asDouble()).isCloseTo(6 / 15.0, within(1e-12));
    }

    @Test
    void whatNeedsTooManyFitsSaysSo() {
        folder.file("panel.csv", GeneratedPanel.csv(3, 900, 12))
                .design("{'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 't'},"
                        + " 'analyses': [{'id': 'a', 'method': 'did', 'outcome': 'y', 'treatment': 'd'}]}");

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("a")
                        .at("/diagnostics/leaveOneOut/unavailable")
                        .asString())
                .contains("300 units takes as many fits of 10800 rows and 1 columns");
        assertThat(folder.analysis("a").at("/diagnostics/pretrend/p").isNumber())
                .isTrue();
    }

    @Test
    void aHandfulOfTreatedUnitsIsNamedBesideErrorsThatCountClusters() {
        assertThat(diagnostics(DID).path("treatedUnits").asInt()).isEqualTo(2);
        assertThat(diagnostics(DID).path("caution").asString()).contains("fewer than five treated units");
    }
}
