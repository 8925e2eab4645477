package org.lindero.shell;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PreferencesTest {

    @Test
    void thePageIsAsLightOrDarkAsTheSystemUntilSomebodyChooses() {
        assertThat(Preferences.scheme(null)).isEqualTo(Scheme.SYSTEM);
        assertThat(Preferences.scheme(new Cookie[] {new Cookie("lindero-scheme", "sepia")}))
                .isEqualTo(Scheme.SYSTEM);
    }

    @Test
    void whatWasChosenIsRemembered() {
        for (var scheme : Scheme.values()) {
            var cookies = new Cookie[] {Preferences.rememberScheme(scheme)};

            assertThat(Preferences.scheme(cookies)).isEqualTo(scheme);
        }
    }

    @Test
    void aPageHasItsColoursFromTheStart() {
        var page = Document.createShell("");

        Preferences.paint(page, Scheme.SYSTEM);
        assertThat(page.select("html").attr("style")).isEqualTo("color-scheme: light dark");
        Preferences.paint(page, Scheme.DARK);
        assertThat(page.select("html").attr("style")).isEqualTo("color-scheme: dark");
    }
}
