package org.lindero.area;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The encoding of a text file, told from its bytes. What is not Unicode is taken for Windows-1252, which holds all of
 * Latin-1's letters and is what spreadsheets write here. Some files mix both, line by line: each line is judged by itself.
 */
public final class TextEncoding {

    /** What files that are not Unicode are read as. */
    public static final Charset WESTERN = Charset.forName("windows-1252");

    private TextEncoding() {}

    /** The whole text, without a byte order mark. */
    public static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decodeUnmarked(bytes, 3);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        return decodeUnmarked(bytes, 0);
    }

    /** The encoding by name; both names where lines differ. */
    public static String name(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return "UTF-8 (BOM)";
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return "UTF-16LE";
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return "UTF-16BE";
        }
        if (isUtf8(bytes, 0, bytes.length)) {
            return "UTF-8";
        }
        return hasUtf8Line(bytes) ? "UTF-8, windows-1252" : "windows-1252";
    }

    /** Whether a line with letters beyond ASCII is UTF-8. */
    private static boolean hasUtf8Line(byte[] bytes) {
        for (int from = 0; from < bytes.length; from = lineEnd(bytes, from)) {
            int length = lineEnd(bytes, from) - from;
            boolean ascii = true;
            for (int i = from; i < from + length; i++) {
                ascii &= bytes[i] >= 0;
            }
            if (!ascii && isUtf8(bytes, from, length)) {
                return true;
            }
        }
        return false;
    }

    /** The place behind the line break of the line that starts at a place. */
    private static int lineEnd(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, bytes.length);
    }

    /** Whether the bytes are well-formed UTF-8. */
    public static boolean isUtf8(byte[] bytes, int from, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** Whether there is nothing but zero bytes or the digit zero, as in a file that was reserved and never written. */
    public static boolean isOnlyZeros(byte[] bytes) {
        for (byte one : bytes) {
            if (one != 0 && one != '0' && one != '\n' && one != '\r') {
                return false;
            }
        }
        return bytes.length > 0;
    }

    private static String decodeUnmarked(byte[] bytes, int start) {
        if (isUtf8(bytes, start, bytes.length - start)) {
            return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        }
        var text = new StringBuilder(bytes.length - start);
        int from = start;
        while (from < bytes.length) {
            int end = lineEnd(bytes, from);
            var charset = isUtf8(bytes, from, end - from) ? StandardCharsets.UTF_8 : WESTERN;
            text.append(new String(bytes, from, end - from, charset));
            from = end;
        }
        return text.toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
