package org.lindero.area;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real boundary file with the numbers beside it, which GDAL, GEOS and PROJ computed.
 *
 * @param folder where the numbers are
 * @param key under which
 * @param sub the folder below that has the file; empty where it is the same
 * @param layer which one of a file with several
 */
record TruthLayer(
        String folder, String key, String sub, @Nullable String layer) {

    private static final String CITY = "01_cdmx_cuadrantes";
    private static final String POINTS = "02_cdmx_colonias_incidentes";
    private static final String MONTERREY = "03_monterrey_colonias";
    private static final String SINALOA = "04_sinaloa_sesnsp";
    private static final String DERIVED = "09_formats/geo_derived";
    private static final String COUNTRY = "10_basemap_mexico";
    private static final String REFERENCE = "11_pysal_reference";

    /** Every layer whose numbers are known. */
    static Stream<TruthLayer> all() {
        return Stream.concat(
                Stream.of(
                        new TruthLayer(CITY, "2013_raw", "2013_crimeDF", null),
                        new TruthLayer(CITY, "2013_no_errors", "2013_crimeDF", null),
                        new TruthLayer(CITY, "2013_sectores", "2013_crimeDF", null),
                        new TruthLayer(CITY, "2016_cuadrantes_population", "2016", null),
                        new TruthLayer(CITY, "2016_sectores", "2016", null),
                        new TruthLayer(CITY, "2016_sectores_geojson", "2016", null),
                        new TruthLayer(COUNTRY, "world-atlas_countries-110m.json", "", "countries")),
                Stream.of(
                                in(POINTS, "colonias_geo.json", "colonias_iecm.gpkg"),
                                in(MONTERREY, "colonias _mty", "colonias_spgg3", "forma_mty"),
                                in(
                                        SINALOA,
                                        "sinaloa_municipios_inegi2022.geojson",
                                        "sinaloa_municipios_wgs84_simplified.geojson",
                                        "chihuahua_municipios_simplified.geojson",
                                        "sonora_municipios_simplified.geojson",
                                        "durango_municipios_simplified.geojson",
                                        "nayarit_municipios_simplified.geojson"),
                                in("09_formats", "shapefile_zip/destdv1gw.zip"),
                                in(
                                        DERIVED,
                                        "colonias_spgg3.kml",
                                        "colonias_spgg3.kmz",
                                        "colonias_spgg3_epsg6372.gpkg",
                                        "colonias_spgg3_crs6372.geojson"),
                                in(
                                        COUNTRY,
                                        "Sin_islas_simplificado.geojson",
                                        "mexico_estatal.topojson",
                                        "derived_estados_simplified.topojson",
                                        "derived_municipios_simplified.topojson"),
                                in(
                                        REFERENCE,
                                        "columbus/columbus.shp",
                                        "mexico/mexicojoin.shp",
                                        "stl/stl_hom.shp",
                                        "virginia/virginia.shp",
                                        "Polygon_Holes/Polygon_Holes.shp"))
                        .flatMap(List::stream));
    }

    /** Those that can be placed on Earth: the classics of spatial statistics do not say where they are. */
    static Stream<TruthLayer> placed() {
        return which(truth -> !truth.has("planar_area"));
    }

    /** Those whose neighbours are known. */
    static Stream<TruthLayer> withNeighbours() {
        return which(truth -> truth.has("adjacency"));
    }

    /** Those whose neighbours and overlaps are known in metres. */
    static Stream<TruthLayer> placedWithNeighbours() {
        return which(truth -> truth.at("/adjacency/pairs_within_m").isObject());
    }

    /** Those whose table has a population. */
    static Stream<TruthLayer> peopled() {
        return which(truth -> truth.has("POBTOT_sum") || truth.has("population_sum"));
    }

    /** Where the files are absent all of them, for the tests to be skipped. */
    private static Stream<TruthLayer> which(Predicate<JsonNode> which) {
        return all().filter(layer -> !SharedData.has("data/" + layer.folder) || which.test(layer.truth()));
    }

    private static List<TruthLayer> in(String folder, String... keys) {
        return Stream.of(keys).map(key -> new TruthLayer(folder, key, "", null)).toList();
    }

    /** The numbers; a test that asks for them is skipped where they are not. */
    JsonNode truth() {
        return new JsonMapper().readTree(read(root().resolve("truth.json"))).path(key);
    }

    BoundarySurvey survey() {
        return BoundarySurvey.of(name(), bytes(), layer);
    }

    /** The layer in its own coordinates. */
    RawLayer raw() {
        return BoundaryReader.open(name(), bytes(), layer);
    }

    /** The layer as an import reads it. */
    BoundaryFile file() {
        return BoundaryReader.read(name(), bytes(), null, layer);
    }

    private String name() {
        return path().getFileName().toString();
    }

    private byte[] bytes() {
        try {
            return name().endsWith(".shp") ? TestFiles.zipped(path()) : Files.readAllBytes(path());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path path() {
        return root().resolve(sub)
                .resolve(key.contains("/") ? key : truth().path("file").asString());
    }

    private Path root() {
        return SharedData.require("data/" + folder);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String toString() {
        return folder + " " + key;
    }
}
