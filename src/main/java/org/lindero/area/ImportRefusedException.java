package org.lindero.area;

import java.util.List;

/** An import was asked for although its dry run has errors; nothing was stored. */
public class ImportRefusedException extends RuntimeException {

    private final transient List<ImportProblem> problems;

    public ImportRefusedException(List<ImportProblem> problems) {
        super(problems.isEmpty() ? "nothing to import" : problems.getFirst().toString());
        this.problems = List.copyOf(problems);
    }

    /** What stops it. */
    public List<ImportProblem> problems() {
        return problems;
    }
}
