package org.lindero.indicator.ui;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry sheet as the browser gets it.
 *
 * @param key    names the sheet in the browser's own store: user, area and period
 * @param user   the reader's display name, whose values need no author beside them
 * @param locale for numbers
 * @param texts  every word of the sheet
 */
record EntryPicture(
        String key, String user, String locale, Map<String, String> texts, List<Reason> reasons, List<Group> groups) {

    /** A reason for "no data". */
    record Reason(String key, String text) {}

    /** Rows under one heading. */
    record Group(String heading, List<Row> rows) {}

    /** One indicator. */
    record Row(
            String id,
            String name,
            String unit,
            String definition,
            boolean ratio,
            String numerator,
            String denominator,
            int decimals,
            BigDecimal factor,
            @Nullable BigDecimal previous,
            List<@Nullable BigDecimal> history,
            @Nullable BigDecimal softMin,
            @Nullable BigDecimal softMax,
            @Nullable BigDecimal target,
            Cell cell) {}

    /** What is stored; numbers as plain decimal texts, empty when blank. */
    record Cell(
            int version,
            boolean open,
            String state,
            String value,
            String numerator,
            String denominator,
            String noData,
            String comment,
            String returnReason,
            String author,
            String savedAt,
            long savedMillis,
            boolean needsComment) {}

    /** What became of an entry; {@code cell} is what is stored now, also when the entry was refused. */
    record Answer(String row, String token, Outcome outcome, String message, Cell cell) {}

    /** How an entry ended. */
    enum Outcome {
        SAVED,
        REFUSED,
        CONFLICT
    }
}
