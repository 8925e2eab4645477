package org.lindero.security;

import java.time.Clock;
import java.util.Locale;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the account for a sign-in. */
@Component
class UserDirectory implements UserDetailsService {

    private final UserAccountRepository accounts;
    private final SignInThrottle throttle;
    private final Clock clock;

    UserDirectory(UserAccountRepository accounts, SignInThrottle throttle, Clock clock) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public LinderoUser loadUserByUsername(String username) {
        return accounts.findByUsername(username.strip().toLowerCase(Locale.ROOT))
                .map(account -> account.principal(throttle.mayTry(username), clock.instant()))
                .orElseThrow(() -> new UsernameNotFoundException("no such user"));
    }
}
