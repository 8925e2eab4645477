package org.lindero.incident.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** What is wrong with the cells of a file, by sheet, row and column; of very many the first ones. */
public final class Marks {

    private static final int MAX_ERRORS = 40_000;
    private static final int MAX_WARNINGS = 10_000;

    /** What is wrong with one cell: several sentences, one a line; the worst of them decides the colour. */
    record Mark(boolean error, String sentences) {

        private Mark and(Mark other) {
            return new Mark(error || other.error, sentences + "\n" + other.sentences);
        }
    }

    private final Function<ImportProblem, String> words;
    private final Map<String, Map<Integer, TreeMap<Integer, Mark>>> bySheet = new HashMap<>();
    private int errors;
    private int warnings;

    /** None yet. */
    public Marks(Function<ImportProblem, String> words) {
        this.words = words;
    }

    /** Marks a cell. */
    public void add(Place place, ImportProblem problem) {
        boolean full = problem.isError() ? errors++ >= MAX_ERRORS : warnings++ >= MAX_WARNINGS;
        if (!full) {
            bySheet.computeIfAbsent(sheet(place.sheet()), sheet -> new HashMap<>())
                    .computeIfAbsent(place.row(), row -> new TreeMap<>())
                    .merge(place.column(), new Mark(problem.isError(), words.apply(problem)), Mark::and);
        }
    }

    /** The marks of one row, by column. */
    Map<Integer, Mark> of(@Nullable String sheet, int row) {
        return bySheet.getOrDefault(sheet(sheet), Map.of()).getOrDefault(row, new TreeMap<>());
    }

    /** All sentences of a row, those of its first cell first. */
    static String sentences(Map<Integer, Mark> marks) {
        List<String> sentences = new ArrayList<>();
        marks.values().forEach(mark -> sentences.addAll(mark.sentences().lines().toList()));
        return String.join(" ", sentences.stream().distinct().toList());
    }

    private static String sheet(@Nullable String name) {
        return name == null ? "" : name;
    }
}
