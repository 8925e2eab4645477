package org.lindero.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lindero.SharedData;
import org.lindero.SignIn;
import org.lindero.area.AreaService;
import org.lindero.incident.OutcomeService;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.security.UserDraft;
import org.lindero.security.UserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The police sectors and beats of Mexico City and the workbook of their crimes come in as the police sent them, rings are drawn, a boundary is
 * corrected, and all of it is undone again.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            Browser.PRODUCTION,
            Browser.BACKGROUND,
            "spring.datasource.url=jdbc:h2:file:./target/places-${random.uuid};MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
class PlacesIT {

    private static final String FOLDER = "data/01_cdmx_cuadrantes/2016";
    private static final String WORKBOOK = "foia_275416_delitos_cuadrante_mes_2013-2016.xlsx";
    private static final String BEAT = "P-1.4.8";
    private static final String DRAWN = "La Nueva";
    private static final String PASSWORD = "una-contraseña-propia";

    /** What a page tells the server. */
    private static final Pattern FROM_THE_BROWSER = Pattern.compile("v-r=uidl");

    @LocalServerPort
    private int port;

    @Autowired
    private UserService users;

    @Autowired
    private AreaService areas;

    @Autowired
    private OutcomeService outcomes;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theBeatsAndTheirWorkbookComeInAsTheyAreAreCorrectedAndGoAgain() throws IOException {
        var folder = SharedData.require(FOLDER);
        SignIn.as(Role.ADMIN, Scope.EVERYWHERE);
        var temporary = users.create(
                new UserDraft("lucia.mora", "Lucía Mora", Set.of(Role.MANAGER, Role.EVALUATOR), true, Set.of()));
        try (var browser = new Browser(port)) {
            var manager = browser.person();
            manager.signInFirst("lucia.mora", temporary, PASSWORD);
            importSectors(manager, folder);
            undo(manager, "sectores.zip");
            importBeats(manager, folder);
            importWorkbook(manager, Files.readAllBytes(folder.resolve(WORKBOOK)));
            SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
            long beat = areas.find(BEAT).orElseThrow().id();
            drawRings(manager, beat);
            correct(manager, beat);
            drawAndDiscard(manager);
            saveSlowly(manager);
            undo(manager, DRAWN);
            undo(manager, BEAT);
            undo(manager, WORKBOOK);
            undo(manager, "cuadrantes.zip");
            assertThat(areas.list()).isEmpty();
            assertThat(outcomes.list()).isEmpty();
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    /** As comparison areas of their own; where the beats come in, a sector is only a name of several of them. */
    private static void importSectors(Person manager, Path folder) throws IOException {
        upload(manager, "sectores.zip", CityBoundaries.sectors(folder), 72, "sector");
        store(manager, 72, "manager-ensayo-sectores-1280");
        manager.open("areas?view=map");
        assertThat(manager.page().locator("lindero-map canvas").first()).isVisible();
        manager.screenshot("manager-sectores-1280");
    }

    private static void importBeats(Person manager, Path folder) throws IOException {
        upload(manager, "cuadrantes.zip", CityBoundaries.beats(folder), 847, "Nomenclatu");
        manager.check("Reparar la geometría inválida");
        store(manager, 847, "manager-ensayo-limites-1280");
    }

    private static void upload(Person manager, String name, byte[] zip, int areas, String code) {
        manager.open("areas/import");
        manager.upload(name, "application/zip", zip);
        manager.sees(areas + " áreas");
        manager.pick("Clave", code);
    }

    private static void store(Person manager, int areas, String picture) {
        manager.click("Ensayar");
        manager.sees(areas + " nuevas");
        manager.screenshot(picture);
        manager.click("Guardar");
        manager.sees("Límites guardados");
    }

    /** 847 beats, 41 complete months, 19 crimes; June 2016 had not ended when the workbook was written. */
    private static void importWorkbook(Person manager, byte[] workbook) {
        manager.open("outcomes/import");
        manager.upload(WORKBOOK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook);
        manager.sees("Lo que entendimos de " + WORKBOOK);
        manager.sees("19 categorías");
        manager.screenshot("manager-entendido-pivote-1280");
        manager.fill("Último mes completo", "2016-05");
        manager.click("Ensayar");
        manager.sees("659,813 conteos nuevos");
        manager.sees("no hay ningún área «(en blanco)»");
        manager.screenshot("manager-ensayo-pivote-1280");
        manager.click("Guardar");
        manager.waits("Series guardadas");
    }

    private static void drawRings(Person manager, long beat) {
        manager.open("areas?around=" + beat);
        manager.select("Anillos alrededor de lo elegido", "A 250 y a 500 m");
        manager.sees("Anillos alrededor de " + BEAT);
        assertThat(manager.page().locator("lindero-map canvas").first()).isVisible();
        manager.screenshot("manager-anillos-1280");
    }

    /** The first corner goes some 30 m to the east. */
    private static void correct(Person manager, long beat) {
        manager.open("areas/draw?area=" + beat);
        var corner = manager.page().getByLabel("Longitud 1", new Page.GetByLabelOptions().setExact(true));
        var east = new BigDecimal(corner.inputValue()).add(new BigDecimal("0.0003"));
        corner.fill(east.toPlainString());
        corner.press("Enter");
        manager.sees("Superficie:");
        assertThat(manager.button("Guardar").last()).isEnabled();
        manager.screenshot("manager-corregir-limite-1280");
        manager.button("Guardar").last().click();
        manager.sees("Se guardó.");
        assertThat(manager.page().locator("lindero-draw")).hasAttribute("data-corners", "0");
    }

    /** What is thrown away, whole or half drawn, leaves nothing behind: the next outline has its own corners only. */
    private static void drawAndDiscard(Person manager) {
        manager.open("areas/draw");
        var drawing = manager.page().locator("lindero-draw");
        assertThat(drawing).hasAttribute("data-areas", "847");
        square(manager);
        assertThat(drawing).hasAttribute("data-corners", "4");
        manager.button("Descartar").last().click();
        assertThat(drawing).hasAttribute("data-corners", "0");
        clickMap(manager, 0.02, 0.05);
        clickMap(manager, 0.10, 0.05);
        manager.button("Descartar").last().click();
        assertThat(drawing.locator("#undo")).isVisible();
        square(manager);
        assertThat(drawing).hasAttribute("data-corners", "4");
        manager.button("Descartar").last().click();
        assertThat(drawing).hasAttribute("data-corners", "0");
    }

    /** Until the server has answered, a drawing that is being saved says so and takes no click. */
    private static void saveSlowly(Person manager) {
        var drawing = manager.page().locator("lindero-draw");
        square(manager);
        manager.fill("Clave", "NUEVA-1");
        manager.fill("Nombre", DRAWN);
        assertThat(manager.button("Guardar").last()).isEnabled();
        var held = new ArrayList<Route>();
        manager.page().route(FROM_THE_BROWSER, held::add);
        manager.button("Guardar").last().click();
        assertThat(drawing.locator("#hint")).hasText("Guardando…");
        square(manager);
        assertThat(drawing).hasAttribute("data-corners", "4");
        manager.page().unroute(FROM_THE_BROWSER);
        held.forEach(Route::resume);
        manager.sees("Se guardó.");
        assertThat(drawing).hasAttribute("data-corners", "0");
        assertThat(drawing.locator("#hint")).not().hasText("Guardando…");
        square(manager);
        assertThat(drawing).hasAttribute("data-corners", "4");
    }

    /** In a corner of the map where no beat lies. */
    private static void square(Person manager) {
        clickMap(manager, 0.85, 0.1);
        clickMap(manager, 0.95, 0.1);
        clickMap(manager, 0.95, 0.2);
        clickMap(manager, 0.85, 0.2);
        clickMap(manager, 0.85, 0.1);
    }

    private static void clickMap(Person manager, double right, double down) {
        var map = manager.page().locator("lindero-draw #map");
        map.scrollIntoViewIfNeeded();
        var box = map.boundingBox();
        manager.page().mouse().click(box.x + box.width * right, box.y + box.height * down);
    }

    private static void undo(Person manager, String name) {
        manager.open("areas/import/history");
        manager.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Detalles de " + name))
                .first()
                .click();
        manager.dialog().click("Deshacer…");
        manager.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sí, deshacer"))
                .click();
        manager.waits("Se deshizo «" + name + "»");
        assertThat(manager.page().getByRole(AriaRole.DIALOG)).hasCount(0);
        manager.screenshot("manager-historial-1280");
    }
}
