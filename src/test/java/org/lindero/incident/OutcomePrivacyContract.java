package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.ImportHistory;
import org.lindero.area.ImportProblem;
import org.lindero.area.TestFiles;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.VisibleCount.Hidden;
import org.lindero.incident.VisibleCount.NotPublished;
import org.lindero.incident.VisibleCount.Number;
import org.lindero.incident.VisibleCount.Small;
import org.lindero.incident.table.TableFile;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.shared.NotFoundException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** Who sees which counts, on each database: small and sensitive ones are for evaluators and police liaisons only. */
@SpringBootTest
@Transactional
@As(Role.EVALUATOR)
abstract class OutcomePrivacyContract {

    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final YearMonth MAY = YearMonth.of(2024, 5);
    private static final OutcomeDraft THEFT = new OutcomeDraft("robo", "Robo a transeúnte", "carpetas", false);

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private AreaService areas;

    @Autowired
    private ImportHistory history;

    @Autowired
    private JdbcClient database;

    private long first;
    private long second;
    private long third;

    @BeforeEach
    void importATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(3, 1));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, null));
        first = areas.find("A-001").orElseThrow().id();
        second = areas.find("A-002").orElseThrow().id();
        third = areas.find("A-003").orElseThrow().id();
    }

    @ParameterizedTest
    @EnumSource(names = {"EVALUATOR", "POLICE_LIAISON"})
    void whoeverSeesIncidentsSeesEveryCount(Role role) {
        long id = importPoints(5, 1, 0);

        signIn(role);

        assertThat(outcomes.visibleCounts(id, MARCH))
                .isEqualTo(Map.of(first, new Number(5), second, new Number(1), third, new Number(0)));
        assertThat(outcomes.get(id).sum()).isEqualTo(new CountSum(6, 0, 0, 6, 0));
        assertThat(outcomes.counts(id, MARCH, MARCH, List.of(first, second)).total())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIELD_OFFICER", "MANAGER", "ADMIN"})
    void theOthersSeeZeroAndThreeAndMoreAndNeitherOneNorTwo(Role role) {
        long id = importPoints(5, 1, 0);

        signIn(role);

        assertThat(outcomes.visibleCounts(id, MARCH))
                .isEqualTo(Map.of(first, new Number(5), second, new Small(), third, new Number(0)));
        var sum = shown(id).ofMonth(0);
        assertThat(List.of(sum.from(), sum.to())).containsExactly(6.0, 7.0);
        assertThat(outcomes.totals(id).get(MARCH)).isEqualTo(sum);
        assertThat(outcomes.list().getFirst().total()).isEqualTo(5);
        assertThat(outcomes.list().getFirst().small()).isEqualTo(1);
        assertThatThrownBy(() -> outcomes.counts(id, MARCH, MARCH, List.of(first)))
                .isInstanceOf(AccessDeniedException.class);
    }

    /** Whatever may be asked gives the same answer whether a hidden count is 1 or 2: no difference of sums tells it. */
    @ParameterizedTest
    @EnumSource(names = {"FIELD_OFFICER", "MANAGER", "ADMIN"})
    void nothingThatTheOthersMayAskTellsOneFromTwo(Role role) {
        long id = importPoints(5, 1, 2);
        signIn(role);
        var before = everythingVisible(id);

        database.sql("update outcome_count set events = 3 - events where events in (1, 2)")
                .update();

        assertThat(everythingVisible(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIELD_OFFICER", "MANAGER", "ADMIN"})
    void aSensitiveSeriesIsHiddenWhole(Role role) {
        long id = importCounts(
                new OutcomeDraft("vf", "Violencia familiar", "carpetas", true),
                "A-001,2024-03,x,40\nA-002,2024-03,x,1\n");
        assertThat(outcomes.visibleCounts(id, MARCH)).containsEntry(first, new Number(40));

        signIn(role);

        assertThat(outcomes.get(id).sensitive()).isTrue();
        assertThat(outcomes.visibleCounts(id, MARCH)).isEqualTo(Map.of(first, new Hidden(), second, new Hidden()));
        assertThat(outcomes.get(id).sum().isKnown()).isFalse();
        assertThat(outcomes.totals(id).values()).noneMatch(CountSum::isKnown);
        assertThat(outcomes.ringsOfNeighbours(List.of(shown(id)), Set.of(first), 1)
                        .getFirst()
                        .rings())
                .allSatisfy(ring -> assertThat(ring).noneMatch(CountSum::isKnown));
        assertThatThrownBy(() -> outcomes.counts(id, MARCH, MARCH, List.of(first)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void countsOfATableThatIsNotSensitiveAreSeenByEverybody() {
        long id = importCounts(THEFT, "A-001,2024-03,x,1\nA-002,2024-03,x,0\n");

        signIn(Role.FIELD_OFFICER);

        assertThat(outcomes.visibleCounts(id, MARCH)).isEqualTo(Map.of(first, new Number(1), second, new Number(0)));
        assertThat(outcomes.counts(id, MARCH, MARCH, List.of(first)).total()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIELD_OFFICER", "MANAGER", "ADMIN"})
    void pointsReachNobodyWithoutTheRight(Role role) {
        long id = importPoints(5, 1, 0);

        signIn(role);

        assertThatThrownBy(() -> outcomes.points(id, MARCH.atDay(1), MARCH.atEndOfMonth()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> outcomes.pointsGeoJson(id, MARCH.atDay(1), MARCH.atEndOfMonth()))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> outcomes.ringsOfPoints(Map.of(id, shown(id)), Set.of(first), 250))
                .isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"EVALUATOR", "MANAGER"})
    void whoeverEvaluatesGetsTheCountsThatAnEvaluationRestsOn(Role role) {
        long id = importPoints(5, 1, 0);

        signIn(role);

        assertThat(outcomes.countsForEvaluation(id, MARCH, MARCH, List.of(first, second))
                        .total())
                .isEqualTo(6);
    }

    @Test
    void aMonthThatNobodyPublishedIsNotZeroAndLeavesSumsIncomplete() {
        long id = importCounts(THEFT, "A-001,2024-03,x,4\nA-002,2024-03,x,3\nA-001,2024-05,x,2\n");

        var visible = shown(id);

        assertThat(visible.months()).containsExactly(MARCH, APRIL, MAY);
        assertThat(visible.ofMonth(0)).isEqualTo(new CountSum(7, 0, 0, 2, 0));
        assertThat(visible.ofMonth(1).isKnown()).isFalse();
        assertThat(visible.ofMonth(2)).isEqualTo(new CountSum(2, 0, 0, 1, 1));
        assertThat(outcomes.visibleCounts(id, APRIL))
                .isEqualTo(Map.of(first, new NotPublished(), second, new NotPublished()));
        assertThat(outcomes.totals(id)).doesNotContainKey(APRIL);
        assertThat(Objects.requireNonNull(outcomes.totals(id).get(MAY)).isComplete())
                .isFalse();
    }

    @Test
    void ringsOfMetresCountTheIncidentsByTheirDistanceFromTheBoundary() {
        // the boundary between the first and the second area is at -99.19; a thousandth of a degree is 105 m here
        long id = importPoints("""
                2024-03-01,,robo,-99.195,19.305
                2024-03-02,,robo,-99.189,19.305
                2024-03-03,,robo,-99.186,19.305
                2024-04-03,,robo,-99.181,19.305
                """);

        var rings = outcomes.ringsOfPoints(Map.of(id, shown(id)), Set.of(first), 250, 500)
                .getFirst();

        assertThat(rings.months()).containsExactly(MARCH, APRIL);
        assertThat(rings.rings())
                .extracting(ring -> ring.stream().map(CountSum::seen).toList())
                .containsExactly(List.of(1.0, 0.0), List.of(1.0, 0.0), List.of(1.0, 0.0));
    }

    @Test
    void ringsOfNeighboursAddUpWholeAreas() {
        long id = importPoints(5, 4, 3);

        var rings =
                outcomes.ringsOfNeighbours(List.of(shown(id)), Set.of(first), 2).getFirst();

        assertThat(rings.rings()).extracting(ring -> ring.getFirst().seen()).containsExactly(5.0, 4.0, 3.0);
        assertThatThrownBy(() -> outcomes.ringsOfNeighbours(List.of(shown(id)), Set.of(-1L), 2))
                .isInstanceOf(NotFoundException.class);
    }

    /** A rehearsal that counted equal values would answer guesses, one file a guess. */
    @ParameterizedTest
    @CsvSource({
        "1,MANAGER,0",
        "2,MANAGER,0",
        "7,MANAGER,0",
        "0,MANAGER,1",
        "4,MANAGER,1",
        "1,EVALUATOR,1",
        "2,EVALUATOR,0"
    })
    void aRehearsalDoesNotTellWhetherAHiddenCountWasGuessed(int guess, Role role, int unchanged) {
        long id = importPoints(1, 4, 0);
        signIn(role);
        var area = guess == 4 ? "A-002" : guess == 0 ? "A-003" : "A-001";
        var table = TableFile.read(
                "adivina.csv",
                "codigo,mes,conteo\n%s,2024-03,%d\n".formatted(area, guess).getBytes(StandardCharsets.UTF_8));
        var plan = new CountImportPlan(
                table, CountColumns.guess(table), Choices.STRICT, Map.of("", new OutcomeTarget.Existing(id)));

        var run = outcomes.dryRun(plan);

        assertThat(run.unchanged()).isEqualTo(unchanged);
        assertThat(run.added()).isZero();
        assertThat(run.problems())
                .extracting(ImportProblem::code)
                .isEqualTo(role == Role.EVALUATOR ? List.of() : List.of(TableProblem.HIDDEN_SERIES));
    }

    @Test
    void theListAndTheSumsAreThoseOfTheScopeAndASeriesOfOtherAreasOnlyHasItsName() {
        long id = importPoints(3, 4, 5);
        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of(second)));

        assertThat(outcomes.list())
                .filteredOn(one -> one.id() == id)
                .extracting(OutcomeSummary::total, OutcomeSummary::areas)
                .containsExactly(tuple(4.0, 1));
        assertThat(outcomes.get(id).total()).isEqualTo(4);
        assertThat(outcomes.totals(id).get(MARCH)).extracting(CountSum::seen).isEqualTo(4.0);

        SignIn.as(Role.FIELD_OFFICER, new Scope(false, Set.of()));
        assertThat(outcomes.get(id).total()).isZero();
        assertThat(outcomes.get(id).first()).isNull();
        assertThat(outcomes.totals(id)).isEmpty();
    }

    @Test
    void theMapOfPointsHoldsThoseOfTheScopeAndSaysHowManyThereAre() {
        long id = importPoints(2, 1, 0);
        SignIn.as(Role.POLICE_LIAISON, new Scope(false, Set.of(first)));

        var map = outcomes.pointsGeoJson(id, MARCH.atDay(1), MARCH.atEndOfMonth());

        assertThat(List.of(map.shown(), map.total())).containsExactly(2, 2);
        assertThat(map.geoJson())
                .isEqualTo("{\"type\":\"FeatureCollection\",\"total\":2,\"features\":["
                        + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[-99.195,19.305]},"
                        + "\"properties\":{\"day\":\"2024-03-02\",\"hour\":22}},"
                        + "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[-99.195,19.305]},"
                        + "\"properties\":{\"day\":\"2024-03-01\",\"hour\":22}}]}");
    }

    @Test
    void whoeverImportsMarksASeriesAsSensitiveAndOnlyWhoSeesItOpensItAgain() {
        long id = importCounts(THEFT, "A-001,2024-03,x,4\n");
        signIn(Role.MANAGER);

        outcomes.markSensitive(id, true);

        assertThat(outcomes.visibleCounts(id, MARCH)).isEqualTo(Map.of(first, new Hidden()));
        assertThatThrownBy(() -> outcomes.markSensitive(id, false)).isInstanceOf(AccessDeniedException.class);
        signIn(Role.EVALUATOR);
        outcomes.markSensitive(id, false);
        signIn(Role.FIELD_OFFICER);
        assertThat(outcomes.visibleCounts(id, MARCH)).isEqualTo(Map.of(first, new Number(4)));
        assertThatThrownBy(() -> outcomes.markSensitive(id, true)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aSeriesIsOpenAgainOnceTheImportOfItsIncidentsIsUndone() {
        long id = importCounts(THEFT, "A-001,2024-03,x,1\n");
        importPoints(1, 1, 0);
        signIn(Role.MANAGER);
        assertThat(outcomes.get(id).visibility()).isEqualTo(Visibility.WITHOUT_SMALL);

        history.undo(history.list(PageRequest.of(0, 1)).getFirst().id());

        assertThat(outcomes.visibleCounts(id, MARCH)).isEqualTo(Map.of(first, new Number(1)));
    }

    @Test
    void everybodySeesWhatTheFilesLeftOpen() {
        long id = importPoints("2024-03-01,,robo,-99.195,19.305\n2024-03-01,,robo,-90,10\n2024-03-01,,robo,,\n");

        signIn(Role.FIELD_OFFICER);

        assertThat(outcomes.importsOf(id))
                .singleElement()
                .satisfies(file ->
                        assertThat(file.what().notes()).isEqualTo(Map.of("IN_NO_AREA", 1, "NO_COORDINATES", 1)));
    }

    private List<Object> everythingVisible(long id) {
        var visible = shown(id);
        var all = new ArrayList<Object>();
        for (int month = 0; month < visible.months().size(); month++) {
            all.add(visible.ofMonth(month));
            for (int area = 0; area < visible.areaIds().size(); area++) {
                all.add(visible.count(area, month));
                all.add(visible.ofArea(area));
            }
        }
        all.add(outcomes.list());
        all.add(outcomes.get(id));
        all.add(outcomes.totals(id));
        all.add(outcomes.visibleCounts(id, MARCH));
        for (var around : List.of(Set.of(first), Set.of(second), Set.of(first, second))) {
            all.add(outcomes.ringsOfNeighbours(List.of(shown(id)), around, 1).getFirst());
        }
        return all;
    }

    private VisibleCounts shown(long id) {
        return Objects.requireNonNull(outcomes.visible(Set.of(id)).get(id));
    }

    private static void signIn(Role role) {
        SignIn.as(role, Scope.EVERYWHERE);
    }

    /** So many incidents in March in each of the three areas; none in April. */
    private long importPoints(int inFirst, int inSecond, int inThird) {
        var rows = new StringBuilder();
        double[] longitudes = {-99.195, -99.185, -99.175};
        int[] counts = {inFirst, inSecond, inThird};
        for (int area = 0; area < counts.length; area++) {
            for (int i = 1; i <= counts[area]; i++) {
                rows.append("2024-03-%02d,22:30,robo,%s,19.305%n".formatted(i, longitudes[area]));
            }
        }
        return importPoints(rows.toString());
    }

    private long importPoints(String rows) {
        var text = "fecha,hora,delito,longitud,latitud\n" + rows;
        var table = TableFile.read("puntos.csv", text.getBytes(StandardCharsets.UTF_8));
        outcomes.importPoints(
                new PointImportPlan(table, PointColumns.guess(table), Map.of("robo", target(THEFT)), MARCH, APRIL));
        return outcomes.list().getFirst().id();
    }

    private long importCounts(OutcomeDraft draft, String rows) {
        var text = "codigo,mes,delito,conteo\n" + rows;
        var table = TableFile.read("conteos.csv", text.getBytes(StandardCharsets.UTF_8));
        outcomes.importCounts(
                new CountImportPlan(table, CountColumns.guess(table), Choices.STRICT, Map.of("x", target(draft))));
        return outcomes.list().getFirst().id();
    }

    private OutcomeTarget target(OutcomeDraft draft) {
        return outcomes.list().stream()
                .findFirst()
                .<OutcomeTarget>map(outcome -> new OutcomeTarget.Existing(outcome.id()))
                .orElse(new OutcomeTarget.New(draft));
    }
}
