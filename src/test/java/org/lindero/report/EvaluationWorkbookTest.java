package org.lindero.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lindero.evaluation.GeneratedEvaluation;

/** Written, saved, opened again with another reader, recalculated. */
class EvaluationWorkbookTest {

    private static final int AREAS = 200;
    private static final int MONTHS = 36;

    /** With a month that was not published: what the formulas add up leaves it out as the page does. */
    private static GeneratedEvaluation evaluation;

    private static byte[] file;

    @BeforeAll
    static void write() throws IOException {
        var workbook = GeneratedWorkbook.withGap(AREAS, MONTHS);
        evaluation = workbook.evaluation();
        var bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        file = bytes.toByteArray();
    }

    @Test
    void everyFormulaRecalculatesToTheNumberThatThePageShows() throws IOException {
        try (var workbook = open()) {
            var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
            int formulas = 0;
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        if (cell.getCellType() == CellType.FORMULA) {
                            double shown = cell.getNumericCellValue();
                            assertThat(evaluator.evaluate(cell).getNumberValue())
                                    .as(cell.getCellFormula())
                                    .isCloseTo(shown, within(1e-8));
                            formulas++;
                        }
                    }
                }
            }
            assertThat(formulas).isGreaterThan(15);
        }
    }

    @Test
    void theWeightedDisplacementDifferenceStandsAsComputed() throws IOException {
        var wdd = Objects.requireNonNull(evaluation.result().displacement().wdd());
        try (var workbook = open()) {
            var total = row(workbook.getSheet("WDQ y WDD"), "Total");
            assertThat(total.getCell(1).getNumericCellValue())
                    .isCloseTo(wdd.total().value(), within(1e-9));
            assertThat(total.getCell(3).getNumericCellValue())
                    .isCloseTo(wdd.total().interval().lower(), within(1e-9));
        }
    }

    @Test
    void theTidySheetHoldsOneTypedRowAnAreaAndMonth() throws IOException {
        try (var workbook = open()) {
            var data = workbook.getSheet("Datos");
            assertThat(data.getLastRowNum()).isEqualTo(AREAS * MONTHS);
            assertThat(data.isColumnHidden(0)).isTrue();
            assertThat(data.getRow(1).getCell(6).getCellType()).isEqualTo(CellType.NUMERIC);
        }
    }

    @Test
    void aNameThatLooksLikeAFormulaStaysText() throws IOException {
        try (var workbook = open()) {
            var name = workbook.getSheet("Datos").getRow(1).getCell(2);
            assertThat(name.getCellType()).isEqualTo(CellType.STRING);
            assertThat(name.getStringCellValue()).startsWith("=1+");
            assertThat(name.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void theSummaryShowsTheNetWithItsInterval() throws IOException {
        var net = evaluation.result().place().net();
        try (var workbook = open()) {
            var row = row(workbook.getSheet("Resumen"), "Delitos registrados evitados (neto)");
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(net.prevented());
            assertThat(row.getCell(2).getNumericCellValue())
                    .isEqualTo(Objects.requireNonNull(net.preventedInterval()).lower());
        }
    }

    @Test
    void thePoliceSheetNamesEachEffortWithItsRoleAndCountsTheFourCells() throws IOException {
        try (var workbook = open()) {
            var sheet = workbook.getSheet("Con la policía");
            assertThat(row(sheet, "=Operativo").getCell(1).getStringCellValue()).isEqualTo("Ajena al proyecto");
            assertThat(row(sheet, "Solo proyecto").getCell(1).getNumericCellValue())
                    .isEqualTo(3);
            assertThat(row(sheet, "Ambos").getCell(1).getNumericCellValue()).isEqualTo(3);
            assertThat(row(workbook.getSheet("Diseño"), "Cómo se eligieron las áreas tratadas")
                            .getCell(1)
                            .getStringCellValue())
                    .startsWith("De otra manera");
        }
    }

    private static Row row(Sheet sheet, String heading) {
        for (Row row : sheet) {
            var first = row.getCell(0);
            if (first != null
                    && first.getCellType() == CellType.STRING
                    && first.getStringCellValue().equals(heading)) {
                return row;
            }
        }
        throw new AssertionError("no row " + heading);
    }

    private static XSSFWorkbook open() throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }
}
