package org.lindero.incident;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * What a user may enter for an outcome. An instance is always valid.
 *
 * @param unit what is counted, such as "carpetas" or "delitos"
 * @param sensitiveToReporting whether more trust in the police can raise it
 * @param sensitive whether it touches the private life of few, such as family or sexual violence
 */
public record OutcomeDraft(String code, String name, String unit, boolean sensitiveToReporting, boolean sensitive) {

    public static final int CODE_MAX = 60;
    public static final int NAME_MAX = 200;
    public static final int UNIT_MAX = 60;

    private static final List<String> SENSITIVE = List.of(
            "familiar",
            "sexual",
            "violacion",
            "abuso",
            "domestic",
            "estupro",
            "incesto",
            "rape",
            "feminicidio",
            "trata de personas");

    public OutcomeDraft {
        code = code.strip();
        name = name.strip();
        unit = unit.strip();
        require("code", code, CODE_MAX);
        require("name", name, NAME_MAX);
        require("unit", unit, UNIT_MAX);
    }

    /** An outcome that is sensitive when its name says so. */
    public OutcomeDraft(String code, String name, String unit, boolean sensitiveToReporting) {
        this(code, name, unit, sensitiveToReporting, isSensitive(name));
    }

    /** Whether a name says family or sexual violence, in Spanish or English. */
    public static boolean isSensitive(String name) {
        var text = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
        return SENSITIVE.stream().anyMatch(text::contains);
    }

    private static void require(String field, String text, int max) {
        if (text.isEmpty() || text.length() > max) {
            throw new IllegalArgumentException(field + ": 1 to " + max + " characters");
        }
    }
}
