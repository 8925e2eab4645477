package org.lindero.security;

import java.util.Optional;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface UserAccountRepository extends JpaRepository<UserAccount, Long> {

    Optional<UserAccount> findByUsername(String username);

    /** Users whose name or user name contains {@code text}; the empty text matches all. */
    @Query("""
            select u from UserAccount u
            where lower(u.username) like lower(concat('%', :text, '%')) escape '\\'
               or lower(u.displayName) like lower(concat('%', :text, '%')) escape '\\'
            """)
    Slice<UserAccount> search(String text, Pageable page);

    @Query("select count(u) from UserAccount u join u.roles r where r = :role and u.active = true")
    long countActive(Role role);
}
