package org.lindero.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lindero.incident.table.Place;
import org.lindero.incident.table.Row;
import org.lindero.shared.NumberText;

/**
 * The counts of a table that can be read in two ways. With a decimal comma each is worth a word; with a decimal point a fraction
 * elsewhere in the column shows that points are decimal marks, and there is nothing to say.
 */
final class AmbiguousNumbers {

    /** More are not listed. */
    private static final int MOST = 10_000;

    private final boolean decimalComma;
    private final List<Cell> cells = new ArrayList<>();
    private boolean fractions;

    /** A cell, what it says, and what was read. */
    record Cell(Place place, String written, double value) {}

    AmbiguousNumbers(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    void add(Row row, int column, String written, double value) {
        boolean whole = value == Math.rint(value);
        if (!NumberText.isAmbiguous(written) || (whole && !decimalComma)) {
            fractions |= !whole;
        } else if (cells.size() < MOST) {
            cells.add(new Cell(row.place(column), written, value));
        }
    }

    /** Those that are worth a word, once all were read. */
    void forEach(Consumer<Cell> consumer) {
        if (decimalComma || !fractions) {
            cells.forEach(consumer);
        }
    }
}
