package org.lindero.shared;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers from zero as people write them, with a decimal comma or a decimal point and the other one between thousands.
 *
 * <p>{@code 1,234} and {@code 1.234} can be either. What the rest of a column shows decides; see {@link Marks}.
 */
public final class NumberText {

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern POINT = Pattern.compile("\\d{1,9}\\.\\d{0,9}");
    private static final Pattern COMMA = Pattern.compile("\\d{1,9},\\d{0,9}");
    private static final Pattern THOUSANDS_BY_COMMA = Pattern.compile("\\d{1,3}(,\\d{3})+(\\.\\d{1,9})?");
    private static final Pattern THOUSANDS_BY_POINT = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d{1,9})?");
    private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private NumberText() {}

    /** Whether the text may be thousands as well as a fraction. */
    public static boolean isAmbiguous(String text) {
        boolean marked =
                text.indexOf(',') >= 0 || text.indexOf('.') >= 0; // most counts are not, and there are millions
        return marked && EITHER.matcher(text.strip()).matches();
    }

    /**
     * The number; empty when it is none. A mark that cannot separate thousands is taken for the decimal one, whatever the others are.
     *
     * @param decimalComma whether {@code 1,234} is one and a bit, and {@code 1.234} more than a thousand
     */
    public static OptionalDouble parse(String text, boolean decimalComma) {
        var digits = text.strip();
        if (WHOLE.matcher(digits).matches()) {
            return OptionalDouble.of(Double.parseDouble(digits));
        }
        if (!decimalComma && THOUSANDS_BY_COMMA.matcher(digits).matches()) {
            return OptionalDouble.of(Double.parseDouble(digits.replace(",", "")));
        }
        if (decimalComma && thousandsByPoint(digits)) {
            return OptionalDouble.of(Double.parseDouble(digits.replace(".", "").replace(',', '.')));
        }
        if (POINT.matcher(digits).matches()) {
            return OptionalDouble.of(Double.parseDouble(digits));
        }
        if (COMMA.matcher(digits).matches()) {
            return OptionalDouble.of(Double.parseDouble(digits.replace(',', '.')));
        }
        return OptionalDouble.empty();
    }

    /** {@code 0.125} is a fraction also where points separate thousands. */
    private static boolean thousandsByPoint(String digits) {
        return THOUSANDS_BY_POINT.matcher(digits).matches() && digits.charAt(0) != '0';
    }

    /** What the numbers of a file or a column show about its decimal mark. */
    public static final class Marks {

        private static final Pattern SHOWS_COMMA =
                Pattern.compile("-?(\\d+,(\\d{1,2}|\\d{4,})|0,\\d+|\\d{1,3}(\\.\\d{3})+,\\d+|\\d{1,3}(\\.\\d{3}){2,})");
        private static final Pattern SHOWS_POINT = Pattern.compile(
                "-?(\\d+\\.(\\d{1,2}|\\d{4,})|0\\.\\d+|\\d{1,3}(,\\d{3})+\\.\\d+|\\d{1,3}(,\\d{3}){2,})");

        private int commas;
        private int points;
        private int eitherByComma;

        /** Looks at one cell. */
        public void add(String text) {
            var cell = text.strip();
            commas += SHOWS_COMMA.matcher(cell).matches() ? 1 : 0;
            points += SHOWS_POINT.matcher(cell).matches() ? 1 : 0;
            eitherByComma += cell.indexOf(',') > 0 && isAmbiguous(cell) ? 1 : 0;
        }

        /** Whether any number shows that points are decimal marks. */
        public boolean showPoint() {
            return points > 0;
        }

        /**
         * Whether commas are decimal marks. Where nothing shows it, a comma before three digits separates thousands, as in Mexico.
         *
         * @param otherwise for cells without any such number
         */
        public boolean decimalComma(boolean otherwise) {
            if (commas != points) {
                return commas > points;
            }
            return eitherByComma == 0 && otherwise;
        }
    }
}
