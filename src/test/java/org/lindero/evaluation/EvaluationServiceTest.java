package org.lindero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.SignIn;
import org.lindero.engine.place.PoliceResult;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.Selection.Lottery;
import org.lindero.incident.OutcomeDraft;
import org.lindero.incident.OutcomeService;
import org.lindero.policing.Efforts;
import org.lindero.policing.PoliceEffortService;
import org.lindero.policing.Sensitivity;
import org.lindero.policing.TestAreas;
import org.lindero.project.Drafts;
import org.lindero.project.EffortRelation;
import org.lindero.project.Exposure;
import org.lindero.project.ProgrammeService;
import org.lindero.project.ProjectLinkService;
import org.lindero.project.ProjectService;
import org.lindero.security.LinderoUser;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** A project in one area for half a year, seven areas beside it, and counts up to next month. */
@SpringBootTest
@Transactional
class EvaluationServiceTest {

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private ProjectService projects;

    @Autowired
    private ProgrammeService programmes;

    @Autowired
    private ProjectLinkService links;

    @Autowired
    private PoliceEffortService police;

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final List<Long> areas = new ArrayList<>();
    private LocalDate today;
    private YearMonth start;
    private long project;
    private long outcome;

    @BeforeEach
    void aProjectWithCounts() {
        today = LocalDate.now(clock);
        start = YearMonth.from(today).minusMonths(6);
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        project = projects.create(Drafts.project("P-01", "Empleo", programmes.create(Drafts.programme("Prevención"))));
        outcome = outcomes.create(new OutcomeDraft("robo", "Robo a transeúnte", "carpetas", false));
        for (int i = 0; i < 8; i++) {
            long area = TestAreas.add(jdbc, "A" + i);
            areas.add(area);
            for (int month = -12; month <= 7; month++) {
                jdbc.sql("insert into outcome_count (outcome_id, area_id, month_start, events) values (?, ?, ?, 3)")
                        .params(outcome, area, start.plusMonths(month).atDay(1))
                        .update();
            }
        }
        projects.treatArea(project, areas.getFirst(), new Exposure(start.atDay(1), null, BigDecimal.ONE));
    }

    private long effort(String name, Sensitivity sensitivity, LocalDate from, int area) {
        SignIn.as(Role.POLICE_LIAISON, Scope.EVERYWHERE);
        return police.create(Efforts.draft(name, sensitivity, from, null, areas.get(area)));
    }

    private void link(long effort, EffortRelation relation) {
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        links.linkEffort(project, effort, relation, "Presencia");
    }

    private EvaluationDesign propose() {
        SignIn.as(Role.EVALUATOR, Scope.EVERYWHERE);
        return evaluations.propose(project, outcome, "¿Qué cambió?");
    }

    private EvaluationDesign fixed(EvaluationDesign design) {
        return evaluations.get(evaluations.fix(design)).design();
    }

    @Test
    void anEffortLinkedToTheProjectIsPartOfItAndEveryOtherOneAndEveryConflictIsARival() {
        long ours = effort("Proximidad", Sensitivity.PUBLIC, start.atDay(1), 0);
        long against = effort("Retiro", Sensitivity.PUBLIC, start.atDay(20), 0);
        long other =
                effort("Patrullaje", Sensitivity.INTERNAL, start.minusMonths(3).atDay(1), 5);
        link(ours, EffortRelation.SUPPORTS);
        link(against, EffortRelation.CONFLICTS);

        var design = propose();

        assertThat(design.efforts())
                .extracting(EffortRole::effortId, EffortRole::role, EffortRole::areaIds, EffortRole::from)
                .containsExactlyInAnyOrder(
                        tuple(ours, PoliceResult.Role.PACKAGE, List.of(areas.getFirst()), start),
                        tuple(against, PoliceResult.Role.RIVAL, List.of(areas.getFirst()), start),
                        tuple(other, PoliceResult.Role.RIVAL, List.of(areas.get(5)), start.minusMonths(3)));
        assertThat(design.policeOverlap()).isEqualTo(new EvaluationDesign.PoliceOverlap(3, 1, 0, 1));
    }

    /** Even when the same person is liaison and evaluator: the design is read by others. */
    @Test
    void aPlannedEffortIsInNoDesignWhoeverMakesIt() {
        effort("Operativo reservado", Sensitivity.RESTRICTED, today.plusDays(1), 0);
        SignIn.as(new LinderoUser(
                1,
                "test",
                "Test",
                "",
                Set.of(Role.POLICE_LIAISON, Role.EVALUATOR),
                Scope.EVERYWHERE,
                false,
                true,
                true,
                Instant.EPOCH));

        var design = evaluations.propose(project, outcome, "¿Qué cambió?");

        assertThat(design.to().atEndOfMonth()).isAfter(today.plusDays(1));
        assertThat(design.efforts()).isEmpty();
        assertThat(design.policeOverlap().efforts()).isZero();
        assertThat(fixed(design).efforts()).isEmpty();
    }

    @Test
    void fixingReadsTheEffortsAgainSoThatNoneIsLeftOutAndKeepsTheRoleThatWasGiven() {
        long ours = effort("Proximidad", Sensitivity.PUBLIC, start.atDay(1), 0);
        long other = effort("Patrullaje", Sensitivity.PUBLIC, start.atDay(1), 3);
        var design = propose().packaged(effort -> effort.effortId() == ours);
        var cut = design.withPolice(
                design.efforts().stream()
                        .filter(effort -> effort.effortId() == ours)
                        .toList(),
                new EvaluationDesign.PoliceOverlap(0, 0, 0, 0));

        assertThat(fixed(cut).efforts())
                .extracting(EffortRole::effortId, EffortRole::role)
                .containsExactlyInAnyOrder(
                        tuple(ours, PoliceResult.Role.PACKAGE), tuple(other, PoliceResult.Role.RIVAL));
        assertThat(fixed(cut).policeOverlap()).isEqualTo(design.policeOverlap());
    }

    @Test
    void theNameOfAnEffortIsReadFromTheRegisterByThoseWhoMayKnowOfIt() {
        long effort = effort("Patrullaje", Sensitivity.INTERNAL, start.atDay(1), 0);
        var design = propose();
        long id = evaluations.fix(design);

        assertThat(evaluations.effortNames(design)).containsOnlyKeys(effort).containsValue("Patrullaje");
        SignIn.as(Role.ADMIN, Scope.EVERYWHERE);
        assertThat(evaluations.effortNames(evaluations.get(id).design())).isEmpty();
    }

    /** The workbook holds every count, so whoever may not see the series does not get it by way of an evaluation. */
    @Test
    void theCountsOfASensitiveSeriesAreGivenOnlyToThoseWhoMaySeeIt() {
        SignIn.as(Role.EVALUATOR, Scope.EVERYWHERE);
        var design = evaluations.propose(project, outcome, "¿Qué cambió?");
        SignIn.as(Role.MANAGER, Scope.EVERYWHERE);
        assertThat(evaluations.countsOf(design).areaIds()).isNotEmpty();

        outcomes.markSensitive(outcome, true);

        assertThat(evaluations.givesCounts(design)).isFalse();
        assertThatThrownBy(() -> evaluations.countsOf(design)).isInstanceOf(AccessDeniedException.class);
        SignIn.as(Role.EVALUATOR, Scope.EVERYWHERE);
        assertThat(evaluations.givesCounts(design)).isTrue();
        assertThat(evaluations.countsOf(design).areaIds()).isNotEmpty();
    }

    @Test
    void aLotteryThatIsNoneIsRefusedAndOneWithItsRecordIsFixed() {
        var design = propose();
        var late = design.chosen(Selection.drawn(Lottery.of(areas, 8, start.atDay(1))));
        var drawn = design.chosen(
                Selection.drawn(Lottery.of(areas, 8, start.atDay(1).minusDays(1))));

        assertThatThrownBy(() -> evaluations.fix(late))
                .isInstanceOfSatisfying(
                        LotteryRefusedException.class,
                        refused -> assertThat(refused.faults()).containsExactly(Lottery.Fault.NOT_BEFORE_START));
        assertThat(fixed(drawn).selection()).isEqualTo(drawn.selection());
        assertThat(fixed(drawn).areas(Part.COMPARISON)).hasSize(7);
    }
}
