package org.lindero.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing: after five wrong passwords an account waits, one minute at first and double after each further
 * failure, an hour at most. Kept in memory and bounded, so that a flood of invented names cannot fill it.
 */
@Component
class SignInThrottle {

    static final int FREE_TRIES = 5;
    private static final int REMEMBERED = 10_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private record Failures(int count, Instant waitUntil) {}

    private final Clock clock;
    private final Map<String, Failures> byUsername = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean mayTry(String username) {
        var failures = byUsername.get(key(username));
        return failures == null || !clock.instant().isBefore(failures.waitUntil());
    }

    @EventListener
    synchronized void on(AbstractAuthenticationFailureEvent failure) {
        if (failure instanceof AuthenticationFailureBadCredentialsEvent) {
            byUsername.merge(
                    key(failure.getAuthentication().getName()),
                    new Failures(1, clock.instant()),
                    (before, first) -> after(before.count() + 1));
        }
    }

    @EventListener
    synchronized void on(AuthenticationSuccessEvent success) {
        byUsername.remove(key(success.getAuthentication().getName()));
    }

    private Failures after(int count) {
        if (count < FREE_TRIES) {
            return new Failures(count, clock.instant());
        }
        var wait = Duration.ofMinutes(1L << Math.min(count - FREE_TRIES, 6));
        return new Failures(count, clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
    }

    private static String key(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
