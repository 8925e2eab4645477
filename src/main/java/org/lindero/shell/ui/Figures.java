package org.lindero.shell.ui;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Numbers, months and dates as the reader writes them. An empty value is an em dash, zero is 0. */
public final class Figures {

    public static final String EMPTY = "—";

    /** A percent sign that stays on the line of its number. */
    public static final String PERCENT = "\u00a0%";

    private Figures() {}

    public static String number(Locale locale, double value, int decimals) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return Double.isFinite(value) ? format.format(value).replace('-', '−') : EMPTY;
    }

    public static String whole(Locale locale, double value) {
        return number(locale, value, 0);
    }

    /** A share, 0.18 is "18 %". */
    public static String percent(Locale locale, double share, int decimals) {
        return Double.isFinite(share) ? number(locale, share * 100, decimals) + PERCENT : EMPTY;
    }

    /** {@code mar 2026} */
    public static String month(Locale locale, YearMonth month) {
        return DateTimeFormatter.ofPattern("MMM yyyy", locale).format(month).replace(".", "");
    }

    /** {@code marzo 2026} */
    public static String longMonth(Locale locale, YearMonth month) {
        return DateTimeFormatter.ofPattern("MMMM yyyy", locale).format(month);
    }

    /** {@code 12 mar 2026} */
    public static String date(Locale locale, LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(date);
    }
}
