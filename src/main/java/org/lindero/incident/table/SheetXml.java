package org.lindero.incident.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** The XML of a sheet, cut into its rows without looking into them; each of its bytes is one letter of the text. */
final class SheetXml {

    private static final String OPEN = "<sheetData>";
    private static final String CLOSE = "</sheetData>";
    private static final String EMPTY = "<sheetData/>";
    private static final String END_OF_ROW = "</row>";
    private static final Pattern NUMBER = Pattern.compile("\\sr=\"(\\d{1,7})\"");
    private static final Pattern COLUMN = Pattern.compile("\\sr=\"([A-Z]{1,3})\\d");
    private static final Pattern ROOT = Pattern.compile("<worksheet\\s[^>]*>");
    private static final Pattern PREFIX = Pattern.compile("\\sxmlns:([\\w.-]+)=([\"'])([^\"']*)\\2");
    private static final Pattern DIMENSION = Pattern.compile("<dimension ref=\"([A-Z0-9:]+)\"\\s*/>");

    private final String text;
    private final int from;
    private final int to;
    private final TreeMap<Integer, String> rows;

    private SheetXml(String text, int from, int to, TreeMap<Integer, String> rows) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.rows = rows;
    }

    /** Cuts a sheet; null when it is written in an unusual way and better left in one piece. */
    static @Nullable SheetXml of(byte[] xml) {
        var text = new String(xml, StandardCharsets.ISO_8859_1);
        int empty = text.indexOf(EMPTY);
        if (empty >= 0) {
            return new SheetXml(text, empty, empty + EMPTY.length(), new TreeMap<>());
        }
        int open = text.indexOf(OPEN);
        int close = text.indexOf(CLOSE, Math.max(open, 0));
        if (open < 0 || close < 0 || text.contains("<![CDATA[") || text.contains("<!--")) {
            return null;
        }
        var rows = rows(text, open + OPEN.length(), close);
        return rows == null ? null : new SheetXml(text, open, close + CLOSE.length(), rows);
    }

    private static @Nullable TreeMap<Integer, String> rows(String text, int from, int to) {
        var rows = new TreeMap<Integer, String>();
        var number = NUMBER.matcher(text);
        for (int at = from; at < to; ) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
                continue;
            }
            int tag = text.indexOf('>', at);
            int end = text.charAt(tag - 1) == '/' ? tag + 1 : text.indexOf(END_OF_ROW, tag) + END_OF_ROW.length();
            boolean row = text.startsWith("<row ", at) && end > tag && end <= to;
            if (!row || !number.region(at, tag).find()) {
                return null;
            }
            int here = Integer.parseInt(number.group(1));
            if (!rows.isEmpty() && here <= rows.lastKey()) {
                return null;
            }
            rows.put(here, text.substring(at, end));
            at = end;
        }
        return rows;
    }

    /** How many columns its widest row has. */
    int columns() {
        int columns = 0;
        for (var row : rows.values()) {
            int cell = row.lastIndexOf("<c ");
            var column = COLUMN.matcher(row);
            if (cell >= 0 && column.find(cell)) {
                columns = Math.max(columns, CellReference.convertColStringToIndex(column.group(1)) + 1);
            }
        }
        return columns;
    }

    /** The sheet without its other rows. */
    byte[] only(Set<Integer> kept) {
        var some = new TreeMap<>(rows);
        some.keySet().retainAll(kept);
        return bytes(text.substring(0, from), some, text.substring(to));
    }

    /**
     * Another version of this sheet with the rows that it has not, as they are here.
     *
     * @throws IOException when both name something else by the same prefix
     */
    byte[] fill(SheetXml other) throws IOException {
        var all = new TreeMap<>(rows);
        all.putAll(other.rows);
        var head = other.text.substring(0, other.from);
        return bytes(withPrefixes(withDimension(head)), all, other.text.substring(other.to));
    }

    private String withDimension(String head) {
        var here = DIMENSION.matcher(text.substring(0, from));
        var there = DIMENSION.matcher(head);
        if (!there.find()) {
            return head;
        }
        return there.replaceFirst(here.find() ? Matcher.quoteReplacement(both(here.group(1), there.group(1))) : "");
    }

    private static String both(String one, String other) {
        var a = CellRangeAddress.valueOf(one);
        var b = CellRangeAddress.valueOf(other);
        var both = new CellRangeAddress(
                Math.min(a.getFirstRow(), b.getFirstRow()),
                Math.max(a.getLastRow(), b.getLastRow()),
                Math.min(a.getFirstColumn(), b.getFirstColumn()),
                Math.max(a.getLastColumn(), b.getLastColumn()));
        return "<dimension ref=\"" + both.formatAsString() + "\"/>";
    }

    /** Rows use the prefixes that their sheet explains at its beginning. */
    private String withPrefixes(String head) throws IOException {
        var root = root(head);
        var known = prefixes(root);
        var missing = new StringBuilder();
        for (var prefix : prefixes(root(text.substring(0, from))).entrySet()) {
            var meaning = known.get(prefix.getKey());
            if (meaning == null) {
                missing.append(" xmlns:%s=\"%s\"".formatted(prefix.getKey(), prefix.getValue()));
            } else if (!meaning.equals(prefix.getValue())) {
                throw new IOException("two meanings of " + prefix.getKey());
            }
        }
        return head.replace(root, root.substring(0, root.length() - 1) + missing + ">");
    }

    private static Map<String, String> prefixes(String root) {
        return PREFIX.matcher(root)
                .results()
                .collect(Collectors.toMap(prefix -> prefix.group(1), prefix -> prefix.group(3)));
    }

    private static String root(String head) throws IOException {
        var root = ROOT.matcher(head);
        if (!root.find()) {
            throw new IOException("no sheet");
        }
        return root.group();
    }

    private static byte[] bytes(String head, TreeMap<Integer, String> rows, String tail) {
        return (head + OPEN + String.join("", rows.values()) + CLOSE + tail).getBytes(StandardCharsets.ISO_8859_1);
    }
}
