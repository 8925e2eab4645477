package org.lindero.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lindero.SharedData;
import org.lindero.SignIn;
import org.lindero.area.AreaService;
import org.lindero.project.Exposure;
import org.lindero.project.InterventionSetting;
import org.lindero.project.PreventionLevel;
import org.lindero.project.ProgrammeDraft;
import org.lindero.project.ProgrammeService;
import org.lindero.project.ProjectDraft;
import org.lindero.project.ProjectService;
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
 * From the import to the workbook on the real police beats of Mexico City and the robberies recorded in them, into which a
 * known effect was put: 537 robberies less inside 24 beats, 107 of them moved next door, 430 net.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = Browser.PRODUCTION)
class MexicoCityIT {

    private static final String BEATS = "data/01_cdmx_cuadrantes/2016";
    private static final String EFFECT = "data/12_semisynthetic_known_effect";
    private static final double TRULY_PREVENTED_INSIDE = 537;
    private static final double TRULY_PREVENTED_NET = 430;
    private static final String PROJECT = "Cuatro intervenciones de 2015";
    private static final String PASSWORD = "una-contraseña-propia";

    @LocalServerPort
    private int port;

    @Autowired
    private UserService users;

    @Autowired
    private AreaService areas;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private ProjectService projects;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void realBeatsAndCountsBecomeAnEvaluationWhoseIntervalsHoldTheKnownEffect() throws IOException {
        var beats = SharedData.require(BEATS);
        var effect = SharedData.require(EFFECT);
        SignIn.as(Role.ADMIN, Scope.EVERYWHERE);
        var temporary = users.create(
                new UserDraft("lucia.mora", "Lucía Mora", Set.of(Role.MANAGER, Role.EVALUATOR), true, Set.of()));
        try (var browser = new Browser(port)) {
            var manager = browser.person();
            manager.signInFirst("lucia.mora", temporary, PASSWORD);
            importBeats(manager, CityBoundaries.beats(beats));
            importRobberies(manager, Files.readAllBytes(effect.resolve("semisynthetic_robos_mensuales.csv")));
            registerTheProject(Files.readAllLines(effect.resolve("semisynthetic_intervenciones.csv")));
            evaluate(manager);
            compareWithTheTruth(manager);
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    private static void importBeats(Person manager, byte[] zip) {
        manager.open("areas/import");
        manager.upload("cuadrantes.zip", "application/zip", zip);
        manager.sees("847 áreas");
        manager.sees("1 con geometría inválida");
        manager.pick("Clave", "Nomenclatu");
        manager.pick("Zona policial", "Zona");
        manager.pick("Sector policial", "Sector");
        manager.pick("Habitantes", "SUMPOB1");
        manager.click("Ensayar");
        manager.sees("Hay errores: no se guardó nada.");
        manager.click("Atrás");
        manager.check("Reparar la geometría inválida");
        manager.click("Ensayar");
        manager.sees("847 nuevas");
        manager.click("Guardar");
        manager.sees("Límites guardados");
    }

    private static void importRobberies(Person manager, byte[] csv) {
        manager.open("outcomes/import");
        manager.upload("robos.csv", "text/csv", csv);
        manager.click("Ensayar");
        manager.sees("34,727 conteos nuevos");
        manager.click("Guardar");
        manager.sees("Series guardadas");
    }

    /** By the services, because a person would need an hour for 24 areas that the other journey shows with six. */
    private void registerTheProject(List<String> lines) {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        long programme = programmes.create(new ProgrammeDraft("Prueba", "Fondo", 2015, "Unidad", ""));
        var start = LocalDate.of(2015, 1, 1);
        long project = projects.create(new ProjectDraft(
                "CDMX-15",
                PROJECT,
                programme,
                "",
                "",
                "",
                "",
                Set.of(),
                PreventionLevel.PRIMARY,
                InterventionSetting.SITUATIONAL,
                Map.of(),
                start,
                null));
        var codes = lines.stream().skip(1).map(line -> line.split(",")[2]).toList();
        assertThat(codes).hasSize(24);
        codes.forEach(code -> projects.treatArea(
                project, areas.find(code).orElseThrow().id(), new Exposure(start, null, BigDecimal.ONE)));
    }

    private static void evaluate(Person evaluator) {
        evaluator.open("evaluaciones/nueva");
        evaluator.pick("Proyecto", PROJECT);
        evaluator.sees("24 meses de datos antes del inicio");
        evaluator.click("Fijar y calcular");
        evaluator.sees("Qué tanto creerlo");
    }

    private static void compareWithTheTruth(Person reader) {
        var page = new ResultPage(reader);
        try (var workbook = ResultWorkbook.read(reader.download("Descargar Excel"))) {
            workbook.holdsNoErrorsAndNoNumbersAsText();
            workbook.recalculatesToTheSameNumbers();
            page.saysWhat(workbook);
        }
        var inside = page.prevented("Tratadas");
        var net = page.prevented("Neto");
        assertThat(TRULY_PREVENTED_INSIDE).as("inside: %s", inside).isBetween(inside.lower(), inside.upper());
        assertThat(TRULY_PREVENTED_NET).as("net: %s", net).isBetween(net.lower(), net.upper());
        reader.screenshot("manager-ciudad-de-mexico-1280");
    }
}
