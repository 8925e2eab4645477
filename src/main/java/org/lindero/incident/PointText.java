package org.lindero.incident;

/** Coordinates as files write them. */
final class PointText {

    private PointText() {}

    static boolean isNumber(String text) {
        return !Double.isNaN(number(text));
    }

    /** With a decimal point or comma; NaN where there is no number. */
    static double number(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text.indexOf(',') < 0 ? text : text.replace(',', '.'));
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }
}
