package org.lindero.incident;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.lindero.area.ImportProblem;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Row;

/**
 * Collects problems: the first errors and the first warnings in full, all of them by kind, so that a file of a million errors
 * stays small and many warnings do not hide an error.
 */
final class ProblemLog {

    private static final int KEPT = 250;

    private final List<ImportProblem> keptErrors = new ArrayList<>();
    private final List<ImportProblem> keptWarnings = new ArrayList<>();
    private final Map<ImportProblem.Code, Integer> counts = new LinkedHashMap<>();
    private final Map<TableProblem, Place> last = new EnumMap<>(TableProblem.class);
    private final BiConsumer<Place, ImportProblem> marks;
    private int errors;

    /** Only collects. */
    ProblemLog() {
        this((place, problem) -> {});
    }

    /** @param marks also hears of each problem of a cell, however many there are */
    ProblemLog(BiConsumer<Place, ImportProblem> marks) {
        this.marks = marks;
    }

    /** Adds the problem of a cell; said once for a cell that several counts come from. */
    void add(ImportProblem.Level level, TableProblem code, String file, Place place, Object... args) {
        if (place.equals(last.put(code, place))) {
            return;
        }
        var problem = level == ImportProblem.Level.ERROR
                ? ImportProblem.errorAt(code, file, place.row(), place.label(), args)
                : ImportProblem.warningAt(code, file, place.row(), place.label(), args);
        add(problem);
        marks.accept(place, problem);
    }

    /** Adds why no cell of a row can be trusted; its first one is marked. */
    void add(Row row, ImportProblem misfit) {
        add(misfit);
        marks.accept(row.place(0), misfit);
    }

    void add(ImportProblem problem) {
        counts.merge(problem.code(), 1, Integer::sum);
        if (problem.isError()) {
            errors++;
        }
        var kept = problem.isError() ? keptErrors : keptWarnings;
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
    }

    /** The first errors, then the first warnings. */
    List<ImportProblem> kept() {
        return Stream.concat(keptErrors.stream(), keptWarnings.stream()).toList();
    }

    Map<ImportProblem.Code, Integer> counts() {
        return Map.copyOf(counts);
    }

    int errors() {
        return errors;
    }
}
