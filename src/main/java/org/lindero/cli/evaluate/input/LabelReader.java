package org.lindero.cli.evaluate.input;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.lindero.cli.evaluate.input.TidyPanel.Labels;

/** Collects a column of categories cell by cell. */
final class LabelReader {

    private final Map<String, Integer> seen = new LinkedHashMap<>();
    private final IntStream.Builder codes = IntStream.builder();

    void add(String cell) {
        codes.add(cell.isEmpty() ? -1 : seen.computeIfAbsent(cell, any -> seen.size()));
    }

    boolean holds(String cell) {
        return seen.containsKey(cell);
    }

    /** The first category; the empty text before there is one. */
    String first() {
        return seen.isEmpty() ? "" : seen.keySet().iterator().next();
    }

    /** One code a cell, in the order of the cells; the categories sorted. To be called once. */
    Labels labels() {
        List<String> names = seen.keySet().stream().sorted().toList();
        var place = new HashMap<String, Integer>();
        names.forEach(name -> place.put(name, place.size()));
        int[] map = seen.keySet().stream()
                .mapToInt(name -> Objects.requireNonNull(place.get(name)))
                .toArray();
        return new Labels(
                Arrays.stream(codes.build().toArray())
                        .map(c -> c < 0 ? -1 : map[c])
                        .toArray(),
                names);
    }
}
