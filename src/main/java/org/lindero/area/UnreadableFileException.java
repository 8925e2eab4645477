package org.lindero.area;

/** A file that cannot be read at all; it never leaves the reader, which answers with the problem it carries. */
public final class UnreadableFileException extends RuntimeException {

    private final transient ImportProblem problem;

    public UnreadableFileException(ImportProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public ImportProblem problem() {
        return problem;
    }
}
