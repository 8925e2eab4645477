package org.lindero.demo;

import java.util.Map;
import org.lindero.security.DemoAccounts;
import org.lindero.security.DemoMode;
import org.lindero.security.DemoSignIn;
import org.lindero.shared.Terminal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Loads the demo programme into an empty installation and tells the address and the accounts. */
@Component
@ConditionalOnProperty("lindero.demo")
class DemoStart {

    private final DemoProgramme programme;
    private final DemoAccounts accounts;
    private final DemoSignIn signIn;
    private final Environment environment;

    DemoStart(DemoProgramme programme, DemoAccounts accounts, DemoSignIn signIn, Environment environment) {
        this.programme = programme;
        this.accounts = accounts;
        this.signIn = signIn;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void load() {
        boolean wanted = programme.isWanted();
        if (wanted) {
            Terminal.print("Generating the demo programme …");
        }
        Map<DemoMode.Account, String> passwords = wanted ? accounts.register(programme.generate()) : Map.of();
        signIn.open();
        Terminal.print("");
        Terminal.print("Lindero, demo with invented data: http://localhost:"
                + environment.getProperty("local.server.port", "8080"));
        tell(passwords);
    }

    private static void tell(Map<DemoMode.Account, String> passwords) {
        if (passwords.isEmpty()) {
            Terminal.print("The sign-in page has a button for each role. Passwords were printed at the first start.");
            return;
        }
        Terminal.print("The sign-in page has a button for each role; with a password, printed this once:");
        passwords.forEach((account, password) ->
                Terminal.print("  %-16s %-20s %s".formatted(account.role(), account.username(), password)));
    }
}
