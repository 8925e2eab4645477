package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Surveys of real files against the numbers beside them, which GDAL, GEOS and PROJ computed. */
class SurveyTruthTest {

    @ParameterizedTest
    @CsvSource({
        "01_cdmx_cuadrantes, 2013_raw, 2013_crimeDF",
        "01_cdmx_cuadrantes, 2013_no_errors, 2013_crimeDF",
        "01_cdmx_cuadrantes, 2013_sectores, 2013_crimeDF",
        "01_cdmx_cuadrantes, 2016_cuadrantes_population, 2016",
        "01_cdmx_cuadrantes, 2016_sectores, 2016",
        "01_cdmx_cuadrantes, 2016_sectores_geojson, 2016",
        "02_cdmx_colonias_incidentes, colonias_geo.json, ''",
        "02_cdmx_colonias_incidentes, colonias_iecm.gpkg, ''",
        "03_monterrey_colonias, colonias _mty, ''",
        "03_monterrey_colonias, colonias_spgg3, ''",
        "03_monterrey_colonias, forma_mty, ''",
        "04_sinaloa_sesnsp, sinaloa_municipios_inegi2022.geojson, ''",
        "04_sinaloa_sesnsp, sinaloa_municipios_wgs84_simplified.geojson, ''",
        "04_sinaloa_sesnsp, chihuahua_municipios_simplified.geojson, ''",
        "04_sinaloa_sesnsp, sonora_municipios_simplified.geojson, ''",
        "04_sinaloa_sesnsp, durango_municipios_simplified.geojson, ''",
        "04_sinaloa_sesnsp, nayarit_municipios_simplified.geojson, ''",
        "09_formats/geo_derived, colonias_spgg3.kml, ''",
        "09_formats/geo_derived, colonias_spgg3.kmz, ''",
        "09_formats/geo_derived, colonias_spgg3_epsg6372.gpkg, ''",
        "09_formats/geo_derived, colonias_spgg3_crs6372.geojson, ''",
        "09_formats, shapefile_zip/destdv1gw.zip, ''",
        "10_basemap_mexico, Sin_islas_simplificado.geojson, ''",
        "10_basemap_mexico, mexico_estatal.topojson, ''",
        "10_basemap_mexico, derived_estados_simplified.topojson, ''",
        "10_basemap_mexico, derived_municipios_simplified.topojson, ''",
    })
    void aSurveySaysWhatOtherProgramsMeasured(String folder, String key, String sub) throws IOException {
        var root = SharedData.require("data/" + folder);
        var truth = new JsonMapper()
                .readTree(Files.readString(root.resolve("truth.json")))
                .path(key);
        var path = root.resolve(sub)
                .resolve(key.contains("/") ? key : truth.path("file").asString());
        boolean shapefile = path.toString().endsWith(".shp");
        var survey = BoundarySurvey.of(
                path.getFileName().toString(), shapefile ? TestFiles.zipped(path) : Files.readAllBytes(path), null);

        assertThat(survey.isReadable()).isTrue();
        assertThat(survey.rows()).hasSize(truth.path("features").asInt());
        assertThat(survey.areaKm2())
                .isCloseTo(truth.path("area_km2_geodesic_sum").asDouble(), Percentage.withPercentage(0.01));
        assertFlaws(survey, truth);
        if (truth.has("adjacency")) {
            assertThat(survey.contiguousPairs())
                    .isEqualTo(
                            truth.at("/adjacency/queen_pairs_exact_intersects").asInt());
        }
        if (truth.has("overlaps")) {
            var overlaps = Objects.requireNonNull(survey.overlaps());
            assertThat(overlaps.pairs())
                    .isEqualTo(truth.at("/overlaps/pairs_overlapping_gt_100m2").asInt());
            assertThat(overlaps.km2())
                    .isCloseTo(truth.at("/overlaps/overlap_area_km2").asDouble(), within(1e-3));
        }
    }

    /** Where the truth has no code column it counts the features from 0. */
    private static void assertFlaws(BoundarySurvey survey, JsonNode truth) {
        var reasons = truth.path("invalid_reasons").valueStream().toList();
        assertThat(survey.flaws()).hasSameSizeAs(reasons);
        boolean byCode = truth.has("id_column");
        for (int i : IntStream.range(0, reasons.size()).toArray()) {
            var flaw = survey.flaws().get(i);
            var id = byCode
                    ? survey.rows()
                            .get(flaw.number() - 1)
                            .get(truth.path("id_column").asString())
                    : String.valueOf(flaw.number() - 1);
            assertThat(id).isEqualTo(reasons.get(i).path("id").asString());
        }
    }
}
