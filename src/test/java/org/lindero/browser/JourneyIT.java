package org.lindero.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.demo.DemoFiles;
import org.lindero.security.FirstAdministrator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole job once, in a browser, from an empty installation to a workbook, by five people on invented data. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {Browser.PRODUCTION, "lindero.test.installation=empty"})
class JourneyIT {

    private static final String GEO_JSON = "application/geo+json";
    private static final String OWN = "una-contraseña-propia-";
    private static final String PROJECT = "Empleo juvenil y espacio público";
    private static final String EFFORT = "Proximidad en el corredor";
    private static final String INDICATOR = "Jóvenes inscritos en empleo";
    private static final String OUTCOME = "Robo a transeúnte";

    @LocalServerPort
    private int port;

    @Autowired
    private FirstAdministrator first;

    @Autowired
    private Clock clock;

    private final DemoFiles city = new DemoFiles();
    private Browser browser;
    private Person admin;
    private Person manager;
    private Person officer;
    private Person liaison;
    private Person evaluator;
    private YearMonth last;

    @BeforeEach
    void fivePeople() {
        browser = new Browser(port);
        admin = browser.person();
        manager = browser.person();
        officer = browser.person();
        liaison = browser.person();
        evaluator = browser.person();
        last = YearMonth.now(clock).minusMonths(1);
    }

    @AfterEach
    void goHome() {
        browser.close();
    }

    @Test
    void fivePeopleBringAnEmptyInstallationToAnEvaluationInExcel() {
        becomeTheFirstAdministrator();
        register(manager, "Ana López", "ana.lopez", "Responsable de programa");
        register(officer, "Beto Ruiz", "beto.ruiz", "Enlace de campo");
        register(liaison, "Carla Mena", "carla.mena", "Enlace policial");
        register(evaluator, "Diego Solís", "diego.solis", "Evaluación");

        importBoundaries("municipio.geojson", city.municipality(), "Municipio", "1 área ·");
        importBoundaries("poligonos.geojson", city.areas(), "Polígono", "120 áreas ·");
        importCounts();
        registerTheProject();
        treatTheAreas();
        writeTheLogic();
        sayWhatIsExpectedBeyondTheBoundary();
        registerAPoliceEffort();
        linkProjectAndPolice();
        defineAnIndicator();
        limitTheFieldOfficerToOneArea();
        enterAValueByKeyboard();

        evaluate();
        acceptTheResult();
        compareWithTheWorkbook();

        assertThat(browser.scriptErrors()).isEmpty();
    }

    private void becomeTheFirstAdministrator() {
        var token = first.offer().orElseThrow();
        admin.open("first-administrator/" + token);
        admin.fill("Contraseña", OWN + "admin");
        admin.click("Crear y entrar");
        assertThat(admin.button("Entrar")).isVisible();
        admin.signIn(FirstAdministrator.USERNAME, OWN + "admin");
        admin.seesTitle("Mi semana");
    }

    private void register(Person person, String name, String username, String role) {
        admin.open("administration");
        admin.click("Agregar usuario");
        var dialog = admin.dialog();
        dialog.fill("Nombre", name);
        dialog.fill("Usuario", username);
        dialog.check(role);
        dialog.check("Todas las áreas");
        dialog.click("Guardar");
        admin.sees("Contraseña temporal de " + name);
        var temporary = admin.read(".secret");
        admin.dialog().click("Cerrar");
        person.signInFirst(username, temporary, OWN + username);
    }

    private void importBoundaries(String file, byte[] content, String kind, String understood) {
        manager.open("areas/import");
        manager.upload(file, GEO_JSON, content);
        manager.sees(understood);
        manager.select("Las áreas son", kind);
        manager.click("Ensayar");
        manager.sees("Todo está en orden. Todavía no se guardó nada.");
        manager.click("Guardar");
        manager.sees("Se calcularon la superficie, los vecinos y los linderos comunes.");
    }

    private void importCounts() {
        manager.open("outcomes/import");
        manager.upload("robos.csv", "text/csv", city.counts(last));
        manager.sees("2 categorías");
        manager.click("Ensayar");
        manager.sees("11,520 conteos nuevos");
        manager.click("Guardar");
        manager.sees("Series guardadas");
    }

    private void registerTheProject() {
        manager.open("proyectos/programas");
        manager.root().getByRole(AriaRole.BUTTON).getByText("Nuevo programa").click();
        var dialog = manager.dialog();
        dialog.fill("Nombre del programa", "Prevención social en San Jacinto");
        dialog.fill("Fondo", "Fondo municipal de prevención");
        dialog.click("Guardar");
        manager.sees("Prevención social en San Jacinto");
        manager.open("proyectos/nuevo");
        manager.fill("Clave", "EMP-01");
        manager.fill("Nombre del proyecto", PROJECT);
        manager.pick("Programa", "Prevención social en San Jacinto");
        manager.select("Nivel de prevención", "Secundaria");
        manager.select("Ámbito", "Comunitario");
        manager.pick("Factores de riesgo que atiende", "Desempleo juvenil");
        manager.fill("Inicio", DemoFiles.start(last).atDay(1));
        manager.click("Guardar");
        manager.seesTitle(PROJECT);
    }

    private void treatTheAreas() {
        manager.follow("Áreas y fechas");
        for (var code : DemoFiles.treatedCodes()) {
            manager.click("Agregar área");
            var dialog = manager.dialog();
            dialog.pick("Área", code);
            dialog.click("Guardar");
            assertThat(manager.rowOf("Áreas tratadas", DemoFiles.nameOf(code))).isVisible();
        }
    }

    private void writeTheLogic() {
        manager.follow("Lógica");
        manager.click("Fin");
        var goal = manager.dialog();
        goal.fill("Resumen narrativo", "Contribuir a reducir la violencia mediante el empleo de los jóvenes");
        goal.click("Guardar");
        manager.click("Propósito debajo");
        var purpose = manager.dialog();
        purpose.fill("Resumen narrativo", "Los jóvenes de los polígonos permanecen en un empleo formal");
        purpose.fill("Mecanismo", "quien tiene horario y salario pasa menos noches en la esquina");
        purpose.fill("Meses hasta que se note", "6");
        purpose.click("Guardar");
        manager.sees("Cada flecha dice por qué");
    }

    private void sayWhatIsExpectedBeyondTheBoundary() {
        manager.follow("Más allá del lindero");
        manager.click("Agregar efecto esperado");
        var dialog = manager.dialog();
        dialog.select("Qué se espera", "Difusión de beneficios");
        dialog.check("Todo el anillo 1 (áreas vecinas)");
        dialog.fill("Por qué vía", "los jóvenes llevan lo aprendido a su calle");
        dialog.pick("Qué lo mostraría", OUTCOME);
        dialog.click("Guardar");
        manager.sees("Serie: " + OUTCOME);
    }

    private void registerAPoliceEffort() {
        liaison.open("policia/nueva");
        liaison.fill("Nombre de la acción", EFFORT);
        liaison.select("Tipo", "Policía de proximidad");
        liaison.select("Corporación", "Policía municipal");
        liaison.pick("Áreas", DemoFiles.treatedCodes().getFirst());
        liaison.fill("Primer día", DemoFiles.start(last).atDay(1));
        liaison.fill("Dosis planeada al mes", "320");
        liaison.select("Unidad de la dosis", "horas-elemento");
        liaison.fill("Objetivo", "Presencia estable durante las actividades");
        liaison.click("Guardar");
        liaison.seesTitle(EFFORT);
    }

    private void linkProjectAndPolice() {
        manager.follow("Vínculos");
        manager.click("Vincular con la policía");
        var dialog = manager.dialog();
        dialog.select("Relación", "Lo apoya la acción policial");
        dialog.pick("Acción policial", EFFORT);
        dialog.fill("Efecto esperado", "El parque se usa también de noche");
        dialog.click("Guardar");
        assertThat(manager.link(EFFORT)).isVisible();
    }

    private void defineAnIndicator() {
        manager.open("indicadores/nuevo");
        manager.fill("Clave", "JOV-01");
        manager.fill("Nombre", INDICATOR);
        manager.fill("Unidad", "jóvenes");
        manager.pick("Se pide desde", "octubre 2026");
        manager.pick("Áreas en que se recolecta", DemoFiles.treatedCodes().toArray(String[]::new));
        manager.fill("Línea base", "12");
        manager.fill("Año de la línea base", "" + last.getYear());
        manager.click("Agregar meta");
        manager.fill("Meta", "30");
        manager.click("Guardar");
        manager.seesTitle(INDICATOR);
    }

    private void limitTheFieldOfficerToOneArea() {
        admin.open("administration");
        admin.page().getByLabel("Acciones de Beto Ruiz").click();
        admin.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Editar"))
                .click();
        var dialog = admin.dialog();
        dialog.uncheck("Todas las áreas");
        dialog.pick("Municipios y áreas", DemoFiles.treatedCodes().getFirst());
        dialog.click("Guardar");
        admin.sees("Usuario guardado");
    }

    private void enterAValueByKeyboard() {
        officer.signIn("beto.ruiz", OWN + "beto.ruiz");
        officer.seesTitle(
                "Captura · " + DemoFiles.nameOf(DemoFiles.treatedCodes().getFirst()));
        assertThat(officer.page().getByLabel(INDICATOR + ", jóvenes")).isFocused();
        officer.page().keyboard().type("24");
        officer.page().keyboard().press("Enter");
        officer.sees("guardado");
    }

    private void evaluate() {
        evaluator.open("evaluaciones/nueva");
        evaluator.pick("Proyecto", PROJECT);
        evaluator.sees("áreas de comparación limpias");
        evaluator.click("Fijar y calcular");
        evaluator.sees("Qué tanto creerlo");
    }

    private void acceptTheResult() {
        manager.open("evaluaciones");
        manager.root().getByRole(AriaRole.LINK).getByText(PROJECT).click();
        manager.click("Aceptar");
        manager.sees("Aceptada por ana.lopez");
    }

    private void compareWithTheWorkbook() {
        ResultPage page = new ResultPage(manager);
        try (var workbook = ResultWorkbook.read(manager.download("Descargar Excel"))) {
            workbook.holdsNoErrorsAndNoNumbersAsText();
            workbook.recalculatesToTheSameNumbers();
            page.saysWhat(workbook);
        }
    }
}
