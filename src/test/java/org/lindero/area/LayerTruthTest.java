package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/** Everything that is known of real boundary files, number by number. */
class LayerTruthTest {

    private static final String ALL = "org.lindero.area.TruthLayer#all";
    private static final String PLACED = "org.lindero.area.TruthLayer#placed";

    /** A survey is asked for several numbers. */
    private static final Map<TruthLayer, BoundarySurvey> SURVEYS = new HashMap<>();

    /** Fields that GDAL makes for every KML or TopoJSON file, and its spelling of the placemark's name. */
    private static final Set<String> OF_ANOTHER_PROGRAM = Set.of("id", "Name", "tessellate", "extrude", "visibility");

    @ParameterizedTest
    @MethodSource(ALL)
    void rowsColumnsAndCodesAreAsOthersReadThem(TruthLayer layer) {
        var truth = layer.truth();
        var raw = layer.raw();

        assertThat(raw.rows()).hasSize(truth.path("features").asInt());
        assertThat(raw.rows().stream().filter(row -> row.geometry() == null))
                .hasSize(truth.path("null_or_empty_geometries").asInt());
        assertThat(raw.fields())
                .containsAll(texts(truth.path("fields")).stream()
                        .filter(field -> !OF_ANOTHER_PROGRAM.contains(field))
                        .toList());
        var known = truth.path("crs_in_file");
        var declared = raw.declared();
        if (known.isNull()) {
            assertThat(declared == null || truth.has("crs_assumed")).isTrue();
        } else if (known.asString().startsWith("EPSG")) {
            assertThat(Objects.requireNonNull(declared).name()).isEqualTo(known.asString());
        } else {
            assertThat(Objects.requireNonNull(declared).isInMetres()).isTrue();
        }
        if (truth.has("id_column")) {
            var codes = raw.rows().stream()
                    .map(row -> row.attributes()
                            .getOrDefault(truth.path("id_column").asString(), ""))
                    .toList();
            assertThat(codes.stream().filter(String::isEmpty))
                    .hasSize(truth.path("null_ids").asInt());
            assertThat(codes.stream().distinct())
                    .hasSize(truth.path("distinct_ids").asInt());
            assertThat(truth.path("duplicated_ids")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(ALL)
    void outlinesHaveThePartsHolesAndCornersThatOthersCounted(TruthLayer layer) {
        var truth = layer.truth();
        var outlines = layer.raw().rows().stream()
                .map(RawLayer.Row::geometry)
                .filter(Objects::nonNull)
                .toList();

        assertThat(count(outlines, outline -> outline.getNumGeometries() > 1))
                .isEqualTo(truth.path("multipart_features").asInt());
        assertThat(count(outlines, LayerTruthTest::hasHole))
                .isEqualTo(truth.path("features_with_holes").asInt());
        assertThat(outlines.stream().mapToInt(Geometry::getNumPoints).sum())
                .isEqualTo(truth.path("vertices").asInt());
    }

    /**
     * Which of two kinds of crossing is named where an outline has both depends on who looks, and "Too few points" is "Too few
     * distinct points" here.
     */
    @ParameterizedTest
    @MethodSource(ALL)
    void invalidOutlinesAreTheSameForTheSameReason(TruthLayer layer) {
        var truth = layer.truth();
        var survey = survey(layer);
        var expected = truth.path("invalid_reasons").valueStream().toList();

        assertThat(survey.flaws()).hasSize(truth.path("invalid_features").asInt());
        for (int i = 0; i < expected.size(); i++) {
            var flaw = survey.flaws().get(i);
            var code = truth.has("id_column")
                    ? survey.rows()
                            .get(flaw.number() - 1)
                            .get(truth.path("id_column").asString())
                    : String.valueOf(flaw.number() - 1); // counted from 0 there
            assertThat(code).isEqualTo(expected.get(i).path("id").asString());
            var reason = expected.get(i).path("reason").asString();
            assertThat(kind(flaw.reason())).isEqualTo(kind(reason.substring(0, reason.indexOf('['))));
        }
    }

    private static String kind(String reason) {
        return reason.replace("Ring Self", "Self").replace("distinct ", "");
    }

    @ParameterizedTest
    @MethodSource(PLACED)
    void extentSurfaceAndGroundCoveredOnceAreAsOthersMeasuredThem(TruthLayer layer) {
        var truth = layer.truth();
        var file = layer.file();
        var extent = new Envelope();
        file.features().forEach(area -> extent.expandToInclude(area.geometry().getEnvelopeInternal()));
        var survey = survey(layer);

        double[] box = truth.path("bbox_lonlat")
                .valueStream()
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        assertThat(new double[] {extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()})
                .containsExactly(box, within(2e-6));
        double surface = Objects.requireNonNull(survey.areaKm2());
        assertThat(surface).isCloseTo(truth.path("area_km2_geodesic_sum").asDouble(), Percentage.withPercentage(0.01));
        if (truth.has("area_km2_EPSG6933_sum") && !layer.key().startsWith("world")) {
            // sides that are straight on that map are other lines than the shortest ones: the longer, the further apart
            assertThat(surface)
                    .isCloseTo(truth.path("area_km2_EPSG6933_sum").asDouble(), Percentage.withPercentage(0.03));
        }
        if (truth.has("area_km2_union_LAEA")) {
            assertThat(Objects.requireNonNull(survey.overlaps()).coveredKm2())
                    .isCloseTo(truth.path("area_km2_union_LAEA").asDouble(), Percentage.withPercentage(0.01));
        }
    }

    @ParameterizedTest
    @MethodSource("org.lindero.area.TruthLayer#placedWithNeighbours")
    void overlapsAreTheSameGround(TruthLayer layer) {
        var truth = layer.truth().path("overlaps");
        var overlaps = Objects.requireNonNull(survey(layer).overlaps());

        assertThat(overlaps.pairs())
                .isEqualTo(truth.path("pairs_overlapping_gt_100m2").asInt());
        assertThat(overlaps.km2()).isCloseTo(truth.path("overlap_area_km2").asDouble(), within(1e-3));
    }

    @ParameterizedTest
    @MethodSource("org.lindero.area.TruthLayer#withNeighbours")
    void neighboursAreTheSameAndSoAreTheIslands(TruthLayer layer) {
        var truth = layer.truth().path("adjacency");
        var survey = survey(layer);
        var touching = survey.touching().stream().mapToInt(Set::size).toArray();

        assertThat(survey.contiguousPairs())
                .isEqualTo(truth.path("queen_pairs_exact_intersects").asInt());
        assertThat(IntStream.of(touching).filter(neighbours -> neighbours == 0))
                .hasSize(truth.path("islands_exact_queen").asInt());
        assertThat(IntStream.of(touching).average().orElseThrow())
                .isCloseTo(truth.path("mean_neighbours_queen").asDouble(), within(5e-5));
        assertThat(IntStream.of(touching).max().orElseThrow())
                .isEqualTo(truth.path("max_neighbours_queen").asInt());
    }

    @ParameterizedTest
    @MethodSource("org.lindero.area.TruthLayer#placedWithNeighbours")
    void pairsWithinADistanceAreTheSame(TruthLayer layer) {
        var truth = layer.truth().at("/adjacency/pairs_within_m");
        var metres = metres(layer);

        var found = new TreeMap<String, Integer>();
        var expected = new TreeMap<String, Integer>();
        truth.properties().forEach(entry -> {
            expected.put(entry.getKey(), entry.getValue().asInt());
            found.put(
                    entry.getKey(),
                    Contiguity.pairs(metres, Integer.parseInt(entry.getKey())).size());
        });
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("org.lindero.area.TruthLayer#withNeighbours")
    void neighboursAlongALineAreTheSame(TruthLayer layer) {
        var outlines = layer.raw().rows().stream()
                .map(row -> Validity.withItsSpikes(Objects.requireNonNull(row.geometry())))
                .toList();

        assertThat(Contiguity.pairsAlongLines(outlines, 0))
                .hasSize(layer.truth()
                        .at("/adjacency/rook_pairs_exact_shared_length_or_area")
                        .asInt());
    }

    private static List<Geometry> metres(TruthLayer layer) {
        var lonLat = layer.file().features().stream()
                .map(area -> Validity.withItsSpikes(area.geometry()))
                .toList();
        var projection = LocalProjection.around(lonLat);
        return lonLat.stream().map(projection::toMetres).toList();
    }

    @ParameterizedTest
    @MethodSource("org.lindero.area.TruthLayer#peopled")
    void whatTheTableSaysOfThePeopleIsKept(TruthLayer layer) {
        var truth = layer.truth();
        var sum = truth.has("POBTOT_sum") ? truth.path("POBTOT_sum") : truth.path("population_sum");
        var file = layer.file();
        var population = BoundaryColumns.guess(file).population();

        assertThat(file.features().stream()
                        .mapToDouble(area -> Double.parseDouble(area.value(population)))
                        .sum())
                .isCloseTo(sum.asDouble(), within(1e-3));
        if (truth.has("IM_2020_mean")) {
            assertThat(file.features().stream()
                            .mapToDouble(area -> Double.parseDouble(area.value("IM_2020")))
                            .average()
                            .orElseThrow())
                    .isCloseTo(truth.path("IM_2020_mean").asDouble(), within(1e-6));
            assertThat(counts(file, "GM_2020")).isEqualTo(counts(truth.path("GM_2020_counts")));
            assertThat(counts(file, "CLASIF")).isEqualTo(counts(truth.path("CLASIF_counts")));
            assertThat(counts(file, "NOM_MUN").keySet())
                    .containsExactlyInAnyOrderElementsOf(texts(truth.path("NOM_MUN_values")));
            var names = counts(file, "COLONIA");
            assertThat(names.keySet()).containsAll(texts(truth.path("sample_names")));
            assertThat(file.features().stream()
                            .filter(area -> area.value("COLONIA").chars().anyMatch(c -> c > 127)))
                    .hasSize(truth.path("names_with_non_ascii").asInt());
            assertThat(names.values().stream().mapToInt(n -> n - 1).sum())
                    .isEqualTo(truth.path("duplicated_colonia_names").asInt());
        }
    }

    private static BoundarySurvey survey(TruthLayer layer) {
        return SURVEYS.computeIfAbsent(layer, TruthLayer::survey);
    }

    private static TreeMap<String, Integer> counts(BoundaryFile file, String field) {
        var counts = new TreeMap<String, Integer>();
        file.features().forEach(area -> counts.merge(area.value(field), 1, Integer::sum));
        return counts;
    }

    private static TreeMap<String, Integer> counts(JsonNode truth) {
        var counts = new HashMap<String, Integer>();
        truth.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return new TreeMap<>(counts);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static long count(List<Geometry> outlines, Predicate<Geometry> which) {
        return outlines.stream().filter(which).count();
    }

    private static boolean hasHole(Geometry area) {
        return IntStream.range(0, area.getNumGeometries())
                .anyMatch(i -> area.getGeometryN(i) instanceof Polygon polygon && polygon.getNumInteriorRing() > 0);
    }
}
