package org.lindero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lindero.evaluation.AreaRole.Part;

/** How counts reach the measures: what nobody published is never taken for zero. */
class EvaluationPanelsTest {

    private static final int AREAS = 200;
    private static final int MONTHS = 36;
    private static final int START = 18;
    private static final int TREATED = 28;

    @Test
    void aMonthThatWasNotPublishedLeavesBothWindowsTogetherWithItsMirror() {
        var whole = GeneratedEvaluation.of(AREAS, MONTHS, 99);
        var gap = GeneratedEvaluation.withGap(AREAS, MONTHS, 99, TREATED, START + 3);

        var before = panels(whole).change(Part.TREATED, new Windows(START, START));
        var after = panels(gap).change(Part.TREATED, new Windows(START, START));

        assertThat(before.before() - after.before())
                .isPositive()
                .isEqualTo(whole.counts().count(TREATED, START - 4));
        assertThat(before.after() - after.after())
                .isPositive()
                .isEqualTo(whole.counts().count(TREATED, START + 3));
    }

    private static EvaluationPanels panels(GeneratedEvaluation evaluation) {
        return new EvaluationPanels(
                evaluation.details().design(), new EvaluationData(evaluation.counts(), evaluation.pairs(), null));
    }
}
