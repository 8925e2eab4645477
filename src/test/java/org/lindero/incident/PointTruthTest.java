package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.SharedData;
import org.lindero.area.BoundaryFile;
import org.lindero.area.BoundaryReader;
import org.lindero.area.PointLocator;
import org.lindero.area.TestFiles;
import org.lindero.incident.table.Table;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Incidents of Mexico City in the areas that another program found them in. */
class PointTruthTest {

    @ParameterizedTest
    @ValueSource(strings = {"VENUSTIANO CARRANZA", "LA MAGDALENA CONTRERAS", "MILPA ALTA"})
    void everyIncidentIsReadWithItsDayAndItsCategory(String borough) throws IOException {
        var truth = truth("incidentes_" + borough);
        var city = CityPoints.of(borough);
        var table = city.table();

        var read = PointReader.read(table, PointColumns.guess(table), PointReaderTest.WORLD);

        assertThat(city.neighbourhoods()).hasSize(truth.path("files").asInt());
        assertThat(city.sums()).isEqualTo(truth.path("agregados_total").asInt());
        assertThat(read.isClean()).isTrue();
        assertThat(read.rows()).isEqualTo(truth.path("puntos").asInt());
        assertThat(read.located())
                .isEqualTo(read.rows()
                        - truth.path("puntos_coords_null_or_out_of_bbox").asInt());
        assertThat(read.first()).contains(day(truth.path("first_fecha")));
        assertThat(read.last()).contains(day(truth.path("last_fecha")));
        assertThat(counts(read, i -> String.valueOf(read.points().day(i).getYear())))
                .isEqualTo(counts(truth.path("puntos_by_year")));
        assertThat(city.categories()).hasSize(truth.path("distinct_delitos").asInt());
        assertThat(read.categories())
                .containsExactlyInAnyOrderElementsOf(
                        city.categories().stream().map(String::strip).collect(Collectors.toSet()));
        assertThat(naming(read, "ROBO")).isEqualTo(truth.path("robo_total").asInt());
        assertThat(naming(read, "HOMICIDIO"))
                .isEqualTo(truth.path("homicidio_total").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "VENUSTIANO CARRANZA, cuadrantes2016",
        "VENUSTIANO CARRANZA, colonias_iecm",
        "LA MAGDALENA CONTRERAS, cuadrantes2016",
        "LA MAGDALENA CONTRERAS, colonias_iecm",
        "MILPA ALTA, cuadrantes2016",
        "MILPA ALTA, colonias_iecm"
    })
    void incidentsLieInTheAreasThatAnotherProgramFound(String borough, String areasName) throws IOException {
        var truth = truth("pip_" + borough + "_in_" + areasName);
        boolean beats = areasName.startsWith("cuadrantes");
        var areas = beats ? beats() : file("colonias_iecm.gpkg");
        var code = beats ? "Nomenclatu" : "CVEUT";
        var table = CityPoints.of(borough).table();

        var read = PointReader.read(table, PointColumns.guess(table), locator(areas));

        assertThat(read.rows()).isEqualTo(truth.path("points").asInt());
        assertThat(read.located())
                .isEqualTo(truth.path("points_inside_at_least_one").asInt());
        // the other program counts an incident on a common border in both areas
        var each = inEachArea(table, areas, code);
        assertThat(each.values().stream().mapToInt(Integer::intValue).sum() - read.located())
                .isEqualTo(truth.path("points_in_two_or_more(boundary/overlap)").asInt());
        assertThat(each).hasSize(truth.path("polygons_hit").asInt());
        for (var top : truth.path("top15")) {
            assertThat(each).containsEntry(top.get(0).asString(), top.get(1).asInt());
        }
        var first = truth.at("/top15/0/0").asString();
        var months = counts(
                read,
                i -> areas.get(read.points().area(i)).value(code).equals(first)
                                && read.points().day(i).getYear() == 2019
                        ? YearMonth.from(read.points().day(i)).toString()
                        : "");
        months.remove("");
        assertThat(months).isEqualTo(counts(truth.path("monthly_2019_top1")));
    }

    /** Of neighbourhoods that the file has twice both have the incident. */
    @ParameterizedTest
    @ValueSource(strings = {"VENUSTIANO CARRANZA", "LA MAGDALENA CONTRERAS", "MILPA ALTA"})
    void neighbourhoodsThatAreThereTwiceBothHaveTheIncidentsOfTheirGround(String borough) throws IOException {
        var truth = truth("incidentes_" + borough);
        var areas = file("colonias_geo.json");
        var city = CityPoints.of(borough);
        var table = city.table();

        assertThat(PointReader.read(table, PointColumns.guess(table), locator(areas))
                        .located())
                .isEqualTo(truth.path("puntos_inside_any_colonia_polygon").asInt());
        var each = inEachArea(table, areas, null);
        for (var top : truth.path("top10_colonias_by_points_in_polygon(boundary counts in every touching polygon)")) {
            assertThat(each).containsEntry(top.get(0).asString(), top.get(1).asInt());
        }
    }

    /** A file is called by the neighbourhood that the police wrote down; its map need not agree. */
    @ParameterizedTest
    @ValueSource(strings = {"VENUSTIANO CARRANZA", "LA MAGDALENA CONTRERAS", "MILPA ALTA"})
    void incidentsLieInTheNeighbourhoodThatTheirFileNames(String borough) throws IOException {
        var truth = truth("incidentes_" + borough);
        var city = CityPoints.of(borough);
        var areas = file("colonias_geo.json").stream()
                .filter(area -> area.value("alcaldia").equalsIgnoreCase(borough))
                .collect(Collectors.groupingBy(area -> area.value("colonia")));
        var guess = PointColumns.guess(city.table());
        var named = new PointColumns(guess.date(), guess.hour(), "colonia", guess.longitude(), guess.latitude());
        var points =
                PointReader.read(city.table(), named, PointReaderTest.WORLD).points();
        var locators = new HashMap<String, PointLocator>();
        areas.forEach((name, some) -> locators.put(name, locator(some)));

        long inside = IntStream.range(0, points.size())
                .filter(i -> {
                    var own = locators.get(points.category(i));
                    return own != null && own.locate(points.longitude(i), points.latitude(i)) != PointLocator.NOWHERE;
                })
                .count();

        assertThat(inside)
                .isEqualTo(truth.path("puntos_inside_their_own_named_colonia").asInt());
        assertThat(city.neighbourhoods().stream().filter(name -> !areas.containsKey(name)))
                .hasSize(truth.path("colonia_names_without_polygon").asInt());
    }

    /** Each area by itself, so that an incident on a common border is in both. */
    private static Map<String, Integer> inEachArea(
            Table table, List<BoundaryFile.Feature> areas, @Nullable String code) {
        var points = PointReader.read(table, PointColumns.guess(table), PointReaderTest.WORLD)
                .points();
        var extent = new Envelope();
        IntStream.range(0, points.size()).forEach(i -> extent.expandToInclude(points.longitude(i), points.latitude(i)));
        var each = new HashMap<String, Integer>();
        for (var area : areas) {
            if (area.geometry().getEnvelopeInternal().intersects(extent)) {
                var alone = locator(List.of(area));
                int inside = (int) IntStream.range(0, points.size())
                        .filter(i -> alone.locate(points.longitude(i), points.latitude(i)) == 0)
                        .count();
                if (inside > 0) {
                    each.merge(code == null ? key(area) : area.value(code), inside, Integer::sum);
                }
            }
        }
        return each;
    }

    private static String key(BoundaryFile.Feature area) {
        return area.value("alcaldia") + "||" + area.value("colonia");
    }

    private static PointLocator locator(List<BoundaryFile.Feature> areas) {
        return new PointLocator(
                areas.stream().map(BoundaryFile.Feature::geometry).toList());
    }

    private static List<BoundaryFile.Feature> beats() throws IOException {
        var shp = SharedData.require("data/01_cdmx_cuadrantes/2016/cuadrantes_population.shp");
        return BoundaryReader.read("cuadrantes.zip", TestFiles.zipped(shp)).features();
    }

    private static List<BoundaryFile.Feature> file(String name) throws IOException {
        var path = SharedData.require("data/" + CityPoints.FOLDER + "/" + name);
        return BoundaryReader.read(name, Files.readAllBytes(path)).features();
    }

    private static int naming(PointTable read, String word) {
        return (int) IntStream.range(0, read.located())
                .filter(i -> read.points().category(i).contains(word))
                .count();
    }

    private static Map<String, Integer> counts(PointTable read, Function<Integer, String> key) {
        var counts = new TreeMap<String, Integer>();
        IntStream.range(0, read.located()).forEach(i -> counts.merge(key.apply(i), 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> counts(JsonNode truth) {
        var counts = new TreeMap<String, Integer>();
        truth.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }

    private static LocalDate day(JsonNode text) {
        return LocalDate.parse(text.asString().substring(0, 10));
    }

    private static JsonNode truth(String key) throws IOException {
        var path = SharedData.require("data/" + CityPoints.FOLDER + "/truth.json");
        return new JsonMapper().readTree(Files.readString(path)).path(key);
    }
}
