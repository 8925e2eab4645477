package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.SharedData;
import org.lindero.area.AreaCodes;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaSummary;
import org.lindero.area.BoundaryReader;
import org.lindero.area.TestFiles;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.CountReader.Repeats;
import org.lindero.incident.table.Shape;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.TableFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real tables with months, offences or areas across and with a row an incident, against totals computed apart from this code. */
class RealShapesTest {

    private static final Choices PASS_OVER = new Choices(true, Repeats.REFUSE, true, false, null);
    private static final String SINALOA = "04_sinaloa_sesnsp/";

    @Test
    void theNationalFileGivesTheMunicipalitiesOfOneStateByTheirNames() throws IOException {
        var truth = truth(SINALOA).path("municipal_nacional");
        var table = table(SINALOA + "violencia_homicida_municipal_nacional_2024_2025.csv");
        var shaping = ShapeGuess.of(table);
        var shaped = shaping.apply(table);

        assertThat(shaping.shape()).isEqualTo(Shape.CATEGORIES_ACROSS);
        var counts = CountReader.read(
                shaped, CountColumns.guess(shaped, shaping.shape()), municipalities("sinaloa"), PASS_OVER);

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.rows()).isEqualTo(truth.path("rows").asInt());
        assertThat(counts.counts().stream().map(CountTable.Count::areaCode).distinct())
                .hasSize(truth.path("sinaloa_municipios").asInt());
        truth.path("sinaloa_homicidio_doloso_by_month")
                .properties()
                .forEach(month -> assertThat(sum(
                                counts,
                                count -> count.category().equals("Homicidio doloso")
                                        && count.month().equals(PeriodText.month(month.getKey()))))
                        .as(month.getKey())
                        .isEqualTo(month.getValue().asDouble()));
        var whole = new double[1];
        int homicides = table.column("Homicidio doloso");
        table.forEach(row -> whole[0] += Double.parseDouble(row.cell(homicides)));
        assertThat(whole[0]).isEqualTo(truth.path("homicidio_doloso_total").asDouble());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "violencia_homicida_sinaloa_municipal_2024_2025.csv",
                "violencia_homicida_sinaloa_municipal_2024_2025_REAL.csv"
            })
    void twoFilesThatDisagreeEachGiveTheirOwnTotal(String name) throws IOException {
        var truth = truth(SINALOA).path(name);

        var counts = read(table(SINALOA + name), municipalities("sinaloa"), Choices.STRICT);

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.rows()).isEqualTo(truth.path("rows").asInt());
        assertThat(sum(counts, count -> count.category().equals("Homicidio doloso")))
                .isEqualTo(truth.path("homicidio_doloso_total").asDouble());
    }

    @Test
    void municipalitiesAcrossTheStateLineAreFoundByNameAndState() throws IOException {
        var truth = truth(SINALOA).path("spillover");
        var neighbours = municipalities("chihuahua", "durango", "nayarit", "sonora");

        var counts =
                read(table(SINALOA + "spillover_municipios_fronterizos_2024_2025.csv"), neighbours, Choices.STRICT);

        assertThat(counts.isClean()).as("%s", counts.problems()).isTrue();
        assertThat(counts.rows()).isEqualTo(truth.path("rows").asInt());
        assertThat(counts.counts().stream().map(CountTable.Count::areaCode).distinct())
                .hasSize(truth.path("municipios").asInt());
        assertThat(counts.counts().stream().map(CountTable.Count::month).distinct())
                .hasSize(truth.path("months").asInt());
        assertThat(sum(counts, count -> count.category().equals("Homicidio doloso")))
                .isEqualTo(truth.path("homicidio_doloso_total").asDouble());
    }

    @ParameterizedTest
    @CsvSource({
        "delegacion_mes_cp1252_puntoycoma_comadecimal.csv, true",
        "delegacion_mes_utf16le_tab_excel_unicode.txt, ",
        "delegacion_mes_utf8_bom.csv, false"
    })
    void monthsAcrossAddUpInEveryEncodingAndWithEveryDecimalMark(String name, Boolean decimalComma) throws IOException {
        var truth = truth("09_formats/csv_derived").path("delegacion_mes_*");
        var table = table("09_formats/csv_derived/" + name);

        var counts = read(table, byCode(table, "DELEGACION"), Choices.STRICT);

        assertThat(counts.isClean()).as("%s", counts.problems()).isTrue();
        assertThat(counts.rows()).isEqualTo(truth.path("rows").asInt());
        assertThat(sum(counts, count -> true))
                .isCloseTo(truth.path("sum_all_months").asDouble(), within(1e-6));
        if (decimalComma != null) {
            assertThat(table.decimalComma()).isEqualTo(decimalComma);
        }
    }

    @Test
    void monthsOfTheSecretariatThatAreEmptyAreNotPublished() throws IOException {
        var table = table("09_formats/csv/delitos2013-2017.csv");
        var filled = new int[2];
        var total = new double[1];
        table.forEach(row -> {
            for (int month = table.column("ENERO"); month <= table.column("DICIEMBRE"); month++) {
                filled[row.cell(month).isEmpty() ? 1 : 0]++;
                total[0] += row.cell(month).isEmpty() ? 0 : Double.parseDouble(row.cell(month));
            }
        });

        var counts = read(table, byCode(table, "DELEGACION"), new Choices(false, Repeats.ADD_UP));

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.rows())
                .isEqualTo(truth("09_formats")
                        .path("csv/delitos2013-2017.csv")
                        .path("rows")
                        .asInt());
        assertThat(counts.notPublished()).isEqualTo(filled[1]).isPositive();
        assertThat(sum(counts, count -> true)).isEqualTo(total[0]);
    }

    @Test
    void anAreaInEachColumnGivesTheWindowsThatWerePublished() throws IOException {
        var truth = truth("05_nyc_roosevelt_wdd").path("nyc_property");
        var table = table("05_nyc_roosevelt_wdd/nyc_property_monthly.csv");
        var shaped = ShapeGuess.of(table, Shape.AREAS_ACROSS).apply(table);
        var guess = CountColumns.guess(shaped, Shape.AREAS_ACROSS);
        var columns = new CountColumns(guess.area(), "start", null, null, guess.count());

        var codes = new AreaCodes(List.of("treated", "contiguous", "scan", "city"));
        var counts = CountReader.read(shaped, columns, codes, new Choices(true, Repeats.REFUSE));

        assertThat(counts.isClean()).as("%s", counts.problems()).isTrue();
        var launch = YearMonth.of(2024, 10);
        for (var window : List.of(
                List.of("treated", truth.path("treated")),
                List.of("contiguous", truth.at("/contiguous/C")),
                List.of("scan", truth.at("/scan/C")),
                List.of("city", truth.path("city(k=48.97789613848202)").path("C")))) {
            var sums = (JsonNode) window.get(1);
            Predicate<CountTable.Count> mine = count -> count.areaCode().equals(window.get(0));
            assertThat(sum(
                            counts,
                            mine.and(count -> count.month().isBefore(launch)
                                    && !count.month().isBefore(launch.minusMonths(20)))))
                    .isEqualTo(sums.get(0).asDouble());
            assertThat(sum(
                            counts,
                            mine.and(count -> !count.month().isBefore(launch)
                                    && count.month().isBefore(launch.plusMonths(20)))))
                    .isEqualTo(sums.get(1).asDouble());
        }
    }

    @Test
    void aGeneratedProgrammesCountsAddUp() throws IOException {
        var truth = truth("12_semisynthetic_known_effect").path("totals");
        var table = table("12_semisynthetic_known_effect/semisynthetic_robos_mensuales.csv");

        var counts = read(table, byCode(table, "cuadrante"), Choices.STRICT);

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.counts()).hasSize(847 * 41);
        assertThat(sum(counts, count -> true))
                .isEqualTo(truth.valueStream().mapToDouble(JsonNode::asDouble).sum());
    }

    @Test
    void theMonthsOfTheLondonPoliceInOneArchiveAreCountedByPoliceAndByArea() throws IOException {
        var truth = truth("13_uk_police_city_of_london");
        var table = TableFile.read("london.zip", london());
        assertThat(ShapeGuess.of(table).shape()).isEqualTo(Shape.INCIDENTS);
        var shaped = ShapeGuess.of(table).apply(table);
        var guess = CountColumns.guess(shaped, Shape.INCIDENTS);
        var choices = new Choices(true, Repeats.ADD_UP, true, true, null);

        assertThat(guess.area()).isEqualTo("LSOA code");
        var byArea = CountReader.read(shaped, guess, byCode(table, "LSOA code"), choices);
        assertThat(sum(byArea, count -> true))
                .isEqualTo(truth.path("rows").asInt() - truth.path("null_LSOA").asInt());
        for (var top : truth.path("top10_LSOA_total")) {
            assertThat(sum(byArea, count -> count.areaCode().equals(top.get(0).asString())))
                    .isEqualTo(top.get(1).asDouble());
        }
        var whole = new CountColumns("Reported by", "Month", null, "Crime type", guess.count());
        var all = CountReader.read(shaped, whole, byCode(table, "Reported by"), choices);
        assertThat(all.isClean()).isTrue();
        truth.path("rows_by_month")
                .properties()
                .forEach(month -> assertThat(
                                sum(all, count -> count.month().toString().equals(month.getKey())))
                        .isEqualTo(month.getValue().asDouble()));
        truth.path("crime_types")
                .properties()
                .forEach(type -> assertThat(sum(all, count -> count.category().equals(type.getKey())))
                        .isEqualTo(type.getValue().asDouble()));
    }

    @Test
    void theSamePoliceFilesAsIncidentsReportMissingPlacesAndRepeatedIdentifiers() throws IOException {
        var truth = truth("13_uk_police_city_of_london");
        var table = TableFile.read("london.zip", london());

        var points = PointReader.read(table, PointColumns.guess(table), PointReaderTest.WORLD);

        assertThat(points.isClean()).isTrue();
        assertThat(points.rows()).isEqualTo(truth.path("rows").asInt());
        assertThat(points.count(TableProblem.NO_COORDINATES))
                .isEqualTo(truth.path("null_lon").asInt());
        assertThat(points.count(TableProblem.REPEATED_ID))
                .isEqualTo(truth.path("duplicated_Crime_ID").asInt());
        assertThat(points.categories()).hasSize(truth.path("crime_types").size());
        // there the rows without a place are one place more
        assertThat(IntStream.range(0, points.located())
                                .mapToObj(i -> List.of(
                                        points.points().longitude(i),
                                        points.points().latitude(i)))
                                .distinct()
                                .count()
                        + 1)
                .isEqualTo(truth.path("distinct_lonlat").asInt());
        assertThat(table.headings())
                .isEqualTo(truth.path("columns")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        for (var pair : List.of(
                List.of("Crime ID", "null_Crime_ID"),
                List.of("LSOA code", "null_LSOA"),
                List.of("Longitude", "null_lon"))) {
            var empty = new int[1];
            table.forEachCell(table.column(pair.getFirst()), cell -> empty[0] += cell.isEmpty() ? 1 : 0);
            assertThat(empty[0]).isEqualTo(truth.path(pair.getLast()).asInt());
        }
        var areas = new TreeSet<String>();
        table.forEachCell(table.column("LSOA code"), areas::add);
        areas.remove("");
        assertThat(areas).hasSize(truth.path("distinct_LSOA").asInt());
    }

    @Test
    void sitesWithTheirOpeningDayKeepTheDayThatTheFileWrites() throws IOException {
        var truth = truth("08_detroit_green_light");
        var table = table("08_detroit_green_light/Project_Green_Light_Locations.csv");
        var columns = PointColumns.guess(table);

        var points = PointReader.read(table, columns, PointReaderTest.WORLD);

        assertThat(columns).isEqualTo(new PointColumns("live_date", null, null, "X", "Y"));
        assertThat(points.located()).isEqualTo(truth.path("rows").asInt());
        assertThat(points.first()).contains(LocalDate.of(2016, 1, 1));
        assertThat(points.last()).contains(LocalDate.of(2021, 8, 5));
        assertThat(table.headings())
                .isEqualTo(truth.path("columns")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        truth.path("by_local_year")
                .properties()
                .forEach(year -> assertThat(IntStream.range(0, points.located())
                                .filter(i -> points.points().day(i).getYear() == Integer.parseInt(year.getKey())))
                        .hasSize(year.getValue().asInt()));
        var precincts = new TreeSet<String>();
        table.forEachCell(table.column("precinct"), precincts::add);
        assertThat(precincts).hasSize(truth.path("precincts").asInt());
        assertThat(new double[] {
                    IntStream.range(0, points.located())
                            .mapToDouble(points.points()::longitude)
                            .min()
                            .orElseThrow(),
                    IntStream.range(0, points.located())
                            .mapToDouble(points.points()::latitude)
                            .min()
                            .orElseThrow(),
                    IntStream.range(0, points.located())
                            .mapToDouble(points.points()::longitude)
                            .max()
                            .orElseThrow(),
                    IntStream.range(0, points.located())
                            .mapToDouble(points.points()::latitude)
                            .max()
                            .orElseThrow()
                })
                .containsExactly(
                        truth.path("bbox")
                                .valueStream()
                                .mapToDouble(JsonNode::asDouble)
                                .toArray(),
                        within(1e-6));
    }

    private static byte[] london() throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var each = Files.list(SharedData.require("data/13_uk_police_city_of_london"))) {
            for (var file : each.filter(one -> one.toString().endsWith(".csv")).toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return TestFiles.zip(files);
    }

    private static AreaFinder municipalities(String... states) throws IOException {
        var areas = new ArrayList<AreaSummary>();
        for (var state : states) {
            var name = state + (state.equals("sinaloa") ? "_municipios_wgs84_simplified" : "_municipios_simplified");
            var file = SharedData.require("data/" + SINALOA + name + ".geojson");
            BoundaryReader.read(name + ".geojson", Files.readAllBytes(file))
                    .features()
                    .forEach(area -> areas.add(new AreaSummary(
                            areas.size(),
                            area.value("CVEGEO"),
                            area.value("NOMGEO"),
                            AreaKind.MUNICIPALITY,
                            null,
                            null,
                            null,
                            null,
                            null,
                            1,
                            null)));
        }
        return AreaFinder.of(areas);
    }

    private static CountTable read(Table table, AreaFinder finder, Choices choices) {
        var shaping = ShapeGuess.of(table);
        var shaped = shaping.apply(table);
        return CountReader.read(shaped, CountColumns.guess(shaped, shaping.shape()), finder, choices);
    }

    private static AreaFinder byCode(Table table, String heading) {
        var codes = new TreeSet<String>();
        table.forEachCell(table.column(heading), codes::add);
        codes.remove("");
        return AreaFinder.byCode(new AreaCodes(codes));
    }

    private static double sum(CountTable counts, Predicate<CountTable.Count> which) {
        return counts.counts().stream()
                .filter(which)
                .mapToDouble(CountTable.Count::count)
                .sum();
    }

    private static JsonNode truth(String folder) throws IOException {
        return new JsonMapper().readTree(Files.readString(SharedData.require("data/" + folder + "/truth.json")));
    }

    private static Table table(String path) throws IOException {
        var file = SharedData.require("data/" + path);
        return TableFile.read(file.getFileName().toString(), Files.readAllBytes(file));
    }
}
