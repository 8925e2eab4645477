package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.SharedData;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real boundary files against the numbers that stand beside them, which other programs computed. */
class BoundaryTruthTest {

    /** Fields that GDAL makes for every KML or TopoJSON file, and its spelling of the placemark's name. */
    private static final Set<String> OF_ANOTHER_PROGRAM = Set.of("id", "Name", "tessellate", "extrude", "visibility");

    @ParameterizedTest
    @CsvSource({
        "01_cdmx_cuadrantes, 2013_raw, 2013_crimeDF",
        "01_cdmx_cuadrantes, 2013_no_errors, 2013_crimeDF",
        "01_cdmx_cuadrantes, 2016_cuadrantes_population, 2016",
        "01_cdmx_cuadrantes, 2016_sectores_geojson, 2016",
        "03_monterrey_colonias, colonias _mty, ''",
        "03_monterrey_colonias, colonias_spgg3, ''",
        "04_sinaloa_sesnsp, sinaloa_municipios_inegi2022.geojson, ''",
    })
    void featuresFlawsSurfaceAndNeighboursAreAsOthersComputedThem(String folder, String key, String sub)
            throws IOException {
        var truth = truth(folder).path(key);
        var path = SharedData.require("data/" + folder)
                .resolve(sub)
                .resolve(truth.path("file").asString());
        boolean shapefile = path.toString().endsWith(".shp");
        var file = BoundaryReader.read(
                path.getFileName().toString(), shapefile ? TestFiles.zipped(path) : Files.readAllBytes(path));

        assertThat(file.features()).hasSize(truth.path("features").asInt());
        assertThat(file.invalidGeometries())
                .hasSize(truth.path("invalid_features").asInt());
        var code = truth.path("id_column").asString("");
        var flawed = file.invalidGeometries().stream().map(ImportProblem::row).collect(Collectors.toSet());
        assertThat(file.features().stream()
                        .filter(area -> flawed.contains(area.number()))
                        .map(area -> area.value(code)))
                .containsExactlyInAnyOrderElementsOf(truth.path("invalid_reasons")
                        .valueStream()
                        .map(flaw -> flaw.path("id").asString())
                        .toList());
        var metres = metres(file);
        double km2 = metres.stream().mapToDouble(Geometry::getArea).sum() / 1e6;
        assertThat(km2).isCloseTo(truth.path("area_km2_geodesic_sum").asDouble(), Percentage.withPercentage(0.01));
        // Repair keeps surfaces only; the truth's kept the spikes of the six flawed ones too, and two pairs more with
        // them.
        int spikes = key.equals("2013_raw") ? 2 : 0;
        assertThat(Contiguity.pairs(metres, 1).size())
                .isEqualTo(truth.at("/adjacency/pairs_within_m/1").asInt() - spikes);
    }

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

    @ParameterizedTest
    @CsvSource({
        "02_cdmx_colonias_incidentes, colonias_geo.json, ''",
        "02_cdmx_colonias_incidentes, colonias_iecm.gpkg, ''",
        "09_formats/geo_derived, colonias_spgg3.kml, ''",
        "09_formats/geo_derived, colonias_spgg3.kmz, ''",
        "09_formats/geo_derived, colonias_spgg3_epsg6372.gpkg, ''",
        "09_formats/geo_derived, colonias_spgg3_crs6372.geojson, ''",
        "10_basemap_mexico, Sin_islas_simplificado.geojson, ''",
        "10_basemap_mexico, mexico_estatal.topojson, ''",
        "10_basemap_mexico, derived_estados_simplified.topojson, ''",
        "10_basemap_mexico, derived_municipios_simplified.topojson, ''",
        "10_basemap_mexico, world-atlas_countries-110m.json, countries",
    })
    void everyFormatHoldsWhatOthersReadInIt(String folder, String name, String layer) throws IOException {
        var truth = truth(folder).path(name);
        var bytes = Files.readAllBytes(SharedData.require("data/" + folder).resolve(name));
        var file = BoundaryReader.read(name, bytes, null, layer.isEmpty() ? null : layer);
        int without = truth.path("null_or_empty_geometries").asInt();

        assertThat(file.features()).hasSize(truth.path("features").asInt() - without);
        assertThat(file.problems().stream().filter(problem -> problem.code() == BoundaryProblem.NO_GEOMETRY))
                .hasSize(without);
        assertThat(file.invalidGeometries())
                .extracting(ImportProblem::row)
                .hasSize(truth.path("invalid_features").asInt());
        assertThat(file.fields())
                .extracting(BoundaryFile.Field::name)
                .containsAll(truth.path("fields")
                        .valueStream()
                        .map(JsonNode::asString)
                        .filter(field -> !OF_ANOTHER_PROGRAM.contains(field))
                        .toList());
        if (layer.isEmpty()) {
            double km2 = metres(file).stream().mapToDouble(Geometry::getArea).sum() / 1e6;
            assertThat(km2)
                    .isCloseTo(truth.path("area_km2_LAEA_local_sum").asDouble(), Percentage.withPercentage(0.01));
        }
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

    private static List<Geometry> metres(BoundaryFile file) {
        var lonLat = file.features().stream()
                .map(feature -> Validity.flaw(feature.geometry()).isPresent()
                        ? Validity.repair(feature.geometry())
                        : feature.geometry())
                .toList();
        var projection = LocalProjection.around(lonLat);
        return lonLat.stream().map(projection::toMetres).toList();
    }

    private static JsonNode truth(String folder) throws IOException {
        Path path = SharedData.require("data/" + folder + "/truth.json");
        return new JsonMapper().readTree(Files.readString(path));
    }
}
