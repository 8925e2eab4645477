package org.lindero.area;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** Finds areas that lie far from all others: more than 100 km between the middles of the groups that areas form. */
final class Remoteness {

    private static final double KILOMETRES_100 = 100_000;

    private record Cell(long x, long y) {}

    private Remoteness() {}

    /** Places of the areas that are not in the largest group; all areas in metres. */
    static List<Integer> strays(List<Geometry> areas) {
        var cells = new HashMap<Cell, List<Integer>>();
        for (int i = 0; i < areas.size(); i++) {
            var middle = areas.get(i).getEnvelopeInternal().centre();
            var cell = new Cell(
                    (long) Math.floor(middle.x / KILOMETRES_100), (long) Math.floor(middle.y / KILOMETRES_100));
            cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(i);
        }
        var groups = new ArrayList<List<Integer>>();
        while (!cells.isEmpty()) {
            groups.add(group(cells));
        }
        groups.sort(
                Comparator.comparingInt((List<Integer> group) -> group.size()).reversed());
        return groups.stream().skip(1).flatMap(List::stream).sorted().toList();
    }

    /** Takes out the areas of one cell with all in cells beside it, and beside those …: there is an empty cell around them. */
    private static List<Integer> group(Map<Cell, List<Integer>> cells) {
        var members = new ArrayList<Integer>();
        var open = new ArrayDeque<Cell>();
        open.add(cells.keySet().iterator().next());
        while (!open.isEmpty()) {
            var cell = open.poll();
            var some = cells.remove(cell);
            if (some != null) {
                members.addAll(some);
                for (int dx = -1; dx <= 1; dx++) {
                    for (int dy = -1; dy <= 1; dy++) {
                        open.add(new Cell(cell.x + dx, cell.y + dy));
                    }
                }
            }
        }
        return members;
    }
}
