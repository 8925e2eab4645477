package org.lindero.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Demo mode shows invented data with accounts that anyone at this machine may use. It therefore starts only on the loopback
 * address and never on a database that could hold real data.
 */
public final class DemoMode implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The demo account of each role, in the order in which the sign-in page offers them. */
    public enum Account {
        MANAGER("ana.lopez", "Ana López", Role.MANAGER),
        FIELD_OFFICER("beto.ruiz", "Beto Ruiz", Role.FIELD_OFFICER),
        POLICE_LIAISON("carla.mena", "Carla Mena", Role.POLICE_LIAISON),
        EVALUATOR("diego.solis", "Diego Solís", Role.EVALUATOR),
        ADMIN("admin", "Elena Vega", Role.ADMIN);

        private final String username;
        private final String displayName;
        private final Role role;

        Account(String username, String displayName, Role role) {
            this.username = username;
            this.displayName = displayName;
            this.role = role;
        }

        public String username() {
            return username;
        }

        public String displayName() {
            return displayName;
        }

        public Role role() {
            return role;
        }
    }

    /** Why demo mode refused to start; the message is for the person at the terminal. */
    public static final class RefusedException extends RuntimeException {

        RefusedException(String message) {
            super(message);
        }
    }

    /** Whether this installation runs in demo mode. */
    public static boolean isOn(Environment environment) {
        return environment.getProperty("lindero.demo", Boolean.class, false);
    }

    /** All demo accounts. */
    public static List<Account> accounts() {
        return List.of(Account.values());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        if (!isOn(environment)) {
            return;
        }
        var address = environment.getProperty("server.address", "");
        if (!isLoopback(address)) {
            throw new RefusedException("Demo mode binds to the loopback address only, not to '" + address
                    + "'. Start with --no-demo to serve other machines.");
        }
        var url = environment.getProperty("spring.datasource.url", "");
        if (Arrays.asList(environment.getActiveProfiles()).contains("postgres") || !url.startsWith("jdbc:h2:")) {
            throw new RefusedException(
                    "Demo mode uses its own embedded database, never PostgreSQL. Start with --no-demo.");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
