package org.lindero.incident.table;

/** A formula whose value nobody stored, as programs write that do not calculate: its cell says {@code =SUM(B2:B9)}. */
public final class Formula {

    private Formula() {}

    /** The text of a cell that has the formula and no value. */
    static String text(String formula) {
        return "=" + formula;
    }

    /** Whether the text of a cell is such a formula. */
    public static boolean is(String text) {
        return !text.isEmpty() && text.charAt(0) == '=';
    }
}
