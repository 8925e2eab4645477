package org.lindero.area;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as it stands in the history.
 *
 * @param by display name of whoever brought it in
 * @param undoKept whether what it replaced was kept; it was not before there was a history
 * @param undoneAt when it was undone, absent while it is in force
 */
public record ImportEntry(
        long id,
        ImportRecord what,
        Instant at,
        String by,
        boolean undoKept,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {

    ImportEntry with(Map<String, Integer> notes) {
        var noted = new ImportRecord(
                what.kind(),
                what.fileName(),
                what.sha256(),
                what.rows(),
                what.added(),
                what.changed(),
                what.unchanged(),
                what.leftOut(),
                notes);
        return new ImportEntry(id, noted, at, by, undoKept, undoneAt, undoneBy);
    }

    /** Whether what it wrote stands, as far as nothing later replaced it. */
    public boolean isInForce() {
        return undoneAt == null;
    }
}
