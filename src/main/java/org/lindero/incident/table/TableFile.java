package org.lindero.incident.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.TextEncoding;

/** A file that holds tables, recognised by its content. Never throws for what a file holds. */
public interface TableFile {

    /** Larger files are refused before they are looked at. */
    long MAX_BYTES = 200L << 20;

    /** The file's name. */
    String name();

    /** The table, read as asked; what is not said is found out. */
    Table table(Reading reading);

    /** The table, everything found out. */
    default Table table() {
        return table(Reading.AUTOMATIC);
    }

    /** What {@link #table} takes for what is not said; what does not apply to the format stays absent. */
    default Reading detect(Reading wanted) {
        return Reading.AUTOMATIC;
    }

    /** The sheets of a workbook or the files of an archive that can be chosen; none elsewhere. */
    default List<String> sheets() {
        return List.of();
    }

    /** Opens a file of any format. */
    static TableFile open(String name, byte[] bytes) {
        var refusal = refusal(bytes);
        if (refusal != null) {
            return new RefusedFile(name, ImportProblem.error(refusal, name, MAX_BYTES >> 20));
        }
        int magic = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
        if (magic == 0xD0CF11E0) {
            return WorkbookFile.open(name, bytes, true);
        }
        if (magic == 0x504B0304) {
            return isWorkbook(bytes) ? WorkbookFile.open(name, bytes, false) : ArchiveFile.open(name, bytes);
        }
        var start = TextEncoding.decode(Arrays.copyOf(bytes, Math.min(bytes.length, 1024)))
                .stripLeading();
        if (isDhis2Xml(start)) {
            return new RefusedFile(name, ImportProblem.error(FileProblem.DHIS2_XML, name));
        }
        boolean json = start.startsWith("{") || start.startsWith("[");
        return json ? JsonFile.open(name, bytes) : new TextFile(name, bytes);
    }

    /** The table in a file, everything found out. */
    static Table read(String name, byte[] bytes) {
        return open(name, bytes).table();
    }

    /** The table in a text file whose first line holds the headings, whatever else it looks like. */
    static Table readText(String name, byte[] bytes) {
        var refusal = refusal(bytes);
        return refusal == null
                ? new TextFile(name, bytes).table(new Reading(null, null, null, null, 1))
                : new RefusedFile(name, ImportProblem.error(refusal, name, MAX_BYTES >> 20));
    }

    /** Whether an archive has the part that every workbook has: its name stands in it as it is. */
    static boolean isWorkbook(byte[] archive) {
        var part = "xl/workbook.xml".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + part.length <= archive.length; i++) {
            if (archive[i] == part[0] && Arrays.equals(archive, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDhis2Xml(String start) {
        return start.startsWith("<") && (start.contains("<dataValueSet") || start.contains(":dataValueSet"));
    }

    private static @Nullable FileProblem refusal(byte[] bytes) {
        if (bytes.length == 0) {
            return FileProblem.EMPTY_FILE;
        }
        if (bytes.length > MAX_BYTES) {
            return FileProblem.TOO_LARGE;
        }
        return TextEncoding.isOnlyZeros(bytes) ? FileProblem.ONLY_ZEROS : null;
    }
}
