package org.lindero.area;

import java.util.List;

/** What an import would do, or did: one line a feature, and whatever stops it. */
public record BoundaryDryRun(List<Line> lines, List<ImportProblem> problems) {

    /** What becomes of a feature. */
    public enum State {
        NEW,
        CHANGED,
        UNCHANGED,
        WRONG
    }

    /**
     * One feature.
     *
     * @param repaired whether its polygon was repaired
     */
    public record Line(int number, String code, String name, State state, double areaKm2, boolean repaired) {}

    public BoundaryDryRun {
        lines = List.copyOf(lines);
        problems = List.copyOf(problems);
    }

    ImportRecord record(String fileName) {
        return new ImportRecord(
                ImportRecord.Kind.BOUNDARIES,
                fileName,
                "",
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
