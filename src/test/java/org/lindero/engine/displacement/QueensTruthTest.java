package org.lindero.engine.displacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lindero.engine.Oracle;
import tools.jackson.databind.JsonNode;

/** A police operation in Queens, New York, with its published weighted displacement differences. */
class QueensTruthTest {

    private static final String TRUTH = "data/05_nyc_roosevelt_wdd/truth.json";
    private static final Offset<Double> EXACT = within(1e-9);

    @ParameterizedTest
    @ValueSource(strings = {"contiguous", "scan", "city", "ring"})
    void eachComparisonGivesThePublishedDifference(String name) {
        var property = Oracle.json(TRUTH).path("nyc_property");
        var entry = property.properties().stream()
                .filter(one -> one.getKey().startsWith(name))
                .findFirst()
                .orElseThrow();
        var truth = entry.getValue();
        double size = entry.getKey().contains("k=")
                ? Double.parseDouble(entry.getKey().replaceAll(".*k=([0-9.]+).*", "$1"))
                : 1;

        var estimate = Wdd.independentControls(
                        change(property.path("treated")),
                        change(truth.path("C")),
                        null,
                        null,
                        new Wdd.Weights(1, 1, 1, size, 1, 1),
                        0.95)
                .local();

        assertThat(estimate.value()).isCloseTo(truth.path("est").asDouble(), EXACT);
        assertThat(estimate.standardError()).isCloseTo(truth.path("se").asDouble(), EXACT);
        assertThat(estimate.value() / estimate.standardError())
                .isCloseTo(truth.path("z").asDouble(), EXACT);
        if (truth.has("ci95")) { // computed with 1.96 for 1.959964
            assertThat(estimate.interval().lower())
                    .isCloseTo(truth.at("/ci95/0").asDouble(), within(0.01));
            assertThat(estimate.interval().upper())
                    .isCloseTo(truth.at("/ci95/1").asDouble(), within(0.01));
        }
    }

    @Test
    void theExamplesOfThePaperAndOfItsProgramAreReproduced() {
        var truth = Oracle.json(TRUTH);
        var paper = truth.properties().stream()
                .filter(one -> one.getKey().startsWith("paper_example"))
                .findFirst()
                .orElseThrow()
                .getValue();
        var result = of(paper);
        assertThat(result.total().value()).isCloseTo(paper.path("Est_Total").asDouble(), EXACT);
        assertThat(result.total().standardError())
                .isCloseTo(paper.path("SE_Total").asDouble(), EXACT);
        assertThat(result.total().value() / result.total().standardError())
                .isCloseTo(paper.path("Z").asDouble(), within(5e-3));
        assertThat(result.total().interval().lower())
                .isCloseTo(paper.at("/CI95/0").asDouble(), within(0.5));
        assertThat(result.total().interval().upper())
                .isCloseTo(paper.at("/CI95/1").asDouble(), within(0.5));

        for (var example : truth.path("unit_examples")) {
            var small = of(example);
            if (example.has("Est_Local")) {
                assertThat(small.local().value())
                        .isEqualTo(example.path("Est_Local").asDouble());
            }
            if (example.has("Est_Displace")) {
                assertThat(small.displacement())
                        .isNotNull()
                        .satisfies(one -> assertThat(one.value())
                                .isEqualTo(example.path("Est_Displace").asDouble()));
            }
            if (example.has("Est_Total")) {
                assertThat(small.total().value())
                        .isEqualTo(example.path("Est_Total").asDouble());
            }
        }
    }

    private static WddResult of(JsonNode example) {
        boolean buffer = example.has("disp_treated");
        return Wdd.independentControls(
                change(example.path("treated")),
                change(example.path("control")),
                buffer ? change(example.path("disp_treated")) : null,
                buffer ? change(example.path("disp_control")) : null,
                Wdd.Weights.NONE,
                0.95);
    }

    private static Change change(JsonNode counts) {
        return new Change(counts.get(0).asDouble(), counts.get(1).asDouble());
    }
}
