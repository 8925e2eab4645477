package org.lindero.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;

class SignInThrottleTest {

    private final SettableClock clock = new SettableClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void fiveWrongPasswordsMakeTheAccountWaitAMinute() {
        fail("ana", 4);
        assertThat(throttle.mayTry("ana")).isTrue();
        fail("Ana ", 1);
        assertThat(throttle.mayTry("ana")).isFalse();
        assertThat(throttle.mayTry("beto")).isTrue();

        clock.now = clock.now.plus(Duration.ofSeconds(61));
        assertThat(throttle.mayTry("ana")).isTrue();
    }

    @Test
    void theWaitDoublesUpToAnHour() {
        fail("ana", 30);
        clock.now = clock.now.plus(Duration.ofMinutes(59));
        assertThat(throttle.mayTry("ana")).isFalse();
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        assertThat(throttle.mayTry("ana")).isTrue();
    }

    @Test
    void aSuccessForgetsTheFailures() {
        fail("ana", 5);
        throttle.on(new AuthenticationSuccessEvent(token("ana")));
        assertThat(throttle.mayTry("ana")).isTrue();
    }

    private void fail(String username, int times) {
        for (int i = 0; i < times; i++) {
            throttle.on(new AuthenticationFailureBadCredentialsEvent(
                    token(username), new BadCredentialsException("wrong")));
        }
    }

    private static UsernamePasswordAuthenticationToken token(String username) {
        return UsernamePasswordAuthenticationToken.unauthenticated(username, "");
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
