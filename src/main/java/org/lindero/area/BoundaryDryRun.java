package org.lindero.area;

import java.util.List;

/**
 * What an import would do, or did: one line a feature, and whatever stops it.
 *
 * @param overlaps ground that two areas of the level claim, at least one of them of the file; most first
 * @param gaps strips of less than 10 m that two such areas leave between them; most ground first
 */
public record BoundaryDryRun(List<Line> lines, List<ImportProblem> problems, List<Ground> overlaps, List<Ground> gaps) {

    /** What becomes of a feature. */
    public enum State {
        NEW,
        CHANGED,
        UNCHANGED,
        /** Contradicts what is stored, or another feature of the file. */
        CONFLICTING,
        WRONG
    }

    /** Ground that concerns two areas, by their names. */
    public record Ground(String first, String second, double squareMetres) {}

    /**
     * One feature.
     *
     * @param repaired whether its polygon was repaired
     */
    public record Line(int number, String code, String name, State state, double areaKm2, boolean repaired) {}

    public BoundaryDryRun {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
        overlaps = List.copyOf(overlaps);
        gaps = List.copyOf(gaps);
    }

    /** Whether all that stops it can be what the user wants. */
    public boolean canBeMeant() {
        return !isClean()
                && problems.stream()
                        .filter(ImportProblem::isError)
                        .allMatch(problem -> problem.code() instanceof BoundaryProblem code && code.canBeMeant());
    }

    ImportRecord record(BoundaryFile file) {
        return new ImportRecord(
                ImportRecord.Kind.BOUNDARIES,
                file.name(),
                file.sha256(),
                lines.size(),
                (int) count(State.NEW),
                (int) count(State.CHANGED),
                (int) count(State.UNCHANGED),
                0);
    }

    /** How many features have this state. */
    public long count(State state) {
        return lines.stream().filter(line -> line.state() == state).count();
    }

    /** Whether nothing stops the import. */
    public boolean isClean() {
        return problems.stream().noneMatch(ImportProblem::isError);
    }
}
