package org.lindero.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lindero.area.ImportProblem;

/** Collects problems: the first ones in full, all of them by kind, so that a file of a million errors stays small. */
final class ProblemLog {

    private static final int KEPT = 500;

    private final List<ImportProblem> kept = new ArrayList<>();
    private final Map<ImportProblem.Code, Integer> counts = new LinkedHashMap<>();
    private int errors;

    void add(ImportProblem problem) {
        counts.merge(problem.code(), 1, Integer::sum);
        if (problem.isError()) {
            errors++;
        }
        if (kept.size() < KEPT) {
            kept.add(problem);
        }
    }

    List<ImportProblem> kept() {
        return List.copyOf(kept);
    }

    Map<ImportProblem.Code, Integer> counts() {
        return Map.copyOf(counts);
    }

    int errors() {
        return errors;
    }
}
