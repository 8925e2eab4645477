package org.lindero.shared;

/** Text of a user inside a {@code like … escape '\'}: its wildcards mean themselves. */
public final class Likes {

    private Likes() {}

    public static String escape(String text) {
        return text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
