package org.lindero.indicator;

import java.time.YearMonth;

/**
 * One cell as it was typed.
 *
 * @param version the version of the cell that the user saw; {@link SheetCell#NEW} when there was nothing
 */
public record CellEntry(long indicatorId, long areaId, YearMonth period, int version, Amount amount, String comment) {

    public static final int COMMENT_MAX = 1000;

    public CellEntry {
        comment = comment.strip();
        if (comment.length() > COMMENT_MAX) {
            throw new IllegalArgumentException("comment: at most " + COMMENT_MAX + " characters");
        }
    }
}
