package org.lindero.report;

import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.jspecify.annotations.Nullable;

/** Fills a sheet row by row. Numbers are written as numbers, text never becomes a formula. */
public final class Writer {

    private static final String LOOKS_LIKE_A_FORMULA = "=+-@\t\r";

    private final Sheet sheet;
    private final Styles styles;
    private int rows;
    private Row row;
    private int columns;

    public Writer(Sheet sheet, Styles styles) {
        this.sheet = sheet;
        this.styles = styles;
        row = sheet.createRow(0);
    }

    /** Begins the next row; the first one is there already. */
    public Writer newRow() {
        row = sheet.createRow(++rows);
        columns = 0;
        return this;
    }

    /** The number of the current row as formulas count it, from 1. */
    public int rowNumber() {
        return rows + 1;
    }

    public Writer title(String text) {
        return styled(text, styles.title);
    }

    public Writer heading(String... texts) {
        for (var text : texts) {
            styled(text, styles.heading);
        }
        return this;
    }

    public Writer text(String text) {
        boolean risky = !text.isEmpty() && LOOKS_LIKE_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        var cell = next();
        cell.setCellValue(fitting(text));
        if (risky) {
            cell.setCellStyle(styles.quoted);
        }
        return this;
    }

    public Writer wrapped(String text) {
        return styled(text, styles.wrapped);
    }

    public Writer whole(double value) {
        return number(value, styles.whole);
    }

    public Writer decimal(@Nullable Double value) {
        return number(value, styles.decimal);
    }

    public Writer precise(@Nullable Double value) {
        return number(value, styles.precise);
    }

    /** A number as it is, shown by the spreadsheet's own rule. */
    public Writer exact(double value) {
        return number(value, styles.exact);
    }

    public Writer skip() {
        columns++;
        return this;
    }

    /** A live formula, written without its equals sign, with the value that it has now for readers that do not compute. */
    public Writer formula(String formula, double value, boolean precise) {
        var cell = next();
        cell.setCellFormula(formula);
        cell.setCellValue(value);
        cell.setCellStyle(precise ? styles.precise : styles.decimal);
        return this;
    }

    private Writer number(@Nullable Double value, CellStyle style) {
        var cell = next();
        if (value != null && Double.isFinite(value)) {
            cell.setCellValue(value);
        }
        cell.setCellStyle(style);
        return this;
    }

    /** A cell holds no more characters than the format allows. */
    private static String fitting(String text) {
        int most = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private Writer styled(String text, CellStyle style) {
        var cell = next();
        cell.setCellValue(fitting(text));
        cell.setCellStyle(style);
        return this;
    }

    private Cell next() {
        return row.createCell(columns++);
    }
}
