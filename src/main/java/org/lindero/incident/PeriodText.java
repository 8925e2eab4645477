package org.lindero.incident;

import java.text.Normalizer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Months and days as files write them, in Spanish and English; the day comes before the month, as in Mexico. */
final class PeriodText {

    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2200;

    /** The time of who reads whatever a file says: no day or month is still to come. */
    static final Clock END =
            Clock.fixed(Instant.parse(LAST_YEAR + "-12-31T12:00:00Z"), ZoneId.of("America/Mexico_City"));

    private static final Map<String, Integer> MONTHS = months();

    private PeriodText() {}

    /** {@code 2024-03}, {@code 03/2024}, {@code mar 2024}, {@code marzo de 2024}, {@code ene-15}, {@code 2024-03-01} …; null for anything else. */
    static @Nullable YearMonth month(String text) {
        var parts = parts(text);
        try {
            return switch (parts.length) {
                case 1 -> monthOfDigits(parts[0]);
                case 2 -> isYear(parts[0]) ? yearMonth(parts[0], parts[1]) : yearMonth(parts[1], parts[0]);
                case 3 -> {
                    var day = day(parts);
                    yield day == null ? null : YearMonth.from(day);
                }
                default -> null;
            };
        } catch (DateTimeException | NumberFormatException impossible) {
            return null;
        }
    }

    /** Whether it is the name of a month without its year, such as {@code ENERO} or {@code ene.} */
    static boolean isMonthName(String text) {
        var parts = parts(text);
        return parts.length == 1 && MONTHS.containsKey(parts[0]);
    }

    /** {@code 2019-01-31}, {@code 31/01/2019}, {@code 31 ene 2019}, with or without a time behind; null for anything else. */
    static @Nullable LocalDate day(String text) {
        if (text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            var fast = isoDay(text);
            if (fast != null) {
                return fast;
            }
        }
        try {
            var parts = parts(text);
            return parts.length == 3 ? day(parts) : parts.length == 1 ? dayOfDigits(parts[0]) : null;
        } catch (DateTimeException | NumberFormatException impossible) {
            return null;
        }
    }

    /** {@code 202403}, {@code 2024M03}, {@code 20240301}. */
    private static @Nullable YearMonth monthOfDigits(String text) {
        var digits = text.length() == 7 && text.charAt(4) == 'm' ? text.substring(0, 4) + text.substring(5) : text;
        if (digits.length() == 6) {
            return yearMonth(digits.substring(0, 4), digits.substring(4));
        }
        var day = dayOfDigits(text);
        return day == null ? null : YearMonth.from(day);
    }

    private static @Nullable LocalDate dayOfDigits(String text) {
        return text.length() == 8
                ? day(new String[] {text.substring(0, 4), text.substring(4, 6), text.substring(6)})
                : null;
    }

    private static @Nullable LocalDate isoDay(String text) {
        try {
            int year = Integer.parseInt(text, 0, 4, 10);
            int month = Integer.parseInt(text, 5, 7, 10);
            int day = Integer.parseInt(text, 8, 10, 10);
            return year < FIRST_YEAR || year > LAST_YEAR ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException | NumberFormatException impossible) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String[] parts) {
        boolean yearFirst = isYear(parts[0]);
        var month = yearMonth(yearFirst ? parts[0] : parts[2], parts[1]);
        return month == null ? null : month.atDay(Integer.parseInt(yearFirst ? parts[2] : parts[0]));
    }

    private static @Nullable YearMonth yearMonth(String year, String month) {
        var named = MONTHS.get(month);
        boolean twoDigits = year.length() == 2 && named != null;
        if (!isYear(year) && !twoDigits) {
            return null;
        }
        int number = Integer.parseInt(year) + (twoDigits ? 2000 : 0);
        return YearMonth.of(number, named == null ? Integer.parseInt(month) : named);
    }

    private static boolean isYear(String text) {
        if (text.length() != 4 || !text.chars().allMatch(Character::isDigit)) {
            return false;
        }
        int year = Integer.parseInt(text);
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    /** Words and numbers without accents, the word "de", and a time of day. */
    private static String[] parts(String text) {
        var bare = Normalizer.normalize(text.strip(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[t ]\\d{1,2}:.*$", "")
                .replaceAll("\\b(de|del)\\b", " ")
                .replaceAll("[-/.,_\\s]+", " ")
                .replaceAll("(?<=[a-z]{3})(?=\\d{2})|(?<=\\d{2})(?=[a-z]{3})", " ")
                .strip();
        return bare.split(" ");
    }

    private static Map<String, Integer> months() {
        var names = new String[] {
            "enero ene january jan",
            "febrero feb february",
            "marzo mar march",
            "abril abr april apr",
            "mayo may",
            "junio jun june",
            "julio jul july",
            "agosto ago august aug",
            "septiembre setiembre sep set sept september",
            "octubre oct october",
            "noviembre nov november",
            "diciembre dic december dec"
        };
        var months = new HashMap<String, Integer>();
        for (int i = 0; i < names.length; i++) {
            for (var name : names[i].split(" ")) {
                months.put(name, i + 1);
            }
        }
        return Map.copyOf(months);
    }
}
