package org.lindero.security;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The person behind a session, as read at sign-in. */
public record LinderoUser(
        long id,
        String username,
        String displayName,
        String passwordHash,
        Set<Role> roles,
        Scope scope,
        boolean mustChangePassword,
        boolean enabled,
        boolean unlocked,
        Instant readAt)
        implements UserDetails {

    public LinderoUser {
        roles = Set.copyOf(roles);
    }

    @Override
    public List<GrantedAuthority> getAuthorities() {
        return roles.stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public boolean isAccountNonLocked() {
        return unlocked;
    }

    /** Never the hash: principals end up in logs. */
    @Override
    public String toString() {
        return username;
    }
}
