package org.lindero.incident.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * The user's own file with its bad cells coloured and commented, and with what is wrong with each row in a column at the end. A
 * workbook stays as it is otherwise; of a text file or of records a workbook is made whose rows have the same numbers.
 */
public final class MarkedCopy {

    /** Larger workbooks take more memory as objects than one download may: their table is written anew. */
    private static final int MAX_WORKBOOK_BYTES = 3 << 20;

    private static final int WINDOW = 200;
    private static final int LONGEST_CELL = 32_000;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,10})?");

    private final TableFile file;
    private final Reading reading;
    private final Marks marks;
    private final String problemHeading;

    /** @param problemHeading the heading of the column that says what is wrong with a row */
    public MarkedCopy(TableFile file, Reading reading, Marks marks, String problemHeading) {
        this.file = file;
        this.reading = reading;
        this.marks = marks;
        this.problemHeading = problemHeading;
    }

    /** The name of the copy, beside that of the file. */
    public String name() {
        var ending = file instanceof WorkbookFile book && book.isOld() && isSmall(book) ? ".xls" : ".xlsx";
        return file.name().replaceFirst(".*[/\\\\]", "").replaceFirst("\\.[^.]*$", "") + "-problemas" + ending;
    }

    /** Writes the copy. */
    public void write(OutputStream out) throws IOException {
        var itself = file instanceof WorkbookFile book && isSmall(book) ? marked(book) : null;
        if (itself != null) {
            out.write(itself);
            return;
        }
        try (var workbook = new SXSSFWorkbook(WINDOW)) {
            rewrite(workbook);
            workbook.write(out);
        }
    }

    private static boolean isSmall(WorkbookFile book) {
        return book.bytes().length <= MAX_WORKBOOK_BYTES;
    }

    /** Null when the library, which reads more of the workbook than its cells, cannot write it again. */
    private byte @Nullable [] marked(WorkbookFile book) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(book.bytes()))) {
            mark(workbook);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException | RuntimeException damaged) {
            return null;
        }
    }

    private void mark(Workbook workbook) {
        var name = file.detect(reading).sheet();
        var sheet = workbook.getSheet(name);
        var pen = new MarkPen(workbook);
        int last = 0;
        for (var row : sheet) {
            last = Math.max(last, row.getLastCellNum());
        }
        int headingRow = file.detect(reading).headingRow() instanceof Integer number ? number : 1;
        pen.text(cell(sheet, headingRow, last), problemHeading);
        for (int i = headingRow; i <= sheet.getLastRowNum(); i++) {
            markRow(pen, sheet, name, i + 1, last);
        }
    }

    private void markRow(MarkPen pen, Sheet sheet, @Nullable String name, int number, int last) {
        var found = marks.of(name, number);
        if (!found.isEmpty()) {
            found.forEach((column, mark) -> pen.mark(cell(sheet, number, column), mark));
            pen.text(cell(sheet, number, last), clip(Marks.sentences(found)));
        }
    }

    private void rewrite(SXSSFWorkbook workbook) {
        var table = file.table(reading);
        var pen = new MarkPen(workbook);
        Map<String, Sheet> sheets = new HashMap<>();
        int headingRow = file.detect(reading).headingRow() instanceof Integer number ? number : 1;
        table.forEach(row -> {
            if (row.number() <= SpreadsheetVersion.EXCEL2007.getMaxRows()) {
                var part = row.place(0).sheet();
                var sheet = sheets.computeIfAbsent(
                        part == null ? "" : part, name -> sheet(workbook, name, table, pen, headingRow));
                copy(pen, sheet, table, row, part);
            }
        });
    }

    private Sheet sheet(Workbook workbook, String part, Table table, MarkPen pen, int headingRow) {
        var wanted = part.isEmpty() ? "Hoja1" : part.replaceFirst(".*[/\\\\]", "");
        var safe = WorkbookUtil.createSafeSheetName(wanted);
        var sheet = workbook.createSheet(
                workbook.getSheet(safe) == null ? safe : "Hoja" + (workbook.getNumberOfSheets() + 1));
        for (int i = 0; i < table.headings().size(); i++) {
            pen.text(cell(sheet, headingRow, i), table.headings().get(i));
        }
        pen.text(cell(sheet, headingRow, table.headings().size()), problemHeading);
        return sheet;
    }

    private void copy(
            MarkPen pen, Sheet sheet, Table table, org.lindero.incident.table.Row row, @Nullable String part) {
        var found = marks.of(part, row.number());
        for (int i = 0; i < table.headings().size(); i++) {
            var text = row.cell(i);
            var mark = found.get(row.place(i).column());
            if (!text.isEmpty() || mark != null) {
                var cell = cell(sheet, row.number(), i);
                if (NUMBER.matcher(text).matches()) {
                    cell.setCellValue(Double.parseDouble(text));
                } else {
                    pen.text(cell, clip(text));
                }
                if (mark != null) {
                    pen.mark(cell, mark);
                }
            }
        }
        if (!found.isEmpty()) {
            pen.text(cell(sheet, row.number(), table.headings().size()), clip(Marks.sentences(found)));
        }
    }

    private static Cell cell(Sheet sheet, int number, int column) {
        var row = sheet.getRow(number - 1);
        Row there = row == null ? sheet.createRow(number - 1) : row;
        return there.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    private static String clip(String text) {
        return text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text;
    }
}
