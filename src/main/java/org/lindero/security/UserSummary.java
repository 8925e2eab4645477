package org.lindero.security;

import java.util.Set;

/** One row of the list of users; {@code version} guards against lost updates. */
public record UserSummary(
        long id, int version, String username, String displayName, Set<Role> roles, Scope scope, boolean active) {}
