package org.lindero.security;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who is asking, in the request that is being served. */
@Component
public class CurrentUser {

    /**
     * The signed-in user.
     *
     * @throws AuthenticationCredentialsNotFoundException outside a request of a signed-in user
     */
    public LinderoUser get() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof LinderoUser user) {
            return user;
        }
        throw new AuthenticationCredentialsNotFoundException("nobody is signed in");
    }

    /** Whether the signed-in user has {@code role}. */
    public boolean has(Role role) {
        return get().roles().contains(role);
    }

    /** The places the signed-in user may work in. */
    public Scope scope() {
        return get().scope();
    }
}
