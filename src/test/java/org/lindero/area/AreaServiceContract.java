package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lindero.area.TestFiles.collection;
import static org.lindero.area.TestFiles.feature;
import static org.lindero.area.TestFiles.square;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.area.BoundaryDryRun.State;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.lindero.shared.NotFoundException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** What the service promises, on each database. A grid of 4 × 3 squares, A-001 at the south-west, stands for a town. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
abstract class AreaServiceContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    @Autowired
    private AreaService areas;

    @Autowired
    private AreaVersions versions;

    @Autowired
    private JdbcClient database;

    @Test
    void anImportedGridHasSurfacesNeighboursAndRings() {
        importGrid();

        var corner = areas.find("A-001").orElseThrow();
        assertThat(areas.list()).hasSize(12);
        assertThat(corner.name()).isEqualTo("Área 1");
        assertThat(corner.zone()).isEqualTo("Z1");
        assertThat(corner.population()).isEqualTo(1000);
        assertThat(corner.areaKm2()).isCloseTo(1.1628, within(0.001));
        assertThat(areas.neighbours(corner.id()))
                .extracting(neighbour -> neighbour.area().code())
                .containsExactly("A-002", "A-005", "A-006");
        assertThat(areas.neighbours(corner.id()).getLast().sharedMetres()).isZero();
        assertThat(areas.neighbours(corner.id()).get(1).sharedMetres()).isCloseTo(1050.4, within(1.0));
        assertThat(areas.rings(Set.of(corner.id()), 2).values()).containsExactlyInAnyOrder(0, 1, 1, 1, 2, 2, 2, 2, 2);
        assertThat(areas.ringsByDistance(Set.of(corner.id()), 500).values()).containsExactlyInAnyOrder(0, 1, 1, 1);
        assertThat(areas.strata()).containsEntry(corner.id(), "Z1");
    }

    @Test
    void theDryRunTellsNewFromChangedAndUnchangedAndStoresNothing() {
        assertThat(areas.dryRun(plan(grid(), TODAY)).count(State.NEW)).isEqualTo(12);
        assertThat(areas.list()).isEmpty();
        importGrid();
        assertThat(areas.dryRun(plan(grid(), TODAY)).count(State.UNCHANGED)).isEqualTo(12);

        var moved = read(collection(
                feature("\"codigo\":\"A-001\",\"nombre\":\"Área 1\"", square(-99.2, 19.3, 0.01)),
                feature("\"codigo\":\"A-999\",\"nombre\":\"Otra\"", square(-99.3, 19.3, 0.01))));
        var dryRun = areas.dryRun(plan(moved, TODAY));
        assertThat(dryRun.lines()).extracting(BoundaryDryRun.Line::state).containsExactly(State.CHANGED, State.NEW);
    }

    @Test
    void whatContradictsTheStoredAreasIsAConflictUntilItIsConfirmed() {
        long town = municipality();
        areas.importBoundaries(plan(grid(), TODAY, columns(), town, false));
        var other = read(collection(feature("\"codigo\":\"09011\"", square(-99.3, 19.2, 0.03))));
        areas.importBoundaries(new BoundaryImportPlan(
                other, BoundaryColumns.guess(other), AreaKind.MUNICIPALITY, null, TODAY, false, null));
        long elsewhere = areas.find("09011").orElseThrow().id();
        var file = read(collection(
                feature("\"codigo\":\"A-001\"", square(-99.2, 19.3, 0.01)),
                feature("\"codigo\":\"A-002\"", square(-99.0, 19.3, 0.01)),
                feature("\"codigo\":\"A-002\"", square(-99.0, 19.2, 0.01)),
                feature("\"codigo\":\"09010\"", square(-99.21, 19.29, 0.06))));
        var plan = plan(file, TODAY, new BoundaryColumns("codigo", null, null, null, null, null), elsewhere, false);

        var run = areas.dryRun(plan);

        assertThat(run.count(State.CONFLICTING)).isEqualTo(4);
        assertThat(run.problems().stream().filter(ImportProblem::isError))
                .extracting(ImportProblem::code)
                .containsExactly(
                        BoundaryProblem.OTHER_PARENT,
                        BoundaryProblem.OTHER_PARENT,
                        BoundaryProblem.ELSEWHERE,
                        BoundaryProblem.DUPLICATE_CODE,
                        BoundaryProblem.OTHER_PARENT,
                        BoundaryProblem.ELSEWHERE,
                        BoundaryProblem.OTHER_KIND);
        assertThat(run.canBeMeant()).isFalse();
        var moved = plan(
                read(collection(feature("\"codigo\":\"A-002\"", square(-99.0, 19.3, 0.01)))),
                TODAY,
                new BoundaryColumns("codigo", null, null, null, null, null),
                elsewhere,
                false);
        assertThat(areas.dryRun(moved).canBeMeant()).isTrue();
        assertThat(areas.importBoundaries(moved.confirmed()).count(State.CHANGED))
                .isEqualTo(1);
        assertThat(areas.find("A-002").orElseThrow().parentId()).isEqualTo(elsewhere);
    }

    @Test
    void theDryRunMeasuresOverlapsAndGapsWithinTheFileAndWithStoredAreas() {
        importGrid();
        // the first takes 55 m of A-004, the second leaves a strip of about 5 m to the first
        var file = read(collection(
                feature("\"codigo\":\"N-1\"", square(-99.1605, 19.3, 0.01)),
                feature("\"codigo\":\"N-2\"", square(-99.15045, 19.3, 0.01)),
                feature("\"codigo\":\"N-3\"", square(-96.15, 19.3, 0.01)),
                feature("\"codigo\":\"N-4\"", square(-80.15, 19.3, 0.01))));

        var run = areas.dryRun(plan(file, TODAY));

        assertThat(run.isClean()).isTrue();
        assertThat(run.overlaps()).hasSize(1).first().satisfies(ground -> {
            assertThat(ground.first()).isEqualTo("N-1");
            assertThat(ground.second()).isEqualTo("Área 4");
            assertThat(ground.squareMetres()).isCloseTo(0.0005 / 0.01 * 1.1633e6, within(600.0));
        });
        assertThat(run.gaps()).hasSize(1).first().satisfies(ground -> {
            assertThat(ground.first()).isEqualTo("N-1");
            assertThat(ground.second()).isEqualTo("N-2");
            assertThat(ground.squareMetres()).isCloseTo(0.00005 / 0.01 * 1.1633e6, within(300.0));
        });
        assertThat(run.problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.FAR_AWAY, BoundaryProblem.OUTSIDE_MEXICO);
    }

    @Test
    void aPolygonAsLargeAsAStateIsAskedAbout() {
        var file = read(collection(feature("\"codigo\":\"N-1\"", square(-99.1605, 19.3, 0.5))));

        var run = areas.dryRun(plan(file, TODAY));

        assertThat(run.isClean()).isTrue();
        assertThat(run.problems()).extracting(ImportProblem::code).containsExactly(BoundaryProblem.ODDLY_LARGE);
    }

    @Test
    void aWiderToleranceMakesNeighboursOfAreasThatLieApart() {
        importGrid();
        var file = read(collection(feature("\"codigo\":\"N-1\"", square(-99.15995, 19.3, 0.01))));
        areas.importBoundaries(plan(file, TODAY));
        assertThat(areas.neighbours(areas.find("N-1").orElseThrow().id())).isEmpty();

        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, TODAY, false, null, false, 30.0));

        assertThat(areas.toleranceMetres(AreaKind.SURROUNDING)).isEqualTo(30);
        assertThat(areas.neighbours(areas.find("N-1").orElseThrow().id()))
                .extracting(neighbour -> neighbour.area().code())
                .containsExactlyInAnyOrder("A-004", "A-008");
    }

    @Test
    void populationsStandByYearWithTheirSourceAndTheNearestEarlierOneIsUsedOrElseTheNearestLaterOne() {
        var file = read(collection(feature(
                "\"codigo\":\"A-001\",\"POB2010\":\"900\",\"Población 2020\":\"1,100\"", square(-99.2, 19.3, 0.01))));
        var columns = new BoundaryColumns("codigo", null, null, null, null, "Población 2020");
        var plan = new BoundaryImportPlan(file, columns, AreaKind.POLYGON, null, TODAY, false, null);
        areas.importBoundaries(plan);
        long id = areas.find("A-001").orElseThrow().id();

        assertThat(versions.populations(id))
                .containsExactly(
                        new AreaPopulation(2020, 1100, "areas.geojson"),
                        new AreaPopulation(2010, 900, "areas.geojson"));
        assertThat(areas.dryRun(plan).count(State.UNCHANGED)).isEqualTo(1);
        versions.putPopulation(id, new AreaPopulation(2015, 1000, "Encuesta Intercensal"));
        assertThat(versions.populationsFor(2018))
                .containsEntry(id, new AreaPopulation(2015, 1000, "Encuesta Intercensal"));
        assertThat(versions.populationsFor(2020)).containsEntry(id, new AreaPopulation(2020, 1100, "areas.geojson"));
        assertThat(versions.populationsFor(2030)).containsEntry(id, new AreaPopulation(2020, 1100, "areas.geojson"));
        assertThat(versions.populationsFor(2009)).containsEntry(id, new AreaPopulation(2010, 900, "areas.geojson"));
        versions.removePopulation(id, 2020);
        assertThat(areas.get(id).population()).isEqualTo(1000);
        assertThat(areas.get(id).populationYear()).isEqualTo(2015);
    }

    @Test
    void oneWrongFeatureKeepsTheWholeFileOut() {
        var file = read(collection(
                feature("\"codigo\":\"B-1\"", square(-99.2, 19.3, 0.01)),
                feature("\"codigo\":\"B-1\"", square(-99.1, 19.3, 0.01)),
                feature("\"codigo\":\"B-2\"", "[[[-99.2,19.3],[-99.1,19.4],[-99.1,19.3],[-99.2,19.4],[-99.2,19.3]]]")));
        var plan = plan(file, TODAY, new BoundaryColumns("codigo", null, null, null, null, null), null, false);

        assertThat(areas.dryRun(plan).problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.DUPLICATE_CODE, BoundaryProblem.SELF_CROSSING);
        assertThatThrownBy(() -> areas.importBoundaries(plan)).isInstanceOf(ImportRefusedException.class);
        assertThat(areas.list()).isEmpty();
    }

    @Test
    void aCrossingPolygonIsRepairedOnlyWhenThePlanSaysSo() {
        var file = read(collection(
                feature("\"codigo\":\"B-2\"", "[[[-99.2,19.3],[-99.1,19.4],[-99.1,19.3],[-99.2,19.4],[-99.2,19.3]]]")));
        var columns = new BoundaryColumns("codigo", null, null, null, null, null);

        assertThat(areas.dryRun(plan(file, TODAY, columns, null, false)).count(State.WRONG))
                .isEqualTo(1);
        var done = areas.importBoundaries(plan(file, TODAY, columns, null, true));
        assertThat(done.lines()).singleElement().satisfies(line -> {
            assertThat(line.repaired()).isTrue();
            assertThat(line.areaKm2()).isGreaterThan(1);
        });
    }

    @Test
    void aMovedBoundaryBecomesANewVersionAndTheOldOneEnds() {
        importGrid();
        var bigger = read(collection(feature("\"codigo\":\"A-001\"", square(-99.21, 19.29, 0.02))));

        areas.importBoundaries(plan(bigger, LocalDate.of(2026, 6, 1)));

        var id = areas.find("A-001").orElseThrow().id();
        assertThat(database.sql("select valid_from, valid_to from area_boundary where area_id = ? order by valid_from")
                        .param(id)
                        .query((row, n) -> row.getString(1) + " – " + row.getString(2))
                        .list())
                .containsExactly("2026-01-01 – 2026-05-31", "2026-06-01 – null");
        assertThat(areas.get(id).areaKm2()).isCloseTo(4.65, within(0.01));
    }

    @Test
    void whatLiesOutsideTheScopeIsNeitherListedNorFoundNorChanged() {
        var town = municipality();
        areas.importBoundaries(plan(grid(), TODAY, columns(), town, false));
        var other = areas.importBoundaries(plan(
                read(collection(feature("\"codigo\":\"X-1\"", square(-99.5, 19.3, 0.01)))), TODAY));
        assertThat(other.count(State.NEW)).isEqualTo(1);
        long stranger = areas.find("X-1").orElseThrow().id();

        SignIn.as(Role.MANAGER, new Scope(false, Set.of(town)));

        assertThat(areas.list()).hasSize(13).noneMatch(area -> area.id() == stranger);
        assertThatThrownBy(() -> areas.get(stranger)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> areas.neighbours(stranger)).isInstanceOf(NotFoundException.class);
        assertThat(areas.geoJson(Set.of(stranger))).doesNotContain("X-1");
        var intrusion = read(collection(feature("\"codigo\":\"X-1\"", square(-99.4, 19.3, 0.01))));
        assertThat(areas.dryRun(plan(intrusion, TODAY)).problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.OUTSIDE_SCOPE);
    }

    @Test
    @As(Role.FIELD_OFFICER)
    void aFieldOfficerReadsButDoesNotImport() {
        assertThat(areas.list()).isEmpty();
        assertThatThrownBy(() -> areas.dryRun(plan(grid(), TODAY))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> areas.importBoundaries(plan(grid(), TODAY))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void searchIgnoresAccentsAndSortsAndPages() {
        importGrid();

        var page = PageRequest.of(0, 5, Sort.by("population").descending());
        assertThat(areas.search(new AreaFilter("area 1", Set.of(), null, null, null, false), page))
                .extracting(AreaSummary::code)
                .containsExactly("A-012", "A-011", "A-010", "A-001");
        assertThat(areas.search(AreaFilter.ofKinds(Set.of(AreaKind.STATE)), page))
                .isEmpty();
    }

    @Test
    void aPointIsFoundInItsPolygonAndNotInTheTownAround() {
        areas.importBoundaries(plan(grid(), TODAY, columns(), municipality(), false));
        var locator = areas.locator();

        int place = locator.locator().locate(-99.195, 19.305);
        assertThat(areas.get(locator.areaIds().get(place)).code()).isEqualTo("A-001");
    }

    @Test
    void theMapCarriesTheNamesAndFollowsAChange() {
        importGrid();
        assertThat(areas.geoJson(Set.of())).contains("\"A-012\"", "MultiPolygon", "Área 12");
        var renamed = read(collection(
                feature("\"codigo\":\"A-001\",\"nombre\":\"Riberas \\\"Sur\\\"\"", square(-99.2, 19.3, 0.01))));

        areas.importBoundaries(plan(renamed, TODAY));

        assertThat(areas.geoJson(Set.of())).contains("Riberas \\\"Sur\\\"");
    }

    private long municipality() {
        var file = read(collection(feature("\"codigo\":\"09010\",\"nombre\":\"Villa\"", square(-99.21, 19.29, 0.06))));
        areas.importBoundaries(new BoundaryImportPlan(
                file, BoundaryColumns.guess(file), AreaKind.MUNICIPALITY, null, TODAY, false, null));
        return areas.find("09010").orElseThrow().id();
    }

    private void importGrid() {
        areas.importBoundaries(plan(grid(), TODAY));
    }

    private static BoundaryFile grid() {
        return read(TestFiles.grid(4, 3));
    }

    private static BoundaryFile read(byte[] bytes) {
        return BoundaryReader.read("areas.geojson", bytes);
    }

    private static BoundaryColumns columns() {
        return BoundaryColumns.guess(grid());
    }

    private static BoundaryImportPlan plan(BoundaryFile file, LocalDate from) {
        return plan(file, from, BoundaryColumns.guess(file), null, false);
    }

    private static BoundaryImportPlan plan(
            BoundaryFile file, LocalDate from, BoundaryColumns columns, @Nullable Long parent, boolean repair) {
        return new BoundaryImportPlan(file, columns, AreaKind.POLYGON, parent, from, repair, 2020);
    }
}
