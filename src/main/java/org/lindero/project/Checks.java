package org.lindero.project;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What the drafts of this module have in common. */
final class Checks {

    private Checks() {}

    static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The text without its margins, at most {@code max} long. */
    static String text(String text, int max, String what) {
        var stripped = text.strip();
        require(stripped.length() <= max, what + ": at most " + max + " characters");
        return stripped;
    }

    /** As {@link #text}, and not empty. */
    static String filled(String text, int max, String what) {
        var stripped = text(text, max, what);
        require(!stripped.isEmpty(), what + " is missing");
        return stripped;
    }

    static boolean inOrder(LocalDate startsOn, @Nullable LocalDate endsOn) {
        return endsOn == null || !endsOn.isBefore(startsOn);
    }
}
