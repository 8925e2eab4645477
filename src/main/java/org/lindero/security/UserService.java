package org.lindero.security;

import java.util.List;
import java.util.stream.Collectors;
import org.lindero.shared.Likes;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Pageable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Administration of users, and what everyone may do with the own account. */
@Service
@Transactional(readOnly = true)
@PreAuthorize(Roles.ADMINISTERS)
public class UserService {

    private final UserAccountRepository accounts;
    private final AuditEntryRepository audit;
    private final AuditTrail trail;
    private final PasswordEncoder encoder;
    private final RevokedSessions sessions;
    private final CurrentUser currentUser;

    UserService(
            UserAccountRepository accounts,
            AuditEntryRepository audit,
            AuditTrail trail,
            PasswordEncoder encoder,
            RevokedSessions sessions,
            CurrentUser currentUser) {
        this.accounts = accounts;
        this.audit = audit;
        this.trail = trail;
        this.encoder = encoder;
        this.sessions = sessions;
        this.currentUser = currentUser;
    }

    public List<UserSummary> search(String text, Pageable page) {
        return accounts.search(Likes.escape(text), page)
                .map(UserAccount::summary)
                .getContent();
    }

    public List<AuditLine> searchAudit(String text, Pageable page) {
        return audit.search(Likes.escape(text), page).map(AuditEntry::line).getContent();
    }

    /**
     * Registers a user with a random password, which is returned once and must be changed at the first sign-in.
     *
     * @throws NameTakenException if the user name is in use
     */
    @Transactional
    public String create(UserDraft draft) {
        var password = Passwords.random();
        try {
            accounts.saveAndFlush(new UserAccount(draft, encoder.encode(password), true));
        } catch (DataIntegrityViolationException duplicate) {
            throw new NameTakenException(draft.username());
        }
        trail.record("user.created", draft.username(), describe(draft));
        return password;
    }

    /**
     * Replaces name, roles and scope of a user, whose open sessions end.
     *
     * @throws StaleDataException         if the user changed after {@code read} was loaded
     * @throws LastAdministratorException if nobody could administer any more
     */
    @Transactional
    public void revise(UserSummary read, UserDraft draft) {
        var account = find(read.id());
        if (account.version() != read.version()) {
            throw new StaleDataException("User", read.username());
        }
        if (!draft.roles().contains(Role.ADMIN)) {
            requireAnotherAdministrator(account);
        }
        account.revise(draft);
        try {
            accounts.flush();
        } catch (DataIntegrityViolationException duplicate) {
            throw new NameTakenException(draft.username());
        }
        sessions.revoke(read.id());
        trail.record("user.revised", draft.username(), describe(draft));
    }

    /** Closes the account; its history stays. */
    @Transactional
    public void deactivate(long id) {
        var account = find(id);
        requireAnotherAdministrator(account);
        account.deactivate();
        sessions.revoke(id);
        trail.record("user.deactivated", account.username(), "");
    }

    /** Opens a closed account again. */
    @Transactional
    public void activate(long id) {
        var account = find(id);
        account.activate();
        trail.record("user.activated", account.username(), "");
    }

    /** Gives a random password, returned once; the user must change it at the next sign-in. */
    @Transactional
    public String resetPassword(long id) {
        var account = find(id);
        var password = Passwords.random();
        account.changePassword(encoder.encode(password), true);
        sessions.revoke(id);
        trail.record("user.password.reset", account.username(), "");
        return password;
    }

    /**
     * Changes the own password.
     *
     * @throws BadCredentialsException  if {@code current} is wrong
     * @throws IllegalArgumentException if {@code chosen} is not acceptable
     */
    @Transactional
    @PreAuthorize(Roles.SIGNED_IN)
    public void changeOwnPassword(String current, String chosen) {
        var account = find(currentUser.get().id());
        if (!encoder.matches(current, account.passwordHash())) {
            throw new BadCredentialsException("wrong password");
        }
        if (!Passwords.isAcceptable(chosen) || chosen.equals(current)) {
            throw new IllegalArgumentException("password too weak");
        }
        account.changePassword(encoder.encode(chosen), false);
        sessions.revoke(account.id());
        trail.record("user.password.changed", account.username(), "");
    }

    private void requireAnotherAdministrator(UserAccount account) {
        if (account.isActive() && account.roles().contains(Role.ADMIN) && accounts.countActive(Role.ADMIN) <= 1) {
            throw new LastAdministratorException();
        }
    }

    private UserAccount find(long id) {
        return accounts.findById(id).orElseThrow(() -> new NotFoundException("User", id));
    }

    private static String describe(UserDraft draft) {
        var roles = draft.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
        return roles + (draft.everywhere() ? " · *" : " · " + draft.areaIds().size());
    }
}
