package org.lindero;

import java.time.Instant;
import java.util.Set;
import org.lindero.security.LinderoUser;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Signs users in, within a test that needs a certain scope. */
public final class SignIn {

    private SignIn() {}

    /** A user with one role and a scope, for the rest of the test. */
    public static void as(Role role, Scope scope) {
        SecurityContextHolder.setContext(context(Set.of(role), scope));
    }

    /** A user as the directory knows them, for the rest of the test. */
    public static void as(LinderoUser user) {
        SecurityContextHolder.setContext(context(user));
    }

    static SecurityContext context(Set<Role> roles, Scope scope) {
        return context(new LinderoUser(1, "test", "Test", "", roles, scope, false, true, true, Instant.EPOCH));
    }

    private static SecurityContext context(LinderoUser user) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, "", user.getAuthorities()));
        return context;
    }
}
