package org.lindero.area.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
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
import org.lindero.area.TestFiles;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Drawing: what the browser drew is checked while it is drawn, saved when it is clean, and undone. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
@ViewPackages(packages = {"org.lindero.area.ui", "org.lindero.shell.ui"})
class DrawViewTest extends SpringBrowserlessTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private AreaService areas;

    @BeforeEach
    void importATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(2, 2));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2024, 1, 1), false, null));
    }

    @Test
    void aDrawnAreaIsMeasuredAndSavedOnceItHasACodeAndAName() {
        navigate(DrawView.class);
        draw("Polygon", "[[[-99.5,19.0],[-99.5,19.01],[-99.49,19.01],[-99.49,19.0],[-99.5,19.0]]]");

        assertThat(text()).contains("Falta la clave de un área nueva");
        assertThat(button("Guardar").isEnabled()).isFalse();
        test(find(TextField.class).withCaption("Clave").single()).setValue("N-1");
        test(find(TextField.class).withCaption("Nombre").single()).setValue("La Nueva");
        assertThat(text()).contains("Superficie: 1.1").doesNotContain("Falta la clave");

        test(button("Guardar")).click();
        assertThat(areas.find("N-1").orElseThrow().name()).isEqualTo("La Nueva");
        test(button("Deshacer…")).click();
        test(button("Sí, deshacer")).click();
        assertThat(areas.find("N-1")).isEmpty();
        assertThat(text()).contains("todo está como antes");
    }

    @Test
    void anAreaOfTheAddressIsCorrectedFromItsBoundaryInForce() {
        var one = areas.find("A-001").orElseThrow();

        UI.getCurrentOrThrow().navigate("areas/draw", QueryParameters.simple(Map.of("area", String.valueOf(one.id()))));

        var task = task();
        assertThat(task).contains("\"REDRAW\"", "[" + one.id() + "]", "Polygon");
        assertThat(text()).contains("Arrastre una esquina o un lado del límite");
    }

    @Test
    void aLineThatDividesAnAreaAsksForTheNamesOfItsParts() {
        var one = areas.find("A-001").orElseThrow();
        navigate(DrawView.class);
        choose(AreaDrawing.Mode.SPLIT);
        fire("area-choice", "event.detail.id", one.id());
        var box = areas.geoJsonUnabridged();
        assertThat(box).contains("A-001");

        double[] west = corner(one.id());
        draw("LineString", "[[%s,%s],[%s,%s]]".formatted(west[0] - 1, west[1], west[0] + 1, west[1]));

        assertThat(find(TextField.class).withCaption("Clave").all()).hasSize(2);
        assertThat(text()).contains("Parte 1, de oeste a este", "Parte 2, de oeste a este");
    }

    @Test
    void areasAreChosenForJoiningOnTheMapAndLetGoAgain() {
        navigate(DrawView.class);
        choose(AreaDrawing.Mode.MERGE);
        long first = areas.find("A-001").orElseThrow().id();
        long second = areas.find("A-002").orElseThrow().id();

        fire("area-choice", "event.detail.id", first);
        fire("area-choice", "event.detail.id", second);
        assertThat(task()).contains("[" + first + "," + second + "]");
        assertThat(text()).contains("Superficie: ");

        fire("area-choice", "event.detail.id", second);
        assertThat(task()).contains("[" + first + "]");
        assertThat(text()).contains("Elija al menos dos áreas");
    }

    @Test
    void anUnsavedDrawingIsOfferedAndTakenUpWithItsForm() {
        navigate(DrawView.class);
        fire("kept", "event.detail.at", 1_700_000_000_000L);
        assertThat(text()).contains("Hay un dibujo sin guardar del");
        test(button("Seguir con él")).click();

        var event = JSON.createObjectNode();
        event.put("event.detail.mode", "DRAW");
        event.put("event.detail.ids", "");
        event.put(
                "event.detail.draft",
                "{\"drafts\":[{\"code\":\"N-1\",\"name\":\"La Nueva\",\"kind\":\"SURROUNDING\",\"parentId\":null}],"
                        + "\"validFrom\":\"2025-02-03\"}");
        fire("resumed", event);

        assertThat(find(TextField.class).withCaption("Clave").single().getValue())
                .isEqualTo("N-1");
        assertThat(task()).contains("2025-02-03", "SURROUNDING");
        assertThat(text()).doesNotContain("sin guardar");
    }

    @Test
    void whoMayNotImportMayNotDraw() {
        SignIn.as(Role.FIELD_OFFICER, new Scope(true, Set.of()));

        UI.getCurrentOrThrow().navigate("areas/draw");

        assertThat(getCurrentView()).isNotInstanceOf(DrawView.class);
    }

    private double[] corner(long areaId) {
        var features = JSON.readTree(areas.geoJsonUnabridged()).get("features");
        for (var feature : features) {
            if (feature.get("properties").get("id").asLong() == areaId) {
                var ring = feature.get("geometry").get("coordinates").get(0);
                double x = 0;
                double y = 0;
                for (int i = 1; i < ring.size(); i++) {
                    x += ring.get(i).get(0).asDouble() / (ring.size() - 1);
                    y += ring.get(i).get(1).asDouble() / (ring.size() - 1);
                }
                return new double[] {x, y};
            }
        }
        throw new AssertionError("no area " + areaId);
    }

    private void choose(AreaDrawing.Mode mode) {
        @SuppressWarnings("unchecked")
        RadioButtonGroup<AreaDrawing.Mode> modes = find(RadioButtonGroup.class).single();
        test(modes).selectItem(modes.getItemLabelGenerator().apply(mode));
    }

    private void draw(String type, String coordinates) {
        var event = JSON.createObjectNode();
        event.put("event.detail.geoJson", "{\"type\":\"%s\",\"coordinates\":%s}".formatted(type, coordinates));
        fire("sketch-change", event);
    }

    private void fire(String name, String key, long value) {
        var event = JSON.createObjectNode();
        event.put(key, value);
        fire(name, event);
    }

    private void fire(String name, ObjectNode data) {
        var element = find(AreaDrawing.class).single().getElement();
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, name, data));
    }

    private String task() {
        return String.valueOf(find(AreaDrawing.class).single().getElement().getPropertyRaw("task"));
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
