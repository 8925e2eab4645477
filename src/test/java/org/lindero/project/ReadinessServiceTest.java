package org.lindero.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.SignIn;
import org.lindero.indicator.MirLevel;
import org.lindero.policing.TestAreas;
import org.lindero.project.Finding.State;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.shared.StaleDataException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

@SpringBootTest
@Transactional
class ReadinessServiceTest {

    @Autowired
    private ReadinessService readiness;

    @Autowired
    private ProjectService projects;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private LogicModelService logic;

    @Autowired
    private SpilloverService spillovers;

    @Autowired
    private ProjectLinkService links;

    @Autowired
    private JdbcClient jdbc;

    private long north;
    private long programme;
    private long project;

    @BeforeEach
    void anEmptyProject() {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        north = TestAreas.add(jdbc, "N");
        programme = programmes.create(Drafts.programme("Prevención"));
        project = projects.create(Drafts.project("P-01", "Empleo", programme));
    }

    @Test
    void anEmptyProjectSaysEverythingThatIsMissing() {
        assertThat(open())
                .containsExactly(
                        ReadinessRule.AREAS,
                        ReadinessRule.ONE_FIN_ONE_PURPOSE,
                        ReadinessRule.COMPONENTS_WITH_ACTIVITIES,
                        ReadinessRule.CROSS_BOUNDARY,
                        ReadinessRule.POLICE_LINK,
                        ReadinessRule.OUTCOME_DATA);
    }

    @Test
    void eachThingThatIsEnteredClosesItsGap() {
        projects.treatArea(project, north, Drafts.exposure());
        long fin = logic.add(project, Drafts.row(MirLevel.GOAL, "Contribuir a la paz mediante empleo", null, ""));
        long purpose = logic.add(project, Drafts.row(MirLevel.PURPOSE, "Los jóvenes trabajan", fin, "ocupa"));
        long component = logic.add(project, Drafts.row(MirLevel.COMPONENT, "Becas entregadas", purpose, "ocupa"));
        logic.add(project, Drafts.row(MirLevel.ACTIVITY, "Selección de becarios", component, "ocupa"));
        spillovers.add(project, Drafts.spillover(SpilloverKind.DIFFUSION));
        links.explainAbsence(project, "", "La policía no opera en este polígono");

        assertThat(open()).containsExactly(ReadinessRule.INDICATORS, ReadinessRule.OUTCOME_DATA);
        assertThat(state(ReadinessRule.MIR_SYNTAX)).isEqualTo(State.PASS);
    }

    @Test
    void anArrowWithoutMechanismIsNamed() {
        long fin = logic.add(project, Drafts.row(MirLevel.GOAL, "Fin", null, ""));
        logic.add(project, Drafts.row(MirLevel.PURPOSE, "Los jóvenes trabajan", fin, ""));

        var finding = finding(ReadinessRule.MECHANISMS);
        assertThat(finding.state()).isEqualTo(State.GAP);
        assertThat(finding.reasons())
                .containsExactly(
                        new Finding.Reason(GapReason.ARROW_WITHOUT_MECHANISM, 1, List.of("Los jóvenes trabajan")));
    }

    @Test
    void anotherProjectInTheSameAreaAsksForALinkOrAnExplanation() {
        projects.treatArea(project, north, Drafts.exposure());
        long other = projects.create(Drafts.project("P-02", "Becas", programme));
        projects.treatArea(other, north, Drafts.exposure());
        assertThat(finding(ReadinessRule.PROJECT_LINKS).reasons())
                .containsExactly(new Finding.Reason(GapReason.NO_PROJECT_LINK, 1, List.of("Becas")));

        links.link(other, project, ProjectRelation.REINFORCES, "");
        assertThat(state(ReadinessRule.PROJECT_LINKS)).isEqualTo(State.PASS);
    }

    @Test
    void approvalIsRefusedWithTheOpenGapsAndGivenWhenAManagerWaivesThem() {
        projects.moveTo(projects.get(project), ProjectStatus.IN_REVIEW);
        assertThatThrownBy(() -> readiness.approve(projects.get(project)))
                .isInstanceOfSatisfying(
                        NotReadyException.class,
                        refused -> assertThat(refused.gaps()).containsExactlyElementsOf(open()));
        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.IN_REVIEW);

        open().forEach(rule -> readiness.waive(project, rule, "Acuerdo del comité 4/2026"));
        readiness.approve(projects.get(project));

        assertThat(projects.get(project).status()).isEqualTo(ProjectStatus.APPROVED);
        assertThat(finding(ReadinessRule.AREAS).waiver())
                .isNotNull()
                .extracting(Waiver::reason)
                .isEqualTo("Acuerdo del comité 4/2026");
    }

    @Test
    void aWaiverWithoutAReasonOrForAWarningIsRefused() {
        assertThatThrownBy(() -> readiness.waive(project, ReadinessRule.AREAS, "  "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> readiness.waive(project, ReadinessRule.MIR_SYNTAX, "Así se dice aquí"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWithdrawnWaiverOpensTheGapAgain() {
        readiness.waive(project, ReadinessRule.AREAS, "Acuerdo");
        assertThat(state(ReadinessRule.AREAS)).isEqualTo(State.WAIVED);

        readiness.withdrawWaiver(project, ReadinessRule.AREAS);
        assertThat(state(ReadinessRule.AREAS)).isEqualTo(State.GAP);
    }

    @Test
    void whatChangedSinceItWasReadIsNotApproved() {
        var read = projects.get(project);
        projects.moveTo(read, ProjectStatus.IN_REVIEW);
        projects.get(project);
        var stale = new ProjectDetails(
                read.id(),
                read.version() - 1,
                read.status(),
                read.draft(),
                read.programme(),
                read.areas(),
                "",
                "",
                true);

        assertThatThrownBy(() -> readiness.approve(stale)).isInstanceOf(StaleDataException.class);
    }

    @Test
    void anEvaluatorReadsTheCheckButDecidesNothing() {
        SignIn.as(Role.EVALUATOR, Scope.EVERYWHERE);

        assertThat(readiness.check(project)).hasSize(ReadinessRule.values().length);
        assertThatThrownBy(() -> readiness.waive(project, ReadinessRule.AREAS, "Sí"))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> readiness.approve(projects.get(project))).isInstanceOf(AccessDeniedException.class);
    }

    private List<ReadinessRule> open() {
        return readiness.check(project).stream()
                .filter(finding -> finding.state() == State.GAP)
                .map(Finding::rule)
                .toList();
    }

    private State state(ReadinessRule rule) {
        return finding(rule).state();
    }

    private Finding finding(ReadinessRule rule) {
        return readiness.check(project).stream()
                .filter(finding -> finding.rule() == rule)
                .findFirst()
                .orElseThrow();
    }
}
