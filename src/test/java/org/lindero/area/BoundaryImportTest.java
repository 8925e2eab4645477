package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lindero.area.TestFiles.collection;
import static org.lindero.area.TestFiles.feature;
import static org.lindero.area.TestFiles.square;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an import makes of the cells of a boundary file. */
class BoundaryImportTest {

    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    /** A column of people as offices write it, and what is stored; 'error' where it could be either of two numbers. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234;985 | 1234;985",
                "1.234;985 | 1234;985",
                "1.234,5;985 | 1235;985",
                "12,5;985 | 13;985",
                "1234.0;985.0 | 1234;985",
                "1234.56;123.456 | 1235;123",
                "1.234;1,234 | error;1234",
                "1,234,567;12.50 | 1234567;13",
                "muchos;-5 | error;error",
            })
    void peopleAreReadAsTheColumnWritesThem(String cells, String stored) {
        var written = cells.split(";");
        var run = run(written, 2020, "Zona");

        var read = new ArrayList<String>();
        for (int i = 0; i < written.length; i++) {
            int row = i + 1;
            boolean wrong = run.dry().problems().stream()
                    .anyMatch(
                            problem -> problem.isError() && Integer.valueOf(row).equals(problem.row()));
            var code = "A-" + i;
            read.add(
                    wrong
                            ? "error"
                            : run.changes().stream()
                                    .filter(change -> change.row().code().equals(code))
                                    .map(change ->
                                            String.valueOf(change.populations().get(2020)))
                                    .findFirst()
                                    .orElseThrow());
        }
        assertThat(read).containsExactly(stored.split(";"));
    }

    @Test
    void aPointThatIsTakenForThousandsOfPeopleIsTold() {
        assertThat(run(new String[] {"1.234", "985"}, 2020, "Zona").dry().problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::isError)
                .containsExactly(tuple(BoundaryProblem.POPULATION_READ_AS, 1, false));
    }

    @Test
    void peopleOfAYearThatNobodySaidAreToldTheYearThatIsTaken() {
        assertThat(run(new String[] {"985"}, null, "Zona").dry().problems())
                .extracting(ImportProblem::code, problem -> problem.args().getFirst())
                .containsExactly(tuple(BoundaryProblem.POPULATION_YEAR_TAKEN, "2026"));
    }

    @Test
    void aTextThatIsCutIsTold() {
        assertThat(run(new String[] {"985"}, 2020, "Z".repeat(200)).dry().problems())
                .extracting(ImportProblem::code, ImportProblem::column)
                .containsExactly(tuple(BoundaryProblem.CUT, "zona"));
    }

    @Test
    void anAreaWiderThanTheCountryIsRefused() {
        var file = BoundaryReader.read("mundo.geojson", collection(feature("\"codigo\":\"W\"", square(-130, -20, 60))));
        var plan = new BoundaryImportPlan(file, BoundaryColumns.guess(file), AreaKind.POLYGON, null, FROM, false, null);

        assertThat(new BoundaryImport(plan, List.of(), Map.of(), Map.of(), Set.of(), true)
                        .run()
                        .problems())
                .extracting(ImportProblem::code)
                .contains(BoundaryProblem.TOO_WIDE);
    }

    @ParameterizedTest
    @CsvSource({
        "25001,25018,MUNICIPALITY",
        "01,32,STATE",
        "25001,25001-3,SURROUNDING",
        "33001,25001,SURROUNDING",
        "A-1,A-2,SURROUNDING"
    })
    void theKeysOfTheCountryTellStatesAndMunicipalities(String first, String second, AreaKind kind) {
        var file = BoundaryReader.read(
                "areas.geojson",
                collection(
                        feature("\"cvegeo\":\"%s\"".formatted(first), square(-99.2, 19.3, 0.01)),
                        feature("\"cvegeo\":\"%s\"".formatted(second), square(-99.1, 19.3, 0.01))));

        assertThat(BoundaryColumns.guessKind(file)).isEqualTo(kind);
    }

    private record Run(BoundaryDryRun dry, List<BoundaryImport.Change> changes) {}

    private static Run run(String[] people, @Nullable Integer year, String zone) {
        var features = new String[people.length];
        for (int i = 0; i < people.length; i++) {
            features[i] = feature(
                    "\"codigo\":\"A-%d\",\"habitantes\":\"%s\",\"zona\":\"%s\"".formatted(i, people[i], zone),
                    square(-99.2 + i * 0.01, 19.3, 0.01));
        }
        var file = BoundaryReader.read("areas.geojson", collection(features));
        var columns = new BoundaryColumns("codigo", null, "zona", null, null, "habitantes");
        var plan = new BoundaryImportPlan(file, columns, AreaKind.POLYGON, null, FROM, false, year);
        var run = new BoundaryImport(plan, List.of(), Map.of(), Map.of(), Set.of(), true);
        return new Run(run.run(), run.changes());
    }
}
