package org.lindero.incident.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.area.ImportProblem;

/** The user's own file comes back with its bad cells marked, and nothing in it becomes a formula. */
class MarkedCopyTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWorkbookComesBackAsItWasWithItsBadCellsColouredAndCommented(boolean old) throws IOException {
        var file = TableFile.open(old ? "pivote.xls" : "pivote.xlsx", Workbooks.pivot(old));

        try (var workbook = marked(file, new Place("Hoja1", 27, 4, "Hoja1!E27"))) {
            var sheet = workbook.getSheet("Hoja1");
            assertThat(sheet.getNumMergedRegions()).isEqualTo(3);
            assertThat(sheet.getRow(26).getCell(4).getNumericCellValue()).isEqualTo(4);
            assertThat(sheet.getRow(26).getCell(4).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(sheet.getRow(26).getCell(4).getCellComment().getString().getString())
                    .isEqualTo("NOT_A_TABLE");
            assertThat(sheet.getRow(23).getCell(8).getStringCellValue()).isEqualTo("Problema");
            assertThat(sheet.getRow(26).getCell(8).getStringCellValue()).isEqualTo("NOT_A_TABLE");
            assertThat(sheet.getRow(25).getCell(8)).isNull();
        }
    }

    /** Rows without a mark are not even looked at. */
    @Test
    void allOtherRowsAndSheetsOfAWorkbookStayWithTheirFormulasCommentsAndFormats() throws IOException {
        var file = TableFile.open("pivote.xlsx", Workbooks.of(false, sheet -> {
            Workbooks.row(sheet, 0, "clave", "mes", "conteo");
            for (int i = 1; i < 300; i++) {
                Workbooks.row(sheet, i, "A-001", LocalDate.of(2024, 1, 31), i);
            }
            sheet.getRow(5).createCell(7).setCellFormula("SUM(C2:C4)");
            sheet.getRow(6).setZeroHeight(true);
            var helper = sheet.getWorkbook().getCreationHelper();
            var comment = sheet.createDrawingPatriarch().createCellComment(helper.createClientAnchor());
            comment.setString(helper.createRichTextString("Señal"));
            sheet.getRow(8).getCell(2).setCellComment(comment);
            Workbooks.row(sheet.getWorkbook().createSheet("Otra"), 4, "Año", 2024);
        }));

        try (var workbook = marked(file, new Place("Hoja1", 201, 2, "Hoja1!C201"))) {
            var sheet = workbook.getSheet("Hoja1");
            assertThat(sheet.getLastRowNum()).isEqualTo(299);
            for (int i = 1; i < 300; i++) {
                assertThat(sheet.getRow(i).getCell(0).getStringCellValue()).isEqualTo("A-001");
                assertThat(sheet.getRow(i).getCell(1).getLocalDateTimeCellValue())
                        .isEqualTo("2024-01-31T00:00");
                assertThat(sheet.getRow(i).getCell(2).getNumericCellValue()).isEqualTo(i);
                assertThat(sheet.getRow(i).getCell(2).getCellStyle().getFillPattern())
                        .isEqualTo(i == 200 ? FillPatternType.SOLID_FOREGROUND : FillPatternType.NO_FILL);
            }
            assertThat(sheet.getRow(5).getCell(7).getCellFormula()).isEqualTo("SUM(C2:C4)");
            assertThat(sheet.getRow(6).getZeroHeight()).isTrue();
            assertThat(sheet.getRow(8).getCell(2).getCellComment().getString().getString())
                    .isEqualTo("Señal");
            assertThat(sheet.getRow(200).getCell(2).getCellComment().getString().getString())
                    .isEqualTo("NOT_A_TABLE");
            assertThat(sheet.getRow(0).getCell(8).getStringCellValue()).isEqualTo("Problema");
            assertThat(sheet.getRow(200).getCell(8).getStringCellValue()).isEqualTo("NOT_A_TABLE");
            assertThat(workbook.getSheet("Otra").getRow(4).getCell(0).getStringCellValue())
                    .isEqualTo("Año");
        }
    }

    @Test
    void aTextFileBecomesAWorkbookWithTheSameRowsWhoseTextsStayTexts() throws IOException {
        var file = TableFile.open(
                "conteos.csv",
                "clave;mes;casos\n09010;2024-01;=1+1\n\n9010;\"=HYPERLINK(\"\"x\"\")\";3,5\n"
                        .getBytes(StandardCharsets.UTF_8));

        try (var workbook = marked(file, new Place(null, 2, 2, "casos"))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("09010");
            assertThat(sheet.getRow(1).getCell(2).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("=1+1");
            assertThat(sheet.getRow(1).getCell(2).getCellComment()).isNotNull();
            assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).isEqualTo("NOT_A_TABLE");
            assertThat(sheet.getRow(3).getCell(0).getNumericCellValue()).isEqualTo(9010);
            assertThat(sheet.getRow(3).getCell(1).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(3).getCell(1).getCellStyle().getQuotePrefixed())
                    .isTrue();
        }
    }

    private static Workbook marked(TableFile file, Place place) throws IOException {
        var marks = new Marks(problem -> problem.code().toString());
        marks.add(place, ImportProblem.errorAt(FileProblem.NOT_A_TABLE, file.name(), place.row(), place.label()));
        var out = new ByteArrayOutputStream();
        var copy = new MarkedCopy(file, Reading.AUTOMATIC, marks, "Problema");
        copy.write(out);
        assertThat(copy.name()).matches("(pivote|conteos)-problemas\\.xlsx?");
        return WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()));
    }
}
