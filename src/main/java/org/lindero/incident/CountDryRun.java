package org.lindero.incident;

import java.util.List;
import java.util.Map;
import org.lindero.area.ImportProblem;

/**
 * What an import of counts would do, or did.
 *
 * @param added area-months that had no count
 * @param changed area-months whose count becomes another
 * @param unchanged area-months that stay
 * @param leftOut counts of categories that go nowhere
 * @param notPublished rows without a count
 * @param problems the first problems; {@code problemCounts} counts all by kind, {@code errors} those that stop the import
 */
public record CountDryRun(
        int rows,
        int added,
        int changed,
        int unchanged,
        int leftOut,
        int notPublished,
        List<ImportProblem> problems,
        Map<ImportProblem.Code, Integer> problemCounts,
        int errors) {

    public CountDryRun {
        problems = List.copyOf(problems);
        problemCounts = Map.copyOf(problemCounts);
    }

    /** Whether nothing stops the import. */
    public boolean isClean() {
        return errors == 0;
    }

    /** How many rows have this problem. */
    public int count(TableProblem problem) {
        return problemCounts.getOrDefault(problem, 0);
    }
}
