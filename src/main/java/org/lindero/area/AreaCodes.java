package org.lindero.area;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds an area's code as files write it. Spreadsheets turn {@code 09010} into {@code 9010} and {@code 9010.0}: a code that
 * lost its zeros is recognised when only one area fits.
 */
public final class AreaCodes {

    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, @Nullable String> bare = new HashMap<>();

    /** For these codes, which keep their spelling. */
    public AreaCodes(Collection<String> codes) {
        for (var code : codes) {
            exact.put(folded(code), code);
            var key = bare(code);
            bare.put(key, bare.containsKey(key) ? null : code); // null: two areas fit, so neither is meant
        }
    }

    /** The code that is meant, in its own spelling; null when there is none or more than one fits. */
    public @Nullable String find(String written) {
        var code = exact.get(folded(written));
        if (code != null) {
            return code;
        }
        var text = folded(written);
        if (text.endsWith(".0")) {
            text = text.substring(0, text.length() - 2);
        }
        return text.isEmpty() || !Character.isDigit(text.charAt(0)) ? null : bare.get(bare(text));
    }

    private static String folded(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    private static String bare(String code) {
        var text = folded(code);
        int from = 0;
        while (from < text.length() - 1 && text.charAt(from) == '0') {
            from++;
        }
        return text.substring(from);
    }
}
