package org.lindero.incident;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lindero.incident.table.Table;

/**
 * The days of a column whose times say how far they are from Greenwich, as in {@code 2024-04-01T03:00:00Z}: the day that it was
 * where the programmes are. A column of nothing but midnights holds days that a system wrote as times, and they stay as they are,
 * as do times that do not say where.
 */
final class LocalDays {

    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(Z|z|UTC|GMT|[-+]\\d{2}(?::?\\d{2})?)");
    private static final Pattern MIDNIGHT = Pattern.compile("[0:.]+");
    private static final int SHORTEST = "2024-04-01T03:00Z".length();

    private final ZoneId zone;
    private final boolean onlyDays;

    /** @param column -1 when none is chosen */
    LocalDays(Table table, int column, ZoneId zone) {
        this.zone = zone;
        var times = column < 0
                ? List.<Matcher>of()
                : table.samples().stream()
                        .map(row -> TIME.matcher(row.cell(column)))
                        .filter(Matcher::matches)
                        .toList();
        onlyDays = !times.isEmpty()
                && times.stream()
                        .allMatch(time -> MIDNIGHT.matcher(time.group(2)).matches());
    }

    /** The day of a time with its distance from Greenwich; any other text as it stands. */
    String of(String text) {
        if (onlyDays || text.length() < SHORTEST) {
            return text;
        }
        var time = TIME.matcher(text);
        try {
            return time.matches() ? day(time) : text;
        } catch (DateTimeException impossible) {
            return text;
        }
    }

    private String day(Matcher time) {
        var offset = Character.isLetter(time.group(3).charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(time.group(3));
        var moment = LocalDateTime.parse(time.group(1) + "T" + time.group(2)).atOffset(offset);
        return moment.atZoneSameInstant(zone).toLocalDate().toString();
    }
}
