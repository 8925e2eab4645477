package org.lindero.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lindero.SharedData;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
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
                    assertThat(shared).as(row.getField("NAME")).isCloseTo(expected, within(1e-3 * (1 + expected)));
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
