package org.lindero.area.ui;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Limits of classes as a user writes them: numbers of the user's language with semicolons between. */
final class LimitText {

    private static final int DECIMALS = 6;

    private LimitText() {}

    static String write(List<Double> limits, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(DECIMALS);
        return limits.stream().map(format::format).collect(Collectors.joining("; "));
    }

    /** The numbers; none when one of them cannot be read. */
    static List<Double> read(String text, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        var limits = new ArrayList<Double>();
        for (var part : text.split(";")) {
            var written = part.strip();
            var position = new ParsePosition(0);
            var number = format.parse(written, position);
            if (number != null && position.getIndex() == written.length()) {
                limits.add(number.doubleValue());
            } else if (!written.isEmpty()) {
                return List.of();
            }
        }
        return limits;
    }
}
