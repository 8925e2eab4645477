package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.SharedData;
import org.lindero.engine.spatial.Exposure;
import org.lindero.engine.spatial.SpatialWeights;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.locationtech.jts.operation.union.UnaryUnionOp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** North Carolina's counties in metres, with five of them treated: rings, distances and borders as R's sf and spdep give them. */
class RingsOracleTest {

    private static final String FOLDER = "oracles/O14_rings_exposure_nc/";

    private final List<String> names = new ArrayList<>();
    private final List<Geometry> counties = new ArrayList<>();
    private final BitSet treated = new BitSet();
    private List<NamedCsvRecord> reference = List.of();

    @BeforeEach
    void readTheOracle() throws IOException, ParseException {
        var file =
                new JsonMapper().readTree(Files.readString(SharedData.require(FOLDER + "nc_epsg32119_metres.geojson")));
        for (var feature : file.path("features")) {
            names.add(feature.at("/properties/NAME").asString());
            counties.add(new GeoJsonReader().read(feature.path("geometry").toString()));
        }
        reference = csv("ring_reference.csv");
        reference.stream()
                .filter(row -> row.getField("treated").equals("1"))
                .forEach(row -> treated.set(names.indexOf(row.getField("NAME"))));
    }

    @Test
    void queenNeighboursAreSpdeps() throws IOException {
        var expected = csv("queen_edges.csv").stream()
                .map(row -> row.getField("from") + "–" + row.getField("to"))
                .collect(Collectors.toSet());

        var found = Contiguity.pairs(counties, 0).stream()
                .flatMap(pair -> List.of(edge(pair.first(), pair.second()), edge(pair.second(), pair.first())).stream())
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(expected).hasSize(490);
    }

    /** Neighbours that share a line, not a point only. */
    @Test
    void rookNeighboursAreSpdeps() throws IOException {
        long lines = Contiguity.pairs(counties, 0).stream()
                .filter(pair -> pair.sharedMetres() > 0)
                .count();

        assertThat(2 * lines).isEqualTo(expected().get("rook_links").asInt()).isEqualTo(462);
        assertThat(2 * Contiguity.pairs(counties, 0).size())
                .isEqualTo(expected().get("queen_links").asInt());
    }

    @Test
    void ringsAndHopsHoldAsManyCounties() throws IOException {
        int[] byDistance = Rings.byDistance(counties, treated, 25_000, 60_000);
        int[] byOrder = Rings.byOrder(counties.size(), Contiguity.pairs(counties, 0), treated, 2);

        for (int ring : new int[] {0, 1, 2, Rings.OUTSIDE}) {
            assertThat(Arrays.stream(byDistance).filter(r -> r == ring))
                    .hasSize(expected().at("/ring_counts/" + label(ring)).asInt());
            // the oracle counts three hops and more as three
            String hops = ring == Rings.OUTSIDE ? "3" : String.valueOf(ring);
            assertThat(Arrays.stream(byOrder).filter(r -> r == ring))
                    .hasSize(expected().at("/hop_counts/" + hops).asInt());
        }
        assertThat(expected().get("treated_counties"))
                .extracting(JsonNode::asString)
                .containsExactlyInAnyOrderElementsOf(
                        treated.stream().mapToObj(names::get).toList());
    }

    @Test
    void sizesAndMiddlesAreSfs() {
        for (var row : reference) {
            var county = counties.get(names.indexOf(row.getField("NAME")));
            var middle = county.getCentroid();
            double nearest = treated.stream()
                    .mapToDouble(t -> counties.get(t).getCentroid().distance(middle))
                    .min()
                    .orElseThrow();

            assertThat(county.getArea()).isCloseTo(number(row, "area_m2"), withinPercentage(1e-7));
            assertThat(county.getLength()).isCloseTo(number(row, "perimeter_m"), withinPercentage(1e-7));
            assertThat(middle.getX()).isCloseTo(number(row, "centroid_x"), withinPercentage(1e-7));
            assertThat(middle.getY()).isCloseTo(number(row, "centroid_y"), withinPercentage(1e-7));
            assertThat(nearest).isCloseTo(number(row, "min_centroid_distance_m"), within(1e-6 * (1 + nearest)));
        }
    }

    /** The reference draws its arcs with 30 segments a quarter: the share differs by 5e-4 at most. */
    @Test
    void theShareOfACountyWithin25KilometresIsSfs() {
        var around = UnaryUnionOp.union(treated.stream()
                .mapToObj(t -> counties.get(t).buffer(25_000, 30))
                .toList());
        for (var row : reference) {
            int i = names.indexOf(row.getField("NAME"));
            if (treated.get(i)) {
                continue;
            }
            double share = counties.get(i).intersection(around).getArea()
                    / counties.get(i).getArea();
            double within = number(row, "share_area_within_25km_buffer");
            assertThat(share).as(row.getField("NAME")).isCloseTo(within, within(5e-4));
        }
    }

    @Test
    void exposureIsTheShareOfTreatedNeighbours() {
        int n = counties.size();
        List<List<Integer>> neighbours = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            neighbours.add(new ArrayList<>());
        }
        for (var pair : Contiguity.pairs(counties, 0)) {
            neighbours.get(pair.first()).add(pair.second());
            neighbours.get(pair.second()).add(pair.first());
        }
        var queen = SpatialWeights.binary(neighbours.stream()
                        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new))
                .rowStandardised();
        double[] exposure = Exposure.of(
                queen,
                IntStream.range(0, n).toArray(),
                new int[n],
                IntStream.range(0, n).mapToDouble(i -> treated.get(i) ? 1 : 0).toArray());

        for (var row : reference) {
            assertThat(exposure[names.indexOf(row.getField("NAME"))])
                    .isCloseTo(number(row, "exposure_queen_mean"), within(1e-12));
        }
    }

    @Test
    void distancesAndRingsByDistanceAreSfs() {
        double[] distances = Rings.distances(counties, treated);
        int[] rings = Rings.byDistance(counties, treated, 25_000, 60_000);

        for (var row : reference) {
            int i = names.indexOf(row.getField("NAME"));
            double expected = number(row, "min_boundary_distance_m");
            assertThat(distances[i]).isCloseTo(expected, within(1e-6 * (1 + expected)));
            assertThat(label(rings[i])).isEqualTo(row.getField("ring"));
        }
    }

    @Test
    void ringsByOrderAreTheHops() {
        int[] rings = Rings.byOrder(counties.size(), Contiguity.pairs(counties, 0), treated, 2);

        for (var row : reference) {
            int hops = Integer.parseInt(row.getField("hops")); // the oracle counts three and more as three
            assertThat(rings[names.indexOf(row.getField("NAME"))])
                    .as(row.getField("NAME"))
                    .isEqualTo(hops == 3 ? Rings.OUTSIDE : hops);
        }
    }

    @Test
    void theCommonBorderIsMeasuredAlsoWithATolerance() {
        for (double tolerance : new double[] {0, 1}) {
            var pairs = Contiguity.pairs(counties, tolerance);
            for (var row : reference) {
                int i = names.indexOf(row.getField("NAME"));
                double shared = pairs.stream()
                        .filter(pair -> !treated.get(i)
                                && (pair.first() == i && treated.get(pair.second())
                                        || pair.second() == i && treated.get(pair.first())))
                        .mapToDouble(Contiguity.Pair::sharedMetres)
                        .sum();
                if (!treated.get(i)) {
                    double expected = number(row, "shared_border_with_treated_m");
                    assertThat(shared)
                            .as(row.getField("NAME"))
                            .isCloseTo(expected, within((tolerance == 0 ? 1e-6 : 1e-3) * (1 + expected)));
                }
            }
        }
    }

    @Test
    void aTreatedAreaIsNeverInARingOfAnother() {
        var pair = new BitSet();
        Contiguity.pairs(counties, 0).stream().limit(1).forEach(neighbours -> {
            pair.set(neighbours.first());
            pair.set(neighbours.second());
        });

        int[] rings = Rings.byOrder(counties.size(), Contiguity.pairs(counties, 0), pair, 2);

        assertThat(pair.stream().map(i -> rings[i])).hasSize(2).containsOnly(0);
        assertThat(Set.of(Rings.OUTSIDE, 0, 1, 2))
                .containsAll(Arrays.stream(rings).boxed().toList());
    }

    private static JsonNode expected() throws IOException {
        return new JsonMapper().readTree(Files.readString(SharedData.require(FOLDER + "expected.json")));
    }

    private String edge(int from, int to) {
        return names.get(from) + "–" + names.get(to);
    }

    private static String label(int ring) {
        return switch (ring) {
            case 0 -> "treated";
            case Rings.OUTSIDE -> "far";
            default -> "ring" + ring;
        };
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static List<NamedCsvRecord> csv(String name) throws IOException {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(SharedData.require(FOLDER + name))) {
            return rows.stream().toList();
        }
    }
}
