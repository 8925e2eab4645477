package org.lindero.security;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.annotations.BatchSize;
import org.lindero.shared.AbstractEntity;

/** A person who may sign in. */
@Entity
@Table(name = "user_account")
class UserAccount extends AbstractEntity {

    private String username;
    private String displayName;
    private String passwordHash;
    private boolean active = true;
    private boolean mustChangePassword;
    private boolean everywhere;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    @BatchSize(size = 100)
    private Set<Role> roles = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "user_scope", joinColumns = @JoinColumn(name = "user_id"))
    @Column(name = "area_id")
    @BatchSize(size = 100)
    private Set<Long> areaIds = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected UserAccount() {}

    UserAccount(UserDraft draft, String passwordHash, boolean mustChangePassword) {
        this.passwordHash = passwordHash;
        this.mustChangePassword = mustChangePassword;
        username = draft.username();
        displayName = draft.displayName();
        revise(draft);
    }

    void revise(UserDraft draft) {
        username = draft.username();
        displayName = draft.displayName();
        everywhere = draft.everywhere();
        roles.clear();
        roles.addAll(draft.roles());
        areaIds.clear();
        areaIds.addAll(draft.areaIds());
    }

    void changePassword(String hash, boolean temporary) {
        passwordHash = hash;
        mustChangePassword = temporary;
    }

    void deactivate() {
        active = false;
    }

    void activate() {
        active = true;
    }

    boolean isActive() {
        return active;
    }

    String username() {
        return username;
    }

    String passwordHash() {
        return passwordHash;
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    UserSummary summary() {
        return new UserSummary(id(), version(), username, displayName, Set.copyOf(roles), scope(), active);
    }

    LinderoUser principal(boolean unlocked, Instant now) {
        return new LinderoUser(
                id(), username, displayName, passwordHash, roles, scope(), mustChangePassword, active, unlocked, now);
    }

    private Scope scope() {
        return new Scope(everywhere, areaIds);
    }
}
