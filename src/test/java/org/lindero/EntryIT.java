package org.lindero;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lindero.indicator.Amount;
import org.lindero.indicator.Calculation;
import org.lindero.indicator.CellEntry;
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
import org.lindero.indicator.NoDataReason;
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

/** The field officer's sheet in a real browser: by keyboard alone, through a lost connection, and beside a colleague. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntryIT {

    private static final List<String> NAMES = List.of(
            "Jóvenes inscritos",
            "Tasa de permanencia",
            "Denuncias por violencia familiar",
            "Talleres realizados",
            "Canchas rehabilitadas",
            "Madres y padres orientados");

    @LocalServerPort
    private int port;

    @Autowired
    private UserService users;

    @Autowired
    private IndicatorService indicators;

    @Autowired
    private MeasurementService measurements;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Clock clock;

    private final List<Long> ids = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private BrowserContext context;
    private Page page;
    private YearMonth period;
    private String password;
    private int areas;
    private long area;

    @BeforeAll
    void startTheBrowser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")));
        period = YearMonth.now(clock).minusMonths(1);
        password = register("rosa.diaz", "Rosa Díaz", Role.FIELD_OFFICER);
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

    @Test
    void fiveValuesAreEnteredByKeyboardAloneAndEachIsSaved() {
        open(1280, 900);
        assertThat(input(0)).isFocused();
        page.keyboard().type("126");
        page.keyboard().press("Enter");
        page.keyboard().type("41/50");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().type("0");
        page.keyboard().press("ArrowDown");
        page.keyboard().type("6");
        page.keyboard().press("Tab");
        page.keyboard().type("1,234");
        page.keyboard().press("Enter");

        for (int row : List.of(0, 1, 3)) {
            assertThat(state(row)).containsText("guardado");
        }
        assertThat(state(2)).containsText("fuera de rango: comente");
        assertThat(state(4)).containsText("fuera de rango: comente");
        assertThat(state(5)).containsText("pendiente");
        assertThat(page.locator("lindero-entry-grid [role=status]").first()).containsText("5 de 6 · guardado");
        screenshot("captura-1280");

        assertThat(amount(0)).isEqualTo(Amount.of(126));
        assertThat(amount(1)).isEqualTo(Amount.ratio(41, 50));
        assertThat(amount(2)).isEqualTo(Amount.of(0));
        assertThat(amount(3)).isEqualTo(Amount.of(6));
        assertThat(amount(4)).isEqualTo(Amount.of(1234));
        assertThat(amount(5)).isEqualTo(Amount.BLANK);
    }

    @Test
    void aCommentNoDataAndUndoAreReachedByKeyboard() {
        open(390, 844);
        input(0).focus();
        page.keyboard().type("3");
        page.keyboard().press("Enter");
        assertThat(state(0)).containsText("fuera de rango");
        input(0).focus();
        page.keyboard().press("Control+Enter");
        page.keyboard().type("Vacaciones");
        screenshot("captura-390-detalle");
        page.keyboard().press("Control+Enter");
        assertThat(state(0)).containsText("guardado");

        page.keyboard().type("80");
        page.keyboard().press("Enter");
        assertThat(input(0)).hasValue("80");
        assertThat(state(0)).containsText("guardado");
        page.keyboard().press("Control+z");
        assertThat(input(0)).hasValue("3");

        input(3).focus();
        page.keyboard().press("Control+Enter");
        page.keyboard().press("Tab");
        page.keyboard().type("No se pudo");
        page.keyboard().press("Escape");
        assertThat(state(3)).containsText("sin dato");
        screenshot("captura-390");
        assertThat(amount(3)).isEqualTo(Amount.noData(NoDataReason.NO_ACCESS));
    }

    @Test
    void aBlockFromExcelFillsSeveralRowsAndAnErrorStaysAtItsCell() {
        open(1280, 900);
        input(0).evaluate("""
                (input) => {
                  const data = new DataTransfer();
                  data.setData('text/plain', '101\\r\\n40\\t50\\r\\nnada\\r\\n12\\r\\n');
                  input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, composed: true, cancelable: true }));
                }""");
        assertThat(state(0)).containsText("guardado");
        assertThat(state(1)).containsText("guardado");
        assertThat(state(2)).containsText("no es un número");
        assertThat(state(3)).containsText("guardado");
        assertThat(amount(1)).isEqualTo(Amount.ratio(40, 50));
        assertThat(amount(2)).isEqualTo(Amount.BLANK);
    }

    @Test
    void whatWasTypedWithoutAConnectionIsSentWhenItIsBack() {
        open(1280, 900);
        context.setOffline(true);
        input(0).focus();
        page.keyboard().type("99");
        page.keyboard().press("Enter");
        assertThat(state(0)).containsText("sin conexión");
        assertThat(page.locator("lindero-entry-grid .unsent")).containsText("1 sin enviar");
        assertThat(amount(0)).isEqualTo(Amount.BLANK);
        context.setOffline(false);
        assertThat(state(0)).containsText("guardado");
        assertThat(amount(0)).isEqualTo(Amount.of(99));
    }

    @Test
    void theSecondOfTwoPeopleSeesBothValuesAndChooses() {
        open(1280, 900);
        measurements.record(new CellEntry(ids.getFirst(), area, period, -1, Amount.of(100), ""));
        input(0).focus();
        page.keyboard().type("110");
        page.keyboard().press("Enter");
        assertThat(page.locator("lindero-entry-grid .conflict").first())
                .containsText("Test guardó 100; usted escribió 110.");
        screenshot("captura-conflicto");
        assertThat(amount(0)).isEqualTo(Amount.of(100));
        page.locator("lindero-entry-grid .conflict button").last().click();
        assertThat(state(0)).containsText("guardado");
        assertThat(amount(0)).isEqualTo(Amount.of(110));
    }

    @Test
    void aManagersPagesFitADeskAndAPhone() {
        var secret = register("mario.ruiz", "Mario Ruiz", Role.MANAGER);
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        measurements.record(new CellEntry(ids.get(1), area, period, -1, Amount.ratio(41, 50), "Dos bajas por mudanza"));
        measurements.record(new CellEntry(ids.get(3), area, period, -1, Amount.of(400), "Feria del empleo"));
        measurements.submit(area, period);
        for (int width : List.of(1280, 390)) {
            open("revision", width, 900, "mario.ruiz", secret);
            assertThat(page.locator(".review-cards .data-table").first()).isVisible();
            fits("revision-" + width);
            page.navigate("http://localhost:" + port + "/indicadores");
            assertThat(page.locator("vaadin-grid a").first()).isVisible();
            fits("indicadores-" + width);
            page.navigate("http://localhost:" + port + "/indicadores/" + ids.get(1));
            assertThat(page.locator("lindero-chart svg")).isVisible();
            fits("indicador-" + width);
            page.navigate("http://localhost:" + port + "/indicadores/" + ids.get(1) + "/editar");
            assertThat(page.locator(".form-bar")).isVisible();
            fits("indicador-editar-" + width);
            context.close();
        }
    }

    /** A user who has chosen a password already, so that the first page is not the one that asks for it. */
    private String register(String username, String name, Role role) {
        SignIn.as(Role.ADMIN, Scope.EVERYWHERE);
        var secret = users.create(new UserDraft(username, name, Set.of(role), true, Set.of()));
        jdbc.update("update user_account set must_change_password = false where username = ?", username);
        return secret;
    }

    /** Nothing of the page sticks out at the side; a table scrolls in itself. */
    private void fits(String name) {
        var wide = page.evaluate("""
                () => [...document.querySelectorAll('.page, .page > *, .card, .card > *')]
                    .filter((box) => box.getBoundingClientRect().right > innerWidth + 1)
                    .map((box) => `${box.tagName}.${box.className}`)""");
        tall(name);
        assertThat((List<?>) wide).as(name).isEmpty();
    }

    private void tall(String name) {
        var size = page.viewportSize();
        page.setViewportSize(size.width, 1600);
        screenshot(name);
        page.setViewportSize(size.width, size.height);
    }

    private void open(int width, int height) {
        open("captura?area=" + area + "&period=" + period, width, height, "rosa.diaz", password);
        assertThat(page.locator("lindero-entry-grid table")).isVisible();
    }

    private void open(String address, int width, int height, String username, String secret) {
        context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale("es-MX"));
        page = context.newPage();
        page.navigate("http://localhost:" + port + "/" + address);
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(secret);
        page.keyboard().press("Enter");
    }

    private Locator state(int row) {
        return page.locator("lindero-entry-grid tr.entry").nth(row).locator("td.state");
    }

    private Locator input(int row) {
        return page.locator("lindero-entry-grid tr.entry")
                .nth(row)
                .locator("input")
                .first();
    }

    private Amount amount(int row) {
        return measurements.cell(ids.get(row), area, period).amount();
    }

    private void screenshot(String name) {
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
