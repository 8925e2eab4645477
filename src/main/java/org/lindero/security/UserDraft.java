package org.lindero.security;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What an administrator enters for a user. An instance is always valid. */
public record UserDraft(String username, String displayName, Set<Role> roles, boolean everywhere, Set<Long> areaIds) {

    public static final int NAME_MAX = 120;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");

    public UserDraft {
        username = username.strip().toLowerCase(Locale.ROOT);
        displayName = displayName.strip();
        roles = Set.copyOf(roles);
        areaIds = everywhere ? Set.of() : Set.copyOf(areaIds);
        if (!isUsername(username)) {
            throw new IllegalArgumentException("username: 3 to 40 of a-z, 0-9, dot, hyphen, underscore");
        }
        if (displayName.isEmpty() || displayName.length() > NAME_MAX) {
            throw new IllegalArgumentException("displayName: 1 to " + NAME_MAX + " characters");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles: at least one");
        }
    }

    /** The rule for user names, shared with the form. */
    public static boolean isUsername(String text) {
        return USERNAME.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }
}
