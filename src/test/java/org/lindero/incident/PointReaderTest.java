package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.area.BoundaryFile;
import org.lindero.area.BoundaryReader;
import org.lindero.area.ImportProblem;
import org.lindero.area.PointLocator;
import org.lindero.area.TestFiles;
import org.lindero.incident.table.Geopoints;
import org.lindero.incident.table.TableFile;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Incidents as they come, located in a grid of four squares: the first from 99.20 to 99.19 west and 19.30 to 19.31 north. */
class PointReaderTest {

    /** One area that holds everything. */
    static final PointLocator WORLD =
            new PointLocator(List.of(new GeometryFactory().toGeometry(new Envelope(-180, 180, -90, 90))));

    private static final PointLocator GRID =
            new PointLocator(BoundaryReader.read("grid.geojson", TestFiles.grid(2, 2)).features().stream()
                    .map(BoundaryFile.Feature::geometry)
                    .toList());

    @Test
    void eachIncidentIsCountedInItsAreaMonthAndCategory() {
        var points = read("""
                fecha_hecho,hora_hecho,delito,latitud,longitud
                2019-01-31,22:30:00,ROBO,19.305,-99.195
                2019-01-02,,ROBO,19.305,-99.196
                2019-02-01,8,ROBO,19.305,-99.195
                2019-01-31,25:00,LESIONES,19.315,-99.185
                """);

        assertThat(points.isClean()).isTrue();
        assertThat(points.points().counts())
                .isEqualTo(Map.of(
                        new LocatedPoints.Cell("ROBO", 0, YearMonth.of(2019, 1)), 2,
                        new LocatedPoints.Cell("ROBO", 0, YearMonth.of(2019, 2)), 1,
                        new LocatedPoints.Cell("LESIONES", 3, YearMonth.of(2019, 1)), 1));
        assertThat(points.points().hour(0)).isEqualTo(22);
        assertThat(points.points().hour(1)).isEqualTo(LocatedPoints.NO_HOUR);
        assertThat(points.points().hour(3)).isEqualTo(LocatedPoints.NO_HOUR);
        assertThat(points.first()).contains(LocalDate.of(2019, 1, 2));
        assertThat(points.last()).contains(LocalDate.of(2019, 2, 1));
    }

    @Test
    void whatLiesNowhereAndWhatHasNoPlaceIsReportedAndDoesNotStopTheRest() {
        var points = read("""
                fecha,lat,lon
                2019-01-31,19.305,-99.195
                2019-01-31,25.6,-100.3
                2019-01-31,,
                2019-01-31,0,0
                """);

        assertThat(points.isClean()).isTrue();
        assertThat(points.located()).isEqualTo(1);
        assertThat(points.problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(
                        tuple(TableProblem.IN_NO_AREA, 3),
                        tuple(TableProblem.NO_COORDINATES, 4),
                        tuple(TableProblem.NO_COORDINATES, 5));
    }

    @Test
    void anImpossibleDateOrPlaceStopsTheImport() {
        var points = read("fecha,lat,lon\n2019-02-30,19.305,-99.195\n2019-02-01,-99.195,19.305\n");

        assertThat(points.isClean()).isFalse();
        assertThat(points.problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(tuple(TableProblem.BAD_DATE, 2), tuple(TableProblem.BAD_COORDINATES, 3));
    }

    @Test
    void anIdentifierThatStandsAgainIsReportedAndCounts() {
        var table = TableFile.read("puntos.csv", """
                folio,fecha,lat,lon
                F-1,2019-01-31,19.305,-99.195
                ,2019-01-31,19.305,-99.195
                ,2019-01-31,19.305,-99.195
                F-1,2019-01-31,19.305,-99.195
                """.getBytes(StandardCharsets.UTF_8));
        var points = PointReader.read(table, PointColumns.guess(table), GRID);

        assertThat(points.located()).isEqualTo(4);
        assertThat(points.problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::column, ImportProblem::args)
                .containsExactly(tuple(TableProblem.REPEATED_ID, 5, "folio", List.of("F-1", "2")));
    }

    @Test
    void withoutIdentifiersTheSameDayHourOffenceAndPlaceIsRepeatedAndLeftOutOnlyWhenAsked() {
        var table = TableFile.read("puntos.csv", """
                fecha,hora,delito,lat,lon
                2019-01-31,10:00,ROBO,19.305,-99.195
                2019-01-31,11:00,ROBO,19.305,-99.195
                2019-01-31,10:00,LESIONES,19.305,-99.195
                2019-01-31,10:00,ROBO,19.305,-99.195
                """.getBytes(StandardCharsets.UTF_8));
        var columns = PointColumns.guess(table);

        var points = PointReader.read(table, columns, GRID);

        assertThat(points.located()).isEqualTo(4);
        assertThat(points.problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::isError)
                .containsExactly(tuple(TableProblem.REPEATED_INCIDENT, 5, false));
        assertThat(PointReader.read(table, columns, GRID, true, PeriodText.END).located())
                .isEqualTo(3);
    }

    @Test
    void incidentsAtOtherTimesOfADayAreOthersAlsoWhereTheTimeStandsWithTheDay() {
        var table = TableFile.read("robos.csv", """
                fecha,delito,latitud,longitud
                2019-01-31 05:00,ROBO,19.305,-99.195
                2019-01-31 17:45,ROBO,19.305,-99.195
                2019-01-31 05:00,ROBO,19.305,-99.195
                """.getBytes(StandardCharsets.UTF_8));

        var points = PointReader.read(table, PointColumns.guess(table), GRID);

        assertThat(points.located()).isEqualTo(3);
        assertThat(points.problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(tuple(TableProblem.REPEATED_INCIDENT, 4));
    }

    @Test
    void whereOnlyTheMonthIsKnownNothingIsTakenForRepeated() {
        assertThat(read("fecha,lat,lon\n2019-01,19.305,-99.195\n2019-01,19.305,-99.195\n")
                        .problems())
                .isEmpty();
    }

    @Test
    void submissionsOfAFormAreIncidentsWithTheirPlaceDayAndAnswer() {
        var table = Geopoints.spread(TableFile.read("envios.json", """
                {"content": {"survey": [{"type": "select_one que", "name": "delito_visto"}],
                             "choices": [{"list_name": "que", "name": "r", "label": "Robo"}]},
                 "submissions": [
                   {"start": "2019-01-31T23:15:48.000-06:00", "delito_visto": "r", "sitio": "19.305 -99.195 2240 5"},
                   {"start": "2019-02-01T10:15:48.000-06:00", "delito_visto": "r"}]}
                """.getBytes(StandardCharsets.UTF_8)));
        var columns = PointColumns.guess(table);

        assertThat(columns)
                .isEqualTo(
                        new PointColumns("start", null, "delito_visto", "sitio (longitud)", "sitio (latitud)", null));
        var points = PointReader.read(table, columns, GRID);
        assertThat(points.points().counts())
                .isEqualTo(Map.of(new LocatedPoints.Cell("Robo", 0, YearMonth.of(2019, 1)), 1));
        assertThat(points.count(TableProblem.NO_COORDINATES)).isEqualTo(1);
    }

    @Test
    void aDayThatHasNotComeStopsTheImport() {
        var table = TableFile.read(
                "puntos.csv",
                "fecha,lat,lon\n2026-11-29,19.305,-99.195\n2027-03-05,19.305,-99.195\n"
                        .getBytes(StandardCharsets.UTF_8));

        var points = PointReader.read(table, PointColumns.guess(table), GRID, false, at("2026-11-29T18:00:00Z"));

        assertThat(points.problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::isError)
                .containsExactly(tuple(TableProblem.IN_THE_FUTURE, 3, true));
        assertThat(points.errors()).isEqualTo(1);
        assertThat(points.last()).contains(LocalDate.of(2026, 11, 29));
    }

    /** Nine in the evening in Mexico City is three in the morning of the next day in Greenwich. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-04-01T03:00:00Z",
                "2024-04-01T03:00:00.000Z",
                "2024-04-01T03:00:00.000+0000",
                "2024-04-01 03:00:00+00",
                "2024-04-01 03:00 UTC",
                "2024-03-31T22:00:00-05:00",
                "2024-03-31T21:00:00.000-06:00",
                "2024-03-31T21:00:00",
                "2024-03-31"
            })
    void aTimeWithItsOffsetIsOfTheDayThatItWasInTheTimeZoneOfTheProgrammes(String written) {
        var table = TableFile.read(
                "puntos.csv",
                "fecha,lat,lon\n%s,19.305,-99.195\n2024-04-02T10:00:00Z,19.305,-99.195\n"
                        .formatted(written)
                        .getBytes(StandardCharsets.UTF_8));

        var points = PointReader.read(table, PointColumns.guess(table), GRID, false, at("2026-11-29T18:00:00Z"));

        assertThat(points.problems()).isEmpty();
        assertThat(points.first()).contains(LocalDate.of(2024, 3, 31));
    }

    @Test
    void aColumnOfNothingButMidnightsHoldsDaysAndKeepsThem() {
        var table = TableFile.read(
                "puntos.csv",
                "fecha,lat,lon\n2024-04-01T00:00:00Z,19.305,-99.195\n2024-04-02T00:00:00.000+0000,19.305,-99.195\n"
                        .getBytes(StandardCharsets.UTF_8));

        var points = PointReader.read(table, PointColumns.guess(table), GRID, false, at("2026-11-29T18:00:00Z"));

        assertThat(points.first()).contains(LocalDate.of(2024, 4, 1));
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneId.of("America/Mexico_City"));
    }

    @Test
    void anIncidentWhoseDayPlaceOrOffenceIsAFormulaWithoutItsValueStopsTheImport() {
        assertThat(read("fecha,delito,lat,lon\n=A1,Robo,19.305,-99.195\n2019-01-31,=B1,19.305,-99.195\n"
                                + "2019-01-31,Robo,=C1,-99.195\n2019-01-31,Robo,19.305,=D1\n2019-01-31,Robo,19.305,-99.195\n"
                                + "2019-01-31,Robo,19.305,-99.196\n2019-01-31,Robo,19.305,-99.197\n")
                        .problems())
                .extracting(ImportProblem::code, ImportProblem::row, ImportProblem::column, ImportProblem::isError)
                .containsExactly(
                        tuple(TableProblem.FORMULA, 2, "fecha", true),
                        tuple(TableProblem.FORMULA, 3, "delito", true),
                        tuple(TableProblem.FORMULA, 4, "lat", true),
                        tuple(TableProblem.FORMULA, 5, "lon", true));
    }

    @Test
    void theCoordinateThatIsWrongIsTheOneThatIsNamed() {
        assertThat(read("fecha,lat,lon\n2019-01-31,95.1,-0.1\n2019-01-31,19.3,-199\n2019-01-31,,-99.195\n")
                        .problems())
                .extracting(ImportProblem::column)
                .containsExactly("lat", "lon", "lat");
    }

    @Test
    void aPointOnACommonBorderCountsOnce() {
        assertThat(GRID.locate(-99.19, 19.305)).isZero();
        assertThat(GRID.locate(-99.2, 19.3)).isZero();
        assertThat(GRID.locate(-99.18, 19.32)).isEqualTo(3);
        assertThat(GRID.locate(-99.17, 19.32)).isEqualTo(PointLocator.NOWHERE);
    }

    private static PointTable read(String text) {
        var table = TableFile.read("puntos.csv", text.getBytes(StandardCharsets.UTF_8));
        var columns = new PointColumns(
                table.headings().getFirst(),
                PointColumns.guess(table).hour(),
                PointColumns.guess(table).category(),
                PointColumns.guess(table).longitude(),
                PointColumns.guess(table).latitude());
        return PointReader.read(table, columns, GRID);
    }
}
