package org.lindero.incident.table;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that stand where a total, a note, or no area at all, is meant. */
public final class Totals {

    private static final Pattern TOTAL =
            Pattern.compile("(gran )?(sub)?total(es)?( .*)?|suma( .*)?|promedio( .*)?|acumulado( .*)?|grand total");
    private static final Pattern NOTE =
            Pattern.compile("(\\d )?(fuentes?|notas?|elaboracion|elaborado|cifras|source|notes?)( .*)?");
    private static final Set<String> NOWHERE = Set.of(
            "en blanco",
            "blank",
            "no especifica",
            "no especificado",
            "no especificada",
            "sin especificar",
            "no identificado",
            "no identificada",
            "sin dato",
            "sin datos",
            "se ignora",
            "otros municipios",
            "sin cuadrante",
            "sin area");

    private Totals() {}

    /** Whether a heading or a label says that a total follows, such as "Total 2013" or "Promedio mensual". */
    public static boolean isTotal(String text) {
        return TOTAL.matcher(bare(text)).matches();
    }

    /** Whether it is what people write below a table, such as "Fuente: …" or "* Cifras preliminares". */
    public static boolean isNote(String text) {
        return NOTE.matcher(bare(text)).matches();
    }

    /** Whether a label stands for "no area", such as "(en blanco)" or "no especificado". */
    public static boolean isNowhere(String text) {
        return NOWHERE.contains(bare(text));
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
