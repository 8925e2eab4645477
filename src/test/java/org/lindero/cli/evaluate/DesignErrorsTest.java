package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong design, or wrong data, is one line that names the place; nothing is written. */
class DesignErrorsTest {

    private static final String PANEL = """
            unit,month,y,d,when,wave,wane,role
            a,2020-01,1,0,2020-02,1,1,treated
            a,2020-02,2,1,2020-02,1,0,treated
            b,2020-01,1,0,,1,0,clean
            b,2020-02,1,0,,1,0,clean
            """;
    private static final String DID = "{'id': 'a', 'method': 'did', 'outcome': 'y', 'treatment': 'd'%s}";
    private static final String DESIGN = """
            {'panel': {'file': 'panel.csv', 'unit': 'unit', 'period': 'month'}, 'analyses': [%s]}""";

    @TempDir
    private Path temporary;

    static Stream<Arguments> wrongDesigns() {
        return Stream.of(
                arguments("{'analyses': [{'id': 'a', 'method': 'did'", "design.json, line 1, column"),
                arguments("{'analyses': [{'id': 'a', 'method': 'did'", "the JSON ends too early"),
                arguments("", "the file is empty"),
                arguments("[]", "the design: an object"),
                arguments("{'seed': 1, 'seed': 2}", "design.json, line 1, column"),
                arguments("{} {}", "design.json, line 1, column"),
                arguments("{}", "analyses: is missing"),
                arguments("{'analyses': []}", "analyses: the list is empty"),
                arguments("{'analyses': [3]}", "analyses[0]: an object"),
                arguments("{'sed': 1, 'analyses': []}", "sed: unknown key"),
                arguments("{'seed': 1.5, 'analyses': [{'id': 'a'}]}", "seed: a whole number"),
                arguments("{'level': 95, 'analyses': [{'id': 'a'}]}", "level: must lie between 0 and 1"),
                arguments("{'analyses': [{'id': 'a'}]}", "analyses[0].method: is missing"),
                arguments("{'analyses': [{'method': 'did'}]}", "analyses[0].id: is missing"),
                arguments("{'analyses': [{'id': 'a'}, {'id': 'a'}]}", "analyses[1].id: \"a\" is used twice"),
                arguments("{'analyses': [{'id': 'a', 'method': 'magic'}]}", "analyses[0].method: unknown"),
                arguments("{'analyses': [" + DID.formatted("") + "]}", "panel: is missing"),
                arguments(DESIGN.formatted(DID.formatted(", 'colour': 1")), "analyses[0].colour: unknown key"),
                arguments(DESIGN.formatted(DID.formatted(", 'variance': 'HC3'")), "analyses[0].variance: \"HC3\""),
                arguments(
                        DESIGN.formatted(DID.formatted(", 'variance': 3")), "analyses[0].variance: a text is expected"),
                arguments(
                        DESIGN.formatted(DID.formatted(", 'cluster': 'zone'")),
                        "analyses[0].cluster: panel.csv has no column \"zone\""),
                arguments(
                        DESIGN.formatted(DID.formatted(", 'covariates': ['d', 'x']")),
                        "analyses[0].covariates[1]: panel.csv has no column"),
                arguments(
                        DESIGN.formatted(DID.formatted(", 'covariates': []")),
                        "analyses[0].covariates: the list is empty"),
                arguments(
                        DESIGN.formatted(DID.formatted("").replace("'y'", "1e999")),
                        "analyses[0].outcome: a text is expected"),
                arguments(
                        DESIGN.formatted(DID.formatted("").replace("'y'", "'unit'")),
                        "panel.csv, row 2, column \"unit\": \"a\" is not a number"),
                arguments(
                        DESIGN.replace("'unit': 'unit'", "'unit': 'area'").formatted(DID.formatted("")),
                        "panel.unit: panel.csv has no column \"area\""),
                arguments(
                        DESIGN.replace("'panel.csv'", "'nowhere.csv'").formatted(DID.formatted("")),
                        "panel.file: there is no file \"nowhere.csv\""),
                arguments(
                        DESIGN.replace("'period': 'month'", "'period': 'd'").formatted(DID.formatted("")),
                        "panel.csv, row 5, column \"d\": unit \"b\" has period 0 already in row 4"),
                arguments(
                        DESIGN.replace("'period': 'month'", "'period': 'when'").formatted(DID.formatted("")),
                        "panel.csv, row 4, column \"when\": is empty"),
                arguments(
                        "{'analyses': [{'id': 'a', 'method': 'wdq', 'treated': [1, 2], 'buffer': [1], 'control': [1, 1]}]}",
                        "analyses[0].buffer: two numbers"),
                arguments(
                        "{'analyses': [{'id': 'a', 'method': 'wdq', 'treated': [1, -2], 'buffer': [1, 1], 'control': [1, 1]}]}",
                        "analyses[0].treated: counts must not be negative"),
                arguments(
                        "{'analyses': [{'id': 'a', 'method': 'wdq', 'treated': [1, '2'], 'buffer': [1, 1], 'control': [1, 1]}]}",
                        "analyses[0].treated[1]: a number is expected"),
                arguments(
                        "{'analyses': [{'id': 'a', 'method': 'wdq', 'treated': [1, 1e999], 'buffer': [1, 1], 'control': [1, 1]}]}",
                        "analyses[0].treated[1]: the number is too large"));
    }

    @ParameterizedTest
    @MethodSource("wrongDesigns")
    void aWrongDesignIsOneLineWithItsPlace(String design, String expected) {
        refuses(design, PANEL, expected);
    }

    static Stream<Arguments> wrongPanels() {
        return Stream.of(
                arguments("", "panel.csv: The file is empty"),
                arguments("unit,month,y,d\n", "panel.csv: It has a heading only"),
                arguments(
                        "unit,month,y,d\na,2020-01,many,0\n",
                        "panel.csv, row 2, column \"y\": \"many\" is not a number"),
                arguments(
                        "unit,month,y,d\na,2020-01,1,0\na,2020-02,\"1,5\",0\n",
                        "panel.csv, row 3, column \"y\": \"1,5\""),
                arguments(
                        "unit,month,y,d\na,2020-01,NaN,0\n", "panel.csv, row 2, column \"y\": \"NaN\" is not a number"),
                arguments("unit,month,y,d\na,2020-01,1e999,0\n", "panel.csv, row 2, column \"y\": \"1e999\""),
                arguments("unit,month,y,d\na,2020-01,1\n", "panel.csv, row 2: It has 3 cells and the heading 4"),
                arguments(
                        "unit,month,y,d\na,2020-01,1,0\n,2020-02,1,0\n", "panel.csv, row 3, column \"unit\": is empty"),
                arguments(
                        "unit,month,y,d\na,2020-13,1,0\n",
                        "panel.csv, row 2, column \"month\": \"2020-13\" is no period"),
                arguments(
                        "unit,month,y,d\na,2020-01,1,0\na,5,1,0\n",
                        "panel.csv, row 3, column \"month\": \"5\" is no period"),
                arguments(
                        "unit,month,y,d\na,2020-01,1,0\nb,2020-01,1,0\na,2020-01,1,0\n",
                        "panel.csv, row 4, column \"month\": unit \"a\" has period 2020-01 already in row 2"),
                arguments(
                        "unit,month,y,d\na,1,1,0\na,1.0,1,0\n",
                        "panel.csv, row 3, column \"month\": unit \"a\" has period 1 already"));
    }

    static Stream<Arguments> wrongBlocks() {
        return Stream.of(
                arguments(
                        "{'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'wave'}",
                        "panel.csv, column \"wave\": \"1\" is no period"),
                arguments(
                        "{'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'd'}",
                        "panel.csv, row 3, column \"d\": is not the same in all rows of unit \"a\""),
                arguments(
                        "{'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'when', 'window': [1, 2]}",
                        "analyses[0].window: whole numbers"),
                arguments(
                        "{'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'when', 'reference': 0}",
                        "analyses[0].reference: a whole number from -1 to -1"),
                arguments(
                        "{'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'when', 'model': 'probit'}",
                        "analyses[0].model: \"probit\" is none of ols, poisson"),
                arguments(
                        "{'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'when', 'model': 'poisson', 'variance': 'CR2'}",
                        "analyses[0].variance: \"CR2\" is none of"),
                arguments(
                        "{'id': 'a', 'method': 'event-study', 'outcome': 'y', 'first': 'when', 'offset': 'y'}",
                        "analyses[0].offset: does not go with the model ols"),
                arguments(
                        "{'id': 'a', 'method': 'poisson', 'outcome': 'y'}",
                        "analyses[0].treatment: either treatment or terms"),
                arguments(
                        "{'id': 'a', 'method': 'poisson', 'outcome': 'y', 'treatment': 'y'}",
                        "panel.csv, row 3, column \"y\": must be 0 or 1"),
                arguments(
                        "{'id': 'a', 'method': 'poisson', 'outcome': 'y', 'treatment': 'd', 'offset': 'd'}",
                        "panel.csv, row 2, column \"d\": must be above zero"),
                arguments(
                        "{'id': 'a', 'method': 'did', 'outcome': 'y', 'treatment': 'd', 'cluster': 'when'}",
                        "panel.csv, row 4, column \"when\": is empty"),
                arguments(
                        "{'id': 'a', 'method': 'ring-did', 'outcome': 'y', 'treated': ['a'], 'start': '2020-02', 'distances': [5]}",
                        "areas: is missing"),
                arguments(
                        "{'id': 'a', 'method': 'ring-did', 'outcome': 'y', 'treated': ['z'], 'start': '2020-02', 'distances': [5]}",
                        "analyses[0].treated: panel.csv has no unit \"z\""),
                arguments(
                        "{'id': 'a', 'method': 'ring-did', 'outcome': 'y', 'treated': ['a'], 'start': '2021-02', 'distances': [5]}",
                        "analyses[0].start: \"2021-02\" is no period"),
                arguments(
                        "{'id': 'a', 'method': 'ring-did', 'outcome': 'y', 'treated': ['a'], 'start': '2020-02', 'distances': [5, 5]}",
                        "analyses[0].distances: metres"),
                arguments(
                        "{'id': 'a', 'method': 'ring-did', 'outcome': 'y', 'treated': ['a'], 'start': '2020-02', 'first': 'when', 'distances': [5]}",
                        "analyses[0].first: either first, or treated and start"),
                arguments(
                        "{'id': 'a', 'method': 'place-effect', 'outcome': 'y', 'first': 'when', 'rings': 'unit'}",
                        "analyses[0].rings: unit a has \"a\" in column unit"),
                arguments(
                        "{'id': 'a', 'method': 'place-effect', 'outcome': 'y', 'first': 'when', 'rings': 'unit', 'replications': 3}",
                        "analyses[0].rings"),
                arguments("{'id': 'a', 'method': 'rings', 'treated': ['a'], 'distances': [5]}", "areas: is missing"),
                arguments("{'id': 'a', 'method': 'power', 'se': 0, 'df': 3}", "analyses[0].se: must be above zero"),
                arguments(
                        "{'id': 'a', 'method': 'equivalence', 'estimate': 1, 'se': 1, 'df': 3}",
                        "analyses[0].bound: is missing"),
                arguments(
                        "{'id': 'a', 'method': 'wdd', 'treated': [1, 1], 'control': [1, 1], 'displacementControl': [1, 1]}",
                        "analyses[0].displacementControl: needs displacement"),
                arguments(
                        "{'id': 'a', 'method': 'wdd', 'treated': [1, 1], 'control': [1, 1], 'timeWeights': [1, 0]}",
                        "analyses[0].timeWeights: must be above zero"),
                arguments(
                        "{'id': 'a', 'method': 'wdd', 'treated': [1, 1], 'control': [1, 1], 'areaWeights': {'ring': 2}}",
                        "analyses[0].areaWeights.ring: unknown key"),
                arguments(
                        "{'id': 'a', 'method': 'did', 'outcome': 'y', 'treatment': 'd', 'variance': 'MODEL'}",
                        "analyses[0].variance: \"MODEL\" is none of CR0, CR1, CR1S, CR2, NESTED"),
                arguments(
                        "{'id': 'a', 'method': 'ring-did', 'outcome': 'y', 'treated': ['a'], 'start': '2020-02', 'distances': [5], 'covariates': ['net']}",
                        "analyses[0].covariates[0]: a column cannot have the name of a term"),
                arguments(
                        "{'id': 'a', 'method': 'negative-binomial', 'outcome': 'y', 'covariates': ['intercept']}",
                        "analyses[0].covariates[0]: a column cannot have the name of a term"),
                arguments(
                        "{'id': 'a', 'method': 'negative-binomial', 'outcome': 'y'}",
                        "analyses[0].covariates: is missing"),
                arguments(
                        "{'id': 'a', 'method': 'negative-binomial', 'outcome': 'y', 'covariates': ['d'], 'offset': 'd'}",
                        "panel.csv, row 2, column \"d\": must be above zero"),
                arguments(
                        "{'id': 'a', 'method': 'wild-bootstrap', 'outcome': 'y', 'treatment': 'd', 'variance': 'CR2'}",
                        "analyses[0].variance: \"CR2\" is none of CR0, CR1, CR1S, NESTED"),
                arguments(
                        "{'id': 'a', 'method': 'wild-bootstrap', 'outcome': 'y', 'treatment': 'd', 'replications': 0}",
                        "analyses[0].replications: a whole number from 1"),
                arguments(
                        "{'id': 'a', 'method': 'wild-bootstrap', 'outcome': 'y', 'treatment': 'd', 'null': '0'}",
                        "analyses[0].null: a number is expected"),
                arguments("{'id': 'a', 'method': 'romano-wolf', 'treatment': 'd'}", "analyses[0].outcomes: is missing"),
                arguments(
                        "{'id': 'a', 'method': 'romano-wolf', 'outcomes': ['y', 'y'], 'treatment': 'd'}",
                        "analyses[0].outcomes: \"y\" stands there twice"),
                arguments(
                        "{'id': 'a', 'method': 'group-time', 'outcome': 'y', 'first': 'when', 'control': 'later'}",
                        "analyses[0].control: \"later\" is none of never, notyet"),
                arguments(
                        "{'id': 'a', 'method': 'group-time', 'outcome': 'y', 'first': 'when', 'base': 'long'}",
                        "analyses[0].base: \"long\" is none of varying, universal"),
                arguments(
                        "{'id': 'a', 'method': 'group-time', 'outcome': 'y', 'first': 'when', 'aggregate': 'all'}",
                        "analyses[0].aggregate: \"all\" is none of simple, dynamic, group, calendar"),
                arguments(
                        "{'id': 'a', 'method': 'group-time', 'outcome': 'y', 'first': 'wave'}",
                        "panel.csv, column \"wave\": \"1\" is no period"),
                arguments(
                        "{'id': 'a', 'method': 'sun-abraham', 'outcome': 'y', 'first': 'when', 'covariates': ['d']}",
                        "analyses[0].covariates: unknown key"),
                arguments(
                        "{'id': 'a', 'method': 'bacon', 'outcome': 'y', 'treatment': 'y'}",
                        "panel.csv, row 3, column \"y\": must be 0 or 1"),
                arguments(
                        "{'id': 'a', 'method': 'bacon', 'outcome': 'y', 'treatment': 'wane'}",
                        "panel.csv, row 3, column \"wane\": unit a is treated from 2020-01 on already"),
                arguments(
                        "{'id': 'a', 'method': 'adjust', 'p': [0.1, 1.2], 'procedure': 'holm'}",
                        "analyses[0].p[1]: must lie from 0 to 1"),
                arguments(
                        "{'id': 'a', 'method': 'adjust', 'p': [], 'procedure': 'holm'}", "analyses[0].p: the list is"),
                arguments("{'id': 'a', 'method': 'adjust', 'p': [0.1]}", "analyses[0].procedure: is missing"),
                arguments(
                        "{'id': 'a', 'method': 'adjust', 'p': [0.1], 'procedure': 'fdr'}",
                        "analyses[0].procedure: \"fdr\" is none of bonferroni, holm"));
    }

    /** Every method that reads a panel, with a block that has all that it needs. */
    static Stream<Arguments> panelMethods() {
        return Stream.of(
                        "'did', 'outcome': 'y', 'treatment': 'd'",
                        "'wild-bootstrap', 'outcome': 'y', 'treatment': 'd'",
                        "'event-study', 'outcome': 'y', 'first': 'when'",
                        "'group-time', 'outcome': 'y', 'first': 'when'",
                        "'sun-abraham', 'outcome': 'y', 'first': 'when'",
                        "'poisson', 'outcome': 'y', 'treatment': 'd'",
                        "'ring-did', 'outcome': 'y', 'first': 'when', 'rings': 'role'",
                        "'place-effect', 'outcome': 'y', 'first': 'when', 'rings': 'role'",
                        "'synthetic-control', 'outcome': 'y', 'treatedUnit': 'a', 'start': '2020-02'",
                        "'synthetic-did', 'outcome': 'y', 'treatment': 'd'",
                        "'calibrated-controls', 'outcomes': ['y'], 'treatment': 'd', 'start': '2020-02'",
                        "'bacon', 'outcome': 'y', 'treatment': 'd'",
                        "'negative-binomial', 'outcome': 'y', 'covariates': ['d']",
                        "'romano-wolf', 'outcomes': ['y'], 'treatment': 'd'",
                        "'interrupted-series', 'outcome': 'y', 'start': '2020-02', 'lag': 1, 'unit': 'a'",
                        "'randomisation', 'analysis': {'method': 'did', 'outcome': 'y', 'treatment': 'd'}")
                .map(block -> arguments("{'id': 'a', 'method': " + block + "}"));
    }

    @ParameterizedTest
    @MethodSource("panelMethods")
    void everyPanelMethodNamesThePlaceOfEachMistake(String block) {
        var whole = DESIGN.formatted(block);
        var key = block.contains("'outcomes'") ? "outcomes[0]" : "outcome";
        var place = block.contains("'analysis'") ? "analyses[0].analysis." : "analyses[0].";
        refuses(whole.replace("'id': 'a'", "'id': 'a', 'colour': 1"), PANEL, "analyses[0].colour: unknown key");
        refuses(whole.replace("'y'", "'z'"), PANEL, place + key + ": panel.csv has no column \"z\"");
        refuses(whole, PANEL.replace("a,2020-01,1", "a,2020-01,one"), "panel.csv, row 2, column \"y\": \"one\"");
        refuses(whole, "", "panel.csv: The file is empty");
        refuses(
                whole,
                PANEL + "b,2020-02,1,0,,1,0,clean\n",
                "panel.csv, row 6, column \"month\": unit \"b\" has period 2020-02 already in row 5");
        refuses(whole.replace("panel.csv", "none.csv"), PANEL, "panel.file: there is no file \"none.csv\"");
        refuses(whole.substring(0, whole.length() - 3), PANEL, "the JSON ends too early");
    }

    @ParameterizedTest
    @MethodSource("wrongBlocks")
    void aWrongBlockIsOneLineWithItsPlace(String block, String expected) {
        refuses(DESIGN.formatted(block), PANEL, expected);
    }

    @ParameterizedTest
    @MethodSource("wrongPanels")
    void aWrongCellIsOneLineWithFileRowAndColumn(String panel, String expected) {
        refuses(DESIGN.formatted(DID.formatted("")), panel, expected);
    }

    private void refuses(String design, String panel, String expected) {
        var folder = new DesignFolder(temporary).design(design).file("panel.csv", panel);

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines()).hasSize(1);
        assertThat(folder.lines().getFirst())
                .startsWith("lindero: ")
                .contains(expected)
                .doesNotContain("\n");
        assertThat(folder.out()).doesNotExist();
    }

    @Test
    void aCommandThatIsNotUnderstoodSaysHowItIsUsed() {
        var lines = new ArrayList<String>();
        var command = new Evaluate(lines::add);

        assertThat(command.run(List.of())).isEqualTo(Evaluate.WRONG);
        assertThat(command.run(List.of("a.json", "--out", "x", "--fast"))).isEqualTo(Evaluate.WRONG);
        assertThat(lines).hasSize(2).allMatch(line -> line.contains("usage: ./lindero evaluate"));
    }
}
