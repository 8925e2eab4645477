package org.lindero.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One Chromium for a test class. Each person in it has a window with cookies of its own, as on five machines. */
final class Browser implements AutoCloseable {

    /** What users get: without it Vaadin lays its tools for developers over the page. */
    static final String PRODUCTION = "vaadin.productionMode=true";

    /** The demo programme with its five accounts. */
    static final String DEMO = "lindero.demo=true";

    /** What takes long goes on behind the page, as for users; without a browser it is done at once. */
    static final String BACKGROUND = "lindero.long-work.background=true";

    /** Width of a desk's screen. */
    static final int WIDE = 1280;

    /** Width of a phone. */
    static final int NARROW = 390;

    private static final int HEIGHT = 900;
    private static final int PATIENCE_MILLIS = 30_000;

    private final String address;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<Person> people = new ArrayList<>();

    /** Starts Chromium for the application that listens at {@code port}. */
    Browser(int port) {
        address = "http://localhost:" + port + "/";
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
    }

    /** Somebody at a desk whom the application does not know yet. */
    Person person() {
        return person(WIDE);
    }

    /** Somebody at a screen of this width. */
    Person person(int width) {
        var context = chromium.newContext(new NewContextOptions()
                .setViewportSize(width, HEIGHT)
                .setLocale("es-MX")
                .setTimezoneId("America/Mexico_City")
                .setBaseURL(address));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        var person = new Person(context.newPage());
        people.add(person);
        return person;
    }

    /** Errors of scripts in any window, which every journey must end without. */
    List<String> scriptErrors() {
        return people.stream().flatMap(person -> person.scriptErrors().stream()).toList();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
