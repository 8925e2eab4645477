package org.lindero.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lindero.area.ImportProblem;

/**
 * Collects problems: the first errors and the first warnings in full, all of them by kind, so that a file of a million errors
 * stays small and many warnings do not hide an error.
 */
final class ProblemLog {

    private static final int KEPT = 250;

    private final List<ImportProblem> keptErrors = new ArrayList<>();
    private final List<ImportProblem> keptWarnings = new ArrayList<>();
    private final Map<ImportProblem.Code, Integer> counts = new LinkedHashMap<>();
    private int errors;

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
