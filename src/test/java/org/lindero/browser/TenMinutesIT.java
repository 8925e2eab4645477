package org.lindero.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lindero.security.Role;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a newcomer does in the first ten minutes with the demo programme, one button a role. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {Browser.PRODUCTION, Browser.DEMO})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenMinutesIT {

    private static final int MOST_CLICKS = 8;
    private static final String PROJECT = "Empleo juvenil y espacio público";

    /** What the newcomer types; each is what the sheet expects. */
    private static final Map<String, String> VALUES = Map.of(
            "Jóvenes inscritos en empleo", "26",
            "Jóvenes colocados en un empleo", "11",
            "Talleres de oficio impartidos", "6",
            "Espacios públicos en uso", "4",
            "Asistencias a actividades en el parque", "190",
            "Reuniones del comité vecinal", "3",
            "Permanencia a los tres meses", "8/10");

    private static final int TYPED = 5;

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeAll
    void start() {
        browser = new Browser(port);
    }

    @AfterAll
    void stop() {
        browser.close();
    }

    @AfterEach
    void noScriptFailed() {
        assertThat(browser.scriptErrors()).isEmpty();
    }

    @Test
    void theSignInPageSaysThatTheDataAreInventedAndOffersEachRole() {
        var stranger = browser.person();
        stranger.open("");
        stranger.sees("Demostración con datos ficticios");
        for (var role : Role.values()) {
            assertThat(stranger.button("Entrar como " + Person.nameOf(role))).isVisible();
        }
        stranger.screenshot("nadie-entrar-demo-1280");
    }

    @Test
    void aManagerReadsTheAnswerAtHomeAndIsOneClickFromTheResultAndItsExcel() {
        var manager = browser.person();
        manager.enterDemoAs(Role.MANAGER);
        assertThat(manager.page().locator("lindero-map canvas").first()).isVisible();
        var sentence = manager.read(".verdict");
        assertThat(sentence).contains("Robo a transeúnte");
        try (var workbook = ResultWorkbook.read(manager.download("Descargar Excel"))) {
            workbook.recalculatesToTheSameNumbers();
        }
        manager.follow("Ver el resultado");
        manager.sees("Qué tanto creerlo");
        assertThat(manager.read(".verdict")).isEqualTo(sentence);
    }

    @Test
    void theGuideOfFiveStepsStaysAwayOnceItWasDismissed() {
        var manager = browser.person();
        manager.enterDemoAs(Role.MANAGER);
        manager.sees("Diez minutos con Lindero");
        assertThat(manager.page().locator(".guide li")).hasCount(5);
        manager.click("Ocultar guía");
        assertThat(manager.page().locator(".guide")).isHidden();
        manager.open("");
        manager.seesTitle("Mi semana");
        assertThat(manager.page().locator(".guide")).hasCount(0);
    }

    @Test
    void aFieldOfficerLandsOnWhatIsDueAndTypesFiveValuesByKeyboardAlone() {
        var officer = browser.person();
        officer.enterDemoAs(Role.FIELD_OFFICER);
        officer.seesTitle("Captura · ");
        var rows = officer.page().locator("lindero-entry-grid tr.entry");
        assertThat(rows).hasCount(VALUES.size());
        assertThat(field(rows, 0)).isFocused();
        for (int row = 0; row < TYPED; row++) {
            officer.page().keyboard().type(valueFor(rows.nth(row)));
            officer.page().keyboard().press("ArrowDown");
        }
        for (int row = 0; row < TYPED; row++) {
            assertThat(rows.nth(row)).containsText("guardado");
        }
        assertThat(rows.nth(TYPED)).containsText("pendiente");
        assertThat(field(rows, TYPED)).hasValue("");
        officer.sees(TYPED + " de " + VALUES.size());

        officer.page().reload();
        assertThat(rows.nth(0)).containsText("guardado");
        assertThat(rows.nth(TYPED)).containsText("pendiente");
        assertThat(field(rows, TYPED)).hasValue("");
        officer.screenshot("field_officer-captura-llena-1280");
    }

    private static Locator field(Locator rows, int row) {
        return rows.nth(row).getByRole(AriaRole.TEXTBOX).first();
    }

    private static String valueFor(Locator row) {
        var text = row.innerText();
        return VALUES.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPoliceLiaisonSeesWhichEffortsAreLinkedToWhichProjects() {
        var liaison = browser.person();
        liaison.enterDemoAs(Role.POLICE_LIAISON);
        var efforts = liaison.page().getByRole(AriaRole.LISTITEM);
        assertThat(efforts.filter(new Locator.FilterOptions().setHasText("Policía de proximidad en el corredor")))
                .containsText("vinculada con " + PROJECT);
        assertThat(efforts.filter(new Locator.FilterOptions().setHasText("Operativo conjunto de capa media")))
                .containsText("sin proyecto vinculado");
    }

    @Test
    void anEvaluatorRepeatsTheEvaluationInAtMostEightClicks() {
        var evaluator = browser.person();
        var clicks = evaluator.countClicks();
        evaluator.enterDemoAs(Role.EVALUATOR);
        evaluator.follow("Evaluaciones");
        evaluator.click("Nueva evaluación");
        evaluator
                .page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Proyecto"))
                .click();
        evaluator
                .page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(PROJECT))
                .click();
        evaluator.click("Fijar y calcular");
        evaluator.sees("Qué tanto creerlo");
        evaluator.sees("delitos registrados evitados (neto, adentro y alrededor), 24 meses");
        assertThat(clicks.get()).isBetween(1, MOST_CLICKS);
    }
}
