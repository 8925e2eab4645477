package org.lindero.area.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.AreaGrouping;
import org.lindero.area.AreaGroupings;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.TestFiles;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** Territory: the list, the filters in the address, one area, and what each role may see of them. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
@ViewPackages(classes = TerritoryView.class, packages = "org.lindero.shell.ui")
class TerritoryViewTest extends SpringBrowserlessTest {

    @Autowired
    private AreaService areas;

    @Autowired
    private AreaGroupings groupings;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeEach
    void importATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(4, 3));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, 2020));
    }

    @Test
    void theListFollowsTheSearchAndTheAddress() {
        navigate(TerritoryView.class);
        assertThat(test(grid()).size()).isEqualTo(12);
        assertThat(text()).contains("12 áreas · 14.0 km²");
        assertThat(found()).isEqualTo("[]");

        test(find(TextField.class).withCaption("Buscar").single()).setValue("área 12");
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(text()).contains("1 de 12 áreas · 1.2 km²");
        assertThat(found()).isEqualTo("[\"A-012\"]");

        UI.getCurrentOrThrow().navigate("areas", QueryParameters.simple(Map.of("q", "a-003")));
        assertThat(find(TextField.class).withCaption("Buscar").single().getValue())
                .isEqualTo("a-003");
        assertThat(test(grid()).size()).isEqualTo(1);
    }

    /** What the map moves to. */
    private String found() {
        return String.valueOf(find(AreaMap.class).single().getElement().getPropertyRaw("found"));
    }

    @Test
    void anAreaShowsItsSurfaceItsPeopleAndItsNeighboursWithTheirBorders() {
        long id = areas.find("A-001").orElseThrow().id();

        navigate("areas/" + id, AreaView.class);

        assertThat(find(H1.class).single().getText()).isEqualTo("Área 1");
        assertThat(text())
                .contains(
                        "1.16 km²",
                        "Habitantes en 2020",
                        "1,000",
                        "3 vecinos",
                        "Área 2",
                        "1,107 m",
                        "Área 6",
                        "solo un punto");
    }

    @Test
    void aGroupingGoesByTheNameThatItWasGivenInTheFilterAndOnThePageOfTheArea() {
        jdbc.update("update area set sector = 'S-1' where code = 'A-001'");
        jdbc.update("update area set sector = 'S-2' where code = 'A-002'");
        navigate(TerritoryView.class);
        assertThat(find(Select.class).withCaption("Sector").exists()).isTrue();

        test(find(Button.class).withText("Nombrar las agrupaciones").single()).click();
        test(find(TextField.class).withCaption("La agrupación menor").single()).setValue(" Sectores policiales ");
        test(find(Button.class).withText("Guardar").single()).click();
        assertThat(find(Select.class).withCaption("Sector").exists()).isFalse();
        test(find(Select.class).withCaption("Sectores policiales").single()).selectItem("S-1");
        assertThat(test(grid()).size()).isEqualTo(1);

        navigate("areas/" + areas.find("A-001").orElseThrow().id(), AreaView.class);
        assertThat(text()).contains("Sectores policialesS-1", "ZonaZ1");
        UI.getCurrentOrThrow().navigate("areas", QueryParameters.simple(Map.of("sector", "S-2")));
        assertThat(test(grid()).getRow(0).code()).isEqualTo("A-002");
    }

    @Test
    void groupingsAreNamedByThoseWhoImportAndAnEmptyNameLeavesTheUsualOne() {
        groupings.rename(AreaGrouping.ZONE, "Zonas escolares");
        assertThat(groupings.names()).containsEntry(AreaGrouping.ZONE, "Zonas escolares");
        groupings.rename(AreaGrouping.ZONE, "  ");
        assertThat(groupings.names()).isEmpty();
        assertThatThrownBy(() -> groupings.rename(AreaGrouping.ZONE, "x".repeat(AreaGrouping.NAME_MAX + 1)))
                .isInstanceOf(IllegalArgumentException.class);

        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);
        assertThatThrownBy(() -> groupings.rename(AreaGrouping.ZONE, "Mías")).isInstanceOf(AccessDeniedException.class);
        navigate(TerritoryView.class);
        assertThat(find(Button.class)
                        .withCondition(
                                button -> button.getAriaLabel().orElse("").startsWith("Nombrar"))
                        .exists())
                .isFalse();
    }

    @Test
    void anAreaOutsideTheScopeIsAsIfItWereNotThere() {
        long mine = areas.find("A-001").orElseThrow().id();
        long stranger = areas.find("A-012").orElseThrow().id();
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(mine)));

        navigate("areas/" + mine, AreaView.class);
        assertThat(text()).contains("Ningún área de su ámbito colinda");
        navigate(TerritoryView.class);
        assertThat(test(grid()).size()).isEqualTo(1);
        assertThat(find(Button.class).withText("Importar límites").exists()).isFalse();
        UI.getCurrentOrThrow().navigate("areas/" + stranger);
        assertThat(text()).contains("No encontramos ese registro").doesNotContain("Área 12");
    }

    @SuppressWarnings("unchecked")
    private Grid<AreaSummary> grid() {
        return (Grid<AreaSummary>) find(Grid.class).single();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
