package org.lindero.incident.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
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
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeSummary;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.Workbooks;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** The four steps of an import of counts and of incidents, as a manager goes through them. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
@ViewPackages(classes = OutcomeListView.class)
class OutcomeImportTest extends SpringBrowserlessTest {

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private AreaService areas;

    @BeforeEach
    void importATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(2, 2));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, null));
    }

    @Test
    void countsInLatinLettersWithSemicolonsAreUnderstoodRehearsedAndStored() {
        var csv = "Código;Mes;Delito;Número\r\nA-001;marzo de 2024;Extorsión;3\r\nA-002;marzo de 2024;Extorsión;\r\n";
        upload(CountImportView.class, "conteos.csv", csv.getBytes(Charset.forName("windows-1252")));

        assertThat(text()).contains("Lo que entendimos de conteos.csv", "Extorsión", "marzo de 2024");
        assertThat(combo("Clave o nombre del área").getValue()).isEqualTo("Código");
        assertThat(combo("Cuántos").getValue()).isEqualTo("Número");
        click("Ensayar");
        assertThat(text()).contains("2 filas leídas", "1 conteos nuevos", "1 sin publicar");
        assertThat(outcomes.list()).isEmpty();
        click("Guardar");
        assertThat(outcomes.list())
                .extracting(OutcomeSummary::code, OutcomeSummary::name, OutcomeSummary::sensitiveToReporting)
                .containsExactly(tuple("extorsion", "Extorsión", true));

        navigate(OutcomeListView.class);
        assertThat(text()).contains("Extorsión", "mar 2024", "3 delitos en 1 meses");
    }

    @Test
    void aPivotTableIsProposedAsWhatItIsAndImportedAsItCame() {
        upload(CountImportView.class, "pivote.xlsx", Workbooks.pivot(false));

        assertThat(text()).contains("Lo que entendimos de pivote.xlsx", "2013 NOVIEMBRE", "Robo a negocio");
        assertThat(find(IntegerField.class)
                        .withCaption("Fila de los encabezados")
                        .single()
                        .getValue())
                .isEqualTo(24);
        assertThat(find(Select.class)
                        .withCaption("Cómo viene la tabla")
                        .single()
                        .getValue())
                .isEqualTo(Shape.NESTED);
        find(TextField.class).withCaption("Último mes completo").single().setValue("2014-01");
        click("Ensayar");
        assertThat(text())
                .contains(
                        "4 filas leídas",
                        "12 conteos nuevos",
                        "4 filas nombran un área y traen la suma de las de abajo",
                        "Columnas de totales que no se cuentan: Total 2013, Total 2014, Total general",
                        "no hay ningún área «(en blanco)»",
                        "Hoja1!A30",
                        "3 conteos posteriores a 2014-01 se dejan fuera");
        click("Guardar");
        assertThat(outcomes.list())
                .extracting(OutcomeSummary::name, OutcomeSummary::total, OutcomeSummary::cells)
                .containsExactly(tuple("Homicidio doloso", 1.0, 6), tuple("Robo a negocio", 18.0, 6));
    }

    @Test
    void thePreviewFollowsTheRowOfTheHeadingsAndTheDelimiter() {
        upload(CountImportView.class, "pivote.xlsx", Workbooks.pivot(false));
        find(IntegerField.class).withCaption("Fila de los encabezados").single().setValue(25);
        assertThat(headings()).contains("A-001").doesNotContain("2013 NOVIEMBRE");

        click("Elegir otro archivo");
        upload(CountImportView.class, "a.csv", "a;b;c,d\n1;2;3,5\n".getBytes(StandardCharsets.UTF_8));
        assertThat(headings()).contains("a", "b", "c,d");
        @SuppressWarnings("unchecked")
        Select<Character> delimiter =
                find(Select.class).withCaption("Entre columnas hay").single();
        assertThat(delimiter.getValue()).isEqualTo(';');
        delimiter.setValue(',');
        assertThat(headings()).contains("a;b;c", "d");
    }

    private List<String> headings() {
        return find(NativeTableHeaderCell.class).all().stream()
                .map(NativeTableHeaderCell::getText)
                .toList();
    }

    @Test
    void everyWrongRowIsNamedAndNothingIsStored() {
        var csv = "codigo,mes,conteo\nA-001,2024-03,-3\nX-9,2024-03,4\nA-002,2024-03,1\nA-002,2024-03,1\n";
        upload(CountImportView.class, "conteos.csv", csv.getBytes(StandardCharsets.UTF_8));
        click("Ensayar");

        assertThat(text())
                .contains(
                        "Problemas en conteos.csv",
                        "El conteo -3 es negativo",
                        "No hay ningún área con la clave «X-9»",
                        "Repite la fila 4",
                        "Errores: 3",
                        "no se guardó nada");
        assertThat(button("Guardar").isEnabled()).isFalse();
        assertThat(outcomes.list()).isEmpty();
    }

    @Test
    void whatStandsInManyRowsIsSaidOnceAndEachOfThemIsMarkedInTheFile() throws IOException {
        var csv = new StringBuilder("codigo,mes,conteo\nA-001,2024-01,3\n");
        for (int i = 1; i <= 30; i++) {
            csv.append("X-%d,2024-01,4\nX-%d,2024-02,4\n".formatted(i, i));
        }
        upload(CountImportView.class, "pais.csv", csv.toString().getBytes(StandardCharsets.UTF_8));
        click("Ensayar");

        assertThat(text())
                .contains("60 filas de 30 áreas que no están registradas en su ámbito, por ejemplo X-1, X-2,")
                .doesNotContain("No hay ningún área con la clave «X-1»");
        try (var workbook = marked()) {
            assertThat(workbook.getSheetAt(0).getRow(61).getCell(3).getStringCellValue())
                    .contains("No hay ningún área con la clave «X-30»");
        }
    }

    @Test
    void theFileComesBackWithItsBadCellsMarked() throws IOException {
        var csv = "codigo,mes,conteo\nA-001,2024-03,-3\nX-9,2024-03,4\n";
        upload(CountImportView.class, "conteos.csv", csv.getBytes(StandardCharsets.UTF_8));
        click("Ensayar");

        try (var workbook = marked()) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).contains("El conteo -3 es negativo");
            assertThat(sheet.getRow(2).getCell(0).getCellComment().getString().getString())
                    .contains("No hay ningún área con la clave «X-9»");
        }
    }

    @Test
    void rowsOfUnknownAreasAreLeftOutOnlyWhenTheUserSaysSo() {
        var csv = "codigo,mes,conteo\nA-001,2024-03,3\n(en blanco),2024-03,4\n";
        upload(CountImportView.class, "conteos.csv", csv.getBytes(StandardCharsets.UTF_8));
        click("Ensayar");
        assertThat(button("Guardar").isEnabled()).isFalse();

        click("Atrás");
        test(find(Checkbox.class)
                        .withCaption("Dejar fuera las filas de áreas que no existen aquí, como «no especificado»")
                        .single())
                .click();
        click("Ensayar");
        assertThat(text()).contains("Se deja fuera: no hay ningún área «(en blanco)»");
        click("Guardar");
        assertThat(outcomes.list()).extracting(OutcomeSummary::total).containsExactly(3.0);
    }

    @Test
    void anEmptyTableAndAFileOfZerosAreNamed() {
        upload(CountImportView.class, "vacio.csv", new byte[0]);
        assertThat(text()).contains("No se pudo leer vacio.csv", "El archivo está vacío");
        var zeros = new byte[50 << 20];
        Arrays.fill(zeros, (byte) '0');
        click("Elegir otro archivo");
        upload(CountImportView.class, "ceros.csv", zeros);
        assertThat(text()).contains("No se pudo leer ceros.csv", "El archivo solo contiene ceros");
    }

    @Test
    void incidentsAreCountedAndThoseOutsideReported() {
        var csv = """
                fecha,delito,longitud,latitud
                2024-03-05,Robo,-99.195,19.305
                2024-04-30,Robo,-99.185,19.305
                2024-04-30,Robo,-100,25
                """;
        upload(PointImportView.class, "puntos.csv", csv.getBytes(StandardCharsets.UTF_8));

        assertThat(find(TextField.class)
                        .withCaption("Último mes completo")
                        .single()
                        .getValue())
                .isEqualTo("2024-04");
        click("Ensayar");
        assertThat(text()).contains("3 filas leídas", "8 conteos nuevos", "1 fuera de todas las áreas");
        click("Guardar");
        assertThat(outcomes.list()).extracting(OutcomeSummary::small).containsExactly(2);
        assertThat(outcomes.list()).extracting(OutcomeSummary::cells).containsExactly(8);
    }

    @Test
    void incidentsOfAnotherPlaceAreNamedBeforeAnythingElseIsAsked() {
        upload(
                PointImportView.class,
                "robos.csv",
                "fecha,longitud,latitud\n2024-03-05,-0.12,51.52\n2024-03-06,-0.11,51.51\n"
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(text()).contains("Ninguna de las 2 filas cae en un área de su ámbito");
        click("Ensayar");
        assertThat(find(Button.class).withText("Guardar").all()).isEmpty();
        assertThat(outcomes.list()).isEmpty();
    }

    @Test
    void theYearOfAFileThatDoesNotSayItIsGivenAndHalvesOfMonthsAreLeftOut() {
        var csv = "codigo,mes,robos\nA-001,4,0.25\nA-002,4,1\nA-001,72,1\n";
        upload(CountImportView.class, "panel.csv", csv.getBytes(StandardCharsets.UTF_8));
        click("Ensayar");
        assertThat(text()).contains("«4» no es un mes");

        click("Atrás");
        find(IntegerField.class).withCaption("Año de todo el archivo").single().setValue(1994);
        test(find(Checkbox.class)
                        .withCaption("Dejar fuera las filas cuyo periodo no es un mes, como medio año o el año entero")
                        .single())
                .click();
        click("Ensayar");
        assertThat(text()).contains("Se deja fuera: «72» no es un mes", "2 conteos nuevos");
        click("Guardar");
        assertThat(outcomes.list())
                .extracting(OutcomeSummary::total, OutcomeSummary::last)
                .containsExactly(tuple(1.25, YearMonth.of(1994, 4)));
    }

    @Test
    void aSeriesIsSensitiveWhenTheUserSaysSoBeforeItIsStored() {
        var csv = "fecha,delito,longitud,latitud\n2024-03-05,Robo,-99.195,19.305\n";
        upload(PointImportView.class, "puntos.csv", csv.getBytes(StandardCharsets.UTF_8));

        var box = sensitive("Robo");
        assertThat(box.getValue()).isFalse();
        test(box).click();
        click("Ensayar");
        click("Guardar");

        assertThat(outcomes.list()).extracting(OutcomeSummary::sensitive).containsExactly(true);
    }

    @Test
    void whatANameSaysToBeSensitiveStaysSoForWhoMayNotSeeIt() {
        var csv = "codigo,mes,delito,conteo\nA-001,2024-03,Violencia familiar,1\n";
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        upload(CountImportView.class, "conteos.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(sensitive("Violencia familiar").getValue()).isTrue();
        assertThat(sensitive("Violencia familiar").isReadOnly()).isTrue();

        SignIn.as(Role.EVALUATOR, Scope.EVERYWHERE);
        navigate(OutcomeListView.class);
        upload(CountImportView.class, "conteos.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(sensitive("Violencia familiar").isReadOnly()).isFalse();
        test(sensitive("Violencia familiar")).click();
        click("Ensayar");
        click("Guardar");
        assertThat(outcomes.list()).extracting(OutcomeSummary::sensitive).containsExactly(false);
    }

    private Checkbox sensitive(String category) {
        var label = category + " es sensible: solo la ven quienes evalúan y los enlaces policiales";
        return find(Checkbox.class).all().stream()
                .filter(box -> box.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void repeatedIncidentsAreToldAndLeftOutOnlyWhenTheUserSaysSo() {
        var csv = """
                fecha,hora,delito,longitud,latitud
                2024-03-05,10:00,Robo,-99.195,19.305
                2024-03-05,10:00,Robo,-99.195,19.305
                """;
        upload(PointImportView.class, "puntos.csv", csv.getBytes(StandardCharsets.UTF_8));
        click("Ensayar");
        assertThat(text()).contains("1 repetidos, que cuentan");
        click("Atrás");
        test(find(Checkbox.class)
                        .withCaption("Dejar fuera los incidentes repetidos: con el mismo identificador o, si no lo hay,"
                                + " con el mismo día, hora, delito y coordenadas")
                        .single())
                .click();
        click("Ensayar");
        assertThat(text()).contains("1 repetidos, que se dejan fuera");
    }

    @Test
    void aFieldOfficerSeesTheSeriesAndNoImport() {
        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);

        navigate(OutcomeListView.class);

        assertThat(text()).contains("Todavía no hay series");
        assertThat(find(Button.class).withText("Importar conteos").exists()).isFalse();
    }

    private Workbook marked() throws IOException {
        var out = new ByteArrayOutputStream();
        test(find(Anchor.class)
                        .withText("Descargar su archivo con los problemas marcados")
                        .single())
                .download(out);
        return WorkbookFactory.create(new ByteArrayInputStream(out.toByteArray()));
    }

    private <T extends Component> void upload(Class<T> view, String name, byte[] bytes) {
        navigate(view);
        test(find(Upload.class).single()).upload(name, "text/csv", bytes);
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

    private ComboBox<?> combo(String caption) {
        return find(ComboBox.class).withCaption(caption).single();
    }
}
