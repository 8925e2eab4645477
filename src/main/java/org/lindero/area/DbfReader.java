package org.lindero.area;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the table of a shapefile (dBase III and later), every value as text, numbers without superfluous zeros. */
final class DbfReader {

    /** The table: its columns, and a row for each record; deleted records keep their place. */
    record Table(@Nullable Charset charset, List<String> fields, List<Map<String, String>> rows) {}

    private record Column(String name, char type, int offset, int length) {}

    private static final int HEADER_BYTES = 32;
    private static final int FIELD_BYTES = 32;
    private static final int END_OF_FIELDS = 0x0D;

    private final byte[] dbf;
    private final Charset charset;

    private DbfReader(byte[] dbf, Charset charset) {
        this.dbf = dbf;
        this.charset = charset;
    }

    /**
     * @param cpg the text of the {@code .cpg} file, when there is one
     * @throws DamagedRecordException when the table is damaged
     */
    static Table read(byte[] dbf, @Nullable String cpg) {
        requireHeader(dbf);
        return read(dbf, charset(dbf, cpg));
    }

    /** The same in an encoding that somebody chose. */
    static Table read(byte[] dbf, Charset charset) {
        requireHeader(dbf);
        return new DbfReader(dbf, charset).table();
    }

    private static void requireHeader(byte[] dbf) {
        if (dbf.length < HEADER_BYTES + 1) {
            throw new DamagedRecordException(0);
        }
    }

    private Table table() {
        var header = ByteBuffer.wrap(dbf).order(ByteOrder.LITTLE_ENDIAN);
        int records = header.getInt(4);
        int start = Short.toUnsignedInt(header.getShort(8));
        int length = Short.toUnsignedInt(header.getShort(10));
        var columns = columns(Math.min(start, dbf.length));
        if (columns.isEmpty() || records < 0 || length == 0) {
            throw new DamagedRecordException(0);
        }
        var rows = new ArrayList<Map<String, String>>();
        for (int i = 0; i < records; i++) {
            long at = start + (long) i * length;
            if (at + length > dbf.length) {
                throw new DamagedRecordException(i + 1);
            }
            rows.add(row(columns, (int) at));
        }
        return new Table(charset, columns.stream().map(Column::name).toList(), rows);
    }

    private List<Column> columns(int end) {
        var columns = new ArrayList<Column>();
        int offset = 1; // the deletion mark
        for (int at = HEADER_BYTES; at + FIELD_BYTES <= end && dbf[at] != END_OF_FIELDS; at += FIELD_BYTES) {
            int nameEnd = at;
            while (nameEnd < at + 11 && dbf[nameEnd] != 0) {
                nameEnd++;
            }
            int length = Byte.toUnsignedInt(dbf[at + 16]);
            var name = new String(dbf, at, nameEnd - at, charset).strip();
            columns.add(new Column(name, (char) dbf[at + 11], offset, length));
            offset += length;
        }
        return columns;
    }

    private Map<String, String> row(List<Column> columns, int at) {
        var row = new LinkedHashMap<String, String>();
        for (var column : columns) {
            int from = at + column.offset;
            int length = Math.clamp(dbf.length - (long) from, 0, column.length);
            row.put(column.name, value(column, new String(dbf, from, length, charset)));
        }
        return row;
    }

    private static String value(Column column, String text) {
        var value = text.replace('\0', ' ').strip();
        if ((column.type == 'N' || column.type == 'F') && !value.isEmpty()) {
            return value.startsWith("*") ? "" : PlainNumber.of(value); // stars stand for a number that did not fit
        }
        return value;
    }

    /** The stated encoding, unless the bytes contradict it: many a file that says UTF-8 is not. */
    private static Charset charset(byte[] dbf, @Nullable String cpg) {
        boolean utf8 = TextEncoding.isUtf8(dbf, HEADER_BYTES, dbf.length - HEADER_BYTES);
        var stated = cpg == null ? null : named(cpg);
        if (stated == null) {
            stated = switch (Byte.toUnsignedInt(dbf[29])) {
                case 0x01 -> Charset.forName("IBM437");
                case 0x02 -> Charset.forName("IBM850");
                case 0x03, 0x57 -> TextEncoding.WESTERN;
                default -> null;
            };
            // The driver's mark is often left at Windows by programs that wrote UTF-8.
            return utf8 || stated == null ? (utf8 ? StandardCharsets.UTF_8 : TextEncoding.WESTERN) : stated;
        }
        return stated.equals(StandardCharsets.UTF_8) && !utf8 ? TextEncoding.WESTERN : stated;
    }

    private static @Nullable Charset named(String cpg) {
        var name = cpg.strip().toUpperCase(Locale.ROOT).replace("ANSI", "").strip();
        if (name.startsWith("88591") || name.startsWith("8859-1") || name.startsWith("ISO")) {
            return TextEncoding.WESTERN;
        }
        try {
            return Charset.forName(name.matches("\\d{3,4}") ? "CP" + name : name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }
}
