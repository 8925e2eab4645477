package org.lindero.cli.inspect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table in a sheet. Its headings are the first row that is at least half as wide as the widest among the first ones and
 * holds mostly words; a row right above it that is filled here and there, such as years over months, heads the columns up to
 * its next filled cell and comes before their own heading.
 */
final class SheetTable implements SheetRows.Consumer {

    private static final int FIRST_ROWS = 60;

    private final List<Integer> numbers = new ArrayList<>();
    private final List<SortedMap<Integer, String>> first = new ArrayList<>();
    private final Map<Integer, ValueType.Guess> guesses = new TreeMap<>();
    private int heading = -1;
    private int above = -1;
    private int last;
    private int below;

    @Override
    public void row(int number, SortedMap<Integer, String> cells) {
        last = number;
        if (heading >= 0) {
            value(cells);
            return;
        }
        numbers.add(number);
        first.add(cells);
        if (first.size() >= FIRST_ROWS) {
            settle();
        }
    }

    /** Rows down to the last filled one. */
    int rows() {
        return last;
    }

    /** The columns and what they hold; a repeated heading carries its number. */
    Map<String, ValueType> fields() {
        settle();
        var fields = new LinkedHashMap<String, ValueType>();
        var times = new HashMap<String, Integer>();
        guesses.forEach((column, guess) -> {
            var title = title(column);
            var unique = title;
            while (fields.putIfAbsent(unique, guess.type()) != null) {
                unique = title + " (" + (times.merge(title, 1, Integer::sum) + 1) + ")";
            }
        });
        return fields;
    }

    String description() {
        settle();
        if (first.isEmpty()) {
            return "empty sheet";
        }
        int row = numbers.get(heading);
        return (above < 0 ? "headings in row " + row : "headings in rows %d and %d".formatted(numbers.get(above), row))
                + ", %d filled rows below, %d columns".formatted(below, guesses.size());
    }

    private void settle() {
        if (heading >= 0 || first.isEmpty()) {
            return;
        }
        heading = findHeading();
        boolean adjacent = heading > 0 && numbers.get(heading - 1) == numbers.get(heading) - 1;
        above = adjacent && first.get(heading - 1).size() > 1 ? heading - 1 : -1;
        first.subList(heading + 1, first.size()).forEach(this::value);
        first.get(heading).keySet().forEach(column -> guesses.computeIfAbsent(column, c -> new ValueType.Guess()));
    }

    private int findHeading() {
        int widest = first.stream().mapToInt(SortedMap::size).max().orElse(0);
        for (int i = 0; i < first.size(); i++) {
            var cells = first.get(i).values();
            long words = cells.stream()
                    .filter(cell -> typeOf(cell) == ValueType.TEXT)
                    .count();
            if (cells.size() * 2 >= widest && words * 2 > cells.size()) {
                return i;
            }
        }
        return 0;
    }

    private static ValueType typeOf(String cell) {
        var guess = new ValueType.Guess();
        guess.add(cell);
        return guess.type();
    }

    private void value(SortedMap<Integer, String> cells) {
        below++;
        cells.forEach((column, text) ->
                guesses.computeIfAbsent(column, one -> new ValueType.Guess()).add(text));
    }

    private String title(int column) {
        var own = first.get(heading).getOrDefault(column, "");
        if (above < 0) {
            return own.isEmpty() ? "?" : own;
        }
        var top = first.get(above);
        if (own.isEmpty()) {
            return top.getOrDefault(column, "?");
        }
        var before = new TreeMap<>(top).floorEntry(column);
        return before == null ? own : Objects.requireNonNull(before.getValue()) + " " + own;
    }
}
