package org.lindero.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lindero.security.Role.ADMIN;
import static org.lindero.security.Role.EVALUATOR;
import static org.lindero.security.Role.FIELD_OFFICER;
import static org.lindero.security.Role.MANAGER;
import static org.lindero.security.Role.POLICE_LIAISON;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lindero.SignIn;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.security.UserDraft;
import org.lindero.security.UserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.core.context.SecurityContextHolder;

/** Every address as each of the five roles, at a desk and on a phone: what is open, what is refused, and that it fits. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {Browser.PRODUCTION, Browser.DEMO})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {

    private static final Set<Role> ALL = EnumSet.allOf(Role.class);
    private static final Set<Role> IMPORTERS = EnumSet.of(MANAGER, EVALUATOR, ADMIN);
    private static final Set<Role> READERS_OF_EVALUATIONS = EnumSet.of(MANAGER, EVALUATOR, POLICE_LIAISON, ADMIN);
    private static final Set<Role> READERS_OF_POLICE = EnumSet.of(MANAGER, EVALUATOR, POLICE_LIAISON);

    /** A page: the name of its picture, its address as the router knows it, and who may open it. */
    private record Address(String name, String template, Set<Role> roles) {}

    private static final List<Address> ADDRESSES = List.of(
            new Address("mi-semana", "", ALL),
            new Address("mi-cuenta", "account", ALL),
            new Address("captura", "captura", EnumSet.of(FIELD_OFFICER, MANAGER)),
            new Address("territorio", "areas", ALL),
            new Address("area", "areas/:areaId", ALL),
            new Address("importar-limites", "areas/import", IMPORTERS),
            new Address("historial", "areas/import/history", IMPORTERS),
            new Address("dibujar", "areas/draw", IMPORTERS),
            new Address("proyectos", "proyectos", ALL),
            new Address("programas", "proyectos/programas", ALL),
            new Address("proyecto-nuevo", "proyectos/nuevo", EnumSet.of(MANAGER)),
            new Address("proyecto-editar", "proyectos/:projectId/editar", EnumSet.of(MANAGER)),
            new Address("proyecto", "proyectos/:projectId", ALL),
            new Address("proyecto-areas", "proyectos/:projectId/areas", ALL),
            new Address("proyecto-logica", "proyectos/:projectId/logica", ALL),
            new Address("proyecto-lindero", "proyectos/:projectId/lindero", ALL),
            new Address("proyecto-vinculos", "proyectos/:projectId/vinculos", ALL),
            new Address("proyecto-preparacion", "proyectos/:projectId/preparacion", EnumSet.of(MANAGER, EVALUATOR)),
            new Address("policia", "policia", READERS_OF_POLICE),
            new Address("policia-nueva", "policia/nueva", EnumSet.of(POLICE_LIAISON)),
            new Address("policia-editar", "policia/:effortId/editar", EnumSet.of(POLICE_LIAISON)),
            new Address("policia-una", "policia/:effortId", READERS_OF_POLICE),
            new Address("indicadores", "indicadores", ALL),
            new Address("indicador-nuevo", "indicadores/nuevo", EnumSet.of(MANAGER)),
            new Address("indicador-editar", "indicadores/:id/editar", EnumSet.of(MANAGER)),
            new Address("indicador", "indicadores/:id", ALL),
            new Address("revision", "revision", EnumSet.of(MANAGER)),
            new Address("evaluaciones", "evaluaciones", READERS_OF_EVALUATIONS),
            new Address("evaluacion-nueva", "evaluaciones/nueva", EnumSet.of(MANAGER, EVALUATOR)),
            new Address("evaluacion", "evaluaciones/:evaluationId", READERS_OF_EVALUATIONS),
            new Address("series", "outcomes", ALL),
            new Address("serie", "outcomes/:outcomeId", ALL),
            new Address("importar-conteos", "outcomes/import", IMPORTERS),
            new Address("importar-incidentes", "outcomes/import-points", IMPORTERS),
            new Address("administracion", "administration", EnumSet.of(ADMIN)),
            new Address("bitacora", "administration/audit", EnumSet.of(ADMIN)));

    @LocalServerPort
    private int port;

    @Autowired
    private UserService users;

    @Autowired
    private AutowireCapableBeanFactory beans;

    private DemoRecords records;
    private Browser browser;

    @BeforeAll
    void start() {
        records = beans.createBean(DemoRecords.class);
        browser = new Browser(port);
    }

    @AfterAll
    void stop() {
        browser.close();
        SecurityContextHolder.clearContext();
    }

    @Test
    void everyAddressOfTheApplicationIsInTheList() {
        var listed = new TreeSet<String>();
        ADDRESSES.forEach(address -> listed.add(address.template()));

        assertThat(routes()).isEqualTo(listed);
    }

    @ParameterizedTest
    @EnumSource
    void eachRoleOpensItsPagesAndNoOtherAtADeskAndOnAPhone(Role role) {
        var ids = records.ids();
        for (int width : List.of(Browser.WIDE, Browser.NARROW)) {
            var person = browser.person(width);
            person.enterDemoAs(role);
            var wrong = new ArrayList<String>();
            for (var address : ADDRESSES) {
                person.open(concrete(address.template(), ids));
                wrong.addAll(wrong(person, address, role, width));
            }
            assertThat(wrong).as("%s at %d px", role, width).isEmpty();
            person.leave();
        }
    }

    private static List<String> wrong(Person person, Address address, Role role, int width) {
        var wrong = new ArrayList<String>();
        person.isAtRest();
        boolean refused = person.isRefused();
        if (refused == address.roles().contains(role)) {
            wrong.add(address.name() + (refused ? " is refused" : " is open"));
        }
        if (!refused) {
            person.screenshot(role.name().toLowerCase(java.util.Locale.ROOT) + "-" + address.name() + "-" + width);
        }
        if (person.contentWidth() > width) {
            wrong.add(address.name() + " is " + person.contentWidth() + " px wide");
        }
        person.rawTextKeys().forEach(key -> wrong.add(address.name() + " shows " + key));
        person.takeScriptErrors().forEach(error -> wrong.add(address.name() + ": " + error));
        return wrong;
    }

    @Test
    void aFieldOfficerOfOneAreaIsRefusedAtTheAddressesOfAnother() {
        var ids = records.ids();
        SignIn.as(ADMIN, Scope.EVERYWHERE);
        long own = Objects.requireNonNull(ids.get("areaId"));
        long other = Objects.requireNonNull(ids.get("otherAreaId"));
        var temporary = users.create(new UserDraft("una.area", "Una Área", Set.of(FIELD_OFFICER), false, Set.of(own)));
        var officer = browser.person();
        officer.signInFirst("una.area", temporary, "una-contraseña-propia");

        officer.open("areas/" + own);
        officer.isAtRest();
        assertThat(officer.isRefused()).isFalse();
        for (var address : List.of(
                "areas/" + other,
                "captura?area=" + other + "&period=2026-01",
                "evaluaciones/" + ids.get("evaluationId"))) {
            officer.open(address);
            officer.isAtRest();
            assertThat(officer.isRefused()).as(address).isTrue();
        }
        var workbook = officer.page().request().get("informes/evaluaciones/" + ids.get("evaluationId") + ".xlsx");
        assertThat(workbook.status()).isBetween(403, 404);
        assertThat(officer.takeScriptErrors()).isEmpty();
        officer.leave();
    }

    @Test
    void aStrangerSeesTheSignInPageAtAnyAddress() {
        for (int width : List.of(Browser.WIDE, Browser.NARROW)) {
            var stranger = browser.person(width);
            stranger.open("evaluaciones");
            assertThat(stranger.button("Entrar")).isVisible();
            stranger.screenshot("nadie-entrar-" + width);
            assertThat(stranger.contentWidth()).isLessThanOrEqualTo(width);
            assertThat(stranger.takeScriptErrors()).isEmpty();
            stranger.leave();
        }
    }

    private static String concrete(String template, Map<String, Long> ids) {
        var address = template;
        for (var id : ids.entrySet()) {
            address = address.replaceAll(
                    ":" + id.getKey() + "(?=/|$)", id.getValue().toString());
        }
        return address;
    }

    /** The addresses of all views but those that are there for strangers, without the patterns of their parameters. */
    private static Set<String> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        var routes = new TreeSet<String>();
        for (var bean : scanner.findCandidateComponents("org.lindero")) {
            var view = load(bean.getBeanClassName());
            if (!view.isAnnotationPresent(AnonymousAllowed.class)) {
                routes.add(withoutPatterns(view.getAnnotation(Route.class).value()));
                for (var alias : view.getAnnotationsByType(RouteAlias.class)) {
                    routes.add(withoutPatterns(alias.value()));
                }
            }
        }
        return routes;
    }

    private static String withoutPatterns(String template) {
        return template.replaceAll("\\([^)]*\\)", "");
    }

    private static Class<?> load(@org.jspecify.annotations.Nullable String name) {
        try {
            return Class.forName(name, false, RightsIT.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
