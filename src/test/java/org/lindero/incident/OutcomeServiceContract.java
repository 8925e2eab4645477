package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaService;
import org.lindero.area.AreaSummary;
import org.lindero.area.BoundaryColumns;
import org.lindero.area.BoundaryImportPlan;
import org.lindero.area.BoundaryReader;
import org.lindero.area.ImportRefusedException;
import org.lindero.area.TestFiles;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.table.TableFile;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.shared.NameTakenException;
import org.lindero.shared.NotFoundException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** What the service promises, on each database. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
abstract class OutcomeServiceContract {

    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final YearMonth APRIL = YearMonth.of(2024, 4);
    private static final OutcomeDraft THEFT = new OutcomeDraft("robo", "Robo a transeúnte", "carpetas", false);

    @Autowired
    private OutcomeService outcomes;

    @Autowired
    private AreaService areas;

    private long first;
    private long second;

    @BeforeEach
    void importATown() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(2, 2));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, LocalDate.of(2026, 1, 1), false, null));
        first = areas.find("A-001").orElseThrow().id();
        second = areas.find("A-002").orElseThrow().id();
    }

    @Test
    void countsOfAFileAreStoredByCategoryAndReadByAreaAndMonth() {
        var plan =
                counts("codigo,mes,delito,conteo\nA-001,2024-03,robo,4\nA-002,2024-03,robo,0\nA-001,2024-04,otro,9\n");

        assertThat(outcomes.dryRun(plan).added()).isEqualTo(2);
        assertThat(outcomes.dryRun(plan).leftOut()).isEqualTo(1);
        assertThat(outcomes.list()).isEmpty();
        outcomes.importCounts(plan);

        var outcome = outcomes.list().getFirst();
        assertThat(outcome)
                .isEqualTo(new OutcomeSummary(
                        outcome.id(),
                        "robo",
                        "Robo a transeúnte",
                        "carpetas",
                        false,
                        false,
                        Visibility.EXACT,
                        MARCH,
                        MARCH,
                        2,
                        2,
                        4,
                        0));
        var counts = outcomes.counts(outcome.id(), MARCH, APRIL, List.of(second, first));
        assertThat(counts.areaIds()).containsExactly(second, first);
        assertThat(counts.months()).containsExactly(MARCH, APRIL);
        assertThat(Arrays.deepToString(counts.counts())).isEqualTo(Arrays.deepToString(new double[][] {
            {0, Double.NaN}, {4, Double.NaN}
        }));
        assertThat(counts.missing()).isEqualTo(2);
        assertThat(outcomes.totals(outcome.id())).isEqualTo(Map.of(MARCH, new CountSum(4, 0, 0, 2, 0)));
    }

    @Test
    void anotherFileChangesAddsAndLeavesTheRest() {
        outcomes.importCounts(counts("codigo,mes,delito,conteo\nA-001,2024-03,robo,4\nA-002,2024-03,robo,1\n"));
        var id = outcomes.list().getFirst().id();
        var again = counts(
                "codigo,mes,delito,conteo\nA-001,2024-03,robo,5\nA-002,2024-03,robo,1\nA-002,2024-04,robo,2\n",
                new OutcomeTarget.Existing(id));

        var dryRun = outcomes.dryRun(again);

        assertThat(List.of(dryRun.changed(), dryRun.unchanged(), dryRun.added()))
                .containsExactly(1, 1, 1);
        outcomes.importCounts(again);
        assertThat(Arrays.deepToString(outcomes.counts(id, MARCH, APRIL, List.of(first, second))
                        .counts()))
                .isEqualTo(Arrays.deepToString(new double[][] {{5, Double.NaN}, {1, 2}}));
    }

    @Test
    void oneWrongCellKeepsTheWholeFileOut() {
        var plan = counts("codigo,mes,delito,conteo\nA-001,2024-03,robo,4\nA-002,2024-03,robo,-3\n");

        assertThat(outcomes.dryRun(plan).errors()).isEqualTo(1);
        assertThatThrownBy(() -> outcomes.importCounts(plan)).isInstanceOf(ImportRefusedException.class);
        assertThat(outcomes.list()).isEmpty();
    }

    @Test
    void aCodeThatIsTakenIsRefused() {
        outcomes.create(THEFT);

        assertThatThrownBy(() -> outcomes.create(THEFT)).isInstanceOf(NameTakenException.class);
        assertThatThrownBy(() -> outcomes.importCounts(counts("codigo,mes,delito,conteo\nA-001,2024-03,robo,4\n")))
                .isInstanceOf(NameTakenException.class);
    }

    @Test
    @As({Role.MANAGER, Role.EVALUATOR})
    void incidentsBecomeCountsWithZerosWhereNothingHappened() {
        var plan = points();

        assertThat(outcomes.dryRun(plan).added()).isEqualTo(8);
        assertThat(outcomes.dryRun(plan).count(TableProblem.IN_NO_AREA)).isEqualTo(1);
        outcomes.importPoints(plan);

        var id = outcomes.list().getFirst().id();
        assertThat(Arrays.deepToString(outcomes.counts(id, MARCH, APRIL, List.of(first, second))
                        .counts()))
                .isEqualTo(Arrays.deepToString(new double[][] {{2, 0}, {0, 1}}));
        assertThat(outcomes.points(id, MARCH.atDay(1), APRIL.atEndOfMonth())).hasSize(3);
        assertThat(outcomes.points(id, MARCH.atDay(1), MARCH.atEndOfMonth())
                        .getFirst()
                        .hour())
                .isEqualTo(22);
    }

    /** A file of one municipality says nothing of the next one: not that nothing happened there. */
    @Test
    void incidentsMakeZerosInTheirOwnMunicipalityOnly() {
        long here = importBelow("M-1", -100.2, "P-1", "P-2");
        long there = importBelow("M-2", -101.2, "Q-1", "Q-2");
        var text = "fecha,delito,longitud,latitud\n2024-03-05,Robo,-100.195,19.305\n";
        var table = TableFile.read("puntos.csv", text.getBytes(StandardCharsets.UTF_8));
        var plan = new PointImportPlan(
                table, PointColumns.guess(table), Map.of("Robo", new OutcomeTarget.New(THEFT)), MARCH, MARCH);

        assertThat(outcomes.dryRun(plan).added()).isEqualTo(2);
        outcomes.importPoints(plan);

        var id = outcomes.list().getFirst().id();
        var month = outcomes.visibleCounts(id, MARCH);
        var below = areas.list().stream()
                .filter(area -> month.containsKey(area.id()))
                .map(AreaSummary::parentId)
                .toList();
        assertThat(below).containsExactly(here, here).doesNotContain(there);
    }

    private long importBelow(String municipality, double longitude, String... codes) {
        importAreas(
                AreaKind.MUNICIPALITY,
                null,
                TestFiles.feature(
                        "\"codigo\":\"%s\"".formatted(municipality), TestFiles.square(longitude, 19.3, 0.03)));
        long parent = areas.find(municipality).orElseThrow().id();
        var features = new String[codes.length];
        for (int i = 0; i < codes.length; i++) {
            features[i] = TestFiles.feature(
                    "\"codigo\":\"%s\"".formatted(codes[i]), TestFiles.square(longitude + i * 0.01, 19.3, 0.01));
        }
        importAreas(AreaKind.POLYGON, parent, features);
        return parent;
    }

    private void importAreas(AreaKind kind, @Nullable Long parent, String... features) {
        var file = BoundaryReader.read("mas.geojson", TestFiles.collection(features));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), kind, parent, LocalDate.of(2026, 1, 1), false, null));
    }

    @Test
    void aManagerAloneDoesNotSeeWhereSingleIncidentsHappened() {
        outcomes.importPoints(points());
        var id = outcomes.list().getFirst().id();

        assertThatThrownBy(() -> outcomes.points(id, MARCH.atDay(1), APRIL.atEndOfMonth()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void countsOutsideTheScopeAreNeitherReadNorWritten() {
        outcomes.importCounts(counts("codigo,mes,delito,conteo\nA-001,2024-03,robo,4\n"));
        var id = outcomes.list().getFirst().id();
        SignIn.as(Role.MANAGER, new Scope(false, Set.of(second)));

        assertThatThrownBy(() -> outcomes.counts(id, MARCH, APRIL, List.of(first)))
                .isInstanceOf(NotFoundException.class);
        var intrusion = counts("codigo,mes,delito,conteo\nA-001,2024-03,robo,9\n", new OutcomeTarget.Existing(id));
        assertThat(outcomes.dryRun(intrusion).problemCounts()).containsOnlyKeys(TableProblem.UNKNOWN_AREA);
        assertThat(outcomes.countsForEvaluation(id, MARCH, APRIL, List.of(first))
                        .total())
                .isEqualTo(4);
    }

    @Test
    void aFieldOfficerNeitherImportsNorEvaluates() {
        SignIn.as(Role.FIELD_OFFICER, Scope.EVERYWHERE);

        assertThatThrownBy(() -> outcomes.create(THEFT)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> outcomes.importPoints(points())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> outcomes.countsForEvaluation(1, MARCH, APRIL, List.of()))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static CountImportPlan counts(String text) {
        return counts(text, new OutcomeTarget.New(THEFT));
    }

    private static CountImportPlan counts(String text, OutcomeTarget target) {
        var table = TableFile.read("conteos.csv", text.getBytes(StandardCharsets.UTF_8));
        return new CountImportPlan(table, CountColumns.guess(table), Choices.STRICT, Map.of("robo", target));
    }

    private static PointImportPlan points() {
        var text = """
                fecha,hora,delito,longitud,latitud
                2024-03-01,22:30,robo,-99.195,19.305
                2024-03-31,,robo,-99.195,19.305
                2024-04-01,,robo,-99.185,19.305
                2024-04-02,,robo,-100,25
                """;
        var table = TableFile.read("puntos.csv", text.getBytes(StandardCharsets.UTF_8));
        return new PointImportPlan(
                table, PointColumns.guess(table), Map.of("robo", new OutcomeTarget.New(THEFT)), MARCH, APRIL);
    }
}
