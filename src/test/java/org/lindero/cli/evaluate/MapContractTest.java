package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.engine.Oracle;
import tools.jackson.databind.JsonNode;

/** {@code moran}, {@code local-moran}, {@code getis-ord} and {@code exposure-did} through the file contract. */
class MapContractTest {

    private static final String COLUMBUS = "oracles/O13_spatial_columbus/";
    private static final String DESIGN = """
            {'seed': 5, 'panel': {'file': 'panel.csv', 'unit': '%s', 'period': '%s'},
             'areas': {'file': 'areas.geojson', 'unit': '%s'%s}, 'analyses': [%s]}""";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    /** Crime in Columbus, in two periods whose mean it is. */
    private void columbus(String analyses) {
        var rows = Oracle.require("O13_spatial_columbus").rows("columbus.csv");
        folder.copy(COLUMBUS + "columbus.geojson", "areas.geojson")
                .file(
                        "panel.csv",
                        rows.stream()
                                .map(MapContractTest::twoPeriods)
                                .collect(Collectors.joining("\n", "id,t,crime\n", "\n")))
                .design(DESIGN.formatted("id", "t", "POLYID", "", analyses));
    }

    private static String twoPeriods(NamedCsvRecord row) {
        double crime = Double.parseDouble(row.getField("CRIME"));
        var code = row.getField("POLYID");
        return "%s,1,%s\n%s,2,%s".formatted(code, crime / 2, code, crime * 1.5);
    }

    @Test
    void moranOfColumbusIsSpdeps() {
        columbus("""
                {'id': 'queen', 'method': 'moran', 'outcome': 'crime', 'weights': 'queen', 'permutations': 999},
                {'id': 'rook', 'method': 'moran', 'outcome': 'crime', 'weights': 'rook'}""");

        assertThat(folder.run()).isZero();
        for (var kind : new String[] {"queen", "rook"}) {
            var expected = Oracle.require("O13_spatial_columbus").expected().at("/" + kind + "/W");
            var actual = folder.analysis(kind).at("/estimates/I");
            near(actual.path("estimate"), expected.get("I").asDouble());
            near(actual.path("expected"), expected.get("EI").asDouble());
            near(actual.path("variance"), expected.get("VI_rand").asDouble());
            near(actual.path("z"), expected.get("z_rand").asDouble());
            near(actual.path("p"), expected.get("p_rand_two").asDouble());
            assertThat(actual.path("permutationP").asDouble()).isEqualTo(0.002);
        }
    }

    @Test
    void localFiguresOfColumbusAreSpdeps() {
        columbus("""
                {'id': 'local', 'method': 'local-moran', 'outcome': 'crime', 'weights': 'queen', 'permutations': 9999},
                {'id': 'star', 'method': 'getis-ord', 'outcome': 'crime', 'weights': 'queen'}""");

        assertThat(folder.run()).isZero();
        for (var row : Oracle.require("O13_spatial_columbus").rows("local_reference.csv")) {
            var local = folder.analysis("local").path("estimates").path(row.getField("id"));
            near(local.path("estimate"), number(row, "Ii"));
            near(local.path("expected"), number(row, "EIi_conditional"));
            near(local.path("variance"), number(row, "VarIi_conditional"));
            near(local.path("z"), number(row, "z_conditional"));
            near(local.path("p"), number(row, "p_conditional"));
            near(local.at("/total/z"), number(row, "z_total"));
            assertThat(local.path("permutationP").asDouble()).isCloseTo(number(row, "p_sim_rank"), within(0.06));
            assertThat(local.path("adjustedP").asDouble())
                    .isGreaterThanOrEqualTo(local.path("p").asDouble());
            var star = folder.analysis("star").path("estimates").path(row.getField("id"));
            near(star.path("estimate"), number(row, "Gstar_i"));
        }
    }

    private static double number(NamedCsvRecord row, String field) {
        return Double.parseDouble(row.getField(field));
    }

    private static void near(JsonNode actual, double expected) {
        assertThat(actual.asDouble()).isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-13));
    }

    @Test
    void exposureInNorthCarolinaIsFixests() {
        var oracle = Oracle.require("O14_rings_exposure_nc");
        folder.copy("oracles/O14_rings_exposure_nc/nc_epsg32119_metres.geojson", "areas.geojson")
                .file(
                        "panel.csv",
                        oracle.rows("panel.csv").stream()
                                .map(r -> "%s,%s,%s,%s"
                                        .formatted(
                                                r.getField("NAME"),
                                                r.getField("year"),
                                                1000 * number(r, "sid") / number(r, "births"),
                                                r.getField("D_treated")))
                                .collect(Collectors.joining("\n", "name,year,rate,d\n", "\n")))
                .design(
                        DESIGN.formatted(
                                "name",
                                "year",
                                "NAME",
                                ", 'crs': 'EPSG:32119'",
                                "{'id': 'e', 'method': 'exposure-did', 'outcome': 'rate', 'treatment': 'd', 'weights': 'queen'}"));

        assertThat(folder.run()).isZero();
        var expected = oracle.expected().get("rate_ols_exposure");
        var estimates = folder.analysis("e").path("estimates");
        assertThat(estimates.at("/own/estimate").asDouble())
                .isCloseTo(expected.at("/coef/D_treated").asDouble(), within(1e-8));
        assertThat(estimates.at("/neighbour/estimate").asDouble())
                .isCloseTo(expected.at("/coef/E").asDouble(), within(1e-8));
        assertThat(estimates.at("/own/se").asDouble())
                .isCloseTo(expected.at("/se/D_treated").asDouble(), within(1e-8));
        assertThat(estimates.at("/neighbour/se").asDouble())
                .isCloseTo(expected.at("/se/E").asDouble(), within(1e-8));
        assertThat(estimates.has("interaction")).isFalse();
        assertThat(folder.analysis("e").path("overlap").asDouble()).isZero();
    }

    /** Every third row of areas is treated: each treated area has two treated neighbours, and the split is warned of. */
    @Test
    void treatedNeighboursEverywhereAreWarnedOf() {
        var board = new Board(6);
        folder.file("areas.geojson", board.geoJson())
                .file("panel.csv", board.panel("y,d", 4, (area, month) -> {
                    int treated = month >= 2 && area / 6 % 3 == 0 ? 1 : 0;
                    return (area % 5 + month - 2 * treated) + "," + treated;
                }))
                .design(DESIGN.formatted(
                        "unit",
                        "month",
                        "code",
                        "",
                        "{'id': 'e', 'method': 'exposure-did', 'outcome': 'y', 'treatment': 'd', 'weights': 'rook'}"));

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("e");
        assertThat(analysis.path("overlap").asDouble()).isEqualTo(1);
        assertThat(analysis.at("/diagnostics/separable").asBoolean()).isFalse();
        assertThat(analysis.at("/diagnostics/warning").asString()).contains("total");
        double sum = analysis.at("/estimates/own/estimate").asDouble()
                + analysis.at("/estimates/neighbour/estimate").asDouble()
                + analysis.at("/estimates/interaction/estimate").asDouble();
        assertThat(analysis.at("/estimates/total/estimate").asDouble()).isCloseTo(sum, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'weights': 'bishop' | analyses[0].weights: queen, rook, knn:4 or band:1000",
                "'weights': 'knn:36' | analyses[0].weights: there are only 36 areas",
                "'weights': 'knn:0' | analyses[0].weights: queen, rook",
                "'weights': 'queen', 'snap': -1 | analyses[0].snap: metres that are not negative",
                "'weights': 'knn:4', 'snap': 1 | analyses[0].snap: is for queen and rook only",
                "'weights': 'queen', 'permutations': 0 | analyses[0].permutations: a whole number from 1"
            })
    void wrongWeightsAreNamed(String keys, String message) {
        board("{'id': 'm', 'method': 'moran', 'outcome': 'y', %s}".formatted(keys), false);

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains(message);
    }

    @Test
    void distancesMakeNeighboursToo() {
        board("""
                {'id': 'near', 'method': 'moran', 'outcome': 'y', 'weights': 'knn:4'},
                {'id': 'band', 'method': 'moran', 'outcome': 'y', 'weights': 'band:1150'},
                {'id': 'rook', 'method': 'moran', 'outcome': 'y', 'weights': 'rook'},
                {'id': 'queen', 'method': 'moran', 'outcome': 'y', 'weights': 'queen', 'snap': 2}""", false);

        assertThat(folder.run()).isZero();
        // 0.01 degrees are 1,107 m to the north and 1,050 m to the east: the band holds the rook's neighbours
        assertThat(folder.analysis("band").at("/diagnostics/links").asInt()).isEqualTo(120);
        assertThat(folder.figure("band", "I", "estimate"))
                .isCloseTo(folder.figure("rook", "I", "estimate"), within(1e-12));
        assertThat(folder.analysis("near").at("/diagnostics/links").asInt()).isEqualTo(144);
        assertThat(folder.analysis("queen").at("/diagnostics/links").asInt()).isEqualTo(220);
    }

    @Test
    void equalValuesAreRefused() {
        board("{'id': 'm', 'method': 'getis-ord', 'outcome': 'y', 'weights': 'queen'}", true);

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("m").at("/refused/reason").asString()).isEqualTo("NO_VARIATION");
    }

    private void board(String analyses, boolean equal) {
        var board = new Board(6);
        folder.file("areas.geojson", board.geoJson())
                .file("panel.csv", board.panel("y", 2, (area, month) -> equal ? "7" : String.valueOf(area * 7 % 11)))
                .design(DESIGN.formatted("unit", "month", "code", "", analyses));
    }
}
