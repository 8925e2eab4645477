package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.lindero.area.TestFiles.collection;
import static org.lindero.area.TestFiles.feature;
import static org.lindero.area.TestFiles.square;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.QueryCount;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.ImportEntry;
import org.lindero.area.ImportHistory;
import org.lindero.area.ImportRecord;
import org.lindero.area.TestFiles;
import org.lindero.area.UndoCheck.Sentence;
import org.lindero.area.UndoRefusedException;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.table.TableFile;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.security.UserDraft;
import org.lindero.security.UserService;
import org.lindero.shared.Checksum;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** What the history of imports promises, on each database: what was brought in, and that undoing restores what was there. */
@SpringBootTest
@Transactional
@As({Role.MANAGER, Role.EVALUATOR})
abstract class ImportUndoContract {

    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final OutcomeDraft THEFT = new OutcomeDraft("robo", "Robo a transeúnte", "carpetas", false);
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Autowired
    private ImportHistory history;

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private AreaService areas;

    @Autowired
    private UserService users;

    @Autowired
    private JdbcClient database;

    private long town;

    @BeforeEach
    void importATown() {
        importBoundaries("areas.geojson", TestFiles.grid(2, 2), NEW_YEAR);
        town = newest().id();
    }

    @Test
    void theHistoryTellsWhatCameInAndWhoBroughtIt() {
        importCounts(
                "marzo.csv",
                "codigo,mes,delito,conteo\nA-001,2024-03,robo,4\nA-002,2024-03,robo,\nA-001,2024-03,otro,1\n");

        var entries = history.list(PageRequest.of(0, 10));

        assertThat(entries).extracting(entry -> entry.what().fileName()).containsExactly("marzo.csv", "areas.geojson");
        assertThat(entries.getFirst().what())
                .isEqualTo(new ImportRecord(
                        ImportRecord.Kind.COUNTS, "marzo.csv", "", 3, 1, 0, 0, 1, Map.of("NOT_PUBLISHED", 1)));
        assertThat(entries.getLast().what())
                .isEqualTo(new ImportRecord(
                        ImportRecord.Kind.BOUNDARIES,
                        "areas.geojson",
                        Checksum.sha256(TestFiles.grid(2, 2)),
                        4,
                        4,
                        0,
                        0,
                        0));
        assertThat(entries.getFirst().by()).isEqualTo("Test");
        assertThat(entries).allMatch(ImportEntry::isInForce);
        assertThat(QueryCount.of(() -> history.list(PageRequest.of(0, 10)))).isLessThanOrEqualTo(2);
    }

    @Test
    void undoingCountsBringsBackTheValuesThatTheyReplacedAndTakesAwayTheNewOnes() {
        importCounts(
                "marzo.csv",
                "codigo,mes,delito,conteo\nA-001,2024-03,robo,4\nA-002,2024-03,robo,1\nA-003,2024-03,robo,7\n");
        var before = state();
        importCounts(
                "abril.csv",
                "codigo,mes,delito,conteo\nA-001,2024-03,robo,5\nA-002,2024-03,robo,1\nA-002,2024-04,robo,2\n");
        long id = newest().id();

        assertThat(history.check(id).effects())
                .containsExactly(
                        Sentence.of("import.history.effect.countsGo", 1L),
                        Sentence.of("import.history.effect.countsBack", 2L));
        history.undo(id);

        assertThat(state()).isEqualTo(before);
        assertThat(newest().isInForce()).isFalse();
        assertThat(newest().undoneBy()).isEqualTo("Test");
        assertThat(obstacles(id)).containsExactly(Sentence.of("import.history.obstacle.undone"));
    }

    @Test
    void undoingTheImportThatRegisteredASeriesRemovesTheSeries() {
        var before = state();
        importCounts("marzo.csv", "codigo,mes,delito,conteo\nA-001,2024-03,robo,4\n");

        assertThat(history.check(newest().id()).effects())
                .contains(Sentence.of("import.history.effect.seriesGoes", "Robo a transeúnte"));
        history.undo(newest().id());

        assertThat(outcomes.list()).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aSeriesThatAProjectWatchesStaysWithoutCounts() {
        importCounts("marzo.csv", "codigo,mes,delito,conteo\nA-001,2024-03,robo,4\n");
        watchedByAProject(outcomes.list().getFirst().id());

        assertThat(history.check(newest().id()).effects())
                .contains(Sentence.of("import.history.effect.seriesUsed", "Robo a transeúnte", "Parque seguro"));
        history.undo(newest().id());

        assertThat(outcomes.list()).extracting(OutcomeSummary::cells).containsExactly(0);
    }

    @Test
    void undoingIncidentsBringsBackThePointsThatTheyReplaced() {
        importPoints("antes.csv", "2024-03-01,22:30,robo,-99.195,19.305\n2024-04-03,,robo,-99.185,19.305\n");
        var before = state();
        importPoints("despues.csv", "2024-03-02,,robo,-99.185,19.305\n");

        assertThat(history.check(newest().id()).effects())
                .contains(Sentence.of("import.history.effect.points", 1L, 2L));
        history.undo(newest().id());

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void whatALaterFileChangedIsUndoneOnlyAfterThatFile() {
        importCounts("marzo.csv", "codigo,mes,delito,conteo\nA-001,2024-03,robo,4\n");
        long first = newest().id();
        importCounts("correccion.csv", "codigo,mes,delito,conteo\nA-001,2024-03,robo,5\n");
        var later = newest();
        var before = state();

        assertThatThrownBy(() -> history.undo(first))
                .asInstanceOf(throwable(UndoRefusedException.class))
                .extracting(UndoRefusedException::obstacles)
                .isEqualTo(List.of(Sentence.of("import.history.obstacle.later", "correccion.csv", later.at())));
        assertThat(state()).isEqualTo(before);

        history.undo(later.id());
        history.undo(first);
        assertThat(outcomes.list()).isEmpty();
    }

    @Test
    void undoingBoundariesRemovesTheNewAreasAndRestoresTheOthersWithTheirVersionsAndNeighbours() {
        var before = state();
        importBoundaries(
                "nuevo.geojson",
                collection(
                        feature("\"codigo\":\"A-001\",\"nombre\":\"Otra\"", square(-99.21, 19.29, 0.02)),
                        feature("\"codigo\":\"A-002\",\"nombre\":\"Área 2\"", square(-99.19, 19.3, 0.01)),
                        feature("\"codigo\":\"B-001\",\"nombre\":\"Nueva\"", square(-99.18, 19.3, 0.01))),
                LocalDate.of(2026, 6, 1));
        assertThat(state()).isNotEqualTo(before);

        history.undo(newest().id());

        assertThat(state()).isEqualTo(before);
        assertThat(areas.find("B-001")).isEmpty();
    }

    @Test
    void undoingTheOnlyBoundariesLeavesNoArea() {
        history.undo(town);

        assertThat(areas.list()).isEmpty();
        assertThat(areas.pairs()).isEmpty();
    }

    @Test
    void aBoundaryReplacedOnItsOwnDayComesBack() {
        var before = state();
        importBoundaries(
                "corregido.geojson",
                collection(feature("\"codigo\":\"A-001\"", square(-99.21, 19.29, 0.02))),
                NEW_YEAR);

        history.undo(newest().id());

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void boundariesOfAreasThatHaveCountsStayAndTheSeriesIsNamed() {
        importCounts("marzo.csv", "codigo,mes,delito,conteo\nA-001,2024-03,robo,4\n");

        assertThat(obstacles(town))
                .containsExactly(Sentence.of("import.history.obstacle.use.SERIES", "Robo a transeúnte", 1));
        assertThatThrownBy(() -> history.undo(town)).isInstanceOf(UndoRefusedException.class);
        assertThat(areas.list()).hasSize(4);
    }

    @Test
    void boundariesOfAreasThatAProjectTreatsOrSomebodyWorksInStay() {
        long area = areas.find("A-001").orElseThrow().id();
        treatedByAProject(area);
        SignIn.as(Role.ADMIN, Scope.EVERYWHERE);
        users.create(new UserDraft("rosa.diaz", "Rosa Díaz", Set.of(Role.FIELD_OFFICER), false, Set.of(area)));

        assertThat(obstacles(town))
                .containsExactly(
                        Sentence.of("import.history.obstacle.use.PROJECT", "Parque seguro", 1),
                        Sentence.of("import.history.obstacle.use.USER", "Rosa Díaz", 1));
    }

    @Test
    void areasThatALaterFileChangedOrThatHoldOthersStay() {
        var change = collection(feature("\"codigo\":\"A-001\",\"nombre\":\"Otra\"", square(-99.2, 19.3, 0.01)));
        importBoundaries("nombres.geojson", change, NEW_YEAR);
        assertThat(obstacles(town)).extracting(Sentence::key).containsExactly("import.history.obstacle.later");
        history.undo(newest().id());

        long area = areas.find("A-001").orElseThrow().id();
        var inside = BoundaryReader.read(
                "dentro.geojson", collection(feature("\"codigo\":\"C-1\"", square(-99.199, 19.301, 0.001))));
        areas.importBoundaries(new BoundaryImportPlan(
                inside, BoundaryColumns.guess(inside), AreaKind.SURROUNDING, area, NEW_YEAR, false, null));
        assertThat(obstacles(town)).containsExactly(Sentence.of("import.history.obstacle.inside", "C-1", 1));
    }

    @Test
    void whoeverWorksInPartOfTheTownDoesNotUndoWhatReachesFurther() {
        importCounts("marzo.csv", "codigo,mes,delito,conteo\nA-001,2024-03,robo,4\nA-002,2024-03,robo,4\n");
        long counts = newest().id();
        SignIn.as(
                Role.MANAGER,
                new Scope(false, Set.of(areas.find("A-001").orElseThrow().id())));

        assertThat(obstacles(counts)).containsExactly(Sentence.of("import.history.obstacle.scope"));
        assertThat(obstacles(town)).containsExactly(Sentence.of("import.history.obstacle.scope"));
        assertThatThrownBy(() -> history.undo(counts)).isInstanceOf(UndoRefusedException.class);
    }

    @Test
    void incidentsOutsideTheScopeOfWhoeverImportsStay() {
        importPoints("todo.csv", "2024-03-01,,robo,-99.195,19.305\n2024-03-03,,robo,-99.185,19.305\n");
        long id = outcomes.list().getFirst().id();
        SignIn.as(
                Role.EVALUATOR,
                new Scope(false, Set.of(areas.find("A-001").orElseThrow().id())));
        importPoints("parte.csv", "2024-03-02,,robo,-99.195,19.305\n");
        SignIn.as(Role.EVALUATOR, Scope.EVERYWHERE);

        assertThat(outcomes.points(id, MARCH.atDay(1), MARCH.atEndOfMonth()))
                .extracting(IncidentPoint::day)
                .containsExactly(LocalDate.of(2024, 3, 2), LocalDate.of(2024, 3, 3));
    }

    @Test
    void aFieldOfficerNeitherReadsTheHistoryNorUndoes() {
        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);

        assertThatThrownBy(() -> history.list(PageRequest.of(0, 10))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> history.check(1)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> history.undo(1)).isInstanceOf(AccessDeniedException.class);
    }

    private ImportEntry newest() {
        return history.list(PageRequest.of(0, 1)).getFirst();
    }

    private List<Sentence> obstacles(long id) {
        return history.check(id).obstacles();
    }

    /** All that an import may write, except the counters of versions. */
    private List<List<Map<String, @Nullable Object>>> state() {
        return List.of(
                rows("select id, code, name, unit, import_id from outcome order by id"),
                rows("select * from outcome_count order by outcome_id, area_id, month_start"),
                rows("select * from incident_point order by id"),
                rows(
                        "select id, code, name, kind, parent_id, zone, sector, retired_on, import_id from area order by id"),
                rows("select * from area_population order by area_id, of_year"),
                rows("select id, area_id, valid_from, valid_to, cast(geometry as varchar) as geometry, area_m2, source"
                        + " from area_boundary order by id"),
                rows("select * from area_neighbour order by area_id, neighbour_id"));
    }

    private List<Map<String, @Nullable Object>> rows(String sql) {
        return database.sql(sql).query().listOfRows();
    }

    private void importBoundaries(String name, byte[] bytes, LocalDate from) {
        var file = BoundaryReader.read(name, bytes);
        areas.importBoundaries(
                new BoundaryImportPlan(file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, from, false, null));
    }

    private void importCounts(String name, String text) {
        var table = TableFile.read(name, text.getBytes(StandardCharsets.UTF_8));
        outcomes.importCounts(
                new CountImportPlan(table, CountColumns.guess(table), Choices.STRICT, Map.of("robo", target())));
    }

    private void importPoints(String name, String rows) {
        var text = "fecha,hora,delito,longitud,latitud\n" + rows;
        var table = TableFile.read(name, text.getBytes(StandardCharsets.UTF_8));
        outcomes.importPoints(
                new PointImportPlan(table, PointColumns.guess(table), Map.of("robo", target()), MARCH, APRIL));
    }

    private OutcomeTarget target() {
        return outcomes.list().stream()
                .findFirst()
                .<OutcomeTarget>map(outcome -> new OutcomeTarget.Existing(outcome.id()))
                .orElse(new OutcomeTarget.New(THEFT));
    }

    private long project() {
        database.sql("insert into programme (version, name, fund, fiscal_year, responsible_unit, objectives)"
                        + " values (0, 'P', '', 2026, '', '')")
                .update();
        database.sql("insert into project (version, code, name, programme_id, line, responsible_unit, partners,"
                        + " target_population, prevention_level, setting, starts_on, status, no_links_reason,"
                        + " no_police_reason) select 0, 'PS', 'Parque seguro', id, '', '', '', '', 'PRIMARY', 'SOCIAL',"
                        + " date '2026-01-01', 'DRAFT', '', '' from programme where name = 'P'")
                .update();
        return database.sql("select id from project where code = 'PS'")
                .query(Long.class)
                .single();
    }

    private void watchedByAProject(long outcomeId) {
        database.sql("insert into spillover (version, project_id, kind, ring1, ring2, channel, outcome_id)"
                        + " values (0, ?, 'SPATIAL', true, false, '', ?)")
                .params(project(), outcomeId)
                .update();
    }

    private void treatedByAProject(long areaId) {
        database.sql(
                        "insert into project_area (project_id, area_id, starts_on, intensity) values (?, ?, date '2026-01-01', 1)")
                .params(project(), areaId)
                .update();
    }
}
