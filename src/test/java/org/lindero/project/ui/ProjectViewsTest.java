package org.lindero.project.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.indicator.MirLevel;
import org.lindero.policing.Efforts;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.Sensitivity;
import org.lindero.policing.TestAreas;
import org.lindero.project.Drafts;
import org.lindero.project.EffortRelation;
import org.lindero.project.InterventionSetting;
import org.lindero.project.LogicModelService;
import org.lindero.project.PreventionLevel;
import org.lindero.project.ProgrammeService;
import org.lindero.project.ProjectLinkService;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectStatus;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@ViewPackages(packages = {"org.lindero.project.ui", "org.lindero.area.ui"})
class ProjectViewsTest extends SpringBrowserlessTest {

    @Autowired
    private ProjectService projects;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private LogicModelService logic;

    @Autowired
    private ProjectLinkService links;

    @Autowired
    private PoliceEffortService efforts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private long project;

    /** Before the user of the test looks: a project with an arrow that lacks its mechanism, and a link to a secret effort. */
    @BeforeEach
    void aProject() {
        var context = SecurityContextHolder.getContext();
        long north = TestAreas.add(jdbc, "N");
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        long programme = programmes.create(Drafts.programme("Prevención"));
        project = projects.create(Drafts.project("P-01", "Empleo joven", programme));
        projects.treatArea(project, north, Drafts.exposure());
        long fin = logic.add(project, Drafts.row(MirLevel.GOAL, "Contribuir a la paz mediante empleo", null, ""));
        logic.add(project, Drafts.row(MirLevel.PURPOSE, "Los jóvenes trabajan", fin, ""));
        SignIn.as(Role.POLICE_LIAISON, Scope.EVERYWHERE);
        var soon = LocalDate.now(clock).plusDays(3);
        long secret = efforts.create(Efforts.draft("Operativo sigiloso", Sensitivity.RESTRICTED, soon, null, north));
        links.linkEffort(project, secret, EffortRelation.CONFLICTS, "Aleja a los jóvenes");
        SecurityContextHolder.setContext(context);
    }

    @Test
    @As(Role.MANAGER)
    @SuppressWarnings("unchecked")
    void aManagerRegistersAProjectAndStandsOnItsPage() {
        navigate(ProjectEditView.class);
        test(find(TextField.class).withCaption("Clave").single()).setValue("P-02");
        test(find(TextField.class).withCaption("Nombre del proyecto").single()).setValue("Becas");
        ((Select<PreventionLevel>)
                        find(Select.class).withCaption("Nivel de prevención").single())
                .setValue(PreventionLevel.PRIMARY);
        ((Select<InterventionSetting>) find(Select.class).withCaption("Ámbito").single())
                .setValue(InterventionSetting.SOCIAL);
        test(find(DatePicker.class).withCaption("Inicio").single()).setValue(Drafts.START);
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(find(H1.class).single().getText()).isEqualTo("Becas");
    }

    @Test
    @As(Role.MANAGER)
    @SuppressWarnings("unchecked")
    void aTakenCodeIsRefusedAtTheFieldAndNothingTypedIsLost() {
        navigate("proyectos/nuevo", ProjectEditView.class);
        test(find(TextField.class).withCaption("Clave").single()).setValue("P-01");
        test(find(TextField.class).withCaption("Nombre del proyecto").single()).setValue("Becas");
        ((Select<PreventionLevel>)
                        find(Select.class).withCaption("Nivel de prevención").single())
                .setValue(PreventionLevel.PRIMARY);
        ((Select<InterventionSetting>) find(Select.class).withCaption("Ámbito").single())
                .setValue(InterventionSetting.SOCIAL);
        test(find(DatePicker.class).withCaption("Inicio").single()).setValue(Drafts.START);
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(find(TextField.class).withCaption("Clave").single().getErrorMessage())
                .isEqualTo("La clave P-01 ya es de otro proyecto");
        assertThat(find(TextField.class)
                        .withCaption("Nombre del proyecto")
                        .single()
                        .getValue())
                .isEqualTo("Becas");
    }

    @Test
    @As(Role.MANAGER)
    void anEndBeforeTheStartIsRefusedAtTheField() {
        navigate("proyectos/" + project + "/editar", ProjectEditView.class);
        test(find(DatePicker.class).withCaption("Fin").single()).setValue(Drafts.START.minusDays(1));
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(find(DatePicker.class).withCaption("Fin").single().getErrorMessage())
                .isEqualTo("El fin no puede ser anterior al inicio");
    }

    @Test
    @As(Role.MANAGER)
    void theLogicCountsTheArrowsWithoutMechanismAndTakesANewRow() {
        navigate("proyectos/" + project + "/logica", LogicView.class);
        assertThat(texts()).contains("1 flecha sin mecanismo");

        test(find(Button.class).withText("Componente").single()).click();
        test(find(TextArea.class).withCaption("Resumen narrativo").single()).setValue("Becas entregadas");
        test(find(TextArea.class).withCaption("Mecanismo").single()).setValue("ocupan la tarde");
        test(find(Button.class).withText("Guardar").single()).click();

        assertThat(logic.list(project))
                .extracting(row -> row.draft().narrative())
                .containsExactly("Contribuir a la paz mediante empleo", "Los jóvenes trabajan", "Becas entregadas");
        assertThat(find(Button.class).withText("Becas entregadas").all()).hasSize(1);
    }

    @Test
    @As(Role.MANAGER)
    void choosingABoxOfTheDiagramSelectsItsRowAndOffersToEditIt() {
        navigate("proyectos/" + project + "/logica", LogicView.class);
        assertThat(find(Button.class).withText("Editar renglón").all()).isEmpty();

        var purpose = logic.list(project).getLast();
        var diagram = find(LogicDiagram.class).single();
        var chosen = JacksonUtils.createObjectNode().put("event.detail.id", "" + purpose.id());
        diagram.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(diagram.getElement(), "row-select", chosen));

        assertThat(find(NativeTableRow.class)
                        .withClassName("selected")
                        .single()
                        .getElement()
                        .getTextRecursively())
                .contains("Los jóvenes trabajan");
        test(find(Button.class).withText("Editar renglón").single()).click();
        assertThat(find(TextArea.class)
                        .withCaption("Resumen narrativo")
                        .single()
                        .getValue())
                .isEqualTo("Los jóvenes trabajan");
    }

    @Test
    @As(Role.MANAGER)
    void aGapIsWaivedInWritingAndNotWithoutAReason() {
        navigate("proyectos/" + project + "/preparacion", ReadinessView.class);
        var gaps = find(Button.class).withText("Dispensar por escrito").all();
        test(gaps.getFirst()).click();
        var dialog = find(Dialog.class).single();
        var confirm =
                find(Button.class, dialog).withText("Dispensar por escrito").single();
        test(confirm).click();
        assertThat(find(TextArea.class).withCaption("Motivo").single().getErrorMessage())
                .isEqualTo("Este dato es obligatorio");

        test(find(TextArea.class).withCaption("Motivo").single()).setValue("Acuerdo 4/2026");
        test(confirm).click();

        assertThat(find(Button.class).withText("Dispensar por escrito").all()).hasSize(gaps.size() - 1);
        assertThat(find(Paragraph.class).all()).anyMatch(text -> text.getText().endsWith("Acuerdo 4/2026"));
    }

    @Test
    @As(Role.MANAGER)
    void aProjectInReviewWithGapsIsNotOfferedForApproval() {
        projects.moveTo(projects.get(project), ProjectStatus.IN_REVIEW);
        navigate("proyectos/" + project + "/preparacion", ReadinessView.class);

        assertThat(find(Button.class).withText("Aprobar").single().isEnabled()).isFalse();
    }

    @Test
    @As(Role.POLICE_LIAISON)
    void aLiaisonSeesTheEffortsLinkedToAProject() {
        navigate("proyectos/" + project + "/vinculos", LinksView.class);

        assertThat(find(Anchor.class).withText("Operativo sigiloso").all()).hasSize(1);
        assertThat(find(Button.class).withText("Vincular con un proyecto").all())
                .isEmpty();
    }

    @Test
    @As(Role.MANAGER)
    void aManagerSeesNoTraceOfAPlannedRestrictedEffortAmongTheLinks() {
        navigate("proyectos/" + project + "/vinculos", LinksView.class);

        assertThat(find(Anchor.class).withText("Operativo sigiloso").all()).isEmpty();
        assertThat(find(Paragraph.class)
                        .withText("Sin vínculos con acciones policiales que usted pueda ver.")
                        .all())
                .hasSize(1);
    }

    @Test
    @As(Role.FIELD_OFFICER)
    void aFieldOfficerReadsEverythingAndIsOfferedNothingToChange() {
        navigate(ProjectListView.class);
        assertThat(test(find(Grid.class).single()).size()).isEqualTo(1);
        assertThat(find(Button.class).withText("Nuevo proyecto").all()).isEmpty();

        for (var section : List.of("", "/areas", "/logica", "/lindero", "/vinculos")) {
            navigate("proyectos/" + project + section, ProjectPage.class);
            assertThat(find(H1.class).single().getText()).isEqualTo("Empleo joven");
            for (var offer :
                    List.of("Editar", "Enviar a revisión", "Agregar área", "Componente", "Agregar efecto esperado")) {
                assertThat(find(Button.class).withText(offer).all())
                        .as(section + offer)
                        .isEmpty();
            }
            assertThat(find(Tab.class).all())
                    .noneMatch(tab -> tab.getChildren()
                            .anyMatch(link -> link instanceof RouterLink one
                                    && one.getText().equals("Preparación")));
        }
    }

    private List<String> texts() {
        return find(Span.class).all().stream().map(Span::getText).toList();
    }
}
