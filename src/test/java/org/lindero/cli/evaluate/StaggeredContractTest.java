package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.engine.Oracle;
import tools.jackson.databind.JsonNode;

/** Treatment that starts at different times, through the file contract. */
class StaggeredContractTest {

    private static final String DESIGN = """
            {'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 't'}, 'analyses': [%s]}""";
    private static final String GROUP_TIME = "{'id': '%s', 'method': 'group-time', 'outcome': 'y', 'first': 'first'%s}";
    private static final String SUN_ABRAHAM =
            "{'id': '%s', 'method': 'sun-abraham', 'outcome': 'y', 'first': 'first'%s}";
    private static final String BACON = "{'id': '%s', 'method': 'bacon', 'outcome': 'y', 'treatment': 'd'}";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    private void counties(String analyses) {
        var rows = Oracle.require("O06_staggered_mpdta").rows("mpdta.csv").stream()
                .map(r -> "%s,%s,%s,%s"
                        .formatted(
                                r.getField("countyreal"),
                                r.getField("year"),
                                r.getField("lemp"),
                                r.getField("first.treat").equals("0") ? "" : r.getField("first.treat")))
                .collect(Collectors.joining("\n", "u,t,y,first\n", "\n"));
        folder.file("panel.csv", rows).design(DESIGN.formatted(analyses));
    }

    /** A panel of six periods; a cell's outcome grows with the time since the start. */
    private void panel(int units, IntFunction<String> first, String analyses) {
        var random = new Random(3);
        var text = new StringBuilder("u,t,y,first,d,flat\n");
        for (int unit = 0; unit < units; unit++) {
            double level = 10 * random.nextDouble();
            for (int t = 1; t <= 6; t++) {
                boolean treated = !first.apply(unit).isEmpty() && t >= Integer.parseInt(first.apply(unit));
                int since = treated ? t - Integer.parseInt(first.apply(unit)) + 1 : 0;
                text.append("u%02d,%d,%s,%s,%d,4%n"
                        .formatted(
                                unit,
                                t,
                                level + t - 2 * since + random.nextGaussian(),
                                first.apply(unit),
                                treated ? 1 : 0));
            }
        }
        folder.file("panel.csv", text.toString()).design(DESIGN.formatted(analyses));
    }

    @Test
    void everyCellAndAggregateIsDids() {
        counties(String.join(
                ",",
                GROUP_TIME.formatted("simple", ""),
                GROUP_TIME.formatted("dynamic", ", 'aggregate': 'dynamic'"),
                GROUP_TIME.formatted("group", ", 'aggregate': 'group'"),
                GROUP_TIME.formatted("calendar", ", 'aggregate': 'calendar'"),
                GROUP_TIME.formatted("notyet", ", 'control': 'notyet'"),
                GROUP_TIME.formatted("universal", ", 'base': 'universal'")));

        assertThat(folder.run()).isZero();
        var expected = Oracle.require("O06_staggered_mpdta").expected();
        var never = expected.path("nocov_never");
        cells("simple", never);
        cells("notyet", expected.path("nocov_notyet"));
        cells("universal", expected.path("nocov_never_universal"));
        figure("simple", "overall", never.at("/simple/overall_att"), never.at("/simple/overall_se"));
        figure("dynamic", "overall", never.at("/dynamic/overall_att"), never.at("/dynamic/overall_se"));
        figure("calendar", "overall", never.at("/calendar/overall_att"), never.at("/calendar/overall_se"));
        value("group", "overall", never.at("/group_agg/overall_att"));
        terms("simple", "e=", never.path("dynamic"));
        terms("simple", "g=", never.path("group_agg"));
        terms("simple", "t=", never.path("calendar"));
        var test = folder.analysis("simple").path("pretrend");
        assertThat(test.path("wald").asDouble())
                .isCloseTo(never.at("/pretest_W/0/0").asDouble(), within(1e-5));
        assertThat(test.path("p").asDouble())
                .isCloseTo(never.at("/pretest_p/0/0").asDouble(), within(5e-6));
        assertThat(test.path("df").asInt()).isEqualTo(5);
        assertThat(folder.analysis("simple").path("clusters").asInt()).isEqualTo(500);
        assertThat(folder.analysis("simple").path("n").asInt()).isEqualTo(2500);
        assertThat(folder.analysis("simple").at("/estimates/overall/df").isNull())
                .isTrue();
        assertThat(folder.analysis("simple").at("/diagnostics/cohorts/2004").asInt())
                .isEqualTo(20);
        assertThat(folder.analysis("universal")
                        .path("estimates")
                        .path("g=2004,t=2003")
                        .path("noInterval")
                        .asString())
                .startsWith("REFERENCE");
    }

    private void cells(String id, JsonNode expected) {
        for (int i = 0; i < expected.path("att").size(); i++) {
            var term = "g=%d,t=%d"
                    .formatted(
                            expected.path("group").path(i).asInt(),
                            expected.path("t").path(i).asInt());
            figure(id, term, expected.path("att").path(i), expected.path("se").path(i));
        }
    }

    private void terms(String id, String prefix, JsonNode expected) {
        for (int i = 0; i < expected.path("egt").size(); i++) {
            figure(
                    id,
                    prefix + expected.path("egt").path(i).asInt(),
                    expected.path("att").path(i),
                    expected.path("se").path(i));
        }
    }

    private void figure(String id, String term, JsonNode value, JsonNode error) {
        value(id, term, value);
        var se = folder.analysis(id).path("estimates").path(term).path("se");
        if (error.isNull()) {
            assertThat(se.isNull()).as(term).isTrue();
        } else {
            assertThat(se.asDouble()).as(term).isCloseTo(error.asDouble(), within(1e-6 * error.asDouble()));
        }
    }

    private void value(String id, String term, JsonNode value) {
        var estimate = folder.analysis(id).path("estimates").path(term).path("estimate");
        assertThat(estimate.isNumber()).as(term).isTrue();
        assertThat(estimate.asDouble())
                .as(term)
                .isCloseTo(value.asDouble(), within(1e-8 * (1e-3 + Math.abs(value.asDouble()))));
    }

    /** No program gives its errors here; on balanced counties its effects are those of the group-time cells. */
    @Test
    void sunAndAbrahamsMeansAreDids() {
        counties(String.join(
                ",",
                SUN_ABRAHAM.formatted("a", ""),
                SUN_ABRAHAM.formatted("b", ", 'variance': 'CR2'"),
                SUN_ABRAHAM.formatted("c", ", 'variance': 'CR1'")));

        assertThat(folder.run()).isZero();
        var never = Oracle.require("O06_staggered_mpdta").expected().path("nocov_never");
        value("a", "att", never.at("/simple/overall_att"));
        for (int k = 0; k <= 3; k++) {
            value("a", "k=" + k, never.at("/dynamic/att").path(k + 3));
        }
        assertThat(folder.analysis("a").path("estimates").propertyNames())
                .containsExactly("att", "k=-4", "k=-3", "k=-2", "k=0", "k=1", "k=2", "k=3");
        assertThat(folder.figure("a", "att", "df")).isEqualTo(499);
        assertThat(folder.figure("b", "att", "df")).isNotCloseTo(499, within(1.0));
        assertThat(folder.figure("c", "att", "se")).isLessThan(folder.figure("a", "att", "se"));
        assertThat(folder.analysis("a").path("convention").asString()).startsWith("NESTED");
        assertThat(folder.analysis("a").path("n").asInt()).isEqualTo(2500);
        assertThat(folder.analysis("a").path("clusters").asInt()).isEqualTo(500);
    }

    @Test
    void everyComparisonIsBacondecomps() throws IOException {
        var oracle = Oracle.require("O18_bacon_math_reform");
        folder.copy("oracles/O18_bacon_math_reform/math_reform.csv", "panel.csv")
                .design("""
                {'panel': {'file': 'panel.csv', 'unit': 'state', 'period': 'class'}, 'analyses': [
                 {'id': 'a', 'method': 'bacon', 'outcome': 'incearn_ln', 'treatment': 'reform_math'}]}""");

        assertThat(folder.run("--xlsx")).isZero();
        var analysis = folder.analysis("a");
        assertThat(analysis.path("pairs"))
                .hasSize(oracle.expected().path("two_by_two").size());
        for (var expected : oracle.expected().path("two_by_two")) {
            assertThat(analysis.path("pairs"))
                    .filteredOn(pair -> pair.path("treated")
                                    .asString()
                                    .equals(expected.path("treated").asString())
                            && pair.path("comparison")
                                    .asString()
                                    .equals(expected.path("untreated").asString()))
                    .singleElement()
                    .satisfies(pair -> {
                        assertThat(pair.path("type")).isEqualTo(expected.path("type"));
                        assertThat(pair.path("estimate").asDouble())
                                .isCloseTo(expected.path("estimate").asDouble(), within(1e-8));
                        assertThat(pair.path("weight").asDouble())
                                .isCloseTo(expected.path("weight").asDouble(), within(1e-8));
                    });
        }
        assertThat(analysis.path("shares").path("Later vs Earlier Treated").asDouble())
                .isCloseTo(0.05265, within(5e-6));
        double sum = oracle.expected().path("weighted_sum").asDouble();
        assertThat(analysis.path("weightedSum").asDouble()).isCloseTo(sum, within(1e-8));
        try (var workbook =
                WorkbookFactory.create(Files.newInputStream(folder.out().resolve("evaluation.xlsx")))) {
            var sheet = workbook.getSheet("a");
            var total = sheet.getRow(sheet.getLastRowNum()).getCell(3);
            assertThat(workbook.getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluate(total)
                            .getNumberValue())
                    .isCloseTo(sum, within(1e-8));
        }
    }

    @Test
    void theDecompositionAddsUpToTheRegressionBesideIt() {
        panel(
                12,
                u -> u < 3 ? "3" : u < 6 ? "5" : "",
                BACON.formatted("b") + ",{'id': 'r', 'method': 'did', 'outcome': 'y', 'treatment': 'd'}");

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("b").path("weightedSum").asDouble())
                .isCloseTo(folder.figure("r", "treatment", "estimate"), within(1e-10));
        double total = 0;
        for (var share : folder.analysis("b").path("shares")) {
            total += share.asDouble();
        }
        assertThat(total).isCloseTo(1, within(1e-12));
    }

    @Test
    void aCohortBelowFiveHasAnEstimateWithoutIntervalAndSaysWhy() {
        panel(30, u -> u < 4 ? "3" : u < 12 ? "5" : "", GROUP_TIME.formatted("a", ""));

        assertThat(folder.run()).isZero();
        var small = folder.analysis("a").path("estimates").path("g=3,t=4");
        assertThat(small.path("estimate").isNumber()).isTrue();
        for (var figure : new String[] {"se", "df", "p", "ci"}) {
            assertThat(small.path(figure).isNull()).isTrue();
        }
        assertThat(small.path("noInterval").asString())
                .startsWith("SMALL_COHORT: ")
                .contains("fewer than five");
        assertThat(folder.analysis("a").at("/estimates/overall/noInterval").asString())
                .startsWith("SMALL_COHORT");
        var large = folder.analysis("a").path("estimates").path("g=5,t=6");
        assertThat(large.path("ci")).hasSize(2);
        assertThat(large.has("noInterval")).isFalse();
    }

    @Test
    void theLevelGovernsTheIntervals() {
        panel(
                40,
                u -> u < 10 ? "3" : u < 20 ? "5" : "",
                GROUP_TIME.formatted("g", "") + "," + SUN_ABRAHAM.formatted("s", ""));
        assertThat(folder.run()).isZero();
        double[] wide = {width("g", "overall"), width("s", "att")};

        panel(
                40,
                u -> u < 10 ? "3" : u < 20 ? "5" : "",
                GROUP_TIME.formatted("g", "") + "," + SUN_ABRAHAM.formatted("s", ""));
        folder.design("{'level': 0.5, "
                + DESIGN.formatted(GROUP_TIME.formatted("g", "") + "," + SUN_ABRAHAM.formatted("s", ""))
                        .substring(1));
        assertThat(folder.run()).isZero();
        assertThat(width("g", "overall") / wide[0]).isCloseTo(0.6744898 / 1.9599640, within(1e-6));
        assertThat(width("s", "att") / wide[1]).isLessThan(0.35);
    }

    private double width(String id, String term) {
        var ends = folder.analysis(id).path("estimates").path(term).path("ci");
        return ends.path(1).asDouble() - ends.path(0).asDouble();
    }

    @ParameterizedTest
    @CsvSource({
        "everyone starts before there is anything to compare with, 1, NO_PRE_PERIOD",
        "nobody is treated, '', NO_POST_PERIOD",
        "nobody starts before the panel ends, 9, NO_POST_PERIOD"
    })
    void aPanelThatCannotAnswerIsRefused(String what, String first, String reason) {
        panel(
                20,
                u -> u % 2 == 0 ? (first == null ? "" : first) : "",
                GROUP_TIME.formatted("g", "") + "," + SUN_ABRAHAM.formatted("s", ""));

        assertThat(folder.run()).as(what).isEqualTo(Evaluate.REFUSED);
        for (var id : new String[] {"g", "s"}) {
            assertThat(folder.analysis(id).at("/refused/reason").asString())
                    .as(id)
                    .isEqualTo(reason);
            assertThat(folder.analysis(id).has("estimates")).isFalse();
        }
    }

    @Test
    void withoutNeverTreatedUnitsOnlyTheNotYetTreatedCanBeCompared() {
        panel(
                20,
                u -> u % 2 == 0 ? "3" : "5",
                GROUP_TIME.formatted("never", "") + "," + SUN_ABRAHAM.formatted("s", "") + ","
                        + GROUP_TIME.formatted("notyet", ", 'control': 'notyet'"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("never").at("/refused/reason").asString()).isEqualTo("TOO_FEW_COMPARISON_AREAS");
        assertThat(folder.analysis("s").at("/refused/reason").asString()).isEqualTo("TOO_FEW_COMPARISON_AREAS");
        var notYet = folder.analysis("notyet");
        assertThat(notYet.path("estimates").path("g=3,t=4").path("se").isNumber())
                .isTrue();
        assertThat(notYet.at("/diagnostics/cellsWithoutEstimate")
                        .path("g=3,t=5")
                        .asString())
                .isEqualTo("TOO_FEW_COMPARISON_AREAS");
    }

    @Test
    void anOutcomeThatDoesNotVaryIsRefused() {
        panel(
                20,
                u -> u % 2 == 0 ? "3" : "",
                (GROUP_TIME.formatted("g", "") + "," + SUN_ABRAHAM.formatted("s", "") + "," + BACON.formatted("b"))
                        .replace("'y'", "'flat'"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        for (var id : new String[] {"g", "s", "b"}) {
            assertThat(folder.analysis(id).at("/refused/reason").asString())
                    .as(id)
                    .isEqualTo("NO_VARIATION");
        }
    }

    @Test
    void oneClusterIsRefused() {
        panel(20, u -> u % 2 == 0 ? "3" : "", SUN_ABRAHAM.formatted("s", ", 'cluster': 'flat'"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("s").at("/refused/message").asString()).contains("fewer than two clusters");
    }

    @Test
    void unitsThatAreNotCompleteAreLeftOutAndCounted() {
        panel(
                20,
                u -> u % 2 == 0 ? "3" : "",
                GROUP_TIME.formatted("g", "") + "," + SUN_ABRAHAM.formatted("s", "") + "," + BACON.formatted("b"));
        emptyOutcome("u00,2,");

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("g").at("/diagnostics/incompleteUnits").asInt())
                .isEqualTo(1);
        assertThat(folder.analysis("g").path("clusters").asInt()).isEqualTo(19);
        assertThat(folder.analysis("b").at("/diagnostics/incompleteUnits").asInt())
                .isEqualTo(1);
        assertThat(folder.analysis("s").at("/diagnostics/missingRows").asInt()).isEqualTo(1);
        assertThat(folder.analysis("s").path("n").asInt()).isEqualTo(119);
    }

    /** Takes the outcome out of the row that begins so. */
    private void emptyOutcome(String beginning) {
        try {
            var path = temporary.resolve("panel.csv");
            var text = Files.readString(path);
            folder.file("panel.csv", text.replaceFirst(beginning + "[^,]*,", beginning + ","));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Other programs write never as zero. Taken for a time it would make units treated that are not. */
    @ParameterizedTest
    @CsvSource({"group-time", "sun-abraham", "event-study"})
    void neverWrittenAsZeroIsAWrongPanel(String method) {
        panel(6, u -> u < 3 ? "3" : "0", "{'id': 'a', 'method': '" + method + "', 'outcome': 'y', 'first': 'first'}");

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines())
                .singleElement()
                .asString()
                .contains("panel.csv, column \"first\": \"0\" is no period")
                .contains("never treated is left empty");
    }

    @Test
    void aStartBetweenTwoPeriodsIsNamedByTheLater() {
        folder.file("panel.csv", """
                        u,t,y,first
                        a,2020-01,1,2020-03
                        a,2020-04,2,2020-03
                        b,2020-01,1,
                        b,2020-04,1,
                        """).design(DESIGN.formatted(GROUP_TIME.formatted("g", "")));

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("g").path("estimates").propertyNames())
                .containsExactly("overall", "g=2020-04,t=2020-04", "e=0", "g=2020-04", "t=2020-04");
    }
}
