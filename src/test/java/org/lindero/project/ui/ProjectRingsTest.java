package org.lindero.project.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.MapProject;
import org.lindero.area.TestFiles;
import org.lindero.area.ui.AreaMap;
import org.lindero.project.Drafts;
import org.lindero.project.ProgrammeService;
import org.lindero.project.ProjectService;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** The rings of a project on the map: from its page, and chosen on the map, as far as the scope reaches. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
@ViewPackages(packages = {"org.lindero.project.ui", "org.lindero.area.ui", "org.lindero.shell.ui"})
class ProjectRingsTest extends SpringBrowserlessTest {

    @Autowired
    private AreaService areas;

    @Autowired
    private ProjectService projects;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private EntityManager entities;

    private long project;

    @BeforeEach
    void aProjectInTwoAreasOfATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(4, 3));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, 2020));
        project = projects.create(Drafts.project("P-01", "Empleo joven", programmes.create(Drafts.programme("Paz"))));
        projects.treatArea(project, id("A-001"), Drafts.exposure());
        projects.treatArea(project, id("A-002"), Drafts.exposure());
        entities.flush();
    }

    @Test
    void thePageOfAProjectLeadsToItsRingsWithTheirNumbers() {
        navigate("proyectos/" + project + "/areas", AreasView.class);
        var link = find(RouterLink.class)
                .withText("Ver los anillos con sus números en el mapa")
                .single();
        assertThat(link.getHref()).contains("project=" + project, "rings=ORDERS");

        open(Map.of("project", String.valueOf(project), "rings", "ORDERS"));

        assertThat(text()).contains("Anillos alrededor de Empleo joven", "Adentro22.33", "Vecinas44.6");
        assertThat(selected()).isEqualTo("[\"A-001\",\"A-002\"]");
        assertThat(map("rings")).contains("Polygon", "Vecinas de las vecinas");
        test(ringKinds()).selectItem("A 250 y a 500 m");
        assertThat(text()).contains("Anillos alrededor de Empleo joven", "Hasta 250 m");
    }

    @Test
    void aProjectIsChosenOnTheMapAndTakenAwayAgain() {
        open(Map.of());

        test(projectBox()).selectItem("Empleo joven");
        assertThat(text()).contains("Anillos alrededor de Empleo joven");

        test(projectBox()).selectItem(null);
        assertThat(text()).contains("o un proyecto.").doesNotContain("Anillos alrededor de Empleo joven");
        assertThat(selected()).isEqualTo("[]");
    }

    @Test
    void inEnglishItReadsTheSame() {
        UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
        open(Map.of("project", String.valueOf(project), "rings", "ORDERS"));

        assertThat(find(ComboBox.class).withCaption("Project").exists()).isTrue();
        assertThat(text()).contains("Rings around Empleo joven");
    }

    @Test
    void whoHasOnlyOneOfItsAreasSeesRingsAroundThatOneAndAStrangerNoProject() {
        long stranger = id("A-012");
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(id("A-002"), id("A-003"))));
        open(Map.of("project", String.valueOf(project), "rings", "ORDERS"));
        assertThat(selected()).isEqualTo("[\"A-002\"]");
        assertThat(text()).contains("Adentro11.16", "Vecinas11.16");

        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(stranger)));
        UI.getCurrentOrThrow().navigate("");
        open(Map.of("project", String.valueOf(project), "rings", "ORDERS"));
        assertThat(find(ComboBox.class).withCaption("Proyecto").exists()).isFalse();
        assertThat(text()).doesNotContain("Empleo joven");
    }

    private long id(String code) {
        return areas.find(code).orElseThrow().id();
    }

    private void open(Map<String, String> address) {
        UI.getCurrentOrThrow().navigate("areas", QueryParameters.simple(address));
    }

    private String selected() {
        return map("selected");
    }

    private String map(String property) {
        return String.valueOf(find(AreaMap.class).single().getElement().getPropertyRaw(property));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<MapProject> projectBox() {
        return find(ComboBox.class).withCaption("Proyecto").single();
    }

    private Select<?> ringKinds() {
        return find(Select.class).withCaption("Anillos alrededor de lo elegido").single();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
