package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.lindero.area.TestFiles.square;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lindero.As;
import org.lindero.SignIn;
import org.lindero.security.Role;
import org.lindero.security.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** What edits of boundaries promise, on each database. A grid of 4 × 3 squares of 0.01°, A-001 at the south-west, stands for a town. */
@SpringBootTest
@Transactional
@As(Role.MANAGER)
abstract class AreaEditorContract {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate LATER = LocalDate.of(2025, 6, 1);
    private static final double SQUARE_KM2 = 1.1628;

    @Autowired
    private AreaService areas;

    @Autowired
    private AreaEditor editor;

    @Autowired
    private AreaVersions versions;

    @Autowired
    private ImportHistory history;

    @Autowired
    private JdbcClient database;

    @Test
    void aRedrawnAreaHasANewVersionAndKeepsTheOldOneWithItsDates() {
        importGrid();
        long corner = id("A-001");

        editor.apply(new AreaEdit.Redraw(corner, polygon(square(-99.2, 19.3, 0.005)), LATER));

        assertThat(versions(corner)).containsExactly("2024-01-01 – 2025-05-31", "2025-06-01 – null");
        assertThat(areas.get(corner).areaKm2()).isCloseTo(SQUARE_KM2 / 4, within(0.001));
        assertThat(areas.neighbours(corner)).isEmpty();
        assertThat(areas.neighbours(id("A-002")))
                .extracting(neighbour -> neighbour.area().code())
                .containsExactlyInAnyOrder("A-003", "A-005", "A-006", "A-007");
    }

    @Test
    void theCheckMeasuresTheGapThatARedrawOpensAndTheGroundItTakes() {
        importGrid();

        var smaller = editor.check(new AreaEdit.Redraw(
                id("A-001"),
                polygon("[[[-99.2,19.3],[-99.195,19.3],[-99.195,19.31],[-99.2,19.31],[-99.2,19.3]]]"),
                LATER));
        assertThat(smaller.isClean()).isTrue();
        assertThat(smaller.overlaps()).isEmpty();
        assertThat(smaller.gaps())
                .extracting(ground -> ground.neighbour().code())
                .contains("A-002", "A-005");
        assertThat(smaller.gaps().getFirst().squareMetres()).isCloseTo(SQUARE_KM2 / 2 * 1e6, within(1000.0));

        var larger = editor.check(new AreaEdit.Redraw(
                id("A-001"),
                polygon("[[[-99.2,19.3],[-99.185,19.3],[-99.185,19.31],[-99.2,19.31],[-99.2,19.3]]]"),
                LATER));
        assertThat(larger.gaps()).isEmpty();
        assertThat(larger.overlaps()).singleElement().satisfies(ground -> {
            assertThat(ground.neighbour().code()).isEqualTo("A-002");
            assertThat(ground.squareMetres()).isCloseTo(SQUARE_KM2 / 2 * 1e6, within(1000.0));
        });
        assertThat(larger.problems()).extracting(ImportProblem::code).containsExactly(EditProblem.OVERLAP);

        var huge = editor.check(new AreaEdit.Redraw(
                id("A-001"), polygon("[[[-98.5,19.3],[-98,19.3],[-98,19.8],[-98.5,19.8],[-98.5,19.3]]]"), LATER));
        assertThat(huge.isClean()).isTrue();
        assertThat(huge.problems()).extracting(ImportProblem::code).contains(EditProblem.ODDLY_LARGE);
    }

    @Test
    void aDrawnOutlineFollowsItsNeighboursToTheLastDigit() {
        importGrid();
        // half a metre inside A-004, whose eastern border is at -99.16
        var drawn = new AreaEdit.Draw(
                new AreaDraft("N-1", "Nueva", AreaKind.POLYGON, null),
                polygon(
                        "[[[-99.160005,19.300004],[-99.15,19.3],[-99.15,19.305],[-99.160004,19.305],[-99.160005,19.300004]]]"),
                START);

        var check = editor.check(drawn);
        assertThat(check.problems()).isEmpty();
        assertThat(check.neighbours()).extracting(AreaSummary::code).containsExactly("A-004");
        assertThat(check.outlines().getFirst().geoJson()).contains("[-99.16,19.3]");
        editor.apply(drawn);

        assertThat(areas.neighbours(id("N-1")))
                .singleElement()
                .satisfies(neighbour -> assertThat(neighbour.sharedMetres()).isCloseTo(553.4, within(2.0)));
    }

    @Test
    void aSplitRetiresTheAreaAndItsPartsTakeItsPlaceAndItsValuesStay() {
        importGrid();
        long old = id("A-006");
        count(old, LocalDate.of(2024, 3, 1), 7);
        var cut = line(-99.185, 19.309, -99.185, 19.321);

        var parts = List.of(draft("A-006a", "Poniente"), draft("A-006b", "Oriente"));
        assertThat(editor.check(new AreaEdit.Split(old, cut, List.of(), LATER)).outlines())
                .extracting(EditCheck.Outline::areaKm2)
                .allSatisfy(km2 -> assertThat(km2).isCloseTo(SQUARE_KM2 / 2, within(0.001)))
                .hasSize(2);
        editor.apply(new AreaEdit.Split(old, cut, parts, LATER));

        assertThat(areas.get(old).retiredOn()).isEqualTo(LATER);
        assertThat(areas.get(old).areaKm2()).isCloseTo(SQUARE_KM2, within(0.001));
        assertThat(versions(old)).containsExactly("2024-01-01 – 2025-05-31");
        assertThat(areas.find("A-006a").orElseThrow().zone()).isEqualTo("Z2");
        assertThat(areas.neighbours(old)).hasSize(8);
        assertThat(areas.neighbours(id("A-005")))
                .extracting(one -> one.area().code())
                .contains("A-006a")
                .doesNotContain("A-006");
        assertThat(areas.neighbours(id("A-006a")))
                .extracting(neighbour -> neighbour.area().code())
                .containsExactlyInAnyOrder("A-006b", "A-005", "A-002", "A-010", "A-001", "A-009");
        assertThat(countsOf(old)).isEqualTo(1);
        assertThat(countsOf(id("A-006a"))).isZero();
        assertThat(areas.list())
                .extracting(AreaSummary::code)
                .contains("A-006a")
                .doesNotContain("A-006");
        assertThat(areas.listWithRetired()).extracting(AreaSummary::code).contains("A-006a", "A-006");
        assertThat(versions.successors(old)).extracting(AreaSummary::code).containsExactly("A-006a", "A-006b");
        assertThat(versions.predecessors(id("A-006b")))
                .extracting(AreaSummary::code)
                .containsExactly("A-006");
    }

    @Test
    void aMergeRetiresTheOldAreasForOneNew() {
        importGrid();
        var olds = Set.of(id("A-001"), id("A-002"));

        editor.apply(new AreaEdit.Merge(olds, draft("A-1+2", "Sur"), LATER));

        var merged = areas.find("A-1+2").orElseThrow();
        assertThat(merged.areaKm2()).isCloseTo(2 * SQUARE_KM2, within(0.002));
        assertThat(merged.zone()).isEqualTo("Z1");
        assertThat(versions.populations(merged.id()))
                .extracting(AreaPopulation::year, AreaPopulation::people)
                .containsExactly(tuple(2020, 2001));
        assertThat(areas.list(olds)).allMatch(AreaSummary::isRetired);
        assertThat(versions.predecessors(merged.id()))
                .extracting(AreaSummary::code)
                .containsExactly("A-001", "A-002");
        assertThat(areas.neighbours(merged.id()))
                .extracting(neighbour -> neighbour.area().code())
                .containsExactlyInAnyOrder("A-003", "A-005", "A-006", "A-007");
    }

    @Test
    void anUndoneSplitLeavesEverythingAsItWas() {
        importGrid();
        long old = id("A-006");
        var before = areas.neighbours(old).stream()
                .map(neighbour -> neighbour.area().code() + " " + Math.round(neighbour.sharedMetres()))
                .toList();
        long edit = editor.apply(new AreaEdit.Split(
                old,
                line(-99.185, 19.309, -99.185, 19.321),
                List.of(draft("A-006a", "Poniente"), draft("A-006b", "Oriente")),
                LATER));

        history.undo(edit);

        assertThat(areas.find("A-006a")).isEmpty();
        assertThat(areas.get(old).isRetired()).isFalse();
        assertThat(versions(old)).containsExactly("2024-01-01 – null");
        assertThat(areas.neighbours(old))
                .extracting(neighbour -> neighbour.area().code() + " " + Math.round(neighbour.sharedMetres()))
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(history.list(List.of(edit))).singleElement().satisfies(entry -> {
            assertThat(entry.what().kind()).isEqualTo(ImportRecord.Kind.EDIT);
            assertThat(entry.what().fileName()).isEqualTo("Área 6 → Poniente, Oriente");
            assertThat(entry.isInForce()).isFalse();
        });
    }

    @Test
    void anUndoneRedrawOfTheSameDayPutsTheBoundaryOfThatDayBack() {
        importGrid();
        long corner = id("A-001");
        var before = editor.outlines(Set.of(corner));
        long first = editor.apply(new AreaEdit.Redraw(corner, polygon(square(-99.2, 19.3, 0.005)), START));
        long second = editor.apply(new AreaEdit.Redraw(corner, polygon(square(-99.2, 19.3, 0.007)), LATER));

        assertThatThrownBy(() -> history.undo(first)).isInstanceOf(UndoRefusedException.class);
        history.undo(second);
        history.undo(first);

        assertThat(editor.outlines(Set.of(corner))).isEqualTo(before);
        assertThat(versions(corner)).containsExactly("2024-01-01 – null");
    }

    @Test
    void theCheckNamesWhatStandsOnTheEditedAreas() {
        importGrid();
        long old = id("A-006");
        count(old, LocalDate.of(2024, 3, 1), 7);

        var uses = editor.check(new AreaEdit.Split(old, line(-99.185, 19.309, -99.185, 19.321), List.of(), LATER))
                .uses();

        assertThat(uses).singleElement().satisfies(use -> {
            assertThat(use.kind()).isEqualTo(AreaUse.Kind.SERIES);
            assertThat(use.name()).isEqualTo("Robo");
            assertThat(use.areaIds()).containsExactly(old);
        });
    }

    @Test
    void anEditWithValuesOnWhatItMadeIsNotUndone() {
        importGrid();
        long edit = editor.apply(new AreaEdit.Draw(draft("N-1", "Nueva"), polygon(square(-99.1, 19.3, 0.01)), LATER));
        count(id("N-1"), LATER, 3);

        assertThatThrownBy(() -> history.undo(edit)).isInstanceOf(UndoRefusedException.class);
    }

    @Test
    void whatCannotBeDoneIsSaidAndNotDone() {
        importGrid();
        long one = id("A-001");
        var bowTie = polygon("[[[-99.2,19.3],[-99.1,19.4],[-99.1,19.3],[-99.2,19.4],[-99.2,19.3]]]");

        assertThat(problems(new AreaEdit.Redraw(one, bowTie, LATER))).containsExactly(BoundaryProblem.SELF_CROSSING);
        assertThat(problems(new AreaEdit.Redraw(one, "{", LATER))).containsExactly(BoundaryProblem.BROKEN_JSON);
        assertThat(problems(new AreaEdit.Redraw(one, polygon(square(19.3, -99.2, 0.01)), LATER)))
                .containsExactly(BoundaryProblem.SWAPPED);
        assertThat(problems(new AreaEdit.Redraw(one, polygon(square(-99.2, 19.3, 0.01)), LocalDate.of(2023, 1, 1))))
                .containsExactly(EditProblem.TOO_EARLY);
        assertThat(problems(new AreaEdit.Redraw(one, polygon(square(-99.2, 19.3, 0.01)), LocalDate.of(2999, 1, 1))))
                .containsExactly(EditProblem.TOO_LATE);
        assertThat(problems(new AreaEdit.Draw(draft("A-002", ""), polygon(square(-99.2, 19.3, 0.01)), LATER)))
                .contains(EditProblem.CODE_EXISTS, EditProblem.NAME_MISSING);
        assertThat(problems(new AreaEdit.Split(one, line(-99.3, 19.3, -99.3, 19.4), List.of(), LATER)))
                .containsExactly(EditProblem.NO_CUT);
        assertThat(problems(new AreaEdit.Split(one, "{}", List.of(), LATER))).containsExactly(EditProblem.NOT_A_LINE);
        assertThat(problems(new AreaEdit.Merge(Set.of(one), draft("M", "M"), LATER)))
                .contains(EditProblem.TOO_FEW);
        assertThat(problems(new AreaEdit.Merge(Set.of(one, id("A-003")), draft("M", "M"), LATER)))
                .containsExactly(EditProblem.APART);
        assertThatThrownBy(() -> editor.apply(new AreaEdit.Redraw(one, bowTie, LATER)))
                .isInstanceOf(ImportRefusedException.class);
        assertThat(versions(one)).containsExactly("2024-01-01 – null");
    }

    @Test
    void nobodyEditsOutsideTheScopeOrWithoutTheRight() {
        importGrid();
        long one = id("A-001");
        long two = id("A-002");
        SignIn.as(Role.MANAGER, new Scope(false, Set.of(two)));

        assertThat(problems(new AreaEdit.Redraw(one, polygon(square(-99.2, 19.3, 0.01)), LATER)))
                .containsExactly(EditProblem.NO_AREA);
        assertThat(editor.outlines(Set.of(one, two)).keySet()).containsExactly(two);
        assertThat(problems(new AreaEdit.Draw(draft("N", "N"), polygon(square(-99.1, 19.3, 0.01)), LATER)))
                .containsExactly(EditProblem.PARENT_MISSING);

        SignIn.as(Role.FIELD_OFFICER, new Scope(true, Set.of()));
        assertThatThrownBy(() -> editor.outlines(Set.of(one))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoeverMayKnowAnAreaMayKnowWhatTookItsPlace() {
        importGrid();
        long old = id("A-006");
        editor.apply(new AreaEdit.Split(
                old,
                line(-99.185, 19.309, -99.185, 19.321),
                List.of(draft("A-006a", "Poniente"), draft("A-006b", "Oriente")),
                LATER));

        SignIn.as(Role.MANAGER, new Scope(false, Set.of(old)));

        assertThat(areas.list()).extracting(AreaSummary::code).containsExactly("A-006a", "A-006b");
    }

    private List<ImportProblem.Code> problems(AreaEdit edit) {
        return editor.check(edit).problems().stream().map(ImportProblem::code).toList();
    }

    private void importGrid() {
        var file = BoundaryReader.read("areas.geojson", TestFiles.grid(4, 3));
        areas.importBoundaries(
                new BoundaryImportPlan(file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, START, false, 2020));
    }

    private long id(String code) {
        return areas.find(code).orElseThrow().id();
    }

    private List<String> versions(long areaId) {
        return database.sql("select valid_from, valid_to from area_boundary where area_id = ? order by valid_from")
                .param(areaId)
                .query((row, n) -> row.getString(1) + " – " + row.getString(2))
                .list();
    }

    private void count(long areaId, LocalDate month, int events) {
        database.sql("insert into outcome (version, code, name, unit, sensitive_to_reporting, sensitive)"
                        + " values (0, 'robo', 'Robo', 'x', false, false)")
                .update();
        database.sql("insert into outcome_count (outcome_id, area_id, month_start, events)"
                        + " select id, ?, ?, ? from outcome where code = 'robo'")
                .params(areaId, month, events)
                .update();
    }

    private int countsOf(long areaId) {
        return database.sql("select count(*) from outcome_count where area_id = ?")
                .param(areaId)
                .query(Integer.class)
                .single();
    }

    private static AreaDraft draft(String code, String name) {
        return new AreaDraft(code, name, AreaKind.POLYGON, null);
    }

    private static String polygon(String coordinates) {
        return "{\"type\":\"Polygon\",\"coordinates\":" + coordinates + "}";
    }

    private static String line(double... ordinates) {
        return "{\"type\":\"LineString\",\"coordinates\":[[%s,%s],[%s,%s]]}"
                .formatted(ordinates[0], ordinates[1], ordinates[2], ordinates[3]);
    }
}
