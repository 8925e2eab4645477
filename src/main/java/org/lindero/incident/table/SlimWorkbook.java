package org.lindero.incident.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A workbook without most of its rows, to change the few others: as objects of the library a row weighs a hundred times what it
 * does in the file. What is changed gets its rows back as they were.
 */
final class SlimWorkbook {

    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");

    private final Map<String, SheetXml> sheets = new HashMap<>();
    private final byte[] bytes;

    /**
     * Takes the rows out of all sheets; a sheet that is written in an unusual way keeps them.
     *
     * @param part the path of the sheet of which some rows stay
     * @param kept the numbers of those rows
     */
    SlimWorkbook(byte[] workbook, String part, Set<Integer> kept) throws IOException {
        var slim = new ByteArrayOutputStream();
        copy(workbook, slim, (path, content) -> {
            var sheet = SHEET.matcher(path).matches() ? SheetXml.of(content) : null;
            if (sheet == null) {
                return content;
            }
            sheets.put(path, sheet);
            return sheet.only(path.equals(part) ? kept : Set.of());
        });
        bytes = slim.toByteArray();
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many columns the sheet had before; 0 when all its rows are there to be counted. */
    int columns(String part) {
        var sheet = sheets.get(part);
        return sheet == null ? 0 : sheet.columns();
    }

    /** Writes the workbook that the slim one has become, with the rows that were taken out. */
    void restore(byte[] changed, OutputStream out) throws IOException {
        var missing = new HashMap<>(sheets);
        var whole = new ByteArrayOutputStream();
        copy(changed, whole, (path, content) -> {
            var before = missing.remove(path);
            var now = before == null ? null : SheetXml.of(content);
            if (before != null && now == null) {
                throw new IOException(path);
            }
            return now == null ? content : before.fill(now);
        });
        if (!missing.isEmpty()) {
            throw new IOException(missing.keySet().toString());
        }
        whole.writeTo(out);
    }

    private interface Change {
        byte[] of(String path, byte[] content) throws IOException;
    }

    private static void copy(byte[] archive, OutputStream out, Change change) throws IOException {
        try (var from = new ZipInputStream(new ByteArrayInputStream(archive));
                var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(change.of(entry.getName(), from.readAllBytes()));
            }
        }
    }
}
