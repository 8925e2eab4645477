package org.lindero.demo;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.lindero.security.DemoMode;
import org.lindero.security.LinderoUser;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets the generator act as the people of the demo, so that what they made bears their names and passed their rights. */
final class DemoPeople {

    private DemoPeople() {}

    /** Runs {@code act} as the person of {@code account}, who may work everywhere meanwhile. */
    static <T> T as(DemoMode.Account account, Supplier<T> act) {
        var before = SecurityContextHolder.getContext();
        var user = new LinderoUser(
                0,
                account.username(),
                account.displayName(),
                "",
                Set.<Role>of(account.role()),
                Scope.EVERYWHERE,
                false,
                true,
                true,
                Instant.EPOCH);
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities()));
        try {
            SecurityContextHolder.setContext(context);
            return act.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
