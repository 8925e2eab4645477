package org.lindero.security;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.lindero.shared.AbstractEntity;

/** One line of the audit trail; written once, never changed. */
@Entity
@Table(name = "audit_entry")
class AuditEntry extends AbstractEntity {

    private Instant at;
    private String username;
    private String action;
    private String subject;
    private String detail;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected AuditEntry() {}

    AuditEntry(Instant at, String username, String action, String subject, String detail) {
        this.at = at;
        this.username = username;
        this.action = action;
        this.subject = shorten(subject, 200);
        this.detail = shorten(detail, 1000);
    }

    AuditLine line() {
        return new AuditLine(id(), at, username, action, subject, detail);
    }

    private static String shorten(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
