package org.lindero.area;

import org.jspecify.annotations.Nullable;

/** A part of a shapefile is damaged or cut off. */
final class DamagedRecordException extends RuntimeException {

    private final int number;

    /** @param number of the record, from 1; 0 when the file is damaged before the first */
    DamagedRecordException(int number) {
        super("record " + number);
        this.number = number;
    }

    DamagedRecordException(int number, RuntimeException cause) {
        super("record " + number, cause);
        this.number = number;
    }

    /** The number of the record, where there is one. */
    @Nullable
    Integer record() {
        return number == 0 ? null : number;
    }
}
