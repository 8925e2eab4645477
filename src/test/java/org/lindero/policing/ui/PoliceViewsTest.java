package org.lindero.policing.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.policing.EffortType;
import org.lindero.policing.Efforts;
import org.lindero.policing.Likelihood;
import org.lindero.policing.PoliceEffortFilter;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.PoliceForce;
import org.lindero.policing.Sensitivity;
import org.lindero.policing.TestAreas;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@ViewPackages(packages = {"org.lindero.policing.ui", "org.lindero.shell.ui"})
class PoliceViewsTest extends SpringBrowserlessTest {

    @Autowired
    private PoliceEffortService efforts;

    @Autowired
    private AreaService areas;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private LocalDate today;
    private long north;
    private long secret;

    /** Before the user of the test looks: one open effort, and one that nobody but a liaison may know of. */
    @BeforeEach
    void twoEfforts() {
        var context = SecurityContextHolder.getContext();
        SignIn.as(Role.POLICE_LIAISON, Scope.EVERYWHERE);
        today = LocalDate.now(clock);
        north = TestAreas.add(jdbc, "N");
        efforts.create(Efforts.draft("Rondas", Sensitivity.PUBLIC, today, null, north));
        secret = efforts.create(
                Efforts.draft("Operativo sigiloso", Sensitivity.RESTRICTED, today.plusDays(5), null, north));
        SecurityContextHolder.setContext(context);
    }

    @Test
    @As(Role.POLICE_LIAISON)
    void aLiaisonSeesAllEffortsAndIsOfferedToRegisterOne() {
        navigate(PoliceListView.class);

        assertThat(test(find(Grid.class).single()).size()).isEqualTo(2);
        assertThat(find(Button.class).withText("Registrar acción policial").all())
                .hasSize(1);
    }

    @Test
    @As(Role.MANAGER)
    void aManagerSeesNeitherTheRestrictedOneNorAButtonToRegister() {
        navigate(PoliceListView.class);

        var grid = test(find(Grid.class).single());
        assertThat(grid.size()).isEqualTo(1);
        assertThat(link(grid.getCellComponent(0, 0)).getText()).isEqualTo("Rondas");
        assertThat(find(Button.class).withText("Registrar acción policial").all())
                .isEmpty();
    }

    @Test
    @As(Role.EVALUATOR)
    void theDirectAddressOfARestrictedEffortLeadsToAMissingRecord() {
        navigate("policia/" + secret, Component.class);

        assertThat(find(H1.class).all()).noneMatch(title -> title.getText().contains("sigiloso"));
        assertThat(find(H2.class).withText("No encontramos ese registro").all()).hasSize(1);
    }

    @Test
    @As(Role.POLICE_LIAISON)
    void anInterdictionIsSavedOnlyWithItsRiskAssessment() {
        navigate(PoliceEffortEditView.class);
        test(find(TextField.class).withCaption("Nombre de la acción").single()).setValue("Filtro norte");
        this.<EffortType>select("Tipo").setValue(EffortType.CHECKPOINT);
        this.<PoliceForce>select("Corporación").setValue(PoliceForce.STATE);
        chooseArea();
        test(find(DatePicker.class).withCaption("Primer día").single()).setValue(today);
        test(find(TextArea.class).withCaption("Objetivo").single()).setValue("Armas");
        test(find(Button.class).withText("Guardar").single()).click();

        var reaction = find(TextArea.class)
                .withCaption("Reacción violenta que puede desatar")
                .single();
        assertThat(reaction.getErrorMessage()).isEqualTo("Este dato es obligatorio");
        assertThat(efforts.search(new PoliceEffortFilter("filtro", Set.of(), Set.of(), Set.of(), Set.of()), all()))
                .isEmpty();

        test(reaction).setValue("Represalia");
        test(find(TextField.class).withCaption("Dónde").single()).setValue("Anillo 1");
        this.<Likelihood>select("Qué tan probable es").setValue(Likelihood.LOW);
        test(find(TextArea.class).withCaption("Qué la previene o contiene").single())
                .setValue("Fuerza posicionada");
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(find(H1.class).single().getText()).isEqualTo("Filtro norte");
    }

    @Test
    @As(Role.POLICE_LIAISON)
    void anEndBeforeTheStartIsRefusedAtTheField() {
        navigate(PoliceEffortEditView.class);
        test(find(DatePicker.class).withCaption("Primer día").single()).setValue(today);
        test(find(DatePicker.class).withCaption("Último día").single()).setValue(today.minusDays(1));
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(find(DatePicker.class).withCaption("Último día").single().getErrorMessage())
                .isEqualTo("El último día no puede ser anterior al primero");
    }

    @Test
    @As(Role.POLICE_LIAISON)
    void theAddressOfAFilterShowsTheSame() {
        UI.getCurrentOrThrow().navigate(PoliceListView.class, QueryParameters.of("estado", "PLANNED"));

        assertThat(test(find(Grid.class).single()).size()).isEqualTo(1);
    }

    @Test
    @As(Role.FIELD_OFFICER)
    void aFieldOfficerDoesNotReachTheRegister() {
        assertThatThrownBy(() -> navigate(PoliceListView.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings("unchecked")
    private <T> Select<T> select(String caption) {
        return (Select<T>) find(Select.class).withCaption(caption).single();
    }

    @SuppressWarnings("unchecked")
    private void chooseArea() {
        ((MultiSelectComboBox<AreaSummary>)
                        find(MultiSelectComboBox.class).withCaption("Áreas").single())
                .setValue(Set.of(areas.get(north)));
    }

    private static PageRequest all() {
        return PageRequest.of(0, 10);
    }

    private static RouterLink link(Component cell) {
        return (RouterLink) cell.getChildren()
                .filter(RouterLink.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
