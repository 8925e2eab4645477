package org.lindero;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.ClassPathResource;

class ApplicationTest {

    @Test
    void theDayIsThatOfTheProgrammesAndNotOfTheServer() throws IOException {
        var sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .forEach(sources::addLast);
        var zone = new PropertySourcesPropertyResolver(sources).getRequiredProperty("lindero.time-zone");

        assertThat(ZoneId.of(zone)).isEqualTo(ZoneId.of("America/Mexico_City"));
        assertThat(new Application().clock(ZoneId.of("America/Tijuana")).getZone())
                .isEqualTo(ZoneId.of("America/Tijuana"));
    }
}
