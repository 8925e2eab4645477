package org.lindero.evaluation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.SignIn;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeSummary;
import org.lindero.policing.TestAreas;
import org.lindero.project.Drafts;
import org.lindero.project.ProgrammeService;
import org.lindero.project.ProjectService;
import org.lindero.project.ProjectSummary;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
@ViewPackages(classes = EvaluationDesignView.class)
class EvaluationDesignViewTest extends SpringBrowserlessTest {

    @Autowired
    private ProjectService projects;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private JdbcClient jdbc;

    private long treated;
    private long elsewhere;

    @BeforeEach
    void aProjectInOneArea() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        treated = TestAreas.add(jdbc, "T");
        elsewhere = TestAreas.add(jdbc, "E");
        long project =
                projects.create(Drafts.project("P-01", "Empleo", programmes.create(Drafts.programme("Prevención"))));
        projects.treatArea(project, treated, Drafts.exposure());
    }

    @Test
    void anOutcomeWithoutDataInTheTreatedAreasIsSaidInWordsAndCannotBeRun() {
        count("extorsion", "Extorsión", elsewhere, 1);
        navigate(EvaluationDesignView.class);
        choose("Empleo");

        assertThat(find(H2.class).all())
                .extracting(H2::getText)
                .contains("«Extorsión» no tiene datos en las áreas tratadas");
        assertThat(find(Button.class).withText("Fijar y calcular").all()).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void theOutcomeWithMostDataIsChosenAtFirst() {
        count("extorsion", "Extorsión", elsewhere, 1);
        count("robo", "Robo a transeúnte", treated, 3);
        navigate(EvaluationDesignView.class);

        ComboBox<OutcomeSummary> outcome =
                find(ComboBox.class).withCaption("Resultado").single();
        var chosen = outcome.getValue();
        assertThat(chosen.name()).isEqualTo("Robo a transeúnte");
    }

    @SuppressWarnings("unchecked")
    private void choose(String name) {
        ComboBox<ProjectSummary> project =
                find(ComboBox.class).withCaption("Proyecto").single();
        var items = project.getListDataView().getItems();
        project.setValue(
                items.filter(one -> one.name().equals(name)).findFirst().orElseThrow());
    }

    private void count(String code, String name, long area, int months) {
        long outcome = outcomes.create(new OutcomeDraft(code, name, "carpetas", false));
        for (int month = 1; month <= months; month++) {
            jdbc.sql("insert into outcome_count (outcome_id, area_id, month_start, events) values (?, ?, ?, 3)")
                    .params(outcome, area, LocalDate.of(2024, month, 1))
                    .update();
        }
    }
}
