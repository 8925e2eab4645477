package org.lindero.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.lindero.security.Role;

/** Somebody who works with Lindero in a window of a browser. */
final class Person extends Form {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final Map<Role, String> ROLES = Map.of(
            Role.MANAGER, "Responsable de programa",
            Role.FIELD_OFFICER, "Enlace de campo",
            Role.POLICE_LIAISON, "Enlace policial",
            Role.EVALUATOR, "Evaluación",
            Role.ADMIN, "Administración");

    private static final Pattern RAW_KEY = Pattern.compile(
            "\\b(area|incident|indicator|police|project|evaluation|report|home|guide|shell|admin|audit)\\.[a-z]\\w*");

    /** Vaadin's own way to say that no answer of the server is awaited. */
    private static final String AT_REST =
            "() => Object.values(window.Vaadin?.Flow?.clients ?? {}).every(one => !one.isActive?.())";

    /** How many pixels the main area of the page has to be scrolled to its end. */
    private static final String HIDDEN_BELOW = """
            () => {
              let part = document.querySelector('h1');
              const scrolls = (one) => one instanceof Element && one.scrollHeight > one.clientHeight
                  && ['auto', 'scroll'].includes(getComputedStyle(one).overflowY);
              while (part && !scrolls(part)) part = part.assignedSlot ?? part.parentNode ?? part.host;
              part ??= document.scrollingElement;
              return part.scrollHeight - part.clientHeight;
            }
            """;

    private static final int TALLEST = 4000;

    private final List<String> scriptErrors = new ArrayList<>();

    Person(Page page) {
        super(page, page.locator("body"));
        page.onPageError(error -> scriptErrors.add(page.url() + ": " + error));
        page.onConsoleMessage(this::listen);
    }

    /** A refused address answers 403 or 404, which the browser tells in its console: that is the answer, not an error. */
    private void listen(ConsoleMessage message) {
        boolean refusedPage = message.text().startsWith("Failed to load resource")
                && message.text().matches("(?s).*status of 40[34].*")
                && message.location().startsWith(page().url());
        // a map that leaves the page while its shapes are on the way finds their address gone
        boolean shapesOfAMapThatLeft = message.text().matches("(?s)Failed to load resource.*status of 404.*")
                && message.location().contains("/VAADIN/dynamic/resource/");
        if (message.type().equals("error") && !refusedPage && !shapesOfAMapThatLeft) {
            scriptErrors.add(page().url() + ": " + message.text() + " @ " + message.location());
        }
    }

    List<String> scriptErrors() {
        return List.copyOf(scriptErrors);
    }

    /** The errors since this was asked the last time. */
    List<String> takeScriptErrors() {
        var taken = scriptErrors();
        scriptErrors.clear();
        return taken;
    }

    /** Waits until the page has asked for all that it shows, the shapes of a map included. */
    void isAtRest() {
        assertThat(page().locator("vaadin-app-layout > #content")).isVisible();
        page().waitForFunction(AT_REST);
        if (page().locator("lindero-map, lindero-chart").count() > 0) {
            page().waitForLoadState(LoadState.NETWORKIDLE);
        }
    }

    /** Whether the page says that it is outside the reader's rights, or that there is no such record. */
    boolean isRefused() {
        return page().getByText("Esto queda fuera de su permiso").isVisible()
                || page().getByText("No encontramos ese registro").isVisible();
    }

    /** How wide the page or what stands in its frame is; more than its window means that it scrolls sideways. */
    int contentWidth() {
        return (Integer)
                page().evaluate("Math.max(...[document.scrollingElement, ...document.querySelectorAll('#content')]"
                        + ".map((one) => one.scrollWidth))");
    }

    /** Keys of texts that stand where their translation should. */
    List<String> rawTextKeys() {
        return RAW_KEY.matcher(page().locator("body").innerText())
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** Counts every click from now on, on whatever page. */
    AtomicInteger countClicks() {
        var clicks = new AtomicInteger();
        page().exposeFunction("countClick", nothing -> clicks.incrementAndGet());
        page().addInitScript("window.addEventListener('click', (event) => event.isTrusted && countClick(), true)");
        return clicks;
    }

    void leave() {
        page().context().close();
    }

    /** What the interface calls a role. */
    static String nameOf(Role role) {
        return Objects.requireNonNull(ROLES.get(role));
    }

    /** One click on the sign-in page of the demo. */
    void enterDemoAs(Role role) {
        open("login");
        click("Entrar como " + nameOf(role));
        assertThat(page().locator("vaadin-app-layout")).isVisible();
    }

    /** Opens an address of the application; an empty one is the home page. */
    void open(String address) {
        page().navigate(address);
    }

    void signIn(String username, String password) {
        open("login");
        fill("Usuario", username);
        page().getByLabel("Contraseña", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        page().keyboard().press("Enter");
        assertThat(page().locator("vaadin-app-layout")).isVisible();
    }

    /** The first sign-in: a temporary password opens nothing but the page that changes it. */
    void signInFirst(String username, String temporary, String chosen) {
        signIn(username, temporary);
        sees("Su contraseña es temporal");
        fill("Contraseña actual", temporary);
        fill("Contraseña nueva", chosen);
        fill("Repita la contraseña nueva", chosen);
        click("Cambiar contraseña");
        assertThat(page().getByLabel("Usuario", new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
        signIn(username, chosen);
    }

    /** Sees a text after work that takes long, such as storing hundreds of thousands of counts. */
    void waits(String text) {
        page().getByText(text)
                .first()
                .waitFor(new Locator.WaitForOptions()
                        .setTimeout(Duration.ofMinutes(5).toMillis()));
    }

    /** The dialog that is open. */
    Form dialog() {
        return new Form(page(), page().getByRole(AriaRole.DIALOG).last());
    }

    void upload(String name, String type, byte[] content) {
        page().locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload(name, type, content));
    }

    /** Follows a link that downloads, and gives the file. */
    Path download(String caption) {
        return page().waitForDownload(() -> follow(caption)).path();
    }

    void seesTitle(String title) {
        assertThat(page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))
                        .first())
                .containsText(title);
    }

    /** The text that stands at {@code selector} once it is there. */
    String read(String selector) {
        var found = page().locator(selector).first();
        assertThat(found).isVisible();
        return found.innerText().strip();
    }

    Locator rowOf(String table, String heading) {
        var region = page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(table));
        return region.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(page().getByRole(
                                        AriaRole.ROWHEADER,
                                        new Page.GetByRoleOptions()
                                                .setName(heading)
                                                .setExact(true))));
    }

    /** A picture of the whole page: the window grows until nothing of it has to be scrolled to. */
    void screenshot(String name) {
        var window = page().viewportSize();
        int hidden = (Integer) page().evaluate(HIDDEN_BELOW);
        page().setViewportSize(window.width, Math.min(window.height + hidden, TALLEST));
        page().screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        page().setViewportSize(window.width, window.height);
    }
}
