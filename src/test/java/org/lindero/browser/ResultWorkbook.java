package org.lindero.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook of an evaluation as a reader gets it. */
final class ResultWorkbook implements AutoCloseable {

    /** A number with its interval, as a row of the summary says it. */
    record Line(double value, double lower, double upper) {}

    private final XSSFWorkbook workbook;

    private ResultWorkbook(XSSFWorkbook workbook) {
        this.workbook = workbook;
    }

    static ResultWorkbook read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new ResultWorkbook(new XSSFWorkbook(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The row of the summary that starts with {@code what}. */
    Line summary(String what) {
        var row = rows(workbook.getSheet("Resumen")).stream()
                .filter(one ->
                        one.getCell(0) != null && one.getCell(0).toString().equals(what))
                .findFirst()
                .orElseThrow();
        return new Line(number(row, 1), number(row, 2), number(row, 3));
    }

    private static double number(Row row, int column) {
        var cell = row.getCell(column);
        assertThat(cell.getCellType()).isEqualTo(CellType.NUMERIC);
        return cell.getNumericCellValue();
    }

    void holdsNoErrorsAndNoNumbersAsText() {
        int numbers = 0;
        for (var sheet : workbook) {
            for (var cell : cells(sheet)) {
                assertThat(cell.getCellType()).as(place(cell)).isNotEqualTo(CellType.ERROR);
                if (cell.getCellType() == CellType.STRING) {
                    assertThat(cell.getStringCellValue()).as(place(cell)).doesNotMatch("[-−]?\\d[\\d,]*(\\.\\d+)?");
                } else if (cell.getCellType() == CellType.NUMERIC) {
                    numbers++;
                }
            }
        }
        assertThat(numbers).isGreaterThan(1_000);
    }

    /** What a spreadsheet program computes when it opens the file is what the application wrote beside each formula. */
    void recalculatesToTheSameNumbers() {
        var formulas = cells(workbook.getSheet("WDQ y WDD")).stream()
                .filter(cell -> cell.getCellType() == CellType.FORMULA)
                .toList();
        assertThat(formulas).hasSizeGreaterThan(10);
        var evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        for (var cell : formulas) {
            double written = cell.getNumericCellValue();
            var computed = evaluator.evaluate(cell);
            assertThat(computed.getCellType()).as(place(cell)).isEqualTo(CellType.NUMERIC);
            assertThat(computed.getNumberValue())
                    .as(place(cell))
                    .isCloseTo(written, within(1e-9 * Math.max(1, Math.abs(written))));
        }
    }

    private static List<Row> rows(Sheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false).toList();
    }

    private static List<Cell> cells(Sheet sheet) {
        return rows(sheet).stream()
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .toList();
    }

    private static String place(Cell cell) {
        return cell.getSheet().getSheetName() + "!" + cell.getAddress();
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
