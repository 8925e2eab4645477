package org.lindero.area.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.AreaDraft;
import org.lindero.area.AreaEdit;
import org.lindero.area.AreaEditor;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.AreaVersions;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.TestFiles;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** The page of an area over time: versions of its boundary, its people by year, what it was and became. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
@ViewPackages(classes = AreaView.class, packages = "org.lindero.shell.ui")
class AreaOverTimeTest extends SpringBrowserlessTest {

    @Autowired
    private AreaService areas;

    @Autowired
    private AreaVersions versions;

    @Autowired
    private AreaEditor editor;

    @BeforeEach
    void importATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(4, 3));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2024, 1, 1), false, 2020));
    }

    @Test
    void aRetiredAreaNamesWhatTookItsPlaceAndItsPartNamesWhatItWas() {
        long old = id("A-006");
        editor.apply(new AreaEdit.Split(
                old,
                "{\"type\":\"LineString\",\"coordinates\":[[-99.185,19.309],[-99.185,19.321]]}",
                List.of(
                        new AreaDraft("A-006a", "Poniente", AreaKind.POLYGON, null),
                        new AreaDraft("A-006b", "Oriente", AreaKind.POLYGON, null)),
                LocalDate.of(2025, 6, 1)));

        navigate("areas/" + old, AreaView.class);
        assertThat(text())
                .contains("Retirada desde el", "En su lugar:", "1 versión del límite", "areas.geojson", "8 vecinos");
        assertThat(find(RouterLink.class).all()).extracting(RouterLink::getText).contains("Poniente", "Oriente");

        navigate("areas/" + id("A-006a"), AreaView.class);
        assertThat(text()).contains("Antes era:", "trazado en el mapa", "vigente");
    }

    @Test
    void aPopulationIsAddedByHandWithItsSource() {
        long id = id("A-001");
        navigate("areas/" + id, AreaView.class);

        test(find(Button.class).withText("Agregar un año").single()).click();
        test(find(Button.class).withText("Guardar").single()).click();
        assertThat(find(IntegerField.class).withCaption("Año").single().isInvalid())
                .isTrue();
        test(find(IntegerField.class).withCaption("Año").single()).setValue(2025);
        test(find(IntegerField.class).withCaption("Habitantes").single()).setValue(1234);
        test(find(TextField.class).withCaption("Fuente").single()).setValue("Encuesta");
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(text()).contains("Habitantes en 2025", "1,234", "Encuesta", "2020");
        assertThat(versions.populations(id)).hasSize(2);
    }

    @Test
    void aVersionIsShownOnAMap() {
        navigate("areas/" + id("A-001"), AreaView.class);

        test(find(Button.class).withText("Ver").single()).click();

        assertThat(find(AreaMap.class).all()).hasSize(2);
    }

    @Test
    void aFieldOfficerReadsThePopulationAndDoesNotChangeIt() {
        long id = id("A-001");
        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);

        navigate("areas/" + id, AreaView.class);

        assertThat(text()).contains("Población por año");
        assertThat(find(Button.class).withText("Agregar un año").exists()).isFalse();
        assertThat(find(Button.class).withText("Cambiar").exists()).isFalse();
    }

    private long id(String code) {
        return areas.find(code).orElseThrow().id();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }
}
