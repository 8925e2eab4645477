package org.lindero.incident;

/**
 * What a user may enter for an outcome. An instance is always valid.
 *
 * @param unit what is counted, such as "carpetas" or "delitos"
 * @param sensitiveToReporting whether more trust in the police can raise it
 */
public record OutcomeDraft(String code, String name, String unit, boolean sensitiveToReporting) {

    public static final int CODE_MAX = 60;
    public static final int NAME_MAX = 200;
    public static final int UNIT_MAX = 60;

    public OutcomeDraft {
        code = code.strip();
        name = name.strip();
        unit = unit.strip();
        require("code", code, CODE_MAX);
        require("name", name, NAME_MAX);
        require("unit", unit, UNIT_MAX);
    }

    private static void require(String field, String text, int max) {
        if (text.isEmpty() || text.length() > max) {
            throw new IllegalArgumentException(field + ": 1 to " + max + " characters");
        }
    }
}
