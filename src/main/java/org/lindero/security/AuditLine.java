package org.lindero.security;

import java.time.Instant;

/**
 * One line of the audit trail as it is read.
 *
 * @param action what was done, a word of the code such as {@code area.imported}; views translate {@code audit.<action>}
 */
public record AuditLine(long id, Instant at, String username, String action, String subject, String detail) {}
