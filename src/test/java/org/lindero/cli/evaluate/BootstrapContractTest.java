package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lindero.engine.Oracle;
import org.lindero.engine.inference.RomanoWolf;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.inference.WildBootstrap;
import org.lindero.engine.panel.Design;
import tools.jackson.databind.JsonNode;

/** Wild bootstraps and adjusted p values through the file contract. */
class BootstrapContractTest {

    private static final String DESIGN = """
            {'seed': 4, 'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 't'}, 'analyses': [%s]}""";
    private static final String BOOTSTRAP =
            "{'id': '%s', 'method': 'wild-bootstrap', 'outcome': 'y', 'treatment': 'd'%s}";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    /** The case's own models have no firm effects, which the contract always has: the engine, held by the case, is the reference. */
    @Test
    void grunfeldsFirmsAreBootstrappedByAllSigns() {
        var rows = Oracle.require("O07_wild_cluster_grunfeld").rows("grunfeld.csv");
        folder.copy("oracles/O07_wild_cluster_grunfeld/grunfeld.csv", "panel.csv")
                .design("""
                {'seed': 4, 'panel': {'file': 'panel.csv', 'unit': 'firm', 'period': 'year'}, 'analyses': [
                 {'id': 'all', 'method': 'wild-bootstrap', 'outcome': 'inv', 'treatment': 'value', 'covariates': ['capital'],
                  'variance': 'CR1S', 'replications': 1024},
                 {'id': 'some', 'method': 'wild-bootstrap', 'outcome': 'inv', 'treatment': 'value', 'covariates': ['capital'],
                  'variance': 'CR1S'},
                 {'id': 'null', 'method': 'wild-bootstrap', 'outcome': 'inv', 'treatment': 'value', 'covariates': ['capital'],
                  'variance': 'CR1S', 'replications': 1024, 'null': 0.1},
                 {'id': 'did', 'method': 'did', 'outcome': 'inv', 'treatment': 'value', 'covariates': ['capital'],
                  'variance': 'CR1S'}]}""");
        var design = Design.of(Oracle.numbers(rows, "inv"))
                .column("value", Oracle.numbers(rows, "value"))
                .column("capital", Oracle.numbers(rows, "capital"))
                .effect(Oracle.codes(rows, "firm"))
                .effect(Oracle.codes(rows, "year"))
                .cluster(Oracle.codes(rows, "firm"));

        assertThat(folder.run()).isZero();
        for (var id : new String[] {"all", "null"}) {
            double value = id.equals("all") ? 0 : 0.1;
            var engine =
                    WildBootstrap.test(design, "value", new WildBootstrap.Options(value, Variance.CR1S, 1024, 4, 0.95));
            assertThat(folder.figure(id, "treatment", "p")).isCloseTo(engine.p(), within(1e-12));
            assertThat(folder.analysis(id).path("enumerated").asBoolean()).isTrue();
            assertThat(folder.analysis(id).at("/diagnostics/draws").asInt()).isEqualTo(1024);
            assertThat(folder.analysis(id).at("/diagnostics/t").asDouble()).isCloseTo(engine.statistic(), within(1e-8));
        }
        assertThat(folder.figure("all", "treatment", "p") * 1024 % 1).isZero();
        assertThat(folder.figure("null", "treatment", "p")).isGreaterThan(folder.figure("all", "treatment", "p"));
        for (var figure : new String[] {"estimate", "se"}) {
            assertThat(folder.figure("all", "treatment", figure))
                    .isCloseTo(folder.figure("did", "treatment", figure), within(1e-12));
        }
        assertThat(folder.analysis("some").path("enumerated").asBoolean()).isFalse();
        assertThat(folder.figure("some", "treatment", "p") * 1000 % 1).isCloseTo(0, within(1e-9));
        assertThat(folder.analysis("all").path("clusters").asInt()).isEqualTo(10);
        assertThat(folder.analysis("all").path("n").asInt()).isEqualTo(200);
        assertThat(folder.analysis("all").at("/estimates/treatment/df").isNull())
                .isTrue();
    }

    /** With three clusters p cannot be below a quarter, so that no null is ever rejected: there is no interval. */
    @Test
    void fewClustersGiveNoIntervalAndAWarning() {
        folder.file("panel.csv", GeneratedPanel.csv(1, 3, 6)).design(DESIGN.formatted(BOOTSTRAP.formatted("a", "")));

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("a");
        assertThat(analysis.at("/estimates/treatment/ci").isNull()).isTrue();
        assertThat(analysis.at("/estimates/treatment/p").asDouble()).isGreaterThanOrEqualTo(0.25);
        assertThat(analysis.at("/diagnostics/smallestP").asDouble()).isEqualTo(0.25);
        assertThat(analysis.at("/diagnostics/warning").asString())
                .contains("3 clusters")
                .contains("fewer than five treated clusters");
    }

    @Test
    void theIntervalIsWiderAtAHigherLevelAndHoldsTheNullsThatAreNotRejected() {
        var blocks = BOOTSTRAP.formatted("a", "") + "," + BOOTSTRAP.formatted("end", ", 'null': %s");
        folder.file("panel.csv", GeneratedPanel.csv(1, 30, 6)).design(DESIGN.formatted(blocks.formatted("0")));
        assertThat(folder.run()).isZero();
        var ends = folder.analysis("a").at("/estimates/treatment/ci");
        folder.design(DESIGN.formatted(blocks.formatted(ends.path(1).asDouble() + 0.01)));
        assertThat(folder.run()).isZero();
        assertThat(folder.figure("end", "treatment", "p")).isLessThanOrEqualTo(0.05);
        folder.design(DESIGN.formatted(blocks.formatted(ends.path(1).asDouble() - 0.01)));
        assertThat(folder.run()).isZero();
        assertThat(folder.figure("end", "treatment", "p")).isGreaterThan(0.05);

        folder.design(
                "{'level': 0.99, " + DESIGN.formatted(blocks.formatted("0")).substring(1));
        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("a").at("/estimates/treatment/ci/1").asDouble())
                .isGreaterThan(ends.path(1).asDouble());
    }

    @Test
    void oneClusterAndAnOutcomeWithoutVariationAreRefused() {
        folder.file(
                        "panel.csv",
                        GeneratedPanel.csv(1, 12, 6).replaceAll("\n", ",1\n").replaceFirst("first,1", "first,flat"))
                .design(DESIGN.formatted(String.join(
                        ",",
                        BOOTSTRAP.formatted("one", ", 'cluster': 'flat'"),
                        BOOTSTRAP.formatted("flat", "").replace("'y'", "'flat'"),
                        "{'id': 'rw', 'method': 'romano-wolf', 'outcomes': ['y', 'flat'], 'treatment': 'd'}",
                        "{'id': 'did', 'method': 'did', 'outcome': 'flat', 'treatment': 'd'}")));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("one").at("/refused/message").asString()).contains("fewer than two clusters");
        for (var id : new String[] {"flat", "rw", "did"}) {
            assertThat(folder.analysis(id).at("/refused/reason").asString()).isEqualTo("NO_VARIATION");
            assertThat(folder.analysis(id).at("/refused/message").asString()).contains("outcome does not vary");
        }
        assertThat(folder.analysis("rw").at("/refused/message").asString()).startsWith("flat: ");
    }

    @Test
    void severalOutcomesShareTheirSignsAndTheRowsThatAllHave() {
        var text = new StringBuilder("u,t,robbery,theft,d\n");
        double[][] values = new double[2][];
        int[][] codes = new int[2][];
        double[] treatment = rows(text, values, codes);
        folder.file("panel.csv", text + "extra,1,3,,0\nextra,2,4,5,0\n")
                .design(
                        DESIGN.formatted(
                                "{'id': 'a', 'method': 'romano-wolf', 'outcomes': ['robbery', 'theft'], 'treatment': 'd', 'replications': 499}"));
        Map<String, double[]> outcomes = new LinkedHashMap<>();
        outcomes.put("robbery", values[0]);
        outcomes.put("theft", values[1]);

        assertThat(folder.run()).isZero();
        var design = Design.of(values[0])
                .column("treatment", treatment)
                .effect(codes[0])
                .effect(codes[1])
                .cluster(codes[0]);
        var expected = RomanoWolf.test(
                        design, "treatment", outcomes, new WildBootstrap.Options(0, Variance.NESTED, 499, 4, 0.95))
                .outcomes();
        for (var outcome : expected) {
            // a unit with one row has a level of its own and says nothing
            assertThat(folder.figure("a", outcome.name(), "estimate"))
                    .isCloseTo(outcome.estimate().value(), within(1e-10));
        }
        for (var name : List.of("robbery", "theft")) {
            assertThat(folder.figure("a", name, "p")).isGreaterThanOrEqualTo(folder.figure("a", name, "unadjustedP"));
        }
        assertThat(folder.figure("a", "robbery", "p")).isLessThan(0.05);
        assertThat(folder.analysis("a").at("/diagnostics/missingRows").asInt()).isEqualTo(1);
        assertThat(folder.analysis("a").path("convention").asString()).contains("not adjusted");
    }

    /** Twelve units, six periods: robbery falls where treated, theft does not. */
    private static double[] rows(StringBuilder text, double[][] values, int[][] codes) {
        int n = 72;
        double[] treatment = new double[n];
        values[0] = new double[n];
        values[1] = new double[n];
        codes[0] = new int[n];
        codes[1] = new int[n];
        for (int row = 0; row < n; row++) {
            int unit = row / 6;
            int t = row % 6;
            treatment[row] = unit < 6 && t >= 3 ? 1 : 0;
            values[0][row] = unit + t - 8 * treatment[row] + row * 7 % 5;
            values[1][row] = 2 * unit - t + row * 11 % 7;
            codes[0][row] = unit;
            codes[1][row] = t;
            text.append("u%02d,%d,%s,%s,%s%n".formatted(unit, t, values[0][row], values[1][row], (int) treatment[row]));
        }
        return treatment;
    }

    @Test
    void everyProcedureIsRs() {
        var expected = Oracle.require("O16_padjust_bh1995").expected();
        var block = "{'id': '%s', 'method': 'adjust', 'p': %s, 'procedure': '%s'}";
        var blocks = new ArrayList<String>();
        for (var name : expected.path("adjusted").propertyNames()) {
            blocks.add(block.formatted(name, expected.path("p"), name.toLowerCase(Locale.ROOT)));
        }
        blocks.add(block.formatted("missing", expected.at("/na_case/p"), "holm"));
        blocks.add(block.formatted("ties", expected.at("/ties_case/p"), "bh"));
        folder.design("{'analyses': [" + String.join(",", blocks) + "]}");

        assertThat(folder.run()).isZero();
        for (var name : expected.path("adjusted").propertyNames()) {
            adjusted(name, expected.path("adjusted").path(name));
        }
        adjusted("missing", expected.at("/na_case/holm"));
        adjusted("ties", expected.at("/ties_case/BH"));
    }

    private void adjusted(String id, JsonNode expected) {
        var actual = folder.analysis(id).path("adjusted");
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.size(); i++) {
            assertThat(actual.path(i).isNull()).isEqualTo(expected.path(i).isNull());
            assertThat(actual.path(i).asDouble(0))
                    .as(id + " " + i)
                    .isCloseTo(expected.path(i).asDouble(0), within(1e-12));
        }
    }

    @Test
    void adjustedValuesStandBesideTheGivenOnesInTheWorkbook() throws IOException {
        folder.design(
                "{'analyses': [{'id': '=cmd', 'method': 'adjust', 'p': [0.01, null, 0.02, 0.04], 'procedure': 'holm'}]}");

        assertThat(folder.run("--xlsx")).isZero();
        try (var workbook =
                WorkbookFactory.create(Files.newInputStream(folder.out().resolve("evaluation.xlsx")))) {
            var sheet = workbook.getSheet("=cmd");
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(0.01);
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isCloseTo(0.03, within(1e-12));
            assertThat(sheet.getRow(2).getCell(2).getCellType()).isEqualTo(CellType.BLANK);
            assertThat(workbook.getSheet("analyses")
                            .getRow(1)
                            .getCell(0)
                            .getCellStyle()
                            .getQuotePrefixed())
                    .isTrue();
        }
    }
}
