package org.lindero.incident.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
