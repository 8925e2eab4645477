package org.lindero.area;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in a file that the user must know: what it is, where it stands, and whether it stops the import.
 *
 * @param row the row of a table (its heading is row 1) or the number of a feature, from 1; absent when the whole file is meant
 * @param column the heading of the column, when one cell is meant
 * @param args what the sentence quotes, in its order: texts, and how many there are of something as an {@link Integer}
 */
public record ImportProblem(
        Level level,
        Code code,
        String file,
        @Nullable Integer row,
        @Nullable String column,
        List<Object> args) {

    /** An error stops the import of the whole file; a warning is told and the import goes on. */
    public enum Level {
        ERROR,
        WARNING
    }

    /** What is wrong; each module lists its own. */
    public interface Code {

        /** The key of the sentence that says it. */
        String key();
    }

    /** A problem that stands so often that it is said once for all. */
    public record Many(Code one) implements Code {
        @Override
        public String key() {
            return one.key() + ".many";
        }
    }

    public ImportProblem {
        args = List.copyOf(args);
    }

    /** An error of the whole file. */
    public static ImportProblem error(Code code, String file, Object... args) {
        return new ImportProblem(Level.ERROR, code, file, null, null, texts(args));
    }

    /** An error in one row or feature, and in one column of it when named. */
    public static ImportProblem errorAt(Code code, String file, int row, @Nullable String column, Object... args) {
        return new ImportProblem(Level.ERROR, code, file, row, column, texts(args));
    }

    /** A warning about the whole file. */
    public static ImportProblem warning(Code code, String file, Object... args) {
        return new ImportProblem(Level.WARNING, code, file, null, null, texts(args));
    }

    /** A warning about one row or feature. */
    public static ImportProblem warningAt(Code code, String file, int row, @Nullable String column, Object... args) {
        return new ImportProblem(Level.WARNING, code, file, row, column, texts(args));
    }

    /**
     * Many problems of one kind in one sentence, that of {@link Many}.
     *
     * @param args texts, and numbers that are written as the reader writes them
     */
    public static ImportProblem many(Level level, Code one, String file, Object... args) {
        return new ImportProblem(level, new Many(one), file, null, null, List.of(args));
    }

    /** Whether it stops the import. */
    public boolean isError() {
        return level == Level.ERROR;
    }

    private static List<Object> texts(Object[] args) {
        return Arrays.stream(args).<Object>map(String::valueOf).toList();
    }
}
