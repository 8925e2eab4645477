package org.lindero.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lindero.QueryCount;
import org.lindero.SignIn;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.EvaluationDetails;
import org.lindero.evaluation.EvaluationResult;
import org.lindero.evaluation.EvaluationService;
import org.lindero.evaluation.EvaluationStatus;
import org.lindero.incident.OutcomeService;
import org.lindero.incident.OutcomeSummary;
import org.lindero.indicator.IndicatorService;
import org.lindero.indicator.MeasurementService;
import org.lindero.policing.PoliceEffortFilter;
import org.lindero.policing.PoliceEffortService;
import org.lindero.project.ProjectFilter;
import org.lindero.project.ProjectService;
import org.lindero.security.DemoMode.Account;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.shared.NotFoundException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.security.access.AccessDeniedException;

/** The demo programme, generated once on each database, and what its evaluation must say about the truth planted in it. */
@SpringBootTest(properties = "spring.application.name=lindero-generated")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DemoProgrammeContract {

    @Autowired
    private DemoProgramme programme;

    @Autowired
    private EvaluationService evaluations;

    @Autowired
    private ProjectService projects;

    @Autowired
    private PoliceEffortService police;

    @Autowired
    private AreaService areas;

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private IndicatorService indicators;

    @Autowired
    private MeasurementService measurements;

    @Autowired
    private Clock clock;

    @BeforeAll
    void generate() {
        programme.generate();
    }

    @Test
    void theIntervalsHoldTheTrueEffectAndTheTrueSpillOver() {
        var place = result().place();

        assertThat(place.treated().percentInterval()).isNotNull();
        assertThat(Objects.requireNonNull(place.treated().percentInterval()).contains(DemoCity.TRUE_EFFECT_PERCENT))
                .isTrue();
        assertThat(Objects.requireNonNull(place.rings().getFirst().percentInterval())
                        .contains(DemoCity.TRUE_RING_PERCENT))
                .isTrue();
        assertThat(Objects.requireNonNull(place.net().preventedInterval()).contains(trulyPrevented()))
                .isTrue();
        assertThat(place.treated().excludesZero()).isTrue();
    }

    @Test
    void theDesignFollowsTheRulesOfTheHouse() {
        var design = evaluation().design();

        assertThat(design.areas(Part.TREATED)).hasSize(DemoCity.TREATED.size());
        assertThat(design.areas(Part.RING_1)).hasSize(DemoCity.ringOne().size());
        assertThat(design.areas(Part.COMPARISON)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(design.areas(Part.EXCLUDED))
                .extracting("code")
                .containsAll(DemoCity.CORNER.stream().map(DemoCity::code).toList());
    }

    @Test
    void theSameDesignGivesTheSameBits() throws Exception {
        var first = evaluation();
        long again = as(Account.EVALUATOR, () -> evaluations.fix(first.design()));
        var status = as(Account.EVALUATOR, () -> evaluations.run(again));
        assertThat(status.get()).isEqualTo(EvaluationStatus.FINISHED);

        var second = as(Account.EVALUATOR, () -> evaluations.get(again));
        assertThat(second.checksum()).isEqualTo(first.checksum());
        assertThat(Objects.requireNonNull(second.result()).place()).isEqualTo(result().place());
        assertThat(second.result().dataHash()).isEqualTo(result().dataHash());
    }

    @Test
    void aManagerDecidesAndNobodyDecidesOnTheOwnEvaluation() throws Exception {
        var design = evaluation().design();
        long own = as(Account.MANAGER, () -> evaluations.fix(design));
        as(Account.MANAGER, () -> evaluations.run(own)).get();
        assertThatThrownBy(() -> decide(own, true, "")).isInstanceOf(AccessDeniedException.class);

        long other = as(Account.EVALUATOR, () -> evaluations.fix(design));
        as(Account.EVALUATOR, () -> evaluations.run(other)).get();
        assertThatThrownBy(() -> decide(other, false, " ")).isInstanceOf(IllegalArgumentException.class);
        decide(other, false, "Falta la ventana completa");

        var returned = as(Account.EVALUATOR, () -> evaluations.get(other));
        assertThat(returned.status()).isEqualTo(EvaluationStatus.RETURNED);
        assertThat(Objects.requireNonNull(returned.decision()).reason()).isEqualTo("Falta la ventana completa");
    }

    @Test
    void anEvaluationOutsideTheScopeIsNotFound() {
        long id = evaluation().id();
        var elsewhere = as(Account.MANAGER, () -> areas.find(DemoCity.code(0)).orElseThrow());
        SignIn.as(Role.MANAGER, new Scope(false, Set.of(elsewhere.id())));

        assertThatThrownBy(() -> evaluations.get(id)).isInstanceOf(NotFoundException.class);
        assertThat(evaluations.search("", PageRequest.of(0, 10))).isEmpty();
    }

    @Test
    void sixProjectsAndEightEffortsOfWhichOneIsTheLiaisonsAlone() {
        var all = PageRequest.of(0, 50, Sort.by("id"));
        assertThat(as(Account.MANAGER, () -> projects.search(ProjectFilter.ALL, all)))
                .hasSize(6);
        assertThat(as(Account.POLICE_LIAISON, () -> police.search(PoliceEffortFilter.ALL, all)))
                .hasSize(8);
        assertThat(as(Account.MANAGER, () -> police.search(PoliceEffortFilter.ALL, all)))
                .hasSize(7);
    }

    @Test
    void ofTheRobberiesThatAreCountedSomeHaveAPlaceInTheirArea() {
        as(Account.EVALUATOR, () -> {
            var byCode = outcomes.list().stream().collect(Collectors.toMap(OutcomeSummary::code, one -> one));
            var armed = Objects.requireNonNull(byCode.get(DemoIncidents.ARMED));
            var all = Objects.requireNonNull(byCode.get(DemoPlaces.ROBBERY));
            var from = Objects.requireNonNull(armed.first());
            var to = Objects.requireNonNull(armed.last());
            var ids = areas.list().stream().map(AreaSummary::id).toList();
            var some = outcomes.counts(armed.id(), from, to, ids);
            var whole = outcomes.counts(all.id(), from, to, ids);
            assertThat(some.months()).hasSize(DemoIncidents.MONTHS_BACK);
            int placed = 0;
            for (int area = 0; area < ids.size(); area++) {
                for (int month = 0; month < some.months().length; month++) {
                    // the municipality has none
                    if (Double.isFinite(some.count(area, month))) {
                        assertThat(some.count(area, month)).isLessThanOrEqualTo(whole.count(area, month));
                        placed += (int) some.count(area, month);
                    }
                }
            }
            assertThat(outcomes.points(armed.id(), from.atDay(1), to.atEndOfMonth()))
                    .hasSize(placed)
                    .hasSizeGreaterThan(2_000);
            return placed;
        });
    }

    @Test
    void eachZoneHasTwoSectors() {
        var sectors = as(Account.MANAGER, () -> areas.list()).stream()
                .filter(area -> area.zone() != null && area.sector() != null)
                .collect(Collectors.groupingBy(
                        AreaSummary::zone, Collectors.mapping(AreaSummary::sector, Collectors.toSet())));

        assertThat(sectors)
                .hasSize(3)
                .allSatisfy((zone, names) -> assertThat(names).hasSize(2));
    }

    /** What a page asks for does not grow with its rows: one bound each, with 120 areas, six projects and two years of values. */
    @Test
    void everyListNeedsFewQueries() {
        var page = PageRequest.of(0, 50, Sort.by("id"));
        long area = as(
                Account.MANAGER,
                () -> areas.find(DemoCity.code(DemoCity.TREATED.getFirst()))
                        .orElseThrow()
                        .id());
        var month = YearMonth.now(clock).minusMonths(1);

        bounded(2, Account.MANAGER, () -> areas.list());
        bounded(3, Account.MANAGER, () -> projects.search(ProjectFilter.ALL, page));
        bounded(4, Account.POLICE_LIAISON, () -> police.search(PoliceEffortFilter.ALL, page));
        bounded(2, Account.EVALUATOR, () -> evaluations.search("", page));
        bounded(3, Account.MANAGER, () -> outcomes.list());
        bounded(3, Account.MANAGER, () -> indicators.search("", page));
        bounded(8, Account.FIELD_OFFICER, () -> measurements.sheet(area, month));
        bounded(6, Account.FIELD_OFFICER, () -> measurements.due());
    }

    private static void bounded(int most, Account account, Runnable page) {
        assertThat(as(account, () -> QueryCount.of(page))).isBetween(1, most);
    }

    private void decide(long id, boolean accepted, String reason) {
        as(Account.MANAGER, () -> {
            evaluations.decide(id, accepted, reason);
            return true;
        });
    }

    private EvaluationDetails evaluation() {
        return as(Account.EVALUATOR, () -> {
            var first = evaluations
                    .search(DemoProgramme.QUESTION, PageRequest.of(0, 1, Sort.by("designedAt", "id")))
                    .getFirst();
            return evaluations.get(first.id());
        });
    }

    private EvaluationResult result() {
        return Objects.requireNonNull(evaluation().result());
    }

    /** Expected robberies without the project minus with it, over everything it touched after its start. */
    private static double trulyPrevented() {
        var city = new DemoCity();
        double prevented = 0;
        for (int area = 0; area < DemoCity.AREAS; area++) {
            for (int month = DemoCity.START; month < DemoCity.MONTHS; month++) {
                prevented += city.expectedRobberies(area, month, false) - city.expectedRobberies(area, month, true);
            }
        }
        return prevented;
    }

    private static <T> T as(Account account, Supplier<T> act) {
        return DemoPeople.as(account, act);
    }
}
