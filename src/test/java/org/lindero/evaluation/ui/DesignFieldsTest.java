package org.lindero.evaluation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.area.AreaService;
import org.lindero.engine.place.PoliceResult.Role;
import org.lindero.evaluation.AreaRole;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.DiagnosticWords;
import org.lindero.evaluation.EffortRole;
import org.lindero.evaluation.EvaluationDesign;
import org.lindero.evaluation.GeneratedEvaluation;
import org.lindero.evaluation.Selection;
import org.lindero.evaluation.Selection.By;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** How the areas were chosen and what the police are to the project, entered and shown. */
@SpringBootTest
@Transactional
@ViewPackages(classes = EvaluationDesignView.class)
@SuppressWarnings("unchecked")
class DesignFieldsTest extends SpringBrowserlessTest {

    private static final GeneratedEvaluation MADE = GeneratedEvaluation.of(120, 36, 99);

    @Autowired
    private AreaService areas;

    private final EvaluationDesign design = MADE.details().design();
    private ProposalPanel panel;

    @BeforeEach
    void aProposal() {
        org.lindero.SignIn.as(org.lindero.security.Role.EVALUATOR, Scope.EVERYWHERE);
        panel = new ProposalPanel(design.chosen(Selection.NOT_SAID), areas, List.of(), Map.of(1L, "Patrullaje"));
        UI.getCurrent().add(panel);
    }

    private ComboBox<By> by() {
        return find(ComboBox.class)
                .withCaption("Cómo se eligieron las áreas tratadas")
                .single();
    }

    private MultiSelectComboBox<AreaRole> eligible() {
        return find(MultiSelectComboBox.class)
                .withCaption("Áreas que entraron al sorteo")
                .single();
    }

    private DatePicker drawnOn() {
        return find(DatePicker.class).withCaption("Fecha del sorteo").single();
    }

    @Test
    void theProposalIsFixedAsNotSaidUntilSomebodySaysIt() {
        assertThat(panel.write().orElseThrow().selection()).isEqualTo(Selection.NOT_SAID);
        by().setValue(By.OTHER);
        assertThat(panel.write().orElseThrow().selection().by()).isEqualTo(By.OTHER);
    }

    @Test
    void theFieldsOfALotteryAreThereForALotteryOnlyAndNoneMayStayEmpty() {
        assertThat(find(DatePicker.class).withCaption("Fecha del sorteo").all()).isEmpty();
        by().setValue(By.LOTTERY);

        assertThat(panel.write()).isEmpty();
        assertThat(eligible().isInvalid()).isTrue();
        assertThat(drawnOn().isInvalid()).isTrue();
        var seed = find(TextField.class).withCaption("Semilla del sorteo").single();
        assertThat(seed.getErrorMessage()).isEqualTo("Un número entero de hasta 18 cifras");
    }

    @Test
    void aLotteryAfterTheStartIsRefusedInWordsAndOneBeforeItIsTaken() {
        by().setValue(By.LOTTERY);
        eligible()
                .setValue(design.areas().stream()
                        .filter(area -> area.part() != Part.EXCLUDED)
                        .toList());
        find(TextField.class).withCaption("Semilla del sorteo").single().setValue("4711");
        drawnOn().setValue(design.start().atDay(2));

        assertThat(panel.write()).isEmpty();
        assertThat(drawnOn().isInvalid()).isTrue();
        assertThat(drawnOn().getErrorMessage()).startsWith("El sorteo debe ser anterior al inicio (");

        drawnOn().setValue(design.start().atDay(1).minusDays(1));
        var lottery = panel.write().orElseThrow().selection().lottery();
        assertThat(lottery)
                .isNotNull()
                .satisfies(record -> assertThat(record.seed()).isEqualTo(4711));
        assertThat(drawnOn().isInvalid()).isFalse();
    }

    @Test
    void anEffortIsARivalUntilItIsNamedAsPartOfTheProject() {
        MultiSelectComboBox<EffortRole> packaged = find(MultiSelectComboBox.class)
                .withCaption("Acciones policiales que son parte del proyecto")
                .single();
        var effort = design.efforts().getFirst();

        assertThat(packaged.getValue()).isEmpty();
        assertThat(packaged.getItemLabelGenerator().apply(effort)).startsWith("Patrullaje · ");
        assertThat(panel.write().orElseThrow().hasRivals()).isTrue();
        packaged.setValue(List.of(effort));
        assertThat(panel.write().orElseThrow().efforts())
                .extracting(EffortRole::role)
                .containsExactly(Role.PACKAGE);
    }

    @Test
    void theResultShowsTheFourCellsAndNamesOnlyEffortsThatTheReaderMayKnow() {
        var words = new DiagnosticWords(Locale.of("es", "MX"), design, MADE.result());
        var known = new PoliceCard(design, MADE.result(), words, Map.of(1L, "Patrullaje"));
        var unknown = new PoliceCard(design, MADE.result(), words, Map.of());
        UI.getCurrent().removeAll();
        UI.getCurrent().add(known);

        assertThat(find(NativeTable.class).single().getCaptionText())
                .isEqualTo("Proyecto y acciones ajenas, frente a las áreas sin ninguno");
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .contains("Ajenas al proyecto: Patrullaje.");
        UI.getCurrent().removeAll();
        UI.getCurrent().add(unknown);
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .contains("Ajenas al proyecto: una que usted no puede ver.");
    }
}
