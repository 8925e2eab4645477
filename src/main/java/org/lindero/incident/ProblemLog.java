package org.lindero.incident;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;
import org.lindero.area.ImportProblem.Level;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Row;

/**
 * Collects problems: a few of one kind one by one, many as one, so that a file of a million errors stays small and what stands
 * in every row does not hide what stands in one.
 */
final class ProblemLog {

    private record Kind(Level level, ImportProblem.Code code) {}

    private final Map<Kind, ProblemsOfAKind> kinds = new LinkedHashMap<>();
    private final BiConsumer<Place, ImportProblem> marks;
    private int all;
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
    void add(Level level, TableProblem code, String file, Place place, Object... args) {
        var kind = of(level, code);
        if (kind.isLast(place)) {
            return;
        }
        var problem = level == Level.ERROR
                ? ImportProblem.errorAt(code, file, place.row(), place.label(), args)
                : ImportProblem.warningAt(code, file, place.row(), place.label(), args);
        add(problem, place);
        marks.accept(place, problem);
    }

    /** Adds why no cell of a row can be trusted; its first one is marked. */
    void add(Row row, ImportProblem misfit) {
        add(misfit, row.place(0));
        marks.accept(row.place(0), misfit);
    }

    void add(ImportProblem problem) {
        add(problem, null);
    }

    private void add(ImportProblem problem, @Nullable Place place) {
        of(problem.level(), problem.code()).add(all++, problem, place);
        if (problem.isError()) {
            errors++;
        }
    }

    private ProblemsOfAKind of(Level level, ImportProblem.Code code) {
        return kinds.computeIfAbsent(new Kind(level, code), kind -> new ProblemsOfAKind());
    }

    /** Errors before warnings, each in the order of the file. */
    List<ImportProblem> kept() {
        return kinds.values().stream()
                .flatMap(kind -> kind.lines().stream())
                .sorted(Comparator.comparing(
                                (ProblemsOfAKind.Line line) -> !line.problem().isError())
                        .thenComparing(ProblemsOfAKind.Line::order))
                .map(ProblemsOfAKind.Line::problem)
                .toList();
    }

    /** How many there are of each kind. */
    Map<ImportProblem.Code, Integer> counts() {
        var counts = new LinkedHashMap<ImportProblem.Code, Integer>();
        kinds.forEach((kind, problems) -> {
            if (problems.count() > 0) {
                counts.merge(kind.code, problems.count(), Integer::sum);
            }
        });
        return Map.copyOf(counts);
    }

    int errors() {
        return errors;
    }
}
