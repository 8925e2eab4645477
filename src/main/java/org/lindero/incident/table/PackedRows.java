package org.lindero.incident.table;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lindero.area.ImportProblem;
import org.lindero.area.UnreadableFileException;

/** Rows of filled cells, packed into bytes: a workbook unpacks slowly and its cells do not fit in memory as objects. */
final class PackedRows {

    private static final long MAX_BYTES = 256L << 20;
    private static final int CHUNK = 1 << 20;

    /** Gets rows from top to bottom. */
    interface Consumer {
        /**
         * One row.
         *
         * @param cells the filled ones, by their column from 0
         */
        void row(int number, SortedMap<Integer, String> cells);
    }

    private final String file;
    private final List<byte[]> chunks = new ArrayList<>();
    private final ByteArrayOutputStream open = new ByteArrayOutputStream(CHUNK + 4096);
    private final BitSet columns = new BitSet();
    private long bytes;
    private int rows;
    private long cells;
    private int last;

    /** None yet, of a file of this name. */
    PackedRows(String file) {
        this.file = file;
    }

    /** Adds a row below those there are. */
    void add(int number, SortedMap<Integer, String> filled) {
        write(number);
        write(filled.size());
        filled.forEach((column, text) -> {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            write(column);
            write(utf8.length);
            open.writeBytes(utf8);
            columns.set(column);
        });
        rows++;
        cells += filled.size();
        last = number;
        if (open.size() >= CHUNK) {
            bytes += open.size();
            chunks.add(open.toByteArray());
            open.reset();
        }
        if (bytes > MAX_BYTES) {
            throw new UnreadableFileException(ImportProblem.error(FileProblem.TOO_MANY_CELLS, file, cells));
        }
    }

    /** How many rows have a filled cell. */
    int size() {
        return rows;
    }

    /** How many cells are filled. */
    long cells() {
        return cells;
    }

    /** The number of the last row. */
    int last() {
        return last;
    }

    /** Which columns have a filled cell. */
    BitSet columns() {
        return columns;
    }

    void forEach(Consumer consumer) {
        chunks.forEach(chunk -> unpack(chunk, consumer));
        unpack(open.toByteArray(), consumer);
    }

    /** The first rows. */
    List<HeadingRows.Filled> first(int count) {
        var first = new ArrayList<HeadingRows.Filled>();
        try {
            forEach((number, filled) -> {
                if (first.size() == count) {
                    throw Enough.INSTANCE;
                }
                first.add(new HeadingRows.Filled(number, filled));
            });
        } catch (Enough reached) {
            // the rest is not needed
        }
        return first;
    }

    private static void unpack(byte[] chunk, Consumer consumer) {
        var in = new Unpacking(chunk);
        while (in.at < chunk.length) {
            int number = in.number();
            var filled = new TreeMap<Integer, String>();
            for (int n = in.number(); n > 0; n--) {
                filled.put(in.number(), in.text());
            }
            consumer.row(number, filled);
        }
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private void write(int number) {
        int rest = number;
        while (rest > 0x7F) {
            open.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        open.write(rest);
    }

    private static final class Unpacking {
        private final byte[] chunk;
        private int at;

        Unpacking(byte[] chunk) {
            this.chunk = chunk;
        }

        int number() {
            int number = 0;
            int shift = 0;
            byte one;
            do {
                one = chunk[at++];
                number |= (one & 0x7F) << shift;
                shift += 7;
            } while (one < 0);
            return number;
        }

        String text() {
            int length = number();
            at += length;
            return new String(chunk, at - length, length, StandardCharsets.UTF_8);
        }
    }
}
