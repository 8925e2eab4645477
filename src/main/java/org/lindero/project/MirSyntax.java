package org.lindero.project;

import java.util.Locale;
import java.util.regex.Pattern;
import org.lindero.indicator.MirLevel;

/**
 * The customary wording of the Spanish results matrix. It looks at endings and knows no grammar, so what it says is a
 * warning: Fin "Contribuir a … mediante …", Propósito without an infinitive at its head, Componente with a participle,
 * Actividad headed by a verbal noun.
 */
final class MirSyntax {

    private static final Pattern FIN = Pattern.compile("^contribuir (a|al) .+ (mediante|a través de) .+");
    private static final Pattern INFINITIVE = Pattern.compile("^\\p{L}+(ar|er|ir|arse|erse|irse)\\b.*");
    private static final Pattern PARTICIPLE = Pattern.compile(
            ".*\\b(\\p{L}+(ad|id|íd)[oa]s?|abiert[oa]s?|cubiert[oa]s?|hech[oa]s?|escrit[oa]s?|puest[oa]s?|resuelt[oa]s?)\\b.*");
    private static final Pattern VERBAL_NOUN = Pattern.compile(
            "^\\p{L}+(ción|sión|miento|aje|ncia|dura|eo|ón|ega|eño|seño|uerdo|orme|udio|ulta)(es|s)?\\b.*");

    private MirSyntax() {}

    static boolean isCustomary(MirLevel level, String narrative) {
        var text = narrative.strip().toLowerCase(Locale.ROOT);
        return switch (level) {
            case GOAL -> FIN.matcher(text).matches();
            case PURPOSE -> !INFINITIVE.matcher(text).matches();
            case COMPONENT -> PARTICIPLE.matcher(text).matches();
            case ACTIVITY -> VERBAL_NOUN.matcher(text).matches();
        };
    }
}
