package org.lindero.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lindero.engine.Interval;
import org.lindero.engine.evidence.EvidenceFacts.PreTrendFinding;
import org.lindero.engine.evidence.EvidenceGrade.Cap;
import org.lindero.engine.evidence.Verdict.Statement;
import org.lindero.engine.place.SetEffect;

class EvidenceGradeTest {

    @Test
    void theDesignSetsTheGrade() {
        assertThat(grade(false, 20, 3, PreTrendFinding.PASSED, false).level()).isEqualTo(1);
        assertThat(grade(true, 4, 3, PreTrendFinding.PASSED, false).level()).isEqualTo(2);
        assertThat(grade(true, 20, 1, PreTrendFinding.PASSED, false).level()).isEqualTo(3);
        assertThat(grade(true, 20, 3, PreTrendFinding.PASSED, false).level()).isEqualTo(4);
        assertThat(grade(true, 20, 3, PreTrendFinding.PASSED, true).level()).isEqualTo(5);
    }

    @Test
    void theLowestCapHoldsAndAllAreNamed() {
        var graded = EvidenceGrade.of(new EvidenceFacts(true, 7, 3, PreTrendFinding.REJECTED, true, true, 12, true));

        assertThat(graded.level()).isEqualTo(2);
        assertThat(graded.uncapped()).isEqualTo(5);
        assertThat(graded.caps())
                .containsExactlyInAnyOrder(
                        Cap.PRE_TREND_REJECTED,
                        Cap.FEW_COMPARISON_AREAS,
                        Cap.CHOSEN_FOR_RECENT_PEAK,
                        Cap.RIVAL_NOT_SEPARABLE);
    }

    @Test
    void aPassedTestWithoutPowerCapsAtThree() {
        assertThat(EvidenceGrade.finding(0.4, 0.05, true)).isEqualTo(PreTrendFinding.PASSED_WITHOUT_POWER);
        assertThat(EvidenceGrade.finding(0.04, 0.05, true)).isEqualTo(PreTrendFinding.REJECTED);
        // the smallest p of 19 placebo sets is 1 / 20
        assertThat(EvidenceGrade.finding(0.05, 0.05, true)).isEqualTo(PreTrendFinding.REJECTED);
        assertThat(grade(true, 20, 3, PreTrendFinding.PASSED_WITHOUT_POWER, false)
                        .level())
                .isEqualTo(3);
        assertThat(grade(true, 20, 3, PreTrendFinding.NOT_TESTED, false).level())
                .isEqualTo(3);
    }

    /** Facts that one cap alone holds down, from a design that would have grade 5. */
    static Stream<Arguments> facts() {
        return Stream.of(
                arguments(Cap.PRE_TREND_REJECTED, 2, facts(20, PreTrendFinding.REJECTED, false, 36, false)),
                arguments(
                        Cap.PRE_TREND_WITHOUT_POWER,
                        3,
                        facts(20, PreTrendFinding.PASSED_WITHOUT_POWER, false, 36, false)),
                arguments(Cap.PRE_TREND_NOT_TESTED, 3, facts(20, PreTrendFinding.NOT_TESTED, false, 36, false)),
                arguments(Cap.FEW_COMPARISON_AREAS, 3, facts(9, PreTrendFinding.PASSED, false, 36, false)),
                arguments(Cap.CHOSEN_FOR_RECENT_PEAK, 3, facts(20, PreTrendFinding.PASSED, true, 23, false)),
                arguments(Cap.RIVAL_NOT_SEPARABLE, 3, facts(20, PreTrendFinding.PASSED, false, 36, true)));
    }

    private static EvidenceFacts facts(
            int clean, PreTrendFinding preTrend, boolean chosenForPeak, int months, boolean rival) {
        return new EvidenceFacts(true, clean, 3, preTrend, true, chosenForPeak, months, rival);
    }

    @ParameterizedTest
    @MethodSource("facts")
    void eachCapHoldsTheGradeDownByItselfAndIsNamed(Cap cap, int level, EvidenceFacts facts) {
        var grade = EvidenceGrade.of(facts);

        assertThat(grade.caps()).containsExactly(cap);
        assertThat(grade.level()).isEqualTo(level);
        assertThat(grade.uncapped()).isEqualTo(5);
        assertThat(EvidenceGrade.of(facts(20, PreTrendFinding.PASSED, false, 36, false))
                        .level())
                .isEqualTo(5);
    }

    @Test
    void noCapIsLeftOut() {
        assertThat(facts().map(row -> row.get()[0])).containsExactlyInAnyOrder((Object[]) Cap.values());
    }

    @Test
    void fourAndTenCleanAreasAreTheEndsOfFew() {
        assertThat(EvidenceGrade.of(facts(5, PreTrendFinding.PASSED, false, 36, false))
                        .caps())
                .containsExactly(Cap.FEW_COMPARISON_AREAS);
        assertThat(EvidenceGrade.of(facts(10, PreTrendFinding.PASSED, false, 36, false))
                        .caps())
                .isEmpty();
        assertThat(EvidenceGrade.of(facts(4, PreTrendFinding.PASSED, false, 36, false))
                        .level())
                .isEqualTo(2);
    }

    @Test
    void twoYearsBeforeExcuseAChoiceByRecentPeak() {
        assertThat(EvidenceGrade.of(new EvidenceFacts(true, 20, 3, PreTrendFinding.PASSED, false, true, 24, false))
                        .caps())
                .isEmpty();
    }

    @Test
    void theSentenceNeverSaysMoreThanTheIntervalAndTheGrade() {
        var four = grade(true, 20, 3, PreTrendFinding.PASSED, false);
        var three = grade(true, 20, 1, PreTrendFinding.PASSED, false);
        var two = grade(true, 20, 3, PreTrendFinding.REJECTED, false);

        assertThat(say(four, 10, 50, 20)).isEqualTo(Statement.CONSISTENT_WITH_REDUCTION);
        assertThat(say(four, -50, -10, 20)).isEqualTo(Statement.CONSISTENT_WITH_INCREASE);
        assertThat(say(three, 10, 50, 20)).isEqualTo(Statement.FELL_MORE_THAN_COMPARISON);
        assertThat(say(two, -50, -10, 20)).isEqualTo(Statement.ROSE_NOT_ATTRIBUTABLE);
        assertThat(say(four, -10, 50, 20)).isEqualTo(Statement.NOT_DISTINGUISHED);
        assertThat(say(four, -10, 50, 31)).isEqualTo(Statement.INSUFFICIENT_DATA);
        assertThat(Verdict.of(four, null, 20).statement()).isEqualTo(Statement.NO_VERDICT);
        assertThat(Verdict.of(four, new Interval(1, 2, 0.95), 31).lowPower()).isTrue();
    }

    private static Statement say(EvidenceGrade grade, double low, double high, double detectable) {
        return Verdict.of(grade, new Interval(low, high, 0.95), detectable).statement();
    }

    private static EvidenceGrade grade(
            boolean beforeAndAfter, int clean, int treated, PreTrendFinding preTrend, boolean lottery) {
        return EvidenceGrade.of(new EvidenceFacts(beforeAndAfter, clean, treated, preTrend, lottery, false, 24, false));
    }

    @Test
    void aRingThatDifferedBeforeTheStartRulesNothingOut() {
        var fell = ring(new Interval(2, 12, 0.95));
        var unclear = ring(new Interval(-3, 5, 0.95));

        assertThat(RingStatement.of(fell, true, false)).isEqualTo(RingStatement.FELL);
        assertThat(RingStatement.of(fell, true, true)).isEqualTo(RingStatement.NOT_RULED_OUT);
        assertThat(RingStatement.of(unclear, true, false)).isEqualTo(RingStatement.NO_LARGER_INCREASE);
        assertThat(RingStatement.of(unclear, true, true)).isEqualTo(RingStatement.NOT_RULED_OUT);
        assertThat(RingStatement.of(unclear, false, false)).isEqualTo(RingStatement.NOT_RULED_OUT);
        assertThat(RingStatement.of(null, false, true)).isEqualTo(RingStatement.NO_RING);
    }

    private static SetEffect ring(Interval prevented) {
        return new SetEffect("ring1", 3, 36, 90, 95, 5, 5, null, null, null, prevented, null, null, null);
    }
}
