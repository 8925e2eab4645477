package org.lindero.incident.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.ImportHistory;
import org.lindero.area.TestFiles;
import org.lindero.incident.OutcomeService;
import org.lindero.security.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.annotation.Transactional;

/** The history of imports as a manager reads it, and undoing from it and from the last step of an import. */
@SpringBootTest
@Transactional
@As({Role.MANAGER, Role.ADMIN})
@ViewPackages(packages = {"org.lindero.incident.ui", "org.lindero.area.ui", "org.lindero.administration.ui"})
class ImportHistoryTest extends SpringBrowserlessTest {

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private AreaService areas;

    @Autowired
    private ImportHistory history;

    @BeforeEach
    void importATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(2, 2));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, null));
    }

    @Test
    void anImportThatWasAMistakeIsUndoneRightAway() {
        importCounts();

        click("Deshacer…");
        assertThat(dialog())
                .contains("Se quitan 2 conteos que agregó", "No sustituyó ningún conteo", "La serie «Extorsión»");
        assertThat(outcomes.list()).hasSize(1);
        click("Sí, deshacer");

        assertThat(outcomes.list()).isEmpty();
        assertThat(text()).contains("Deshecha");
        assertThat(find(Button.class).withText("Deshacer…").exists()).isFalse();
    }

    @Test
    void theVerySameFileIsRecognisedUntilItsImportIsUndone() {
        uploadCounts();
        assertThat(text()).doesNotContain("Este mismo archivo ya se importó");
        importCounts();
        assertThat(history.list(PageRequest.of(0, 5)))
                .extracting(entry -> entry.what().sha256())
                .allMatch(sum -> sum.matches("[0-9a-f]{64}"))
                .doesNotHaveDuplicates();

        uploadCounts();
        assertThat(text()).contains("Este mismo archivo ya se importó", "deshaga antes aquella importación");

        history.undo(history.list(PageRequest.of(0, 1)).getFirst().id());
        uploadCounts();
        assertThat(text()).doesNotContain("Este mismo archivo ya se importó");
    }

    @Test
    void theHistoryNamesFilesAndStatesAndUndoesOrSaysWhyNot() {
        importCounts();
        UI.getCurrentOrThrow().navigate("areas/import/history");
        var grid = test(find(Grid.class).single());

        assertThat(grid.size()).isEqualTo(2);
        assertThat(grid.getCellText(0, 1)).isEqualTo("Conteos");
        assertThat(grid.getCellText(0, 4)).isEqualTo("2 nuevos");
        assertThat(grid.getCellText(1, 1)).isEqualTo("Límites");

        test((Button) grid.getCellComponent(1, 0).getChildren().findFirst().orElseThrow())
                .click();
        assertThat(dialog()).contains("Filas o áreas leídas", "4", "Test");
        click("Deshacer…");
        assertThat(find(Dialog.class).all().getLast().getElement().getTextRecursively())
                .contains("Hay conteos o incidentes en las áreas que desaparecerían: Extorsión");
        assertThat(areas.list()).hasSize(4);
    }

    @Test
    void theAuditTrailSaysInWordsWhatAnImportDid() {
        importCounts();
        UI.getCurrentOrThrow().navigate("administration/audit");
        var grid = test(find(Grid.class).single());

        assertThat(grid.getCellText(0, 2)).isEqualTo("Importó conteos");
        assertThat(grid.getCellText(0, 4)).isEqualTo("Nuevos: 2, Cambiados: 0, Iguales: 0, Se dejaron fuera: 0");
    }

    private void uploadCounts() {
        var csv = "codigo,mes,delito,conteo\nA-001,2024-03,Extorsión,3\nA-002,2024-03,Extorsión,1\n";
        UI.getCurrentOrThrow().navigate("areas/import/history"); // the page of an import begins anew when it is come to
        navigate(CountImportView.class);
        test(find(Upload.class).single()).upload("conteos.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private void importCounts() {
        uploadCounts();
        click("Ensayar");
        click("Guardar");
    }

    private String dialog() {
        return find(Dialog.class).single().getElement().getTextRecursively();
    }

    private String text() {
        return getCurrentView().getElement().getTextRecursively();
    }

    private void click(String caption) {
        test(find(Button.class).withText(caption).single()).click();
    }
}
