package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real boundary files against the numbers that stand beside them, which other programs computed. */
class BoundaryTruthTest {

    @Test
    void aFileInMexicosConicProjectionLandsWhereItsShapefileDoes() throws IOException {
        var folder = SharedData.require("data/09_formats/geo_derived");
        var oldMember = BoundaryReader.read(
                "colonias.geojson", Files.readAllBytes(folder.resolve("colonias_spgg3_crs6372.geojson")));
        var withoutPrj = Files.readAllBytes(folder.resolve("colonias_spgg3_sin_prj_sin_cpg.zip"));

        assertThat(oldMember.crs()).isEqualTo("EPSG:6372");
        assertThat(BoundaryReader.read("sin_prj.zip", withoutPrj).needsCrs()).isTrue();
        var told = BoundaryReader.read("sin_prj.zip", withoutPrj, "6372", null);
        assertThat(told.features()).hasSize(216);
        var centre = told.features().getFirst().geometry().getCentroid();
        var other = oldMember.features().getFirst().geometry().getCentroid();
        assertThat(centre.getX()).isCloseTo(other.getX(), within(1e-7));
        assertThat(centre.getY()).isCloseTo(other.getY(), within(1e-7)).isBetween(25.6, 25.7);
        assertThat(told.features()).anyMatch(area -> area.attributes().containsValue("Nuevo León"));
    }

    @Test
    void inegisArchiveWithAFolderAndWindowsLettersIsUnderstood() throws IOException {
        var path = SharedData.require("data/09_formats/geo_derived/colonias_mty_inegi_style.zip");
        var file = BoundaryReader.read("colonias.zip", Files.readAllBytes(path));

        assertThat(file.features()).hasSize(895);
        assertThat(BoundaryColumns.guess(file))
                .isEqualTo(new BoundaryColumns("CVE_COL", "COLONIA", null, null, "CVE_MUN", "POBTOT"));
        assertThat(file.features()).anyMatch(area -> area.value("COLONIA").contains("ñ"));
    }

    @Test
    void theTwoPlacemarksThatLostTheirOutlineInAKmzAreNamed() throws IOException {
        var path = SharedData.require("data/09_formats/geo_derived/colonias_spgg3.kmz");

        assertThat(BoundaryReader.read("c.kmz", Files.readAllBytes(path)).problems())
                .extracting(ImportProblem::code, ImportProblem::row)
                .containsExactly(tuple(BoundaryProblem.NO_GEOMETRY, 13), tuple(BoundaryProblem.NO_GEOMETRY, 48));
    }

    @Test
    void topojsonInPixelsIsNamedAndNotPutOffAfrica() throws IOException {
        var path = SharedData.require("data/01_cdmx_cuadrantes/2016/cuadrantes.topojson");

        assertThat(BoundaryReader.read("c.topojson", Files.readAllBytes(path)).problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.PIXELS);
    }

    /** Lengths are true at the middle of the file; in the truth's UTM zone they are up to 0.04 % short. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SY1314/geo_export_f218d1e0-19b0-43ea-9f26-19da23ebc59a.shp",
                "SY1415/geo_export_067b2aa2-e0a0-40e6-9b1c-9ca4c4398d2b.shp"
            })
    void buffersAroundRoutesToSchoolAreAreas(String key) throws IOException {
        var truth = truth("07_chicago_safe_passage").path(key);
        var shp = SharedData.require("data/07_chicago_safe_passage/" + key);
        var file = BoundaryReader.read("routes.zip", TestFiles.zipped(shp));
        var areas = file.features().stream().map(BoundaryFile.Feature::geometry).toList();
        var projection = LocalProjection.around(areas);

        assertThat(areas).hasSize(truth.path("features").asInt());
        assertThat(areas.stream().filter(area -> area.getNumGeometries() > 1))
                .hasSize(truth.at("/geometry_types/MultiPolygon").asInt());
        assertThat(file.fields())
                .extracting(BoundaryFile.Field::name)
                .containsExactlyInAnyOrderElementsOf(texts(truth.path("fields")));
        assertThat(areas.stream()
                                .mapToDouble(area -> projection.toMetres(area).getLength())
                                .sum()
                        / 1e3)
                .isCloseTo(truth.path("length_km_EPSG26916").asDouble(), Percentage.withPercentage(0.05));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SY1314/geo_export_179143f8-1d6e-4c28-aa3c-a072cf19f401.shp",
                "SY1516/geo_export_8764a65c-2db7-4490-b11c-cc6953061bef.shp"
            })
    void theRoutesThemselvesAreNoneAndThatIsSaid(String key) throws IOException {
        var shp = SharedData.require("data/07_chicago_safe_passage/" + key);

        assertThat(BoundaryReader.read("routes.zip", TestFiles.zipped(shp)).problems())
                .extracting(ImportProblem::code)
                .containsExactly(BoundaryProblem.NOT_A_POLYGON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 1000, 5000})
    void neighboursAcrossTheStateLineAreTheSameMunicipalities(int metres) throws IOException {
        var truth = truth("04_sinaloa_sesnsp").path("non_Sinaloa_municipios_within_" + metres + "m_of_Sinaloa");
        var areas = new ArrayList<BoundaryFile.Feature>();
        for (var name : List.of(
                "sinaloa_municipios_wgs84_simplified",
                "chihuahua_municipios_simplified",
                "sonora_municipios_simplified",
                "durango_municipios_simplified",
                "nayarit_municipios_simplified")) {
            var path = SharedData.require("data/04_sinaloa_sesnsp/" + name + ".geojson");
            areas.addAll(BoundaryReader.read(name, Files.readAllBytes(path)).features());
        }
        var lonLat = areas.stream().map(BoundaryFile.Feature::geometry).toList();
        var projection = LocalProjection.around(lonLat);
        var outlines = lonLat.stream().map(projection::toMetres).toList();

        var across = Contiguity.pairs(outlines, metres).stream()
                .filter(pair -> inSinaloa(areas.get(pair.first())) && !inSinaloa(areas.get(pair.second())))
                .map(pair -> areas.get(pair.second()).value("NOMGEO"))
                .distinct()
                .toList();
        assertThat(across).hasSize(truth.path("n").asInt());
        assertThat(across).containsExactlyInAnyOrderElementsOf(texts(truth.path("names")));
    }

    private static boolean inSinaloa(BoundaryFile.Feature area) {
        return area.value("CVE_ENT").equals("25");
    }

    @ParameterizedTest
    @CsvSource({
        "01_cdmx_cuadrantes, 2016, cuadrantes_population.shp",
        "01_cdmx_cuadrantes, 2016, sectores.shp",
        "03_monterrey_colonias, '', colonias _mty.shp",
    })
    void theStatisticsPackageRFoundTheSameNeighbours(String folder, String sub, String name) throws IOException {
        var list = truth(folder).properties().stream()
                .filter(entry -> entry.getKey().startsWith("crosscheck"))
                .flatMap(entry -> entry.getValue().valueStream())
                .filter(one -> one.path("file").asString().equals(name))
                .findFirst()
                .orElseThrow();
        var shp = SharedData.require("data/" + folder).resolve(sub).resolve(name);
        var survey = BoundarySurvey.of("areas.zip", TestFiles.zipped(shp), null);

        assertThat(survey.touching()).hasSize(list.path("n").asInt());
        assertThat(survey.contiguousPairs() * 2)
                .isEqualTo(list.path("queen_links_directed").asInt());
        assertThat(survey.touching().stream().filter(Set::isEmpty))
                .hasSize(list.path("islands_queen").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"columbus/columbus.shp", "mexico/mexicojoin.shp", "stl/stl_hom.shp"})
    void aFileWithoutACoordinateSystemKeepsItsOwnUnits(String key) {
        var layer = new TruthLayer("11_pysal_reference", key, "", null);
        double sum = layer.raw().rows().stream()
                .mapToDouble(row -> Objects.requireNonNull(row.geometry()).getArea())
                .sum();

        assertThat(sum).isCloseTo(layer.truth().path("planar_area").asDouble(), within(1e-9));
        assertThat(layer.survey().areaKm2()).isNull();
        assertThat(layer.file().needsCrs()).isTrue();
    }

    @Test
    void aWorkbookInAZipIsNamed() throws IOException {
        var path = SharedData.require("data/01_cdmx_cuadrantes/2016/solicitud-2016-06.zip");

        assertThat(BoundaryReader.read("solicitud.zip", Files.readAllBytes(path))
                        .problems())
                .extracting(ImportProblem::code, ImportProblem::args)
                .containsExactly(tuple(BoundaryProblem.TABLE_IN_ZIP, List.of("275416.xlsx")));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode truth(String folder) throws IOException {
        Path path = SharedData.require("data/" + folder + "/truth.json");
        return new JsonMapper().readTree(Files.readString(path));
    }
}
