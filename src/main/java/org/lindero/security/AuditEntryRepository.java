package org.lindero.security;

import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AuditEntryRepository extends JpaRepository<AuditEntry, Long> {

    /** Lines whose user, action or subject contains {@code text}; the empty text matches all. */
    @Query("""
            select e from AuditEntry e
            where lower(e.username) like lower(concat('%', :text, '%')) escape '\\'
               or lower(e.action) like lower(concat('%', :text, '%')) escape '\\'
               or lower(e.subject) like lower(concat('%', :text, '%')) escape '\\'
            """)
    Slice<AuditEntry> search(String text, Pageable page);
}
