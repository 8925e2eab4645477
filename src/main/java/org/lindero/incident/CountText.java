package org.lindero.incident;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A count as files write it: with a decimal comma or point, with thousands, blank for "not published", or wrong. */
sealed interface CountText {

    /** A count; fractions occur where a source shares one case between areas. */
    record Number(double value) implements CountText {}

    /** Not published, which is not zero. */
    record NotPublished() implements CountText {}

    /** A number below zero. */
    record Negative() implements CountText {}

    /** No number at all. */
    record NotANumber() implements CountText {}

    Set<String> BLANKS = Set.of(
            "", "-", "–", "—", ".", "nd", "n/d", "n.d.", "na", "n/a", "s/d", "sd", "nan", "null", "no disponible");
    Pattern POINT = Pattern.compile("\\d{1,9}(\\.\\d{0,9})?");
    Pattern COMMA = Pattern.compile("\\d{1,9},\\d{0,9}");
    Pattern THOUSANDS = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d{1,9})?");

    Pattern POINTS_AND_COMMA = Pattern.compile("\\d{1,3}(\\.\\d{3})+,\\d{1,9}|\\d{1,3}(\\.\\d{3}){2,}");
    Pattern AMBIGUOUS = Pattern.compile("\\d{1,3}\\.\\d{3}");

    /** Whether it may be thousands as well as a fraction, in a file with a decimal comma. */
    static boolean isAmbiguous(String text) {
        return AMBIGUOUS.matcher(text.strip()).matches();
    }

    /** @param decimalComma whether {@code 1,234} is one and a bit, as in files whose cells are separated otherwise */
    static CountText parse(String text, boolean decimalComma) {
        var cell = text.strip();
        if (BLANKS.contains(cell.toLowerCase(Locale.ROOT))) {
            return new NotPublished();
        }
        boolean negative = cell.startsWith("-");
        var digits = negative ? cell.substring(1) : cell;
        double value;
        if (POINT.matcher(digits).matches()) {
            value = Double.parseDouble(digits);
        } else if (!decimalComma && THOUSANDS.matcher(digits).matches()) {
            value = Double.parseDouble(digits.replace(",", ""));
        } else if (decimalComma && POINTS_AND_COMMA.matcher(digits).matches()) {
            value = Double.parseDouble(digits.replace(".", "").replace(',', '.'));
        } else if (COMMA.matcher(digits).matches()) {
            value = Double.parseDouble(digits.replace(',', '.'));
        } else {
            return new NotANumber();
        }
        return negative && value != 0 ? new Negative() : new Number(value);
    }
}
