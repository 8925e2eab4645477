package org.lindero.area.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.QueryCount;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaPopulation;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.AreaVersions;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.MapLayer;
import org.lindero.area.MapMeasure;
import org.lindero.area.TestFiles;
import org.lindero.incident.AreaMonthCount;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeService;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The map of the territory: any series by month, by count or rate, in classes; the table says the same. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
@ViewPackages(classes = TerritoryView.class, packages = "org.lindero.shell.ui")
class TerritoryMapTest extends SpringBrowserlessTest {

    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final int MOST_QUERIES_A_MONTH = 7;

    @Autowired
    private AreaService areas;

    @Autowired
    private AreaVersions versions;

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private JdbcTemplate jdbc;

    private String layer = "";

    @BeforeEach
    void importATownWithCounts() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(4, 3));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, 2020));
        long theft = outcomes.create(new OutcomeDraft("robo", "Robo a transeúnte", "carpetas", false));
        var counts = new ArrayList<AreaMonthCount>();
        int count = 0;
        for (var area : areas.list().subList(0, 10)) {
            counts.add(new AreaMonthCount(area.id(), MARCH, count));
            if (count != 5) {
                counts.add(new AreaMonthCount(area.id(), APRIL, 3 * count));
            }
            count++;
        }
        outcomes.store(theft, counts);
        jdbc.update("update outcome set from_points = true where id = ?", theft);
        layer = "outcome-" + theft;
    }

    @Test
    void theAddressHoldsLayerMonthMeasureAndClasses() {
        open(Map.of("layer", layer, "month", "2024-03", "per", "PER_PEOPLE", "legend", "EQUAL_STEPS", "classes", "3"));

        assertThat(legend())
                .containsExactly("0.0 – 297.3 (1)", "297.3 – 594.6 (3)", "594.6 – 892.0 (4)", "<3 (2)", "sin dato (2)");
        assertThat(picture().title()).isEqualTo("Robo a transeúnte · carpetas por 100,000 hab · marzo 2024");
        assertThat(text()).contains("marzo 2024");

        open(Map.of("layer", "outcome-0", "month", "2024-13", "per", "x", "classes", "99", "limits", "a_b"));
        assertThat(picture().title()).startsWith("Habitantes");

        open(Map.of("layer", "population", "per", "PER_PEOPLE"));
        assertThat(picture().title()).isEqualTo("Habitantes");
    }

    @Test
    void theTableSaysWhatTheMapSays() {
        open(Map.of("layer", layer, "month", "2024-04"));

        assertThat(cell("A-001")).isEqualTo("0");
        assertThat(cell("A-004")).isEqualTo("9");
        assertThat(cell("A-006")).isEqualTo("no publicado");
        assertThat(cell("A-012")).isEqualTo("sin dato");
        assertThat(picture().texts()).containsEntry("A-004", "9 carpetas").containsEntry("A-006", "no publicado");
        assertThat(picture().texts()).containsEntry("A-012", "sin dato");
    }

    @Test
    void aRateUsesThePeopleOfTheYearOfTheMonthAndTheLegendSaysOfWhichYearAndFromWhere() {
        long fourth = areas.find("A-004").orElseThrow().id();
        var rates = Map.of("layer", layer, "month", "2024-03", "per", "PER_PEOPLE");
        versions.putPopulation(fourth, new AreaPopulation(2025, 9_000, "Proyección"));
        open(rates);
        assertThat(cell("A-004")).isEqualTo("299.1");
        assertThat(picture().json())
                .contains("Habitantes: 2020 (areas.geojson).", "vale el anterior más cercano")
                .doesNotContain("Proyección");

        versions.putPopulation(fourth, new AreaPopulation(2024, 1_500, "INEGI"));
        open(rates);
        assertThat(cell("A-004")).isEqualTo("200.0");
        assertThat(picture().json()).contains("Habitantes: 2020 (areas.geojson) en 11 áreas; 2024 (INEGI) en un área.");
        open(Map.of("layer", layer, "month", "2024-03"));
        assertThat(picture().json()).doesNotContain("INEGI");
    }

    @Test
    void monthsPlayByThemselvesUntilTheLastOneOrAPause() {
        open(Map.of("layer", layer, "month", "2024-04"));

        test(labelled("Reproducir los meses")).click();
        assertThat(picture().title()).endsWith("marzo 2024");
        test(labelled("Pausar")).click();
        nextMonthIsDue();
        assertThat(picture().title()).endsWith("marzo 2024");

        test(labelled("Reproducir los meses")).click();
        nextMonthIsDue();
        assertThat(picture().title()).endsWith("abril 2024");
        assertThat(labelled("Reproducir los meses").isVisible()).isTrue();
    }

    @Test
    void countsBelowThreeAreInNeitherForThoseWithoutTheRight() {
        open(Map.of("layer", layer, "month", "2024-03"));

        assertThat(cell("A-002")).isEqualTo("<3");
        assertThat(cell("A-003")).isEqualTo("<3");
        assertThat(cell("A-004")).isEqualTo("3");
        assertThat(picture().json()).contains("<3").doesNotContain("\"1 carpetas\"", "\"2 carpetas\"");
    }

    @Test
    void goingToAnotherMonthAsksAFewQueriesAndKeepsTheGeometry() {
        open(Map.of("layer", layer, "month", "2024-03"));
        var source = find(AreaMap.class).single().getElement().getAttribute("src");

        int queries = QueryCount.of(() -> test(find(Button.class)
                        .withCondition(button ->
                                "Mes siguiente".equals(button.getAriaLabel().orElse("")))
                        .single())
                .click());

        assertThat(queries).isBetween(1, MOST_QUERIES_A_MONTH);
        assertThat(picture().title()).endsWith("abril 2024");
        assertThat(find(AreaMap.class).single().getElement().getAttribute("src"))
                .isEqualTo(source);
        assertThat(find(RangeInput.class).single().getElement().getAttribute("aria-valuetext"))
                .isEqualTo("abril 2024");
    }

    @Test
    void fixedLimitsStartFromThoseOfTheMonthAndHoldForOthers() {
        open(Map.of("layer", layer, "month", "2024-03", "legend", "EQUAL_STEPS", "classes", "3"));
        assertThat(legend()).contains("0 – 3 (2)", "4 – 6 (3)", "7 – 9 (3)");

        @SuppressWarnings("unchecked")
        Select<MapChoice.Legend> classes =
                find(Select.class).withCaption("Clases").single();
        classes.setValue(MapChoice.Legend.GIVEN);

        assertThat(find(TextField.class).withCaption("Límites").single().getValue())
                .isEqualTo("3; 6");
        assertThat(legend()).contains("≤ 3 (2)", "4 – 6 (3)", "> 6 (3)");
        open(Map.of("layer", layer, "month", "2024-04", "legend", "GIVEN", "limits", "3_6"));
        assertThat(legend()).contains("≤ 3 (2)", "4 – 6 (1)", "> 6 (6)");
    }

    @Test
    void whatIsNoCountHasNoRate() {
        open(Map.of("layer", "kind"));

        assertThat(find(Select.class).withCaption("Medida").exists()).isFalse();
        assertThat(find(RangeInput.class).exists()).isFalse();
        @SuppressWarnings("unchecked")
        ComboBox<MapLayer> layers =
                find(ComboBox.class).withCaption("Color del mapa").single();
        layers.setValue(layers.getListDataView()
                .getItems()
                .filter(one -> one.key().equals(layer))
                .findFirst()
                .orElseThrow());
        @SuppressWarnings("unchecked")
        Select<MapMeasure> measure = find(Select.class).withCaption("Medida").single();
        assertThat(measure.getListDataView().getItems()).containsExactly(MapMeasure.values());
        assertThat(picture().title()).endsWith("abril 2024");
    }

    @Test
    void anAreaThatIsClickedOnTheMapIsChosenInTheTableAndTheOtherWayRound() {
        open(Map.of("layer", layer));
        var map = find(AreaMap.class).single();
        long id = areas.find("A-007").orElseThrow().id();

        ComponentUtil.fireEvent(map, new AreaMap.AreaClickEvent(map, true, "A-007", id));
        assertThat(grid().getSelectedItems()).extracting(AreaSummary::code).containsExactly("A-007");

        test(grid()).select(1);
        assertThat(map.getElement().getPropertyRaw("selected").toString()).isEqualTo("[\"A-002\"]");
    }

    @Test
    void ringsAreDrawnAroundAnAreaWithTheirNumbersBeside() {
        long centre = areas.find("A-001").orElseThrow().id();
        open(Map.of("layer", layer, "month", "2024-04", "around", String.valueOf(centre), "rings", "ORDERS"));

        var map = find(AreaMap.class).single().getElement();
        assertThat(map.getPropertyRaw("selected").toString()).isEqualTo("[\"A-001\"]");
        assertThat(map.getPropertyRaw("rings").toString()).contains("Polygon", "Vecinas de las vecinas");
        assertThat(text()).contains("Anillos alrededor de Área 1", "Adentro11.161,0000", "Vecinas33.493,010—");

        open(Map.of("layer", layer, "around", String.valueOf(centre), "rings", "DISTANCES"));
        assertThat(find(AreaMap.class)
                        .single()
                        .getElement()
                        .getPropertyRaw("rings")
                        .toString())
                .contains("Hasta 250 m");

        open(Map.of("layer", layer, "rings", "ORDERS"));
        assertThat(text()).contains("Elija un área en el mapa o en la tabla");
        assertThat(find(AreaMap.class)
                        .single()
                        .getElement()
                        .getPropertyRaw("rings")
                        .toString())
                .isEqualTo("[]");
    }

    @Test
    void pointsAreOfferedOnlyToThoseWhoMaySeeThem() {
        var address = Map.of("layer", layer, "month", "2024-04", "points", "1");
        open(address);
        assertThat(find(Checkbox.class).exists()).isFalse();
        assertThat(find(AreaMap.class).single().getElement().hasAttribute("points"))
                .isFalse();

        SignIn.as(Role.EVALUATOR, Scope.EVERYWHERE);
        UI.getCurrentOrThrow().navigate("");
        open(address);
        assertThat(find(Checkbox.class).single().getValue()).isTrue();
        assertThat(find(AreaMap.class).single().getElement().hasAttribute("points"))
                .isTrue();
    }

    private void nextMonthIsDue() {
        var element = find(MonthSlider.class).single().getElement();
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(element, MonthSlider.DUE, JsonNodeFactory.instance.objectNode()));
    }

    private Button labelled(String label) {
        return find(Button.class)
                .withCondition(button -> label.equals(button.getAriaLabel().orElse("")))
                .single();
    }

    private record Picture(String title, List<String> legend, Map<String, String> texts, String json) {}

    private Picture picture() {
        var json = (JsonNode) find(AreaMap.class).single().getElement().getPropertyRaw("picture");
        var legend = new ArrayList<String>();
        json.get("legend").forEach(item -> legend.add(item.get("label").asString()));
        var texts = new HashMap<String, String>();
        var explanation = json.get("explanation");
        explanation
                .get("textByAreaCode")
                .properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return new Picture(explanation.get("title").asString(), legend, texts, json.toString());
    }

    private List<String> legend() {
        return picture().legend();
    }

    private void open(Map<String, String> address) {
        UI.getCurrentOrThrow().navigate("areas", QueryParameters.simple(address));
    }

    private String cell(String code) {
        for (int row = 0; row < test(grid()).size(); row++) {
            if (test(grid()).getRow(row).code().equals(code)) {
                return test(grid()).getCellText(row, 1);
            }
        }
        throw new AssertionError("no row " + code);
    }

    @SuppressWarnings("unchecked")
    private Grid<AreaSummary> grid() {
        return (Grid<AreaSummary>) find(Grid.class).single();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
