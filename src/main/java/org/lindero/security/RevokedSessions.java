package org.lindero.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the sessions of a user whose rights changed, so that a deactivated user is out with the next click. */
@Component
class RevokedSessions extends OncePerRequestFilter {

    private final Clock clock;
    private final Map<Long, Instant> changedAt = new ConcurrentHashMap<>();

    RevokedSessions(Clock clock) {
        this.clock = clock;
    }

    void revoke(long userId) {
        changedAt.put(userId, clock.instant());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof LinderoUser user && isRevoked(user)) {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }

    private boolean isRevoked(LinderoUser user) {
        var changed = changedAt.get(user.id());
        return changed != null && !user.readAt().isAfter(changed);
    }
}
