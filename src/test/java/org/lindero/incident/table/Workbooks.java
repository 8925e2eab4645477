package org.lindero.incident.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Small workbooks with the traps of real ones. */
public final class Workbooks {

    private Workbooks() {}

    /** A workbook with one sheet, {@code Hoja1}. */
    public static byte[] of(boolean old, Consumer<Sheet> fill) {
        var bytes = new ByteArrayOutputStream();
        try (Workbook workbook = old ? new HSSFWorkbook() : new XSSFWorkbook()) {
            fill.accept(workbook.createSheet("Hoja1"));
            workbook.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Puts texts, numbers and dates into a row; null leaves the cell out. */
    public static void row(Sheet sheet, int index, @Nullable Object... values) {
        var row = sheet.createRow(index);
        for (int i = 0; i < values.length; i++) {
            switch (values[i]) {
                case null -> {}
                case Number number -> row.createCell(i).setCellValue(number.doubleValue());
                case LocalDate date -> {
                    var style = sheet.getWorkbook().createCellStyle();
                    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("mmm-yy"));
                    row.createCell(i).setCellValue(date);
                    row.getCell(i).setCellStyle(style);
                }
                default -> row.createCell(i).setCellValue(values[i].toString());
            }
        }
    }

    /**
     * A pivot table as the police sends it: blank rows, years merged over the months with columns of totals, areas and below
     * each its offences in one column, empty cells for zero, a group without an area, a grand total, an incomplete last month.
     */
    public static byte[] pivot(boolean old) {
        return of(old, sheet -> {
            row(sheet, 22, "CUADRANTE / DELITO", 2013, null, "Total 2013", 2014, null, "Total 2014", "Total general");
            row(sheet, 23, null, "NOVIEMBRE", "DICIEMBRE", null, "ENERO", "FEBRERO");
            sheet.addMergedRegion(CellRangeAddress.valueOf("B23:C23"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("E23:F23"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("A23:A24"));
            row(sheet, 24, "A-001", 5, 2, 7, 4, 1, 5, 12);
            row(sheet, 25, "Homicidio doloso", 1, null, 1, null, null, null, 1);
            row(sheet, 26, "Robo a negocio", 4, 2, 6, 4, 1, 5, 11);
            row(sheet, 27, "A-002", 3, 3, 6, 2, null, 2, 8);
            row(sheet, 28, "Robo a negocio", 3, 3, 6, 2, null, 2, 8);
            row(sheet, 29, "(en blanco)", 1, 1, 2, 1, null, 1, 3);
            row(sheet, 30, "Homicidio doloso", 1, 1, 2, 1, null, 1, 3);
            row(sheet, 31, "Total general", 9, 6, 15, 7, 1, 8, 23);
        });
    }
}
