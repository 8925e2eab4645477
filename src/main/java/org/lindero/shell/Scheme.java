package org.lindero.shell;

import java.util.Locale;

/** Whether pages are light or dark. */
public enum Scheme {
    /** As the system of whoever looks has it. */
    SYSTEM,
    LIGHT,
    DARK;

    /** The scheme as CSS names it. */
    String css() {
        return this == SYSTEM ? "light dark" : name().toLowerCase(Locale.ROOT);
    }
}
