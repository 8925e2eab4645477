package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lindero.SharedData;
import org.lindero.area.AreaCodes;
import org.lindero.area.BoundaryFile;
import org.lindero.area.BoundaryReader;
import org.lindero.area.Contiguity;
import org.lindero.area.LocalProjection;
import org.lindero.area.TestFiles;
import org.lindero.area.Validity;
import org.lindero.engine.Oracle;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.table.TableFile;
import tools.jackson.databind.JsonNode;

/** Real robberies with an invented programme: what is in its files, from import to the plain comparison that misleads. */
class KnownEffectTruthTest {

    private static final String FOLDER = "data/12_semisynthetic_known_effect/";

    @Test
    void theRingsAroundTheTreatedAreasAreFoundInTheBoundaries() throws IOException {
        var truth = truth();
        var treated = treated(truth);
        var first = around(treated, treated);

        assertThat(treated).hasSize(truth.path("treated_cuadrantes").asInt());
        assertThat(first)
                .hasSize(truth.path("ring1_untreated_neighbours(<=10 m)").asInt())
                .containsExactlyInAnyOrderElementsOf(texts(truth.path("ring1")));
        var inside = new HashSet<>(treated);
        inside.addAll(first);
        assertThat(around(first, inside)).hasSize(truth.path("ring2").asInt());
    }

    @Test
    void robberiesOfEachGroupBeforeAndAfterAddUp() throws IOException {
        var truth = truth();
        var treated = treated(truth);
        var ring = Set.copyOf(texts(truth.path("ring1")));
        var start = YearMonth.parse(truth.path("start").asString());
        var counts = counts();

        assertThat(counts.stream().map(CountTable.Count::month).distinct())
                .hasSize(truth.path("months").asInt());
        truth.path("totals").properties().forEach(total -> {
            Predicate<CountTable.Count> group = total.getKey().startsWith("treated")
                    ? count -> treated.contains(count.areaCode())
                    : total.getKey().startsWith("ring1")
                            ? count -> ring.contains(count.areaCode())
                            : count -> !treated.contains(count.areaCode()) && !ring.contains(count.areaCode());
            boolean before = total.getKey().endsWith("pre");
            assertThat(counts.stream()
                            .filter(group.and(count -> count.month().isBefore(start) == before))
                            .mapToDouble(CountTable.Count::count)
                            .sum())
                    .as(total.getKey())
                    .isEqualTo(total.getValue().asDouble());
        });
    }

    @Test
    void thePlainDifferenceInDifferencesIsAsFarOffAsItIsKnownToBe() throws IOException {
        var truth = truth();
        var treated = treated(truth);
        var ring = Set.copyOf(texts(truth.path("ring1")));

        assertThat(difference(treated, ring))
                .isCloseTo(truth.path("naive_DiD_treated_vs_rest(excl ring1)").asDouble(), within(1e-9));
        assertThat(difference(ring, treated))
                .isCloseTo(truth.path("naive_DiD_ring1_vs_rest").asDouble(), within(1e-9));
    }

    private static double difference(Set<String> group, Set<String> without) throws IOException {
        var start = YearMonth.parse(truth().path("start").asString());
        var counts = counts().stream()
                .filter(count -> !without.contains(count.areaCode()))
                .toList();
        var areas = List.copyOf(
                new TreeSet<>(counts.stream().map(CountTable.Count::areaCode).toList()));
        var design = Design.of(
                        counts.stream().mapToDouble(CountTable.Count::count).toArray())
                .column(
                        "treated",
                        counts.stream()
                                .mapToDouble(count -> group.contains(count.areaCode())
                                                && !count.month().isBefore(start)
                                        ? 1
                                        : 0)
                                .toArray())
                .effect(counts.stream()
                        .mapToInt(count -> areas.indexOf(count.areaCode()))
                        .toArray())
                .effect(counts.stream()
                        .mapToInt(count ->
                                count.month().getYear() * 12 + count.month().getMonthValue())
                        .toArray());
        return TwoWayFixedEffects.estimate(design, Variance.CR0, 0.95)
                .coefficient("treated")
                .value();
    }

    /** The areas within ten metres of some, except those inside. */
    private static Set<String> around(Set<String> some, Set<String> inside) throws IOException {
        var shp = SharedData.require("data/01_cdmx_cuadrantes/2016/cuadrantes_population.shp");
        var areas = BoundaryReader.read("cuadrantes.zip", TestFiles.zipped(shp)).features();
        var lonLat = areas.stream()
                .map(BoundaryFile.Feature::geometry)
                .map(outline -> Validity.flaw(outline).isEmpty() ? outline : Validity.repair(outline))
                .toList();
        var projection = LocalProjection.around(lonLat);
        var metres = lonLat.stream().map(projection::toMetres).toList();
        var found = new TreeSet<String>();
        for (var pair : Contiguity.pairs(metres, 10)) {
            var first = areas.get(pair.first()).value("Nomenclatu");
            var second = areas.get(pair.second()).value("Nomenclatu");
            Stream.of(first, second)
                    .filter(one -> some.contains(one.equals(first) ? second : first) && !inside.contains(one))
                    .forEach(found::add);
        }
        return found;
    }

    private static List<CountTable.Count> counts() throws IOException {
        var path = SharedData.require(FOLDER + "semisynthetic_robos_mensuales.csv");
        var table = TableFile.read("robos.csv", Files.readAllBytes(path));
        var codes = new TreeSet<String>();
        table.forEachCell(table.column("cuadrante"), codes::add);
        return CountReader.read(table, CountColumns.guess(table), new AreaCodes(codes), Choices.STRICT)
                .counts();
    }

    private static Set<String> treated(JsonNode truth) {
        var treated = new TreeSet<String>();
        truth.path("groups").forEach(group -> treated.addAll(texts(group)));
        return treated;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode truth() {
        return Oracle.json(FOLDER + "truth.json");
    }
}
