package org.lindero.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.CompletableFuture;
import org.springframework.core.env.Environment;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** The sign-in page's buttons in demo mode: one click instead of a password. Refuses outside demo mode. */
@Component
public class DemoSignIn {

    private final UserDirectory users;
    private final boolean offered;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    DemoSignIn(UserDirectory users, Environment environment) {
        this.users = users;
        this.offered = DemoMode.isOn(environment);
    }

    public boolean isOffered() {
        return offered;
    }

    /** Done once the demo programme and its accounts are there. */
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    /** Says that the demo programme and its accounts are there. */
    public void open() {
        ready.complete(null);
    }

    /**
     * Signs the demo account in; the session gets a new id, as after any sign-in.
     *
     * @throws DisabledException if the account was deactivated
     */
    public void signIn(DemoMode.Account account, HttpServletRequest request, HttpServletResponse response) {
        if (!offered) {
            throw new IllegalStateException("not in demo mode");
        }
        var user = users.loadUserByUsername(account.username());
        if (!user.isEnabled()) {
            throw new DisabledException(account.username());
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        SecurityContextHolder.setContext(context);
        request.changeSessionId();
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
