package org.lindero.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.page.ColorScheme;
import jakarta.servlet.http.Cookie;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PreferencesTest {

    @Test
    void thePageIsAsLightOrDarkAsTheSystemUntilSomebodyChooses() {
        assertThat(Preferences.scheme(null)).isEqualTo(ColorScheme.Value.SYSTEM);
        assertThat(Preferences.scheme(new Cookie[] {new Cookie("lindero-scheme", "sepia")}))
                .isEqualTo(ColorScheme.Value.SYSTEM);
    }

    @Test
    void whatWasChosenIsRemembered() {
        for (var scheme :
                new ColorScheme.Value[] {ColorScheme.Value.LIGHT, ColorScheme.Value.DARK, ColorScheme.Value.SYSTEM}) {
            var cookies = new Cookie[] {Preferences.rememberScheme(scheme)};

            assertThat(Preferences.scheme(cookies)).isEqualTo(scheme);
        }
    }

    @Test
    void aPageHasItsColoursFromTheStart() {
        var page = Document.createShell("");

        Preferences.paint(page, ColorScheme.Value.SYSTEM);
        assertThat(page.select("html").attr("style")).isEqualTo("color-scheme: light dark");
        Preferences.paint(page, ColorScheme.Value.DARK);
        assertThat(page.select("html").attr("style")).isEqualTo("color-scheme: dark");
        assertThat(page.select("html").attr("theme")).isEqualTo("dark");
    }
}
