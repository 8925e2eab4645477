package org.lindero.indicator.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.indicator.Calculation;
import org.lindero.indicator.CountedAs;
import org.lindero.indicator.IndicatorDraft;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.Range;
import org.lindero.indicator.TestAreas;
import org.lindero.indicator.ValueKind;
import org.lindero.security.Role;
import org.lindero.shell.ui.DataTable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@ViewPackages(classes = IndicatorListView.class)
class IndicatorViewsTest extends SpringBrowserlessTest {

    @Autowired
    private IndicatorService indicators;

    @Autowired
    private AreaService areas;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    @As(Role.MANAGER)
    @SuppressWarnings("unchecked")
    void aManagerDefinesAShareAndReadsItsFicha() {
        long riberas = TestAreas.add(jdbc, "P1", "Riberas del Bravo");
        navigate(IndicatorListView.class);
        test(find(Button.class).withText("Agregar indicador").single()).click();
        test(field("Clave")).setValue("C1.2");
        test(field("Nombre")).setValue("Tasa de permanencia");
        ((Select<ValueKind>) find(Select.class).withCaption("Clase de valor").single()).setValue(ValueKind.SHARE);
        test(field("Unidad")).setValue("%");
        test(field("Numerador")).setValue("siguen al tercer mes");
        test(field("Denominador")).setValue("inscritos");
        ((MultiSelectComboBox<AreaSummary>) find(MultiSelectComboBox.class).single())
                .setValue(Set.copyOf(areas.list()));
        test(decimal("Esperado desde")).setValue(BigDecimal.valueOf(70));
        test(decimal("Esperado hasta")).setValue(BigDecimal.valueOf(95));
        test(find(Button.class).withText("Agregar meta").single()).click();
        test(decimal("Meta")).setValue(BigDecimal.valueOf(85));
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(find(H1.class).single().getText()).isEqualTo("Tasa de permanencia");
        assertThat(find(DescriptionList.Description.class).all())
                .extracting(DescriptionList.Description::getText)
                .contains("C1.2", "Proporción", "70 – 95");
        var saved = indicators.get(indicators.find("C1.2").orElseThrow().id()).draft();
        assertThat(saved.limits().soft()).isEqualTo(Range.of(70, 95));
        assertThat(saved.collecting().areaIds()).containsExactly(riberas);
        assertThat(saved.targets())
                .singleElement()
                .satisfies(target -> assertThat(target.areaId()).isNull());
    }

    @Test
    @As(Role.MANAGER)
    void whatIsMissingIsSaidAtTheFieldsAndNothingIsSaved() {
        navigate("indicadores/nuevo", IndicatorEditView.class);
        test(field("Clave")).setValue("con espacio");
        test(decimal("Esperado desde")).setValue(BigDecimal.TEN);
        test(decimal("Esperado hasta")).setValue(BigDecimal.ONE);
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(field("Clave").isInvalid()).isTrue();
        assertThat(field("Nombre").getErrorMessage()).isEqualTo("Este dato es obligatorio");
        assertThat(field("Unidad").isInvalid()).isTrue();
        assertThat(decimal("Esperado hasta").getErrorMessage()).isEqualTo("Debe ser mayor que el inicio del rango");
        assertThat(indicators.list()).isEmpty();
    }

    @Test
    @As(Role.MANAGER)
    void aCodeThatIsTakenIsRefusedAtItsField() {
        create("C1", "Jóvenes inscritos");
        navigate("indicadores/nuevo", IndicatorEditView.class);
        test(field("Clave")).setValue("C1");
        test(field("Nombre")).setValue("Otro");
        test(field("Unidad")).setValue("personas");
        test(find(Button.class).withText("Guardar").single()).click();
        assertThat(field("Clave").getErrorMessage()).isEqualTo("La clave C1 ya existe");
    }

    @Test
    @As(Role.MANAGER)
    void editingKeepsWhatWasNotTouched() {
        long id = create("C1", "Jóvenes inscritos");
        var before = indicators.get(id).draft();
        navigate("indicadores/" + id + "/editar", IndicatorEditView.class);
        test(field("Nombre")).setValue("Jóvenes que asisten");
        test(find(Button.class).withText("Guardar").single()).click();

        var after = indicators.get(id).draft();
        assertThat(after.name()).isEqualTo("Jóvenes que asisten");
        assertThat(after).usingRecursiveComparison().ignoringFields("name").isEqualTo(before);
    }

    @Test
    @As({Role.MANAGER, Role.FIELD_OFFICER})
    void everyoneFindsAnIndicatorByItsName() {
        create("C1", "Jóvenes inscritos");
        create("C2", "Talleres realizados");
        navigate(IndicatorListView.class);
        test(find(TextField.class).single()).setValue("taller");
        assertThat(test(find(Grid.class).single()).size()).isEqualTo(1);
    }

    @Test
    @As(Role.FIELD_OFFICER)
    void aFieldOfficerReadsAndDoesNotDefine() {
        navigate(IndicatorListView.class);
        assertThat(find(Button.class).withText("Agregar indicador").all()).isEmpty();
        assertThat(find(DataTable.class).all()).isEmpty();
    }

    private long create(String code, String name) {
        return indicators.create(IndicatorDraft.of(
                code, name, Calculation.count("personas", CountedAs.UNIQUE_PERSONS), YearMonth.of(2026, 1)));
    }

    private TextField field(String caption) {
        return find(TextField.class).withCaption(caption).single();
    }

    private BigDecimalField decimal(String caption) {
        return find(BigDecimalField.class).withCaption(caption).single();
    }
}
