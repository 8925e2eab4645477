package org.lindero.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lindero.indicator.TrafficLight.Light.AMBER;
import static org.lindero.indicator.TrafficLight.Light.GREEN;
import static org.lindero.indicator.TrafficLight.Light.OVERSHOT;
import static org.lindero.indicator.TrafficLight.Light.RED;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lindero.indicator.ValueRefusedException.Reason;

class EntryRulesTest {

    private static final Calculation COUNT = Calculation.count("personas", CountedAs.UNIQUE_PERSONS);
    private static final Calculation SHARE = Calculation.share("siguen", "inscritos");

    @Test
    void impossibleNumbersAreRefusedWithTheirReason() {
        assertThat(EntryRules.refusal(COUNT, Limits.NONE, Amount.of(-1))).contains(Reason.NEGATIVE);
        assertThat(EntryRules.refusal(COUNT, Limits.NONE, Amount.of(new BigDecimal("2.5"))))
                .contains(Reason.TOO_MANY_DECIMALS);
        assertThat(EntryRules.refusal(COUNT, Limits.NONE, Amount.of(new BigDecimal("1e13"))))
                .contains(Reason.TOO_LARGE);
        assertThat(EntryRules.refusal(COUNT, Limits.NONE, Amount.ratio(1, 2))).contains(Reason.WRONG_FORM);
        assertThat(EntryRules.refusal(SHARE, Limits.NONE, Amount.of(80))).contains(Reason.WRONG_FORM);
        assertThat(EntryRules.refusal(SHARE, Limits.NONE, Amount.ratio(0, 0))).contains(Reason.DENOMINATOR_ZERO);
        assertThat(EntryRules.refusal(SHARE, Limits.NONE, Amount.ratio(51, 50))).contains(Reason.ABOVE_DENOMINATOR);
        assertThat(EntryRules.refusal(COUNT, Limits.NONE, Amount.of(0))).isEmpty();
    }

    @Test
    void theRangesOfAShareAreInItsUnitAndNotInItsNumerator() {
        var limits = new Limits(Range.of(70, 95), Range.of(50, 100), null);
        assertThat(EntryRules.refusal(SHARE, limits, Amount.ratio(20, 50))).contains(Reason.OUT_OF_RANGE);
        assertThat(EntryRules.refusal(SHARE, limits, Amount.ratio(30, 50))).isEmpty();
        assertThat(EntryRules.needsComment(SHARE, limits, Amount.ratio(30, 50), " "))
                .isTrue();
        assertThat(EntryRules.needsComment(SHARE, limits, Amount.ratio(30, 50), "mudanzas"))
                .isFalse();
        assertThat(EntryRules.needsComment(SHARE, limits, Amount.ratio(41, 50), ""))
                .isFalse();
    }

    @Test
    void noDataForAnotherReasonNeedsToSayWhich() {
        assertThat(EntryRules.needsComment(COUNT, Limits.NONE, Amount.noData(NoDataReason.OTHER), ""))
                .isTrue();
        assertThat(EntryRules.needsComment(COUNT, Limits.NONE, Amount.noData(NoDataReason.NO_ACCESS), ""))
                .isFalse();
    }

    @Test
    void aShareOfSeveralAreasIsTheSumOverTheSumAndNeverTheMean() {
        var half = Amount.ratio(1, 2);
        var none = Amount.ratio(0, 98);
        assertThat(SeriesService.total(SHARE, List.of(half, none))).isEqualByComparingTo("1");
    }

    @Test
    void scoresAreNotAddedUp() {
        var score = new Calculation(
                ValueKind.SCORE,
                "",
                "",
                "",
                "puntos",
                1,
                BigDecimal.ONE,
                CountedAs.OTHER,
                Direction.ASCENDING,
                Accumulation.PERIODIC);
        assertThat(SeriesService.total(score, List.of(Amount.of(7)))).isEqualByComparingTo("7");
        assertThat(SeriesService.total(score, List.of(Amount.of(7), Amount.of(9))))
                .isNull();
    }

    @Test
    void theLightFollowsTheDirectionOfTheIndicator() {
        var light = new TrafficLight(95, 85, 130);
        assertThat(light.judge(Direction.ASCENDING, number(96), number(100))).isEqualTo(GREEN);
        assertThat(light.judge(Direction.ASCENDING, number(90), number(100))).isEqualTo(AMBER);
        assertThat(light.judge(Direction.ASCENDING, number(131), number(100))).isEqualTo(OVERSHOT);
        assertThat(light.judge(Direction.DESCENDING, number(90), number(100))).isEqualTo(GREEN);
        assertThat(light.judge(Direction.DESCENDING, number(116), number(100))).isEqualTo(RED);
        assertThat(light.judge(Direction.REGULAR, number(110), number(100))).isEqualTo(AMBER);
        assertThat(light.judge(Direction.DESCENDING, number(0), number(0))).isEqualTo(GREEN);
    }

    @Test
    void periodsCloseWithTheCalendarYear() {
        assertThat(Frequency.QUARTERLY.closesIn(YearMonth.of(2026, 9))).isTrue();
        assertThat(Frequency.QUARTERLY.closesIn(YearMonth.of(2026, 10))).isFalse();
        assertThat(Frequency.YEARLY.closesIn(YearMonth.of(2026, 12))).isTrue();
        assertThat(Frequency.SEXENNIAL.closesIn(YearMonth.of(2030, 12))).isTrue();
        assertThat(Frequency.SEXENNIAL.closesIn(YearMonth.of(2026, 12))).isFalse();
    }

    @Test
    void anAreasOwnTargetComesBeforeTheOneOfAllAreas() {
        var december = YearMonth.of(2026, 12);
        var targets = List.of(
                new Target(null, december, number(100)),
                new Target(null, YearMonth.of(2026, 6), number(50)),
                new Target(7L, december, number(80)));
        assertThat(Target.inForce(targets, 7, YearMonth.of(2026, 3))).contains(new Target(7L, december, number(80)));
        assertThat(Target.inForce(targets, 8, YearMonth.of(2026, 3)))
                .contains(new Target(null, YearMonth.of(2026, 6), number(50)));
        assertThat(Target.inForce(targets, 8, YearMonth.of(2027, 1))).isEmpty();
        assertThat(Target.last(targets)).contains(new Target(null, december, number(100)));
    }

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }
}
