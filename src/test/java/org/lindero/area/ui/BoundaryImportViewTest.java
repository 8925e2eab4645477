package org.lindero.area.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lindero.area.TestFiles.collection;
import static org.lindero.area.TestFiles.feature;
import static org.lindero.area.TestFiles.square;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.GeoPackageFiles;
import org.lindero.area.GeoPackageFiles.Area;
import org.lindero.area.TestFiles;
import org.lindero.security.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** The four steps of an import of boundaries, as a manager goes through them. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
@ViewPackages(classes = BoundaryImportView.class)
class BoundaryImportViewTest extends SpringBrowserlessTest {

    private static final String BOW_TIE = "[[[-99.2,19.3],[-99.1,19.4],[-99.1,19.3],[-99.2,19.4],[-99.2,19.3]]]";

    @Autowired
    private AreaService areas;

    @Test
    void aGoodFileIsUnderstoodRehearsedAndStored() {
        upload("areas.geojson", TestFiles.grid(3, 2));

        assertThat(text()).contains("Lo que entendimos de areas.geojson", "6 áreas · coordenadas en EPSG:4326");
        assertThat(find(ComboBox.class).withCaption("Clave").single().getValue())
                .isEqualTo("codigo");
        assertThat(find(ComboBox.class).withCaption("Habitantes").single().getValue())
                .isEqualTo("poblacion");
        click("Ensayar");
        assertThat(text()).contains("6 nuevas", "Todavía no se guardó nada");
        assertThat(areas.list()).isEmpty();
        click("Guardar");
        assertThat(text()).contains("Se calcularon la superficie, los vecinos");
        assertThat(areas.list()).hasSize(6).extracting(AreaSummary::zone).contains("Z1", "Z2");
    }

    @Test
    void aShapefileWithoutPrjAsksForItsCoordinateSystemAndThenReads() {
        var shp = TestFiles.shp(new double[] {-99.2, 19.3, -99.2, 19.4, -99.1, 19.4, -99.1, 19.3, -99.2, 19.3});
        var dbf = TestFiles.dbf(StandardCharsets.ISO_8859_1, new String[] {"01", "Peñón"});
        upload("sin_prj.zip", TestFiles.zip(Map.of("a.shp", shp, "a.dbf", dbf)));

        assertThat(text())
                .contains("No se pudo leer sin_prj.zip", "No dice en qué sistema de coordenadas está (falta el .prj");
        crs("EPSG:4326");
        click("Leer con esto");
        assertThat(text()).contains("1 área · ", "Peñón");
    }

    @Test
    void aGeoPackageAsksForItsLayerThenForItsSystemAndIsStored() {
        var metres = "POLYGON ((2659000 1513000, 2660000 1513000, 2660000 1514000, 2659000 1514000, 2659000 1513000))";
        upload("ciudad.gpkg", GeoPackageFiles.of(both -> {
            both.layer("colonias, 2020", -1, Area.of("C-1", metres), Area.of("C-2", metres));
            both.layer("ciudad", -1, Area.of("M-1", metres));
        }));

        assertThat(text()).contains("El archivo contiene varias capas: colonias, 2020, ciudad. Elija una.");
        combo("¿Cuál de las capas?").setValue("colonias, 2020");
        click("Leer con esto");
        assertThat(text()).contains("No dice en qué sistema de coordenadas está");
        crs("EPSG:6372");
        click("Leer con esto");
        assertThat(text()).contains("2 áreas · coordenadas en EPSG:6372");
        click("Ensayar");
        click("Guardar");
        assertThat(areas.list()).extracting(AreaSummary::code).containsExactlyInAnyOrder("C-1", "C-2");
    }

    @Test
    void aKmzWithAPlacemarkThatLostItsOutlineSaysWhichAndStoresTheOthers() {
        var ring = "-99.2,19.3 -99.1,19.3 -99.1,19.4 -99.2,19.4 -99.2,19.3";
        var kml = """
                <kml><Document><Placemark><name>Riberas</name><Polygon><outerBoundaryIs><LinearRing><coordinates>%s
                </coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
                <Placemark><name>Perdida</name></Placemark></Document></kml>""".formatted(ring);
        upload("mapa.kmz", TestFiles.zip(Map.of("doc.kml", kml.getBytes(StandardCharsets.UTF_8))));

        assertThat(text()).contains("Lo que entendimos de mapa.kmz");
        click("Ensayar");
        assertThat(text()).contains("1 nuevas", "No tiene límite; se dejará fuera.");
        click("Guardar");
        assertThat(areas.list()).extracting(AreaSummary::name).containsExactly("Riberas");
    }

    @Test
    void aPolygonThatCrossesItselfIsRepairedOnlyWhenTheUserSaysSo() {
        upload("cruzado.geojson", collection(feature("\"codigo\":\"A-1\"", BOW_TIE)));
        assertThat(text()).contains("El contorno se cruza o se toca a sí mismo en -99.150000, 19.350000");

        click("Ensayar");
        assertThat(text()).contains("1 con error", "Hay errores: no se guardó nada");
        assertThat(button("Guardar").isEnabled()).isFalse();
        click("Atrás");
        test(find(Checkbox.class).withCaption("Reparar la geometría inválida").single())
                .click();
        click("Ensayar");
        assertThat(text()).contains("1 nuevas", "nueva · reparada");
        click("Guardar");
        assertThat(areas.list()).hasSize(1);
    }

    @Test
    void aRepeatedCodeNamesFileRowAndColumnAndNothingIsStored() {
        upload(
                "doble.geojson",
                collection(
                        feature("\"codigo\":\"A-1\",\"otro\":1", square(-99.2, 19.3, 0.01)),
                        feature("\"codigo\":\"A-1\",\"otro\":2", square(-99.1, 19.3, 0.01))));
        combo("Clave").setValue("codigo");
        click("Ensayar");

        assertThat(text()).contains("Problemas en doble.geojson", "La clave A-1 se repite en el archivo");
        assertThat(button("Guardar").isEnabled()).isFalse();
        assertThat(areas.list()).isEmpty();
    }

    @Test
    void anEmptyFileAndAFileOfZerosAreNamed() {
        upload("vacio.geojson", new byte[0]);
        assertThat(text()).contains("No se pudo leer vacio.geojson", "El archivo está vacío");
        click("Elegir otro archivo");
        test(find(Upload.class).single()).upload("ceros.zip", "application/zip", new byte[50 << 20]);
        assertThat(text()).contains("El archivo solo contiene ceros");
    }

    private void upload(String name, byte[] bytes) {
        navigate(BoundaryImportView.class);
        test(find(Upload.class).single()).upload(name, "application/octet-stream", bytes);
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private void click(String caption) {
        test(button(caption)).click();
    }

    private Button button(String caption) {
        return find(Button.class).withText(caption).single();
    }

    private void crs(String code) {
        combo("¿En qué sistema de coordenadas está el archivo?").setValue(code);
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> combo(String caption) {
        return (ComboBox<String>) find(ComboBox.class).withCaption(caption).single();
    }
}
