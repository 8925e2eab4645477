package org.lindero.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.lindero.shared.NameTakenException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the first administrator in, who nobody could have registered: by a password from the environment, or by a link that
 * is printed at start and works once. Both only while there is no user at all.
 */
@Component
public class FirstAdministrator {

    public static final String USERNAME = "admin";

    private final UserAccountRepository accounts;
    private final PasswordEncoder encoder;
    private final AuditTrail trail;
    private Optional<String> token = Optional.empty();

    FirstAdministrator(UserAccountRepository accounts, PasswordEncoder encoder, AuditTrail trail) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.trail = trail;
    }

    /** Opens the link, when there is no user yet, and gives its secret part. */
    @Transactional(readOnly = true)
    public synchronized Optional<String> offer() {
        token = accounts.count() == 0 ? Optional.of(Passwords.random()) : Optional.empty();
        return token;
    }

    /** Whether {@code candidate} is the secret part of the open link. */
    public synchronized boolean isOffered(String candidate) {
        return token.isPresent()
                && MessageDigest.isEqual(
                        token.get().getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes the open link: registers the administrator and closes it. */
    @Transactional
    public synchronized void accept(String candidate, String username, String password) {
        if (!isOffered(candidate)) {
            throw new IllegalStateException("the link is not open");
        }
        register(username, password);
        token = Optional.empty();
    }

    /** Registers {@value #USERNAME} with this password if there is no user yet; says whether it did. */
    @Transactional
    public boolean registerIfNone(String password) {
        if (accounts.count() > 0) {
            return false;
        }
        register(USERNAME, password);
        return true;
    }

    private void register(String username, String password) {
        if (!Passwords.isAcceptable(password)) {
            throw new IllegalArgumentException("password: at least " + Passwords.MIN_LENGTH + " characters");
        }
        var draft = new UserDraft(username, username, Set.of(Role.ADMIN), true, Set.of());
        if (accounts.findByUsername(draft.username()).isPresent()) {
            throw new NameTakenException(draft.username());
        }
        accounts.save(new UserAccount(draft, encoder.encode(password), false));
        trail.record("user.created", draft.username(), "ADMIN");
    }
}
