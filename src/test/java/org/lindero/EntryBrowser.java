package org.lindero;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.lindero.indicator.Amount;
import org.lindero.indicator.Calculation;
import org.lindero.indicator.Classification;
import org.lindero.indicator.Collecting;
import org.lindero.indicator.CountedAs;
import org.lindero.indicator.Frequency;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.Limits;
import org.lindero.indicator.MeasurementService;
import org.lindero.indicator.MeasurementState;
import org.lindero.indicator.MirLevel;
import org.lindero.indicator.Range;
import org.lindero.indicator.StoredValue;
import org.lindero.indicator.Target;
import org.lindero.indicator.TestAreas;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.security.UserDraft;
import org.lindero.security.UserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** An area with six indicators and a year of values for each test, and a browser to look at them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EntryBrowser {

    private static final List<String> NAMES = List.of(
            "Jóvenes inscritos",
            "Tasa de permanencia",
            "Denuncias por violencia familiar",
            "Talleres realizados",
            "Canchas rehabilitadas",
            "Madres y padres orientados");

    @LocalServerPort
    int port;

    @Autowired
    private UserService users;

    @Autowired
    private IndicatorService indicators;

    @Autowired
    MeasurementService measurements;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    final List<Long> ids = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    BrowserContext context;
    Page page;
    YearMonth period;
    private static int areas;
    long area;

    @BeforeAll
    void startTheBrowser() {
        // a loaded machine answers late; what never comes still fails
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
        period = YearMonth.now(clock).minusMonths(1);
    }

    @AfterAll
    void closeTheBrowser() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void anAreaWithSixIndicatorsAndAYearOfValues() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        area = TestAreas.add(jdbc, "P" + ++areas, areas == 1 ? "Riberas del Bravo" : "Parajes " + areas);
        ids.clear();
        var collecting =
                new Collecting(Frequency.MONTHLY, period.minusMonths(14), 40, "Listas de asistencia", "", Set.of(area));
        var persons = Calculation.count("personas", CountedAs.UNIQUE_PERSONS);
        var things = Calculation.count("número", CountedAs.OTHER);
        var kinds = List.of(
                persons,
                Calculation.share("jóvenes que siguen al tercer mes", "jóvenes inscritos"),
                things,
                things,
                things,
                persons);
        var groups = List.of("Empleo juvenil", "Empleo juvenil", "Convivencia", "Convivencia", "Espacios", "Familias");
        for (int i = 0; i < NAMES.size(); i++) {
            ids.add(indicators.create(IndicatorDraft.of("A" + areas + "." + i, NAMES.get(i), kinds.get(i), period)
                    .withDefinition("Personas distintas, contadas una sola vez en el mes.")
                    .with(Classification.of(i < 2 ? MirLevel.COMPONENT : MirLevel.ACTIVITY, groups.get(i)))
                    .with(collecting)
                    .with(new Limits(i == 1 ? Range.of(70, 95) : Range.of(5, 140), Range.of(0, 5000), null))
                    .withTargets(new Target(null, period.plusMonths(2), BigDecimal.valueOf(i == 1 ? 85 : 130)))));
        }
        measurements.store(pastYear());
    }

    @AfterEach
    void signOut() {
        context.close();
    }

    /** A user who has chosen a password already, so that the first page is not the one that asks for it. */
    String register(String username, String name, Role role) {
        SignIn.as(Role.ADMIN, Scope.EVERYWHERE);
        var secret = users.create(new UserDraft(username, name, Set.of(role), true, Set.of()));
        jdbc.update("update user_account set must_change_password = false where username = ?", username);
        return secret;
    }

    /** Nothing of the page sticks out at the side; a table scrolls in itself. */
    void fits(String name) {
        var wide = page.evaluate("""
                () => [...document.querySelectorAll('.page, .page > *, .card, .card > *')]
                    .filter((box) => box.getBoundingClientRect().right > innerWidth + 1)
                    .map((box) => `${box.tagName}.${box.className}`)""");
        var beyond = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        tall(name);
        assertThat((List<?>) wide).as(name).isEmpty();
        assertThat(((Number) beyond).intValue()).as(name).isLessThanOrEqualTo(0);
    }

    private void tall(String name) {
        var size = page.viewportSize();
        page.setViewportSize(size.width, 1600);
        screenshot(name);
        page.setViewportSize(size.width, size.height);
    }

    void open(String address, int width, int height, String username, String secret) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale("es-MX"));
        page = context.newPage();
        page.navigate("http://localhost:" + port + "/" + address);
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(secret);
        page.keyboard().press("Enter");
    }

    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", name + ".png"))
                .setFullPage(true));
    }

    private List<StoredValue> pastYear() {
        var values = new ArrayList<StoredValue>();
        for (int back = 1; back <= 12; back++) {
            for (int i = 0; i < ids.size(); i++) {
                long number = 20 + 7L * i + (back * 13 % 17);
                var amount = i == 1 ? Amount.ratio(number, number + 9) : Amount.of(number);
                values.add(new StoredValue(
                        ids.get(i),
                        area,
                        period.minusMonths(back),
                        amount,
                        "",
                        MeasurementState.APPROVED,
                        "rosa.diaz",
                        "Rosa Díaz"));
            }
        }
        return values;
    }
}
