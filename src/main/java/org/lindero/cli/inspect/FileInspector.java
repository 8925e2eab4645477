package org.lindero.cli.inspect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lindero.area.TextEncoding;

/** Tells by its content what sort of file it is, and hands it to whoever inspects that sort. */
final class FileInspector {

    private static final int OLD_OFFICE = 0xD0CF11E0;
    private static final int SHAPEFILE = 9994;

    /** The part that every workbook has, as its name stands in the archive. */
    private static final byte[] WORKBOOK = "xl/workbook.xml".getBytes(StandardCharsets.US_ASCII);

    private FileInspector() {}

    static Inspection inspect(String name, byte[] bytes, @Nullable String layer, Sentences sentences) {
        int magic = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
        boolean archive = magic == 0x504B0304;
        if (magic == OLD_OFFICE || (archive && contains(bytes, WORKBOOK))) {
            return WorkbookInspector.inspect(name, bytes, magic == OLD_OFFICE, sentences);
        }
        var start = TextEncoding.decode(Arrays.copyOf(bytes, Math.min(bytes.length, 256)))
                .stripLeading();
        boolean boundaries = magic >>> 16 == 0x504B
                || magic == SHAPEFILE
                || start.startsWith("SQLite format 3")
                || start.startsWith("{")
                || start.startsWith("<");
        return boundaries
                ? LayerInspector.inspect(name, bytes, layer, sentences)
                : TableInspector.inspect(name, bytes, sentences);
    }

    private static boolean contains(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (bytes[i] == part[0] && Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
