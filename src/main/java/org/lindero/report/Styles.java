package org.lindero.report;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** The few styles of a workbook, made once: Excel allows 64,000 and POI does not share them. */
public final class Styles {

    final CellStyle title;
    final CellStyle heading;
    final CellStyle whole;
    final CellStyle decimal;
    final CellStyle precise;
    final CellStyle exact;
    final CellStyle wrapped;
    /** Text that looks like a formula: the quote mark keeps it text also after it is edited or saved as CSV. */
    final CellStyle quoted;

    public Styles(Workbook workbook) {
        var bold = workbook.createFont();
        bold.setBold(true);
        var large = workbook.createFont();
        large.setBold(true);
        large.setFontHeightInPoints((short) 14);
        title = workbook.createCellStyle();
        title.setFont(large);
        heading = workbook.createCellStyle();
        heading.setFont(bold);
        heading.setWrapText(true);
        heading.setVerticalAlignment(VerticalAlignment.TOP);
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        heading.setBorderBottom(BorderStyle.THIN);
        whole = number(workbook, "#,##0");
        decimal = number(workbook, "#,##0.0");
        precise = number(workbook, "0.0000");
        exact = number(workbook, "General");
        wrapped = workbook.createCellStyle();
        wrapped.setWrapText(true);
        wrapped.setVerticalAlignment(VerticalAlignment.TOP);
        quoted = workbook.createCellStyle();
        quoted.setQuotePrefixed(true);
    }

    private static CellStyle number(Workbook workbook, String format) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
