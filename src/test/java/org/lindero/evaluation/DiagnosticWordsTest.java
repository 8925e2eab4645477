package org.lindero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lindero.evaluation.DiagnosticWords.Line;
import org.lindero.shared.Texts;
import org.lindero.shell.ui.Figures;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DiagnosticWordsTest {

    private static final GeneratedEvaluation SOUND = GeneratedEvaluation.of(200, 36, 199);

    private static List<Line> lines(Locale locale, EvaluationResult result) {
        return new DiagnosticWords(locale, SOUND.details().design(), result).lines();
    }

    @Test
    void everyDiagnosticHasANameAndEitherANumberOrAReasonInBothLanguages() {
        for (var language : Texts.LANGUAGES) {
            assertThat(lines(language, SOUND.result())).hasSize(12).allSatisfy(line -> {
                assertThat(line.name()).isNotBlank().doesNotContain("evaluation.");
                assertThat(line.text())
                        .isNotBlank()
                        .doesNotContain("evaluation.")
                        .doesNotContain("{");
                assertThat(line.text().matches(".*\\d.*")).as(line.text()).isEqualTo(line.known());
            });
        }
        assertThat(lines(Locale.ENGLISH, SOUND.result()).stream().filter(line -> !line.known()))
                .extracting(Line::name)
                .containsExactly("Placebo outcome");
    }

    /** The outcome itself as a placebo: the row says what the main one says. */
    @Test
    void aPlaceboOutcomeThatTheDesignFixedIsEstimatedLikeTheOutcome() {
        var plain = SOUND.details().design();
        var design = plain.with(
                plain.question(), plain.from(), plain.to(), 10, new EvaluationDesign.Placebo(2, "Homicidio"));
        var result = new EvaluationAnalysis(design, new EvaluationData(SOUND.counts(), List.of(), SOUND.counts()))
                .run(share -> {});
        var main = result.robustness().getFirst();

        assertThat(result.robustness().getLast().treated()).isEqualTo(main.treated());
        assertThat(new DiagnosticWords(Locale.ENGLISH, design, result).lines())
                .filteredOn(line -> line.name().equals("Placebo outcome"))
                .singleElement()
                .satisfies(line -> assertThat(line.text())
                        .startsWith("Homicidio: ")
                        .contains(Figures.number(Locale.ENGLISH, Objects.requireNonNull(main.treated()), 0)));
    }

    @Test
    void whatTheEngineRefusedIsSaidWithItsReason() {
        var result = with(SOUND.result(), new Checks(null, 0.5, null, null), Map.of("dispersion", "NO_PRE_PERIOD"));

        assertThat(lines(Locale.ENGLISH, result))
                .filteredOn(line -> line.name().startsWith("Dispersion"))
                .singleElement()
                .satisfies(line -> assertThat(line.text())
                        .isEqualTo("Not available. There are no months of data before the start."));
        assertThat(lines(Locale.ENGLISH, result))
                .filteredOn(line -> line.name().startsWith("Own and neighbour"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).startsWith("50 %"));
    }

    @Test
    void aResultFromBeforeADiagnosticExistedSaysSo() {
        assertThat(lines(Locale.ENGLISH, with(SOUND.result(), null, Map.of())))
                .filteredOn(line -> line.name().startsWith("Effective"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).contains("run the evaluation again"));
    }

    @Test
    void aResultThatWasKeptBeforeADiagnosticExistedCanStillBeRead() {
        ObjectNode kept = JsonMapper.shared().valueToTree(SOUND.result());
        kept.remove(List.of("checks", "peak", "police"));
        kept.path("robustness").forEach(row -> ((ObjectNode) row).remove("why"));
        ((ObjectNode) kept.path("ringTest")).remove(List.of("equivalent", "equivalenceP"));

        var read = Frozen.thaw(Frozen.freeze(kept), EvaluationResult.class);

        assertThat(read.checks()).isNull();
        assertThat(read.place()).isEqualTo(SOUND.result().place());
        assertThat(lines(Locale.ENGLISH, read)).hasSize(12);
    }

    private static EvaluationResult with(
            EvaluationResult result, @Nullable Checks checks, Map<String, String> refused) {
        return new EvaluationResult(
                result.place(),
                result.eventStudy(),
                result.detectable(),
                result.linear(),
                result.displacement(),
                result.ringTest(),
                result.robustness(),
                checks,
                result.peak(),
                result.police(),
                result.grade(),
                refused,
                result.dataHash(),
                result.engineVersion(),
                0);
    }
}
