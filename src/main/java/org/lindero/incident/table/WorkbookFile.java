package org.lindero.incident.table;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.lindero.area.ImportProblem;
import org.lindero.area.SafeZip;
import org.lindero.area.UnreadableFileException;

/** A workbook, of Excel 2007 and later or of before. */
public final class WorkbookFile implements TableFile {

    /** The old format is read into memory as objects, many times its size. */
    private static final int MAX_OLD_BYTES = 24 << 20;

    private final String name;
    private final byte[] bytes;
    private final boolean old;
    private final List<Sheet> sheets;

    private WorkbookFile(String name, byte[] bytes, boolean old, List<Sheet> sheets) {
        this.name = name;
        this.bytes = bytes;
        this.old = old;
        this.sheets = sheets;
    }

    /** Opens a workbook; a damaged one, one that swells beyond measure and one without any filled sheet are refused. */
    static TableFile open(String name, byte[] bytes, boolean old) {
        if (old && bytes.length > MAX_OLD_BYTES) {
            return new RefusedFile(name, ImportProblem.error(FileProblem.TOO_LARGE, name, MAX_OLD_BYTES >> 20));
        }
        try {
            if (!old) {
                SafeZip.read(name, bytes, Set.of());
            }
            var sheets = SheetRows.read(name, bytes, old).stream()
                    .filter(sheet -> sheet.rows().size() > 0)
                    .toList();
            return sheets.isEmpty()
                    ? new RefusedFile(name, ImportProblem.error(FileProblem.NOT_A_TABLE, name))
                    : new WorkbookFile(name, bytes, old, sheets);
        } catch (UnreadableFileException refused) {
            return new RefusedFile(name, refused.problem());
        } catch (IOException | RuntimeException damaged) {
            // the library throws whatever it likes at a damaged workbook
            return new RefusedFile(name, ImportProblem.error(FileProblem.BROKEN_WORKBOOK, name));
        }
    }

    @Override
    public String name() {
        return name;
    }

    /** Whether it is in the format of before 2007. */
    public boolean isOld() {
        return old;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Its sheets that are not empty. */
    public List<Sheet> filledSheets() {
        return sheets;
    }

    @Override
    public List<String> sheets() {
        return sheets.stream().map(Sheet::name).toList();
    }

    @Override
    public Reading detect(Reading wanted) {
        var sheet = sheet(wanted);
        var row = wanted.headingRow() == null ? headingRow(sheet) : wanted.headingRow();
        return new Reading(null, null, null, sheet.name(), row);
    }

    @Override
    public Table table(Reading wanted) {
        var reading = detect(wanted);
        return new SheetTable(name, sheet(reading), reading.headingRow() == null ? 1 : reading.headingRow());
    }

    /** The table of a sheet, its headings found out. */
    public SheetTable table(Sheet sheet) {
        return new SheetTable(name, sheet, headingRow(sheet));
    }

    /** The one that is asked for; otherwise the one with the most filled cells. */
    private Sheet sheet(Reading wanted) {
        return sheets.stream()
                .filter(sheet -> sheet.name().equals(wanted.sheet()))
                .findFirst()
                .orElseGet(() -> sheets.stream()
                        .max(Comparator.comparingLong(sheet -> sheet.rows().cells()))
                        .orElseThrow());
    }

    /** The row that looks like the headings of a sheet, from 1. */
    private static int headingRow(Sheet sheet) {
        var first = sheet.first();
        return first.get(HeadingRows.find(first)).number();
    }
}
