package org.lindero.security;

import java.time.Clock;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down who did what. Services call it inside the transaction of the change, so that both stand or neither does. */
@Component
public class AuditTrail {

    private final AuditEntryRepository entries;
    private final Clock clock;

    AuditTrail(AuditEntryRepository entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Records an act of the current user (or of the system, when nobody is signed in).
     *
     * @param action  a word of the code such as {@code area.imported}; it needs a text {@code audit.<action>}
     * @param subject what it was done to, in the user's words
     * @param detail  what changed; may be empty
     */
    @Transactional(propagation = Propagation.REQUIRED)
    public void record(String action, String subject, String detail) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var username = authentication == null ? "lindero" : authentication.getName();
        entries.save(new AuditEntry(clock.instant(), username, action, subject, detail));
    }
}
