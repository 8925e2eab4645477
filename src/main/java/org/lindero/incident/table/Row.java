package org.lindero.incident.table;

import org.jspecify.annotations.Nullable;
import org.lindero.area.ImportProblem;

/** One row of a {@link Table}. */
public interface Row {

    /** Its number in the file, from 1; the heading of a text file is usually 1. */
    int number();

    /** The text of a cell without blanks around it; empty where there is none. */
    String cell(int column);

    /** Where the cell stands in the file. */
    Place place(int column);

    /**
     * Why no cell of the row can be trusted, such as a count with a thousands comma in a file of commas: reading on would put
     * values into the wrong columns. Null when the row fits its headings.
     */
    default @Nullable ImportProblem misfit() {
        return null;
    }
}
