package org.lindero.incident;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lindero.area.ImportProblem;

/** What a table of incidents says: those that lie in an area, and what is wrong with or missing from the others. */
public final class PointTable {

    private final LocatedPoints points;
    private final int rows;
    private final List<ImportProblem> problems;
    private final Map<ImportProblem.Code, Integer> problemCounts;
    private final int errors;

    PointTable(LocatedPoints points, int rows, ProblemLog problems) {
        this.points = points;
        this.rows = rows;
        this.problems = problems.kept();
        this.problemCounts = problems.counts();
        this.errors = problems.errors();
    }

    LocatedPoints points() {
        return points;
    }

    /** How many rows were read. */
    public int rows() {
        return rows;
    }

    /** How many incidents lie in an area. */
    public int located() {
        return points.size();
    }

    /** How many rows have this problem. */
    public int count(TableProblem problem) {
        return problemCounts.getOrDefault(problem, 0);
    }

    /** The first problems in the order of the file. */
    public List<ImportProblem> problems() {
        return problems;
    }

    /** All problems, by kind. */
    public Map<ImportProblem.Code, Integer> problemCounts() {
        return problemCounts;
    }

    /** How many problems stop the import. */
    public int errors() {
        return errors;
    }

    /** Whether nothing stops the import; incidents outside every area do not. */
    public boolean isClean() {
        return errors == 0;
    }

    /** What kinds of incidents there are; one empty text when the file does not say. */
    public List<String> categories() {
        return points.categories();
    }

    /** The first day with an incident. */
    public Optional<LocalDate> first() {
        return IntStream.range(0, points.size()).mapToObj(points::day).min(LocalDate::compareTo);
    }

    /** The last day with an incident. */
    public Optional<LocalDate> last() {
        return IntStream.range(0, points.size()).mapToObj(points::day).max(LocalDate::compareTo);
    }
}
