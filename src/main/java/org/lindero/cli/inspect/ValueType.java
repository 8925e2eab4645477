package org.lindero.cli.inspect;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the values of a column look like. Digits behind a zero are a code and therefore text: 09010 is no number. */
enum ValueType {
    EMPTY,
    INTEGER,
    /** With a decimal point. */
    NUMBER,
    /** With a decimal comma. */
    NUMBER_COMMA,
    DATE,
    TEXT;

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern POINT = Pattern.compile("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?");
    private static final Pattern COMMA = Pattern.compile("-?\\d+,\\d+");
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4}[-/]\\d{1,2}([-/]\\d{1,2})?|\\d{1,2}[-/]\\d{1,2}[-/]\\d{2,4})([ T]\\d{1,2}:\\d{2}.*)?");

    /** Adds up the values of one column. */
    static final class Guess {
        private final Set<ValueType> seen = EnumSet.noneOf(ValueType.class);

        void add(String value) {
            if (!value.isEmpty() && !seen.contains(TEXT)) {
                seen.add(one(value));
            }
        }

        ValueType type() {
            if (seen.size() == 2 && seen.contains(INTEGER)) {
                return seen.contains(NUMBER) ? NUMBER : seen.contains(NUMBER_COMMA) ? NUMBER_COMMA : TEXT;
            }
            return seen.isEmpty() ? EMPTY : seen.size() == 1 ? seen.iterator().next() : TEXT;
        }
    }

    private static ValueType one(String value) {
        if (WHOLE.matcher(value).matches()) {
            return INTEGER;
        }
        if (POINT.matcher(value).matches()) {
            return NUMBER;
        }
        if (COMMA.matcher(value).matches()) {
            return NUMBER_COMMA;
        }
        return DAY.matcher(value).matches() ? DATE : TEXT;
    }

    /** Its word; both kinds of number have the same. */
    String word() {
        return this == NUMBER_COMMA ? "number" : name().toLowerCase(Locale.ROOT);
    }
}
