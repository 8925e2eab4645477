package org.lindero;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

/** Starts Lindero. Requests travel by HTTP also with push, so that cookies and the session can change in them. */
@SpringBootApplication
@Modulithic(systemName = "Lindero", sharedModules = "shared")
@Push(transport = Transport.WEBSOCKET_XHR)
@Viewport("width=device-width, initial-scale=1")
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://styles/lindero.css")
public class Application implements AppShellConfigurator {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "styles/icon.svg");
    }

    /**
     * The one clock: tests set it, nothing else asks the system for the time.
     *
     * @param zone where the programmes are, which decides what day and month it is; a server's own zone is often UTC
     */
    @Bean
    Clock clock(@Value("${lindero.time-zone}") ZoneId zone) {
        return Clock.system(zone);
    }
}
