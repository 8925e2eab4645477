package org.lindero.incident.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;

/** A sheet of a workbook. A cell that is merged over several rows of one column stands in each of them. */
public final class Sheet {

    private final String name;
    private final PackedRows rows;

    /** By column, then by first row: the last row. */
    private final Map<Integer, TreeMap<Integer, Integer>> merges = new HashMap<>();

    Sheet(String file, String name) {
        this.name = name;
        rows = new PackedRows(file);
    }

    /** Its name, as on its tab. */
    public String name() {
        return name;
    }

    /** The number of its last row that has a filled cell; 0 when it is empty. */
    public int lastRow() {
        return rows.last();
    }

    PackedRows rows() {
        return rows;
    }

    void merge(CellRangeAddress range) {
        if (range.getFirstColumn() == range.getLastColumn() && range.getLastRow() > range.getFirstRow()) {
            merges.computeIfAbsent(range.getFirstColumn(), column -> new TreeMap<>())
                    .put(range.getFirstRow() + 1, range.getLastRow() + 1);
        }
    }

    List<HeadingRows.Filled> first() {
        return rows.first(HeadingRows.FIRST_ROWS);
    }

    /** Hands over the rows below one, merged cells filled. */
    void forEachBelow(int above, PackedRows.Consumer consumer) {
        var carried = new HashMap<Integer, Map.Entry<Integer, String>>();
        rows.forEach((number, cells) -> {
            if (!merges.isEmpty()) {
                fill(number, cells, carried);
            }
            if (number > above) {
                consumer.row(number, cells);
            }
        });
    }

    /** @param carried by column the last row that a merged cell reaches, and its text */
    private void fill(int number, SortedMap<Integer, String> cells, Map<Integer, Map.Entry<Integer, String>> carried) {
        merges.forEach((column, ranges) -> {
            var end = ranges.get(number);
            var text = cells.get(column);
            if (end != null && text != null) {
                carried.put(column, Map.entry(end, text));
            }
            var over = carried.get(column);
            if (over != null && text == null && number <= over.getKey()) {
                cells.put(column, over.getValue());
            }
        });
    }
}
