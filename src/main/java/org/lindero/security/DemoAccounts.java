package org.lindero.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of demo mode: one a role, with random passwords that are known only to who reads them at first start. */
@Component
public class DemoAccounts {

    private final UserAccountRepository accounts;
    private final PasswordEncoder encoder;
    private final Environment environment;

    DemoAccounts(UserAccountRepository accounts, PasswordEncoder encoder, Environment environment) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.environment = environment;
    }

    /**
     * Registers the accounts of an empty installation.
     *
     * @param fieldOfficerAreas the areas that the field officer is responsible for; everyone else works everywhere
     * @return the password of each account, or nothing if there were users already
     * @throws IllegalStateException outside demo mode
     */
    @Transactional
    public Map<DemoMode.Account, String> register(Set<Long> fieldOfficerAreas) {
        if (!DemoMode.isOn(environment)) {
            throw new IllegalStateException("not in demo mode");
        }
        var passwords = new LinkedHashMap<DemoMode.Account, String>();
        if (accounts.count() > 0) {
            return passwords;
        }
        for (var account : DemoMode.accounts()) {
            boolean everywhere = account.role() != Role.FIELD_OFFICER;
            var draft = new UserDraft(
                    account.username(), account.displayName(), Set.of(account.role()), everywhere, fieldOfficerAreas);
            var password = Passwords.random();
            accounts.save(new UserAccount(draft, encoder.encode(password), false));
            passwords.put(account, password);
        }
        return passwords;
    }
}
