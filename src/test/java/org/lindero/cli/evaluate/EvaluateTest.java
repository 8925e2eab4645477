package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command promises whatever the method. */
class EvaluateTest {

    private static final String WDQ =
            "{'id': '%s', 'method': 'wdq', 'treated': [207, 110], 'buffer': [178, 157], 'control': [308, %d]}";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    @Test
    void anEvaluationThatSucceedsExitsWithZeroAndPrintsOneLineAnAnalysis() {
        folder.design(
                "{'seed': 7, 'analyses': [" + WDQ.formatted("first", 318) + "," + WDQ.formatted("second", 100) + "]}");

        assertThat(folder.run()).isZero();
        assertThat(folder.lines()).hasSize(2).allMatch(line -> line.contains("(wdq): "));
        assertThat(folder.result().at("/engine/seed").asInt()).isEqualTo(7);
        assertThat(folder.result().at("/engine/version").asString()).isNotEmpty();
        assertThat(folder.analysis("first").path("method").asString()).isEqualTo("wdq");
    }

    @Test
    void oneRefusedAnalysisGivesThreeAndTheOthersAreWritten() {
        folder.design("{'analyses': [" + WDQ.formatted("refused", 0) + "," + WDQ.formatted("fine", 318) + "]}");

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        var refused = folder.analysis("refused");
        assertThat(refused.at("/refused/reason").asString()).isEqualTo("ZERO_DENOMINATOR");
        assertThat(refused.at("/refused/message").asString()).isNotEmpty();
        assertThat(refused.has("estimates")).isFalse();
        assertThat(folder.analysis("fine").path("wdq").isNumber()).isTrue();
    }

    @Test
    void notANumberIsNeverWritten() {
        folder.design(
                "{'analyses': [{'id': 'up', 'method': 'wdq', 'treated': [10, 20], 'buffer': [1, 1], 'control': [9, 9]}]}");

        assertThat(folder.run()).isZero();
        assertThat(folder.resultText()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(folder.analysis("up").path("wdq").isNull()).isTrue();
        assertThat(folder.analysis("up").path("interpretable").asBoolean()).isFalse();
    }

    @Test
    void neitherTheOrderOfTheRowsNorARepetitionChangesAByte() {
        var rows = new ArrayList<String>();
        var random = new Random(5);
        for (int unit = 0; unit < 12; unit++) {
            for (int month = 1; month <= 6; month++) {
                rows.add("%d,2020-%02d,%s,%d"
                        .formatted(unit, month, random.nextGaussian(), unit < 4 && month > 3 ? 1 : 0));
            }
        }
        var design = """
                {'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 'm'},
                 'analyses': [{'id': 'a', 'method': 'did', 'outcome': 'y', 'treatment': 'd'}]}""";
        var first = result(design, rows);
        assertThat(result(design, rows)).isEqualTo(first);
        Collections.shuffle(rows, random);
        assertThat(result(design, rows)).isEqualTo(first);
    }

    private String result(String design, List<String> rows) {
        folder.design(design).file("panel.csv", "u,m,y,d\n" + String.join("\n", rows));
        assertThat(folder.run()).isZero();
        return folder.resultText();
    }

    @Test
    void anEmptyCellIsMissingAndNotZero() {
        var design = """
                {'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 't'},
                 'analyses': [{'id': 'a', 'method': 'did', 'outcome': 'y', 'treatment': 'd'}]}""";
        folder.design(design).file("panel.csv", """
                        u,t,y,d
                        a,1,1,0
                        a,2,5,1
                        b,1,2,0
                        b,2,3,0
                        c,1,2,0
                        c,2,4,0
                        c,3,,0
                        """);

        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("a").path("n").asInt()).isEqualTo(6);
        assertThat(folder.figure("a", "treatment", "estimate")).isCloseTo(2.5, within(1e-12));
        assertThat(folder.analysis("a").at("/diagnostics/missingRows").asInt()).isEqualTo(1);
    }

    @Test
    void theWorkbookHoldsTypedCellsAndLiveFormulasAndNoTextBecomesAFormula() throws IOException {
        folder.design("{'analyses': [" + WDQ.formatted("=1+1", 318) + "," + WDQ.formatted("=1+1 ", 0) + "]}");

        assertThat(folder.run("--xlsx")).isEqualTo(Evaluate.REFUSED);
        try (var workbook = workbook()) {
            var overview = workbook.getSheet("analyses");
            assertThat(overview.getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(overview.getRow(1).getCell(0).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(overview.getRow(2).getCell(5).getStringCellValue()).startsWith("ZERO_DENOMINATOR");
            var own = workbook.getSheet("=1+1");
            assertThat(own.getRow(9).getCell(0).getStringCellValue()).isEqualTo("wdq");
            var quotient = own.getRow(9).getCell(1);
            assertThat(quotient.getCellType()).isEqualTo(CellType.FORMULA);
            assertThat(workbook.getCreationHelper()
                            .createFormulaEvaluator()
                            .evaluate(quotient)
                            .getNumberValue())
                    .isCloseTo(folder.analysis("=1+1").path("wdq").asDouble(), within(1e-12));
        }
    }

    @Test
    void figuresThatOnlySomeMethodsHaveAreColumnsOfTheWorkbookToo() throws IOException {
        var random = new Random(2);
        var rows = IntStream.range(0, 80)
                .mapToObj(i -> "%d,1,%d,%d,%s"
                        .formatted(i, random.nextInt(9) * random.nextInt(9), i % 2, i % 4 == 0 ? "2" : ""))
                .collect(Collectors.joining("\n", "u,t,y,=x,first\n", "\n"));
        folder.file("panel.csv", rows + rows.substring(rows.indexOf('\n') + 1).replace(",1,", ",2,"))
                .design("""
                {'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 't'}, 'analyses': [
                 {'id': 'n', 'method': 'negative-binomial', 'outcome': 'y', 'covariates': ['=x']},
                 {'id': 'g', 'method': 'group-time', 'outcome': 'y', 'first': 'first', 'base': 'universal'}]}""");

        assertThat(folder.run("--xlsx")).isZero();
        try (var workbook = workbook()) {
            var sheet = workbook.getSheet("estimates");
            assertThat(sheet.getRow(0).getCell(9).getStringCellValue()).isEqualTo("irr");
            assertThat(sheet.getRow(0).getCell(10).getStringCellValue()).isEqualTo("noInterval");
            assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("=x");
            assertThat(sheet.getRow(2).getCell(2).getCellStyle().getQuotePrefixed())
                    .isTrue();
            assertThat(sheet.getRow(2).getCell(9).getNumericCellValue()).isEqualTo(folder.figure("n", "=x", "irr"));
            int reference = 0;
            for (var row : sheet) {
                var cell = row.getCell(10);
                boolean named = cell != null && cell.toString().startsWith("REFERENCE");
                reference += named ? 1 : 0;
                assertThat(named && row.getCell(7) != null && row.getCell(7).getCellType() == CellType.NUMERIC)
                        .isFalse();
            }
            assertThat(reference).isEqualTo(2);
        }
    }

    private Workbook workbook() throws IOException {
        try (var file = Files.newInputStream(folder.out().resolve("evaluation.xlsx"))) {
            return WorkbookFactory.create(file);
        }
    }
}
