package org.lindero.incident.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/**
 * A table, whatever file it came from: headings and rows. The rows are read anew each time they are asked for, because a
 * million of them would not fit in memory as objects. Never throws for what a file holds.
 */
public interface Table {

    /** How many rows are looked at to guess what a column is. */
    int SAMPLE_ROWS = 50;

    /** The file's name. */
    String name();

    /** The headings; a repeated one carries its number. */
    List<String> headings();

    /** Whether {@code 1,5} is one and a half. */
    boolean decimalComma();

    /** What is wrong with the file as a whole. */
    List<ImportProblem> problems();

    /**
     * Hands over every row in turn.
     *
     * @return the problem of a row that ends all reading, such as a quotation mark that is never closed; null when all went well
     */
    @Nullable
    ImportProblem forEach(Consumer<Row> consumer);

    /** The headings of questions with a fixed list of answers, where the file says so. */
    default List<String> choices() {
        return List.of();
    }

    /** Whether the file has the heading more than once; the later ones are numbered. */
    default boolean isRepeated(String heading) {
        return false;
    }

    /** Whether it is a table with rows. */
    default boolean isReadable() {
        return problems().stream().noneMatch(ImportProblem::isError);
    }

    /** The place of a column by its heading; -1 when there is none of that name, or none was chosen. */
    default int column(@Nullable String heading) {
        return heading == null ? -1 : headings().indexOf(heading);
    }

    /** The first rows. */
    default List<Row> samples() {
        var samples = new ArrayList<Row>();
        try {
            forEach(row -> {
                if (samples.size() == SAMPLE_ROWS) {
                    throw Enough.INSTANCE;
                }
                samples.add(row);
            });
        } catch (Enough reached) {
            // the rest of the file is not needed
        }
        return List.copyOf(samples);
    }

    /** Hands over the text of one column, row by row, as far as the file can be read. */
    default void forEachCell(int column, Consumer<String> consumer) {
        forEach(row -> consumer.accept(row.cell(column)));
    }
}
