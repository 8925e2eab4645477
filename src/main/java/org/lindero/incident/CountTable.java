package org.lindero.incident;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.lindero.area.ImportProblem;

/**
 * What a table of monthly counts says, cell by cell.
 *
 * @param counts the counts that can be stored; a count that is not published is not among them
 * @param rows how many rows were read
 * @param notPublished how many had no count
 * @param blankIsZero whether an area of the file has zero where it says nothing of a category and a month
 * @param problems the first problems in the order of the file; {@code problemCounts} counts all
 */
public record CountTable(
        List<Count> counts,
        int rows,
        int notPublished,
        boolean blankIsZero,
        List<ImportProblem> problems,
        Map<ImportProblem.Code, Integer> problemCounts,
        int errors) {

    /** One count; the category is empty when the file has none. */
    public record Count(int row, String areaCode, YearMonth month, String category, double count) {}

    public CountTable {
        counts = List.copyOf(counts);
        problems = List.copyOf(problems);
        problemCounts = Map.copyOf(problemCounts);
    }

    /** Whether nothing stops the import. */
    public boolean isClean() {
        return errors == 0;
    }

    /** What was counted, in alphabetical order. */
    public List<String> categories() {
        return counts.stream().map(Count::category).distinct().sorted().toList();
    }
}
