package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lindero.engine.Oracle;

/** Synthetic controls through the file contract, against the programs that the oracles name. */
class SyntheticContractTest {

    private static final String DESIGN =
            "{'panel': {'file': 'panel.csv', 'unit': '%s', 'period': '%s'}, 'analyses': [{'id': 'a', %s}]}";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    @Test
    void aSyntheticControlOfCaliforniaIsTheExactPrograms() {
        var exact = Oracle.require("O10_synth_prop99").expected().get("outcome_only_convex");
        folder.copy("oracles/O10_synth_prop99/smoking.csv", "panel.csv")
                .design(
                        DESIGN.formatted(
                                "state",
                                "year",
                                "'method': 'synthetic-control', 'outcome': 'cigsale', 'treatedUnit': 'California', 'start': '1989'"));

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("a");
        assertThat(folder.figure("a", "att", "estimate"))
                .isCloseTo(exact.get("mean_gap_post").asDouble(), within(1e-8));
        assertThat(analysis.at("/estimates/att/se").isNull()).isTrue();
        assertThat(analysis.get("weights")).hasSize(38);
        assertThat(analysis.at("/weights/Utah").asDouble())
                .isCloseTo(exact.at("/weights/Utah").asDouble(), within(1e-8));
        assertThat(Math.pow(analysis.get("preRmspe").asDouble(), 2))
                .isCloseTo(exact.get("mspe_pre").asDouble(), within(1e-8));
        assertThat(analysis.at("/gaps/2000").asDouble())
                .isCloseTo(exact.get("last_gap").asDouble(), within(1e-8));
        assertThat(analysis.get("rank").asInt()).isEqualTo(3);
        assertThat(analysis.get("placeboP").asDouble()).isCloseTo(3.0 / 39, within(1e-12));
        assertThat(analysis.at("/placebos/Missouri/ratio").asDouble())
                .isCloseTo(exact.at("/placebo/Missouri/ratio").asDouble(), within(1e-4));
        assertThat(analysis.at("/diagnostics/leaveOneDonorOut/Utah").asDouble())
                .isCloseTo(exact.at("/leave_one_out_mean_gap/Utah").asDouble(), within(1e-8));
        assertThat(analysis.at("/diagnostics/placeboDate/start").asString()).isEqualTo("1979");
    }

    @Test
    void predictorsAreMeansBeforeTheStartAndDonorsCanBeNamed() {
        folder.copy("oracles/O10_synth_prop99/smoking.csv", "panel.csv")
                .design(DESIGN.formatted(
                        "state",
                        "year",
                        "'method': 'synthetic-control', 'outcome': 'cigsale', 'treatedUnit': 'California', 'start': 1989,"
                                + " 'predictors': ['lnincome', 'retprice', 'beer'],"
                                + " 'donors': ['Utah', 'Nevada', 'Montana', 'Colorado', 'Connecticut']"));

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("a");
        assertThat(analysis.get("weights")).hasSize(5);
        assertThat(analysis.at("/predictors/2/name").asString()).isEqualTo("beer");
        assertThat(analysis.at("/predictors/2/treated").asDouble()).isCloseTo(24.28, within(0.01));
        assertThat(analysis.get("units").asInt()).isEqualTo(6);
    }

    @Test
    void syntheticDifferenceInDifferencesOfCaliforniaIsTheExactPrograms() {
        var expected = Oracle.require("O11_synthdid_prop99").expected();
        var exact = expected.at("/exact_qp_independent/prop99");
        folder.copy("oracles/O11_synthdid_prop99/california_prop99.csv", "panel.csv")
                .design(DESIGN.formatted(
                        "State",
                        "Year",
                        "'method': 'synthetic-did', 'outcome': 'PacksPerCapita', 'treatment': 'treated'"));

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("a");
        assertThat(folder.figure("a", "att", "estimate"))
                .isCloseTo(exact.get("sdid").asDouble(), within(1e-8));
        assertThat(analysis.at("/estimates/att/df").isNull()).isTrue();
        assertThat(folder.figure("a", "att", "se"))
                .isCloseTo(expected.at("/placebo_se_200reps_seed12345/sdid").asDouble(), within(1.3));
        assertThat(analysis.at("/unitWeights/Nevada").asDouble())
                .isCloseTo(exact.at("/omega/Nevada").asDouble(), within(1e-8));
        assertThat(analysis.at("/timeWeights/1988").asDouble())
                .isCloseTo(exact.at("/lambda_/1988").asDouble(), within(1e-8));
    }

    @Test
    void severalStartsAreNoDesignForSyntheticDifferenceInDifferences() {
        folder.file("panel.csv", """
                        u,t,y,d
                        a,1,1,0
                        a,2,2,1
                        a,3,2,1
                        b,1,1,0
                        b,2,2,0
                        b,3,2,1
                        c,1,1,0
                        c,2,2,0
                        c,3,2,0
                        """)
                .design(DESIGN.formatted("u", "t", "'method': 'synthetic-did', 'outcome': 'y', 'treatment': 'd'"));

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains("analyses[0].treatment").contains("same period");
    }

    /** By hand: see the engine's test of the closed form. */
    @Test
    void calibratedControlsMeetEveryTotal() {
        folder.file("panel.csv", """
                        u,t,robbery,d
                        a,1,4,0
                        a,2,4,0
                        a,3,10,1
                        b,1,2,0
                        b,2,2,0
                        b,3,1,0
                        c,1,4,0
                        c,2,4,0
                        c,3,2,0
                        e,1,9,0
                        e,2,9,0
                        e,3,3,0
                        """)
                .design(DESIGN.formatted(
                        "u",
                        "t",
                        "'method': 'calibrated-controls', 'outcomes': ['robbery'], 'treatment': 'd', 'start': '3'"));

        assertThat(folder.run()).isZero();
        var analysis = folder.analysis("a");
        for (var term : new String[] {"att", "robbery"}) {
            assertThat(folder.figure("a", term, "estimate")).isCloseTo(10 - 135.0 / 78, within(1e-9));
        }
        assertThat(analysis.at("/weights/b").asDouble()).isCloseTo(35.0 / 78, within(1e-9));
        assertThat(analysis.get("balance"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.get("weighted").asDouble())
                        .isCloseTo(row.get("treated").asDouble(), within(1e-9)));
        assertThat(analysis.get("convention").asString()).contains("linear distance");
    }

    @Test
    void aTreatedUnitAmongTheDonorsIsRefusedAndAnUnknownOneIsAWrongDesign() {
        var panel = "u,t,y\na,1,1\na,2,2\na,3,3\nb,1,1\nb,2,3\nb,3,3\nc,1,2\nc,2,2\nc,3,2\n";
        var analysis =
                "'method': 'synthetic-control', 'outcome': 'y', 'treatedUnit': '%s', 'start': 3, 'donors': ['a', 'b']";
        folder.file("panel.csv", panel).design(DESIGN.formatted("u", "t", analysis.formatted("a")));
        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").at("/refused/reason").asString()).isEqualTo("TREATED_IS_CONTROL");

        folder.design(DESIGN.formatted("u", "t", analysis.formatted("z")));
        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains("treatedUnit").contains("\"z\"");
    }
}
