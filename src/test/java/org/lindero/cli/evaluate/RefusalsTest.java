package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever the data are like, every method either gives finite numbers or says in words why it gives none. */
class RefusalsTest {

    private static final String DESIGN = """
            {'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'},
             'areas': {'file': 'areas.geojson', 'unit': 'code'},
             'analyses': [{'id': 'a', %s}]}""";

    private static final String PLACE = "'outcome': 'y', 'first': 'first', 'rings': 'role', 'replications': 39";

    /** A block for every method on a panel; two where it has two models. */
    private static final Map<String, String> BLOCKS = new LinkedHashMap<>();

    static {
        add("did", "'method': 'did', 'outcome': 'y', 'treatment': 'd'");
        add("did CR2", "'method': 'did', 'outcome': 'y', 'treatment': 'd', 'variance': 'CR2'");
        add("wild-bootstrap", "'method': 'wild-bootstrap', 'outcome': 'y', 'treatment': 'd', 'replications': 99");
        add("event-study", "'method': 'event-study', 'outcome': 'y', 'first': 'first'");
        add("event-study poisson", "'method': 'event-study', 'model': 'poisson', 'outcome': 'y', 'first': 'first'");
        add("group-time", "'method': 'group-time', 'outcome': 'y', 'first': 'first', 'aggregate': 'dynamic'");
        add("group-time notyet", "'method': 'group-time', 'outcome': 'y', 'first': 'first', 'control': 'notyet'");
        add("sun-abraham", "'method': 'sun-abraham', 'outcome': 'y', 'first': 'first'");
        add("poisson", "'method': 'poisson', 'outcome': 'y', 'treatment': 'd'");
        add("poisson terms", "'method': 'poisson', 'outcome': 'y', 'terms': ['d', 'dose']");
        add("negative-binomial", "'method': 'negative-binomial', 'outcome': 'y', 'covariates': ['d', 'dose']");
        add("ring-did", "'method': 'ring-did', 'outcome': 'y', 'first': 'first', 'rings': 'role'");
        add("place-effect", "'method': 'place-effect', " + PLACE);
        add("pair-matrix", "'method': 'pair-matrix', " + PLACE);
        add("police", "'method': 'police', 'dose': 'dose', 'role': 'rival', " + PLACE);
        add("police package", "'method': 'police', 'dose': 'dose', 'role': 'package', " + PLACE);
        add("exposure-did", "'method': 'exposure-did', 'outcome': 'y', 'treatment': 'd', 'weights': 'queen'");
        moved("did", "'outcome': 'y', 'treatment': 'd'");
        moved("poisson", "'outcome': 'y', 'treatment': 'd'");
        moved("place-effect", PLACE);
        add(
                "synthetic-control",
                "'method': 'synthetic-control', 'outcome': 'y', 'treatedUnit': 'a000', 'start': '2020-07'");
        add(
                "synthetic-control predictors",
                "'method': 'synthetic-control', 'outcome': 'y', 'treatedUnit': 'a000', 'start': '2020-07',"
                        + " 'predictors': ['dose', 'z'], 'donors': ['a015', 'a014', 'a030', 'a035']");
        add("synthetic-did", "'method': 'synthetic-did', 'outcome': 'y', 'treatment': 'd', 'replications': 39");
        add(
                "calibrated-controls",
                "'method': 'calibrated-controls', 'outcomes': ['y'], 'treatment': 'd', 'start': '2020-07',"
                        + " 'replications': 39");
        add("bacon", "'method': 'bacon', 'outcome': 'y', 'treatment': 'd'");
        add("romano-wolf", "'method': 'romano-wolf', 'outcomes': ['y', 'z'], 'treatment': 'd', 'replications': 99");
        add(
                "interrupted-series",
                "'method': 'interrupted-series', 'outcome': 'y', 'start': '2020-07', 'lag': 1, 'unit': 'a000'");
        for (var map : List.of("moran", "local-moran", "getis-ord")) {
            add(map, "'method': '%s', 'outcome': 'y', 'weights': 'queen', 'permutations': 39".formatted(map));
        }
        add("rings", "'method': 'rings', 'treated': ['a000'], 'distances': [100]");
    }

    private static final Pattern METHOD = Pattern.compile("'method': '([a-z-]+)'");

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    private static void add(String name, String block) {
        BLOCKS.put(name, block);
    }

    private static void moved(String inner, String keys) {
        add(
                "randomisation " + inner,
                "'method': 'randomisation', 'draws': 39, 'analysis': {'method': '%s', %s}".formatted(inner, keys));
    }

    private static String method(String block) {
        var found = METHOD.matcher(block);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    static Stream<Arguments> panels() {
        return BLOCKS.entrySet().stream()
                .flatMap(block -> Arrays.stream(BadPanel.values()).map(panel -> arguments(block.getKey(), panel)));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void everyMethodGivesFiniteNumbersOrSaysWhyNot(String name, BadPanel panel) {
        folder.file("panel.csv", panel.csv())
                .file("areas.geojson", BadPanel.geoJson())
                .design(DESIGN.formatted(BLOCKS.get(name)));

        answers(folder.run());
    }

    /** Without a panel: counts, p-values and points that stand in the design. */
    static Stream<String> blocks() {
        return Stream.of(
                        wdq("[0, 0]", "[0, 0]", "[0, 0]"),
                        wdq("[10, 5]", "[10, 5]", "[0, 5]"),
                        wdq("[10, 5]", "[10, 5]", "[10, 0]"),
                        wdq("[0, 0]", "[10, 5]", "[10, 5]"),
                        wdq("[10, 10]", "[10, 5]", "[10, 10]"),
                        wdq("[1e308, 1e-308]", "[1e308, 1]", "[1e-308, 1e308]"),
                        wdd("'treated': [0, 0], 'control': [0, 0]"),
                        wdd("'treated': [10, 5], 'control': [0, 0]"),
                        wdd("'treated': [10, 5], 'control': [0, 5], 'displacement': [0, 0]"),
                        wdd("'treated': [0, 5], 'control': [10, 5], 'displacement': [1, 2]"),
                        wdd("'treated': [1e308, 1e308], 'control': [1e308, 1]"),
                        wdd("'treated': [10, 5], 'control': [10, 5], 'timeWeights': [1e-300, 1e300]"),
                        "'method': 'power', 'se': 1e308, 'df': 1",
                        "'method': 'power', 'se': 1, 'df': 1e-9",
                        "'method': 'power', 'se': 1, 'df': 1e300",
                        "'method': 'equivalence', 'estimate': 1, 'se': 1e-308, 'df': 1e-5, 'bound': 1e308",
                        "'method': 'equivalence', 'estimate': 1e308, 'se': 1e308, 'df': 5, 'bound': 1e-308",
                        "'method': 'adjust', 'p': [0, 0, 1], 'procedure': 'by'",
                        knox("0,0,0"),
                        knox("0,0,0\n0,0,0\n0,0,0\n0,0,0\n0,0,0"),
                        knox("1e308,-1e308,1\n-1e308,1e308,1\n0,0,1e308\n5,5,-1e308\n6,6,6"))
                .filter(block -> Methods.names().contains(method(block)));
    }

    private static String wdq(String treated, String buffer, String control) {
        return "'method': 'wdq', 'treated': %s, 'buffer': %s, 'control': %s".formatted(treated, buffer, control);
    }

    private static String wdd(String counts) {
        return "'method': 'wdd', " + counts;
    }

    private static String knox(String points) {
        return "'method': 'knox', 'points': {'file': 'points.csv', 'x': 'x', 'y': 'y', 't': 't'}, 'permutations': 39,"
                + " 'spaceBins': [0, 100, null], 'timeBins': [0, 7, null]\n" + points;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void numbersOfTheDesignGiveFiniteNumbersOrTheReasonWhyNot(String block) {
        var parts = block.split("\n", 2);
        folder.file("points.csv", "x,y,t\n" + (parts.length > 1 ? parts[1] : "1,1,1") + "\n")
                .design("{'analyses': [{'id': 'a', %s}]}".formatted(parts[0]));

        answers(folder.run());
    }

    @Test
    void everyMethodIsAmongThem() {
        var tried = Stream.concat(BLOCKS.values().stream(), blocks())
                .map(RefusalsTest::method)
                .toList();
        assertThat(tried).containsAll(Methods.names());
    }

    private void answers(int code) {
        assertThat(folder.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain("bug")
                        .doesNotContain("Exception")
                        .doesNotContain("NaN")
                        .doesNotContain("Infinity"));
        if (code == Evaluate.WRONG) {
            // a code, a period or a lag that the design itself names is not in the data
            assertThat(folder.lines().getFirst())
                    .matches("lindero: analyses\\[0]\\.((treatedUnit|donors|start|unit): .* no (unit|period) .*"
                            + "|lag: a whole number from 0 .*)");
            return;
        }
        assertThat(code).as(String.valueOf(folder.lines())).isIn(Evaluate.DONE, Evaluate.REFUSED);
        assertThat(folder.resultText()).doesNotContain("NaN").doesNotContain("Infinity");
        var analysis = folder.analysis("a");
        if (code == Evaluate.REFUSED) {
            assertThat(analysis.at("/refused/message").asString().split(" ")).hasSizeGreaterThan(2);
            assertThat(analysis.at("/refused/reason").asString()).isNotBlank();
        } else {
            assertThat(analysis.path("estimates").size() + analysis.size()).isGreaterThan(4);
            analysis.path("estimates").forEach(estimate -> isUsable(estimate, analysis));
        }
    }

    /** A finite value, or why there is none; and no p of an error that is nothing. */
    private static void isUsable(JsonNode estimate, JsonNode analysis) {
        if (!analysis.at("/diagnostics/logRatio").has("unavailable")) {
            assertThat(estimate.path("estimate").isNumber())
                    .as(estimate.toString())
                    .isTrue();
            assertThat(Double.isFinite(estimate.path("estimate").asDouble())).isTrue();
        }
        if (estimate.path("se").isNumber()) {
            assertThat(estimate.path("se").asDouble()).as(estimate.toString()).isPositive();
        }
    }

    /** What must be refused, and with which reason; the other panels may leave a method something to say. */
    static Stream<Arguments> hopeless() {
        return Stream.of(
                arguments(BadPanel.ALL_ZERO, Set.of("ALL_ZERO", "NO_VARIATION")),
                arguments(BadPanel.CONSTANT, Set.of("NO_VARIATION")),
                arguments(BadPanel.CONSTANT_BY_AREA, Set.of("NO_VARIATION", "INFEASIBLE_MATCH")),
                arguments(
                        BadPanel.MISSING_EVERYWHERE,
                        Set.of("INCOMPLETE_PANEL", "NO_PRE_PERIOD", "NO_VARIATION", "ALL_ZERO")),
                arguments(BadPanel.ALL_HUGE, Set.of("NOT_FINITE")),
                arguments(BadPanel.TINY, Set.of("NOT_FINITE")));
    }

    @ParameterizedTest
    @MethodSource("hopeless")
    void anOutcomeThatSaysNothingIsRefusedByEveryMethodThatLooksForAChange(BadPanel panel, Set<String> reasons) {
        var maps = Set.of("moran", "local-moran", "getis-ord", "rings");
        folder.file("panel.csv", panel.csv()).file("areas.geojson", BadPanel.geoJson());
        BLOCKS.values().stream()
                .filter(block -> !maps.contains(method(block)))
                // without effects of its units it compares them
                .filter(block ->
                        panel != BadPanel.CONSTANT_BY_AREA || !method(block).equals("negative-binomial"))
                .forEach(block -> {
                    assertThat(folder.design(DESIGN.formatted(block)).run())
                            .as(block)
                            .isEqualTo(Evaluate.REFUSED);
                    assertThat(folder.analysis("a").at("/refused/reason").asString())
                            .as(block)
                            .isIn(reasons);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"place-effect", "pair-matrix", "police", "randomisation place-effect"})
    void theProtocolWantsFiveCleanAreasABeforeAndNoTreatedAreaInTheComparison(String name) {
        refuses(name, BadPanel.FOUR_CLEAN_AREAS, "TOO_FEW_COMPARISON_AREAS");
        refuses(name, BadPanel.EVERYBODY_TREATED, "TOO_FEW_COMPARISON_AREAS");
        refuses(name, BadPanel.CLEAN_AREA_WITH_A_START, "TREATED_IS_CONTROL");
        refuses(name, BadPanel.NOBODY_TREATED, "NO_VARIATION");
        refuses(name, BadPanel.NO_MONTH_AFTER, "NO_POST_PERIOD");
    }

    @Test
    void aMethodSaysWhatIsMissingAndNotWhatItsArithmeticRanInto() {
        for (var name : List.of("did", "poisson", "event-study", "place-effect", "synthetic-control")) {
            refuses(name, BadPanel.MISSING_BEFORE, name.startsWith("synth") ? "INCOMPLETE_PANEL" : "NO_PRE_PERIOD");
        }
        for (var name : List.of("did", "poisson", "event-study", "place-effect", "synthetic-did", "ring-did")) {
            refuses(name, BadPanel.NOBODY_TREATED, "NO_VARIATION");
            refuses(name, BadPanel.NO_MONTH_BEFORE, "NO_PRE_PERIOD");
        }
        refuses("poisson", BadPanel.SEPARATION, "SEPARATION");
    }

    @Test
    void aDonorThatIsTheTreatedUnitIsRefused() {
        folder.file("panel.csv", BadPanel.SOUND.csv())
                .file("areas.geojson", BadPanel.geoJson())
                .design(DESIGN.formatted("'method': 'synthetic-control', 'outcome': 'y', 'treatedUnit': 'a000',"
                        + " 'start': '2020-07', 'donors': ['a000', 'a014', 'a015']"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").at("/refused/reason").asString()).isEqualTo("TREATED_IS_CONTROL");
    }

    private void refuses(String name, BadPanel panel, String reason) {
        folder.file("panel.csv", panel.csv())
                .file("areas.geojson", BadPanel.geoJson())
                .design(DESIGN.formatted(BLOCKS.get(name)));

        assertThat(folder.run()).as(name + " " + panel + folder.lines()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").at("/refused/reason").asString())
                .as(name + " " + panel + folder.lines())
                .isEqualTo(reason);
    }
}
