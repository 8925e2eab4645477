package org.lindero.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.SharedData;
import org.lindero.area.AreaCodes;
import org.lindero.engine.Oracle;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;
import org.lindero.incident.CountReader.Choices;
import org.lindero.incident.CountReader.Repeats;
import org.lindero.incident.table.Table;
import org.lindero.incident.table.TableFile;
import tools.jackson.databind.JsonNode;

/**
 * Car thefts by block and month around guarded institutions (Di Tella and Schargrodsky 2004, doi:10.1257/000282804322970733): a
 * table that does not say its year, has two halves of July beside its months, and counts quarters of a theft.
 */
class BuenosAiresTruthTest {

    private static final String FOLDER = "data/06_ditella_buenosaires_monthly/";
    private static final int YEAR = 1994;
    private static final CountColumns COLUMNS = new CountColumns("observ", "mes", null, null, "totrob");
    private static final List<String> GROUPS = List.of("same_block", "one_block", "two_blocks", "more_than_two");

    @Test
    void withoutItsYearNothingIsCountedAndEveryRowSaysSo() throws Exception {
        var table = table();

        assertThat(CountColumns.guess(table).period()).isEqualTo("mes");
        var counts = CountReader.read(table, COLUMNS, codes(table), Choices.STRICT);
        assertThat(counts.counts()).isEmpty();
        assertThat(counts.problemCounts())
                .containsExactly(
                        Map.entry(TableProblem.BAD_PERIOD, truth().path("rows").asInt()));
    }

    @Test
    void withItsYearAndWithoutTheHalvesOfJulyItIsTheMainPanel() throws Exception {
        var table = table();
        var truth = truth();

        var counts = read(table);

        assertThat(counts.isClean()).isTrue();
        assertThat(counts.rows()).isEqualTo(truth.path("rows").asInt());
        assertThat(counts.counts())
                .hasSize(truth.path("main_panel_rows_excluding_72_73").asInt());
        assertThat(counts.problemCounts())
                .containsExactly(Map.entry(
                        TableProblem.LEFT_OUT_MONTH,
                        counts.rows() - counts.counts().size()));
        assertThat(counts.counts().stream().map(CountTable.Count::areaCode).distinct())
                .hasSize(truth.path("blocks").asInt());
        assertThat(counts.counts().stream()
                        .map(CountTable.Count::month)
                        .distinct()
                        .sorted())
                .containsExactlyElementsOf(IntStream.rangeClosed(4, 12)
                        .mapToObj(month -> YearMonth.of(YEAR, month))
                        .toList());
        assertThat(counts.counts().stream().anyMatch(count -> count.count() == 0.25))
                .isTrue();
    }

    @Test
    void theMeansOfEachGroupAndMonthAreThePublishedOnes() throws Exception {
        var table = table();
        var truth = truth();
        var groups = groups(table);

        for (int group = 0; group < GROUPS.size(); group++) {
            int mine = group;
            var inGroup = read(table).counts().stream()
                    .filter(count -> groups.getOrDefault(count.areaCode(), -1) == mine)
                    .toList();
            truth.path("mean_car_thefts_by_group_month")
                    .path(GROUPS.get(group))
                    .properties()
                    .forEach(month -> assertThat(inGroup.stream()
                                    .filter(count ->
                                            count.month().equals(YearMonth.of(YEAR, Integer.parseInt(month.getKey()))))
                                    .mapToDouble(CountTable.Count::count)
                                    .average()
                                    .orElseThrow())
                            .isCloseTo(month.getValue().asDouble(), within(5e-7)));
        }
        var sizes = groups.values().stream().sorted().toList();
        assertThat(
                        List.of(
                                        "treated_blocks_same",
                                        "blocks_one_away(institu3==1 & institu1==0)",
                                        "blocks_distance_2")
                                .stream()
                                .map(key -> truth.path(key).asInt()))
                .containsExactly(
                        (int) sizes.stream().filter(group -> group == 0).count(),
                        (int) sizes.stream().filter(group -> group == 1).count(),
                        (int) sizes.stream().filter(group -> group == 2).count());
        assertThat(sizes.stream().filter(group -> group == 3))
                .hasSize(truth.path("blocks_farther").asInt());
    }

    @ParameterizedTest
    @CsvSource({"'A (same)', 1", "'B (same, one)', 2", "'C (same, one, two)', 3"})
    void theTableOfThePaperIsReproducedFromTheImport(String key, int rings) throws Exception {
        var table = table();
        var groups = groups(table);
        var counts = read(table).counts();
        int[] block = counts.stream()
                .mapToInt(count -> Integer.parseInt(count.areaCode()))
                .toArray();
        var design = Design.of(
                        counts.stream().mapToDouble(CountTable.Count::count).toArray())
                .effect(block)
                .effect(counts.stream()
                        .mapToInt(count -> count.month().getMonthValue())
                        .toArray());
        for (int ring = 0; ring < rings; ring++) {
            int mine = ring;
            design = design.column(
                    List.of("Same", "One", "Two").get(ring),
                    counts.stream()
                            .mapToDouble(count -> groups.getOrDefault(count.areaCode(), -1) == mine
                                            && count.month().getMonthValue() > 7
                                    ? 1
                                    : 0)
                            .toArray());
        }
        var truth = truth().path("table3_like").path(key);
        assertThat(counts).hasSize(truth.path("n").asInt());
        var plain = TwoWayFixedEffects.estimate(design, Variance.CR0, 0.95);
        var adjusted = TwoWayFixedEffects.estimate(design, Variance.CR1S, 0.95);
        var clustered = TwoWayFixedEffects.estimate(design.cluster(block), Variance.NESTED, 0.95);
        for (var name : List.of("Same", "One", "Two").subList(0, rings)) {
            var expected = truth.path(name);
            assertThat(plain.coefficient(name).value())
                    .isCloseTo(expected.path("coef").asDouble(), within(1e-9));
            assertThat(plain.coefficient(name).standardError())
                    .isCloseTo(expected.path("se_HC0").asDouble(), within(1e-9));
            assertThat(adjusted.coefficient(name).standardError())
                    .isCloseTo(expected.path("se_HC_dof_adjusted(n-G-(T-1)-k)").asDouble(), within(1e-9));
            assertThat(clustered.coefficient(name).standardError())
                    .isCloseTo(
                            expected.path("se_cluster_block(stata xtreg,fe style)")
                                    .asDouble(),
                            within(1e-9));
        }
    }

    private static CountTable read(Table table) {
        var choices = new Choices(false, Repeats.REFUSE, false, false, null, true, YEAR);
        return CountReader.read(table, COLUMNS, codes(table), choices);
    }

    /** How far each block is from an institution: in it, one away, two away, farther. */
    private static Map<String, Integer> groups(Table table) {
        var groups = new HashMap<String, Integer>();
        table.forEach(row -> {
            int distance = Integer.parseInt(row.cell(table.column("distanci")));
            boolean in = Double.parseDouble(row.cell(table.column("institu1"))) == 1;
            boolean near = Double.parseDouble(row.cell(table.column("institu3"))) == 1;
            groups.put(row.cell(table.column("observ")), in ? 0 : near ? 1 : distance == 2 ? 2 : 3);
        });
        return groups;
    }

    private static AreaCodes codes(Table table) {
        var codes = new TreeSet<String>();
        table.forEachCell(table.column("observ"), codes::add);
        return new AreaCodes(new ArrayList<>(codes));
    }

    private static JsonNode truth() {
        return Oracle.json(FOLDER + "truth.json");
    }

    private static Table table() throws Exception {
        return TableFile.read("panel.csv", Files.readAllBytes(SharedData.require(FOLDER + "derived_MonthlyPanel.csv")));
    }
}
