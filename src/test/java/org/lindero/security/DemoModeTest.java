package org.lindero.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

class DemoModeTest {

    private static final String H2 = "jdbc:h2:file:./data/lindero";

    @Test
    void demoModeStartsOnTheLoopbackAddress() {
        assertThatCode(() -> start("127.0.0.1", H2)).doesNotThrowAnyException();
        assertThatCode(() -> start("::1", H2)).doesNotThrowAnyException();
    }

    @Test
    void demoModeRefusesEveryOtherAddress() {
        for (var address : new String[] {"0.0.0.0", "192.168.1.20", ""}) {
            assertThatThrownBy(() -> start(address, H2))
                    .isInstanceOf(DemoMode.RefusedException.class)
                    .hasMessageContaining("loopback");
        }
    }

    @Test
    void demoModeRefusesPostgres() {
        assertThatThrownBy(() -> start("127.0.0.1", "jdbc:postgresql://localhost/lindero"))
                .isInstanceOf(DemoMode.RefusedException.class);
        assertThatThrownBy(() -> start("127.0.0.1", H2, "postgres")).isInstanceOf(DemoMode.RefusedException.class);
    }

    private static void start(String address, String url, String... profiles) {
        var context = new GenericApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of("lindero.demo", "true", "server.address", address, "spring.datasource.url", url)));
        context.getEnvironment().setActiveProfiles(profiles);
        new DemoMode().initialize(context);
    }
}
