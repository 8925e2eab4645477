package org.lindero.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lindero.SignIn;
import org.lindero.indicator.MirLevel;
import org.lindero.policing.TestAreas;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.lindero.shared.StaleDataException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
class ProjectServiceTest {

    @Autowired
    private ProjectService projects;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private LogicModelService logic;

    @Autowired
    private SpilloverService spillovers;

    @Autowired
    private JdbcClient jdbc;

    private long north;
    private long south;
    private long programme;
    private long project;

    @BeforeEach
    void aProjectInTwoAreas() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        north = TestAreas.add(jdbc, "N");
        south = TestAreas.add(jdbc, "S");
        programme = programmes.create(Drafts.programme("Prevención"));
        project = projects.create(Drafts.project("P-01", "Empleo", programme));
        projects.treatArea(project, north, Drafts.exposure());
        projects.treatArea(project, south, Drafts.exposure());
    }

    @Test
    void aCodeInUseIsRefusedByName() {
        assertThatThrownBy(() -> projects.create(Drafts.project("P-01", "Otro", programme)))
                .isInstanceOfSatisfying(
                        NameTakenException.class,
                        taken -> assertThat(taken.name()).isEqualTo("P-01"));
    }

    @Test
    void anEndBeforeTheStartIsNeitherAProjectNorAnExposure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Exposure(Drafts.START, Drafts.START.minusDays(1), BigDecimal.ONE));
        assertThat(ProjectDraft.inOrder(Drafts.START, Drafts.START)).isTrue();
        assertThat(ProjectDraft.inOrder(Drafts.START, Drafts.START.minusDays(1)))
                .isFalse();
    }

    @Test
    void aLostUpdateIsRefused() {
        var read = projects.get(project);
        projects.revise(read, Drafts.project("P-01", "Empleo joven", programme));

        assertThatThrownBy(() -> projects.revise(read, read.draft())).isInstanceOf(StaleDataException.class);
        assertThat(projects.get(project).draft().name()).isEqualTo("Empleo joven");
    }

    @Test
    void whoHasOneAreaInScopeReadsButDoesNotChange() {
        SignIn.as(Role.MANAGER, new Scope(false, Set.of(south)));
        var read = projects.get(project);

        assertThat(read.editable()).isFalse();
        assertThatThrownBy(() -> projects.revise(read, read.draft())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> projects.releaseArea(project, north)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> logic.add(project, Drafts.row(MirLevel.GOAL, "Fin", null, "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> spillovers.add(project, Drafts.spillover(SpilloverKind.SPATIAL)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aProjectOutsideTheScopeIsNotFoundByAnyOfTheServices() {
        SignIn.as(Role.MANAGER, new Scope(false, Set.of()));

        assertThatThrownBy(() -> projects.get(project)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> projects.treatments(project)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> logic.list(project)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> spillovers.list(project)).isInstanceOf(NotFoundException.class);
        assertThat(projects.projectsOf(north)).isEmpty();
    }

    @Test
    void anAreaOutsideTheScopeCannotBeTreated() {
        SignIn.as(Role.MANAGER, new Scope(false, Set.of(south)));
        long own = projects.create(Drafts.project("P-02", "Becas", programme));

        assertThatThrownBy(() -> projects.treatArea(own, north, Drafts.exposure()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"FIELD_OFFICER", "POLICE_LIAISON", "EVALUATOR", "ADMIN"})
    void whoIsNotAManagerReadsOnly(Role role) {
        SignIn.as(role, Scope.EVERYWHERE);
        var read = projects.get(project);

        assertThat(read.editable()).isFalse();
        assertThatThrownBy(() -> projects.revise(read, read.draft())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> projects.create(read.draft())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> projects.treatArea(project, north, Drafts.exposure()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> projects.moveTo(read, ProjectStatus.IN_REVIEW))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> logic.add(project, Drafts.row(MirLevel.GOAL, "Fin", null, "")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aStepThatSkipsApprovalIsRefused() {
        var read = projects.get(project);

        assertThatThrownBy(() -> projects.moveTo(read, ProjectStatus.RUNNING))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> projects.moveTo(read, ProjectStatus.APPROVED))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsComeTopDownEachBelowWhatItContributesTo() {
        long fin = logic.add(project, Drafts.row(MirLevel.GOAL, "Fin", null, ""));
        long purpose = logic.add(project, Drafts.row(MirLevel.PURPOSE, "Propósito", fin, "ocupa"));
        long one = logic.add(project, Drafts.row(MirLevel.COMPONENT, "Componente 1", purpose, "ocupa"));
        logic.add(project, Drafts.row(MirLevel.COMPONENT, "Componente 2", purpose, "ocupa"));
        logic.add(project, Drafts.row(MirLevel.ACTIVITY, "Actividad 1.1", one, "ocupa"));

        assertThat(logic.list(project))
                .extracting(row -> row.draft().narrative())
                .containsExactly("Fin", "Propósito", "Componente 1", "Actividad 1.1", "Componente 2");
    }

    @Test
    void anArrowLeadsToTheLevelAboveInTheSameProject() {
        long fin = logic.add(project, Drafts.row(MirLevel.GOAL, "Fin", null, ""));
        long other = projects.create(Drafts.project("P-02", "Becas", programme));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> logic.add(project, Drafts.row(MirLevel.COMPONENT, "Salto", fin, "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> logic.add(other, Drafts.row(MirLevel.PURPOSE, "Ajeno", fin, "")));
    }

    @Test
    void aRowThatOthersHangFromStays() {
        long fin = logic.add(project, Drafts.row(MirLevel.GOAL, "Fin", null, ""));
        logic.add(project, Drafts.row(MirLevel.PURPOSE, "Propósito", fin, ""));

        assertThatThrownBy(() -> logic.remove(logic.list(project).getFirst()))
                .isInstanceOf(IllegalStateException.class);
        logic.remove(logic.list(project).getLast());
        assertThat(logic.list(project)).hasSize(1);
    }

    @Test
    void aStaleRowIsNotOverwritten() {
        logic.add(project, Drafts.row(MirLevel.GOAL, "Fin", null, ""));
        var read = logic.list(project).getFirst();
        logic.revise(read, Drafts.row(MirLevel.GOAL, "Fin nuevo", null, ""));

        assertThatThrownBy(() -> logic.revise(read, read.draft())).isInstanceOf(StaleDataException.class);
    }

    @Test
    void everyEvaluatorKnowsAllTreatmentsAlsoBeyondTheScope() {
        SignIn.as(Role.EVALUATOR, new Scope(false, Set.of(south)));
        assertThat(projects.listTreatments()).extracting(Treatment::areaId).contains(north, south);

        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);
        assertThatThrownBy(() -> projects.listTreatments()).isInstanceOf(AccessDeniedException.class);
    }
}
