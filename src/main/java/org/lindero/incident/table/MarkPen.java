package org.lindero.incident.table;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Workbook;

/** Writes texts and marks into the cells of a workbook: a fill over the cell's own style, and a comment. */
final class MarkPen {

    /** Comments weigh much more than cells; those without one still have their colour and the column at the end. */
    private static final int MAX_COMMENTS = 2_000;

    private final Workbook workbook;
    private final CellStyle quoted;
    private final Map<Integer, CellStyle> filled = new HashMap<>();
    private int comments;

    MarkPen(Workbook workbook) {
        this.workbook = workbook;
        quoted = workbook.createCellStyle();
        quoted.setQuotePrefixed(true);
    }

    /** A text stays a text: one that looks like a formula keeps a quote mark before it, also after it is edited. */
    void text(Cell cell, String text) {
        cell.setCellValue(text);
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
            cell.setCellStyle(quoted);
        }
    }

    void mark(Cell cell, Marks.Mark mark) {
        int own = cell.getCellStyle().getIndex();
        cell.setCellStyle(
                filled.computeIfAbsent(mark.error() ? own : ~own, key -> fill(cell.getCellStyle(), mark.error())));
        if (comments++ < MAX_COMMENTS) {
            comment(cell, mark.sentences());
        }
    }

    private CellStyle fill(CellStyle own, boolean error) {
        var style = workbook.createCellStyle();
        style.cloneStyleFrom(own);
        style.setFillForegroundColor((error ? IndexedColors.ROSE : IndexedColors.LIGHT_YELLOW).getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private void comment(Cell cell, String text) {
        cell.removeCellComment();
        var helper = workbook.getCreationHelper();
        var anchor = helper.createClientAnchor();
        anchor.setCol1(cell.getColumnIndex() + 1);
        anchor.setCol2(cell.getColumnIndex() + 5);
        anchor.setRow1(cell.getRowIndex());
        anchor.setRow2(cell.getRowIndex() + 4);
        var comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
        comment.setString(helper.createRichTextString(text));
        comment.setAuthor("Lindero");
        comment.setAddress(cell.getAddress()); // a streamed sheet does not take it from the cell
        cell.setCellComment(comment);
    }
}
