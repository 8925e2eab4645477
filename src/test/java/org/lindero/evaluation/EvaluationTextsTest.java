package org.lindero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lindero.engine.EstimationException;
import org.lindero.engine.displacement.WdqResult;
import org.lindero.engine.evidence.EvidenceGrade;
import org.lindero.engine.evidence.Verdict;
import org.lindero.engine.place.PlaceInference;
import org.lindero.engine.place.PoliceResult;
import org.lindero.engine.place.RobustnessRow;
import org.lindero.shared.Texts;

class EvaluationTextsTest {

    /** Everything that the engine can say must have its words: a bare constant on a page is a bug. */
    @ParameterizedTest
    @MethodSource("constants")
    void everythingThatTheEngineSaysHasWordsInBothLanguages(String key) {
        for (Locale language : Texts.LANGUAGES) {
            assertThat(Texts.get(language, key)).isNotBlank();
        }
    }

    private static Stream<String> constants() {
        return Stream.of(
                        keys("evaluation.refused.", EstimationException.Reason.values()),
                        keys("evaluation.cap.", EvidenceGrade.Cap.values()),
                        keys("evaluation.rule.", PlaceInference.Rule.values()),
                        keys("evaluation.convention.", PlaceInference.Rule.values()),
                        keys("evaluation.absence.", PlaceInference.Absence.values()),
                        keys("evaluation.caveat.", PlaceInference.Caveat.values()),
                        keys("evaluation.wdq.", WdqResult.Band.values()),
                        keys("evaluation.words.", Verdict.Statement.values()),
                        keys("evaluation.robustness.", RobustnessRow.Kind.values()),
                        keys("evaluation.status.", EvaluationStatus.values()),
                        keys("evaluation.part.", AreaRole.Part.values()),
                        keys("evaluation.selection.", Selection.By.values()),
                        keys("evaluation.belief.selection.", Selection.By.values()),
                        keys("evaluation.lottery.fault.", Selection.Lottery.Fault.values()),
                        keys("evaluation.diagnostic.rival.", PoliceResult.Confounding.values()),
                        keys("evaluation.police.", PoliceResult.Role.values()),
                        keys("evaluation.police.role.", PoliceResult.Role.values()),
                        keys("evaluation.police.cells.", PoliceResult.Role.values()),
                        keys("evaluation.police.cell.", PoliceResult.Kind.values()))
                .flatMap(keys -> keys);
    }

    private static Stream<String> keys(String prefix, Enum<?>[] constants) {
        return Arrays.stream(constants).map(constant -> prefix + constant.name());
    }
}
