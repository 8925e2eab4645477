package org.lindero.security;

import org.lindero.shared.Terminal;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Outside demo mode: says where the application is, and how the first administrator gets in. */
@Component
class FirstStart {

    private final FirstAdministrator first;
    private final Environment environment;

    FirstStart(FirstAdministrator first, Environment environment) {
        this.first = first;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        if (DemoMode.isOn(environment)) {
            return;
        }
        var port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        var address = "http://localhost:" + port;
        Terminal.print("Lindero: " + address);
        var password = environment.getProperty("LINDERO_ADMIN_PASSWORD");
        if (password != null && first.registerIfNone(password)) {
            Terminal.print("First administrator: user " + FirstAdministrator.USERNAME
                    + ", password as in LINDERO_ADMIN_PASSWORD");
            return;
        }
        first.offer()
                .ifPresent(token -> Terminal.print(
                        "First administrator, by this link, once: " + address + "/first-administrator/" + token));
    }
}
