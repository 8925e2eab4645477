package org.lindero.incident;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lindero.area.ImportProblem;
import org.lindero.area.ImportRecord;

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

    /** What the history keeps of the problems. */
    private static final Map<TableProblem, String> NOTED = Map.of(
            TableProblem.NO_COORDINATES, "NO_COORDINATES",
            TableProblem.IN_NO_AREA, "IN_NO_AREA",
            TableProblem.LEFT_OUT_AREA, "LEFT_OUT_AREA",
            TableProblem.LEFT_OUT_MONTH, "LEFT_OUT_MONTH",
            TableProblem.DUPLICATE, "DUPLICATE",
            TableProblem.REPEATED_ID, "DUPLICATE",
            TableProblem.REPEATED_INCIDENT, "DUPLICATE");

    public CountDryRun {
        problems = List.copyOf(problems);
        problemCounts = Map.copyOf(problemCounts);
    }

    ImportRecord record(ImportRecord.Kind kind, String fileName, String sha256) {
        var notes = new HashMap<String, Integer>();
        NOTED.forEach((problem, note) -> {
            if (count(problem) > 0) {
                notes.merge(note, count(problem), Integer::sum);
            }
        });
        if (notPublished > 0) {
            notes.put(TableProblem.NOT_PUBLISHED.name(), notPublished);
        }
        return new ImportRecord(kind, fileName, sha256, rows, added, changed, unchanged, leftOut, notes);
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
