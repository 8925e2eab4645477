package org.lindero.incident.table;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lindero.area.TextEncoding;

/** A text file with one row a line: its encoding, its delimiter and its decimal mark are found out or told. */
final class TextFile implements TableFile {

    private static final Map<String, Charset> ENCODINGS = Map.of(
            "UTF-8", StandardCharsets.UTF_8,
            "UTF-8 (BOM)", StandardCharsets.UTF_8,
            "UTF-16LE", StandardCharsets.UTF_16LE,
            "UTF-16BE", StandardCharsets.UTF_16BE,
            "windows-1252", TextEncoding.WESTERN);

    private final String name;
    private final byte[] bytes;
    private @Nullable Decoded last;

    /** The text as it was read last, so that a change of the delimiter need not decode it again. */
    private record Decoded(@Nullable Charset charset, String text) {}

    TextFile(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reading detect(Reading wanted) {
        var text = text(wanted.charset());
        var delimiter = wanted.delimiter() == null ? Delimiters.guess(text) : wanted.delimiter();
        var first = Delimiters.first(text, delimiter);
        var row = wanted.headingRow() == null ? headingRow(first) : wanted.headingRow();
        boolean comma =
                wanted.decimalComma() == null ? Delimiters.hasDecimalComma(first, delimiter) : wanted.decimalComma();
        var charset = wanted.charset() == null ? ENCODINGS.get(TextEncoding.name(bytes)) : wanted.charset();
        return new Reading(charset, delimiter, comma, null, row);
    }

    @Override
    public Table table(Reading wanted) {
        var reading = detect(wanted);
        return CsvTable.of(name, text(wanted.charset()), reading);
    }

    private static int headingRow(List<HeadingRows.Filled> first) {
        if (first.isEmpty()) {
            return 1;
        }
        int widest = first.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        boolean wide = first.getFirst().cells().size() * 2 >= widest;
        return first.get(wide ? 0 : HeadingRows.find(first)).number();
    }

    private String text(@Nullable Charset charset) {
        var known = last;
        if (known == null || !Objects.equals(known.charset, charset)) {
            known = new Decoded(charset, charset == null ? TextEncoding.decode(bytes) : decode(charset));
            last = known;
        }
        return known.text;
    }

    private String decode(Charset charset) {
        var text = new String(bytes, charset);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
