package org.lindero.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lindero.engine.Oracle;
import org.lindero.engine.series.InterruptedSeries;
import org.lindero.engine.series.SeriesOptions;
import org.lindero.engine.series.SeriesOptions.Model;

/** One series, and counts that vary more than Poisson numbers, through the file contract. */
class SeriesContractTest {

    private static final String DESIGN = """
            {'panel': {'file': 'panel.csv', 'unit': 'u', 'period': 't'}, 'analyses': [%s]}""";
    private static final String SERIES =
            "{'id': 'a', 'method': 'interrupted-series', 'outcome': 'y', 'start': %s, 'lag': %d%s}";

    @TempDir
    private Path temporary;

    private DesignFolder folder;

    @BeforeEach
    void start() {
        folder = new DesignFolder(temporary);
    }

    /** The case's own models have no change of slope, which the contract always has: the engine, held by the case, is the reference. */
    @Test
    void theLogRatesOfSicilyAreTheEnginesWhateverTheNameOfTheirMonths() {
        var rows = Oracle.require("O12_its_sicily_poisson").rows("sicily.csv");
        double[] rate = rows.stream()
                .mapToDouble(r ->
                        Math.log(Double.parseDouble(r.getField("aces")) / Double.parseDouble(r.getField("stdpop"))))
                .toArray();
        int start = (int)
                rows.stream().filter(r -> r.getField("smokban").equals("0")).count();
        for (boolean months : new boolean[] {true, false}) {
            var text = new StringBuilder("u,t,y\n");
            for (int t = 0; t < rate.length; t++) {
                text.append("sicily,%s,%s%n".formatted(name(months, t), rate[t]));
            }
            folder.file("panel.csv", text.toString())
                    .design(DESIGN.formatted(SERIES.formatted(
                            "'" + name(months, start) + "'", 3, ", 'harmonics': 2, 'unit': 'sicily'")));
            double[] ones = new double[rate.length];
            Arrays.fill(ones, 1);
            var expected =
                    InterruptedSeries.estimate(rate, ones, new SeriesOptions(Model.LINEAR, start, true, 2, 1, 3, 0.95));

            assertThat(folder.run()).isZero();
            assertThat(folder.analysis("a").path("estimates").propertyNames())
                    .containsExactly("intercept", "trend", "level", "slopeChange", "sin1", "cos1", "sin2", "cos2");
            for (var c : expected.fit().coefficients()) {
                assertThat(folder.figure("a", c.term(), "estimate"))
                        .isCloseTo(c.estimate().value(), within(1e-10));
                assertThat(folder.figure("a", c.term(), "se"))
                        .isCloseTo(c.estimate().standardError(), within(1e-10));
                assertThat(folder.figure("a", c.term(), "df")).isEqualTo(59 - 8);
            }
            assertThat(folder.analysis("a").path("n").asInt()).isEqualTo(59);
            assertThat(folder.analysis("a").has("clusters")).isFalse();
            assertThat(folder.analysis("a").path("convention").asString()).contains("3 lags");
            assertThat(folder.analysis("a").at("/diagnostics/otherLag/lag").asInt())
                    .isEqualTo(12);
        }
    }

    private static String name(boolean months, int t) {
        return months ? "%d-%02d".formatted(2002 + t / 12, t % 12 + 1) : String.valueOf(t + 1);
    }

    /** Level 10, slope 1, a fall of 5 from period 6 on and 2 less a period then; errors of no more than 0.01. */
    private String series(int periods) {
        return IntStream.rangeClosed(1, periods)
                .mapToObj(t -> "a,%d,%s".formatted(t, 10 + t - (t >= 6 ? 5 + 2 * (t - 6) : 0) + t * 7 % 5 * 0.01))
                .collect(Collectors.joining("\n", "u,t,y\n", "\n"));
    }

    @Test
    void plantedChangesComeBackAndTheLevelGovernsTheirIntervals() {
        folder.file("panel.csv", series(12)).design(DESIGN.formatted(SERIES.formatted("6", 1, "")));
        assertThat(folder.run()).isZero();
        assertThat(folder.figure("a", "trend", "estimate")).isCloseTo(1, within(0.02));
        assertThat(folder.figure("a", "level", "estimate")).isCloseTo(-5, within(0.1));
        assertThat(folder.figure("a", "slopeChange", "estimate")).isCloseTo(-2, within(0.02));
        assertThat(folder.analysis("a").at("/diagnostics/periodsBefore").asInt())
                .isEqualTo(5);
        assertThat(folder.analysis("a").at("/diagnostics/warning").asString())
                .contains("fewer than 24 periods")
                .contains("without a comparison");
        double wide = folder.analysis("a").at("/estimates/level/ci/0").asDouble();

        folder.design("{'level': 0.8, "
                + DESIGN.formatted(SERIES.formatted("6", 1, "")).substring(1));
        assertThat(folder.run()).isZero();
        assertThat(folder.analysis("a").at("/estimates/level/ci/0").asDouble()).isGreaterThan(wide);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,1,1;a,2,2;a,3,3;a,4,1 | 2 | NO_PRE_PERIOD | fewer than two periods before",
                "a,1,1;a,2,1;a,3,1;a,4,1;a,5,1;a,6,1 | 3 | NO_VARIATION | same in every period",
                "a,1,1;a,2,2;a,3,;a,4,1;a,5,1;a,6,1 | 4 | INCOMPLETE_PANEL | no value in 3",
                "a,1,1;a,2,2;a,4,3;a,5,1;a,6,1;a,7,2 | 5 | INCOMPLETE_PANEL | missing before 4",
                "a,1,1;a,2,2;a,3,3;a,4,1 | 3 | NO_VARIATION | 4 coefficients for 4 periods"
            })
    void aSeriesThatCannotAnswerIsRefused(String rows, String start, String reason, String message) {
        folder.file("panel.csv", "u,t,y\n" + rows.replace(';', '\n') + "\n")
                .design(DESIGN.formatted(SERIES.formatted(start, 0, "")));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").at("/refused/reason").asString()).isEqualTo(reason);
        assertThat(folder.analysis("a").at("/refused/message").asString()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'start': 6 | analyses[0].lag: is missing; the usual rule gives 2 for 12 periods",
                "'start': 6, 'lag': 12 | analyses[0].lag: a whole number from 0 to 11",
                "'start': 6, 'lag': 1.5 | analyses[0].lag: a whole number",
                "'start': 99, 'lag': 1 | analyses[0].start: \"99\" is no period",
                "'start': 6, 'lag': 1, 'unit': 'b' | analyses[0].unit: panel.csv has no unit \"b\"",
                "'start': 6, 'lag': 1, 'harmonics': 9 | analyses[0].harmonics: a whole number from 0 to 5"
            })
    void aWrongKeyIsNamed(String keys, String message) {
        folder.file("panel.csv", series(12))
                .design(DESIGN.formatted("{'id': 'a', 'method': 'interrupted-series', 'outcome': 'y', " + keys + "}"));

        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines()).singleElement().asString().contains(message);
        assertThat(folder.out()).doesNotExist();
    }

    @Test
    void oneOfSeveralUnitsHasToBeNamedAndHalfMonthsHaveNoSeason() {
        folder.file("panel.csv", series(12) + "b,1,4\n").design(DESIGN.formatted(SERIES.formatted("6", 1, "")));
        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains("analyses[0].unit: is missing: the panel has 2 units");

        folder.file("panel.csv", series(12).replaceAll("a,(\\d+),", "a,$1.5,"))
                .design(DESIGN.formatted(SERIES.formatted("6.5", 1, ", 'harmonics': 1")));
        assertThat(folder.run()).isEqualTo(Evaluate.WRONG);
        assertThat(folder.lines().getFirst()).contains("analyses[0].harmonics: needs periods that are months");
    }

    @Test
    void absentDaysAreGlmNbs() {
        var oracle = Oracle.require("O09_negbin_quine");
        var expected = oracle.expected().path("nb_main");
        var names = List.of("SexM", "AgeF1", "AgeF2", "AgeF3", "EthN", "LrnSL");
        var text = new StringBuilder("u,t,Days,one," + String.join(",", names) + "\n");
        var rows = oracle.rows("quine.csv");
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            text.append("%d,1,%s,1".formatted(i, row.getField("Days")));
            for (var name : names) {
                var field = name.substring(0, 3);
                text.append(row.getField(field).equals(name.substring(3)) ? ",1" : ",0");
            }
            text.append('\n');
        }
        var covariates = names.stream().map(n -> "'" + n + "'").collect(Collectors.joining(",", "[", "]"));
        folder.file("panel.csv", text.toString())
                .design(DESIGN.formatted("{'id': 'a', 'method': 'negative-binomial', 'outcome': 'Days', 'covariates': "
                        + covariates + "},"
                        + "{'id': 'o', 'method': 'negative-binomial', 'outcome': 'Days', 'offset': 'one', 'covariates': "
                        + covariates + "}"));

        assertThat(folder.run()).isZero();
        for (var name : names) {
            assertThat(folder.figure("a", name, "estimate"))
                    .isCloseTo(expected.path("coef").path(name).asDouble(), within(1e-6));
            assertThat(folder.figure("a", name, "se"))
                    .isCloseTo(expected.path("se").path(name).asDouble(), within(1e-6));
            assertThat(folder.figure("a", name, "irr"))
                    .isCloseTo(Math.exp(expected.path("coef").path(name).asDouble()), within(1e-5));
            assertThat(folder.figure("o", name, "estimate")).isEqualTo(folder.figure("a", name, "estimate"));
        }
        double theta = expected.path("theta").asDouble();
        assertThat(folder.analysis("a").path("theta").asDouble()).isCloseTo(theta, within(1e-4 * theta));
        assertThat(folder.analysis("a").at("/diagnostics/aic").asDouble())
                .isCloseTo(expected.path("aic").asDouble(), within(1e-6));
        assertThat(folder.analysis("a").path("n").asInt()).isEqualTo(146);
        assertThat(folder.analysis("a").has("clusters")).isFalse();
        assertThat(folder.analysis("a").at("/estimates/SexM/df").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4;5;4;5;4;5;5;4 | x | NOT_CONVERGED",
                "0;0;0;0;0;0;0;0 | x | ALL_ZERO",
                "4;0;9;0;1;0;30;0 | x | SEPARATION",
                "4;1;9;0;1;0;30;5 | one | NO_VARIATION"
            })
    void countsThatCannotAnswerAreRefused(String counts, String covariate, String reason) {
        var y = counts.split(";");
        folder.file(
                        "panel.csv",
                        IntStream.range(0, y.length)
                                .mapToObj(i -> "%d,1,%s,%d,1".formatted(i, y[i], i % 2))
                                .collect(Collectors.joining("\n", "u,t,y,x,one\n", "\n")))
                .design(DESIGN.formatted("{'id': 'a', 'method': 'negative-binomial', 'outcome': 'y', 'covariates': ['"
                        + covariate + "']}"));

        assertThat(folder.run()).isEqualTo(Evaluate.REFUSED);
        assertThat(folder.analysis("a").at("/refused/reason").asString()).isEqualTo(reason);
    }

    @Test
    void anOffsetMovesOnlyTheInterceptAndMissingRowsAreCounted() {
        var random = new Random(2);
        var text = new StringBuilder("u,t,y,x,pop\n");
        for (int i = 0; i < 200; i++) {
            text.append("%d,1,%d,%s,500%n"
                    .formatted(i, (int) (random.nextInt(6) * (1 + i % 2) * (0.2 + 3 * random.nextDouble())), i % 2));
        }
        folder.file("panel.csv", text + "x,1,,1,500\n")
                .design(
                        DESIGN.formatted(
                                "{'id': 'a', 'method': 'negative-binomial', 'outcome': 'y', 'covariates': ['x']},"
                                        + "{'id': 'o', 'method': 'negative-binomial', 'outcome': 'y', 'covariates': ['x'], 'offset': 'pop'}"));

        assertThat(folder.run()).isZero();
        assertThat(folder.figure("o", "x", "estimate")).isCloseTo(folder.figure("a", "x", "estimate"), within(1e-9));
        assertThat(folder.figure("o", "intercept", "estimate"))
                .isCloseTo(folder.figure("a", "intercept", "estimate") - Math.log(500), within(1e-9));
        assertThat(folder.analysis("a").at("/diagnostics/missingRows").asInt()).isEqualTo(1);
        assertThat(folder.analysis("a").path("n").asInt()).isEqualTo(200);
    }
}
