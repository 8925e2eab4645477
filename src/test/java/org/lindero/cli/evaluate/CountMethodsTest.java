package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lindero.engine.Oracle;
import org.lindero.engine.displacement.Change;
import org.lindero.engine.displacement.Wdd;
import tools.jackson.databind.JsonNode;

/** The methods that need counts or an estimate only. */
class CountMethodsTest {

    private static final String SHARED =
            "{'id': 'a', 'method': 'wdd', 'treated': [80, 60], 'control': [200, 190], 'displacement': [50, 55]}";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    @Test
    void quotientsAreGuerettes() {
        var cases = Oracle.require("O02_wdq_guerette").expected().path("cases");
        folder.design("{'analyses': ["
                + cases.propertyNames().stream()
                        .map(name -> "{'id': '%s', 'method': 'wdq', 'treated': %s, 'buffer': %s, 'control': %s}"
                                .formatted(
                                        name,
                                        cases.path(name).path("A"),
                                        cases.path(name).path("B"),
                                        cases.path(name).path("C")))
                        .collect(Collectors.joining(","))
                + "]}");

        assertThat(folder.run()).isZero();
        for (var name : cases.propertyNames()) {
            var expected = cases.path(name);
            var actual = folder.analysis(name);
            near(actual.path("grossEffect"), expected.path("gross_effect").asDouble());
            near(actual.path("netEffect"), expected.path("net_effect_ratio").asDouble());
            near(
                    actual.path("totalNetEffect"),
                    expected.path("total_net_effect").asDouble());
            boolean success = expected.path("success_measure").asDouble() < 0;
            assertThat(actual.path("interpretable").asBoolean()).isEqualTo(success);
            if (success) {
                near(actual.path("wdq"), expected.path("wdq").asDouble());
            } else {
                assertThat(actual.path("wdq").isNull()).isTrue();
            }
        }
    }

    @Test
    void differencesAreWheelers() {
        var oracle = Oracle.require("O01_wdd_wheeler_examples").expected().path("wdd");
        for (var name : oracle.propertyNames()) {
            var expected = oracle.path(name);
            var areas = expected.path("area_weights_c_t_dc_dt");
            folder.design("""
                    {'level': 0.9, 'analyses': [{'id': 'a', 'method': 'wdd', 'treated': %s, 'control': %s, 'displacement': %s,
                     'displacementControl': %s, 'timeWeights': %s, 'areaWeights': {'control': %s, 'treated': %s,
                     'displacementControl': %s, 'displacement': %s}}]}""".formatted(
                            expected.path("treated"),
                            expected.path("control"),
                            expected.path("disp_treated"),
                            expected.path("disp_control"),
                            expected.path("time_weights"),
                            areas.path(0),
                            areas.path(1),
                            areas.path(2),
                            areas.path(3)));

            assertThat(folder.run()).isZero();
            var total = folder.analysis("a").at("/estimates/total");
            near(total.path("estimate"), expected.path("est_total").asDouble());
            near(total.path("se"), expected.path("se_total").asDouble());
            near(total.path("p"), expected.path("p_two").asDouble());
            near(total.path("ci").path(0), expected.path("ci_low").asDouble());
            near(
                    folder.analysis("a").at("/estimates/local/se"),
                    expected.path("se_local").asDouble());
            assertThat(total.path("df").isNull()).isTrue();
        }
    }

    @Test
    void aBufferWithoutEventsIsNoBuffer() {
        folder.design("""
                {'analyses': [{'id': 'a', 'method': 'wdd', 'treated': [9, 5], 'control': [9, 8], 'displacement': [0, 0],
                 'displacementControl': [0, 0]}]}""");

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("a").path("estimates").propertyNames()).containsExactly("local", "total");
        assertThat(folder.analysis("a").at("/diagnostics/displacement").asString())
                .contains("no events");
    }

    @Test
    void aBufferWithoutItsOwnControlSharesTheOneThereIs() {
        folder.design("{'analyses': [" + SHARED + "]}");

        assertThat(folder.run()).isZero();
        var expected = Wdd.sharedControl(new Change(80, 60), new Change(50, 55), new Change(200, 190), 1, 0.95)
                .total();
        assertThat(folder.figure("a", "total", "estimate")).isEqualTo(expected.value());
        assertThat(folder.figure("a", "total", "se")).isEqualTo(expected.standardError());
    }

    @Test
    void theSheetOfADifferenceComputesWhatTheResultSays() throws IOException {
        folder.design("""
                {'analyses': [%s, {'id': 'own', 'method': 'wdd', 'treated': [80, 60], 'control': [200, 190],
                 'displacement': [50, 55], 'displacementControl': [90, 70], 'timeWeights': [2, 1],
                 'areaWeights': {'control': 3}}, {'id': 'alone', 'method': 'wdd', 'treated': [80, 60], 'control': [200, 190]}]}""".formatted(SHARED));

        assertThat(folder.run("--xlsx")).isZero();
        try (var workbook =
                WorkbookFactory.create(Files.newInputStream(folder.out().resolve("evaluation.xlsx")))) {
            var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            for (var id : List.of("a", "own", "alone")) {
                for (var term : folder.analysis(id).path("estimates").propertyNames()) {
                    var row = row(workbook.getSheet(id), term);
                    var expected = folder.analysis(id).path("estimates").path(term);
                    near(
                            expected.path("estimate"),
                            evaluator.evaluate(row.getCell(1)).getNumberValue());
                    near(expected.path("se"), evaluator.evaluate(row.getCell(2)).getNumberValue());
                    assertThat(evaluator.evaluate(row.getCell(4)).getNumberValue())
                            .isCloseTo(expected.path("ci").path(1).asDouble(), within(1e-6));
                }
            }
        }
    }

    private static Row row(Sheet sheet, String name) {
        for (int i = 7; i <= sheet.getLastRowNum(); i++) {
            if (sheet.getRow(i).getCell(0).getStringCellValue().equals(name)) {
                return sheet.getRow(i);
            }
        }
        throw new AssertionError("no row " + name);
    }

    @Test
    void theDetectableEffectIsBloomsMultiple() {
        var expected = Oracle.require("O17_power_mde").expected();
        folder.design("""
                {'analyses': [{'id': 'normal', 'method': 'power', 'se': 1, 'df': null},
                 {'id': 't', 'method': 'power', 'se': 1, 'df': 8, 'alpha': 0.05, 'power': 0.8}]}""");

        assertThat(folder.run()).isZero();
        near(
                folder.analysis("normal").path("mde"),
                expected.path("mde_multiplier_normal_05_80").asDouble());
        near(
                folder.analysis("t").path("mde"),
                expected.path("mde_multiplier_t_df8").asDouble());
    }

    @Test
    void aClearFallIsNotEquivalentButExcludesAnIncrease() {
        folder.design("""
                {'analyses': [{'id': 'a', 'method': 'equivalence', 'estimate': -10, 'se': 1, 'df': 20, 'bound': 5}]}""");

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("a").path("equivalent").asBoolean()).isFalse();
        assertThat(folder.analysis("a").path("excludesIncrease").asBoolean()).isTrue();
        assertThat(folder.analysis("a").path("pUpper").asDouble()).isLessThan(1e-6);
        assertThat(folder.analysis("a").path("p").asDouble()).isGreaterThan(0.99);
    }

    private static void near(JsonNode actual, double expected) {
        assertThat(actual.isNumber()).isTrue();
        assertThat(actual.asDouble()).isCloseTo(expected, within(1e-10 * (1 + Math.abs(expected))));
    }
}
