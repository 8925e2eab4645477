package org.lindero.area;

import java.math.BigDecimal;

/** Numbers of a file as texts without superfluous zeros, so that the code 12.0 finds the code 12. */
final class PlainNumber {

    /** Beyond it the digits written out would fill the memory: 1e999999999 is twelve letters in a file. */
    private static final int MAX_EXPONENT = 400;

    private PlainNumber() {}

    /** The number as digits; what is no number, or too large to write out, stays as it is written. */
    static String of(String written) {
        try {
            var number = new BigDecimal(written);
            boolean writable = Math.abs((long) number.scale()) < MAX_EXPONENT;
            return writable ? number.stripTrailingZeros().toPlainString() : written;
        } catch (NumberFormatException text) {
            return written;
        }
    }
}
