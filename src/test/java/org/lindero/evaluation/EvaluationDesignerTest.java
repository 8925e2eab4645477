package org.lindero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lindero.area.AreaKind;
import org.lindero.area.AreaPair;
import org.lindero.area.AreaSummary;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.EvaluationDesigner.Treatment;

/** Ten areas in a row, 0 touching 1 touching 2 and so on. */
class EvaluationDesignerTest {

    private static final YearMonth JANUARY = YearMonth.of(2025, 1);
    private static final YearMonth JUNE = YearMonth.of(2025, 6);

    @Test
    void ringsFollowTheTreatedAreaAndTheRestIsComparedWith() {
        var parts = parts(List.of(new Treatment(1, 0, JUNE)), everyArea());

        assertThat(parts.get(0).part()).isEqualTo(Part.TREATED);
        assertThat(parts.get(1).part()).isEqualTo(Part.RING_1);
        assertThat(parts.get(2).part()).isEqualTo(Part.RING_2);
        assertThat(parts.get(3).part()).isEqualTo(Part.COMPARISON);
        assertThat(parts.get(2).firstExposed()).isEqualTo(JUNE);
        assertThat(parts.get(3).firstExposed()).isNull();
    }

    @Test
    void whatAnotherProjectTouchesIsNeverComparedWith() {
        var parts = parts(List.of(new Treatment(1, 0, JUNE), new Treatment(2, 9, JANUARY)), everyArea());

        assertThat(List.of(parts.get(7), parts.get(8), parts.get(9)))
                .extracting(AreaRole::part)
                .containsOnly(Part.EXCLUDED);
        assertThat(parts.get(6).part()).isEqualTo(Part.COMPARISON);
    }

    @Test
    void aRingAreaTreatedByAnotherProjectIsInNoRing() {
        var parts = parts(List.of(new Treatment(1, 0, JUNE), new Treatment(2, 1, JUNE)), everyArea());

        assertThat(parts.get(1).part()).isEqualTo(Part.EXCLUDED);
    }

    @Test
    void aRingAreaIsExposedFromTheEarliestStartAroundIt() {
        var parts = parts(List.of(new Treatment(1, 0, JUNE), new Treatment(1, 2, JANUARY)), everyArea());

        assertThat(parts.get(1).part()).isEqualTo(Part.RING_1);
        assertThat(parts.get(1).firstExposed()).isEqualTo(JANUARY);
    }

    @Test
    void areasThatTouchOrStartTogetherAreOneClusterWithTheirRings() {
        var apart = parts(List.of(new Treatment(1, 0, JUNE), new Treatment(1, 7, JANUARY)), everyArea());
        assertThat(apart.get(0).cluster()).isEqualTo(apart.get(1).cluster());
        assertThat(apart.get(0).cluster()).isNotEqualTo(apart.get(7).cluster());
        assertThat(apart.get(4).cluster()).isNegative();

        var together = parts(List.of(new Treatment(1, 0, JUNE), new Treatment(1, 7, JUNE)), everyArea());
        assertThat(together.get(0).cluster()).isEqualTo(together.get(7).cluster());
    }

    @Test
    void anAreaWithoutCountsIsInNoSum() {
        var some = new HashSet<>(everyArea());
        some.remove(5L);

        assertThat(parts(List.of(new Treatment(1, 0, JUNE)), some).get(5).part())
                .isEqualTo(Part.EXCLUDED);
    }

    private static Set<Long> everyArea() {
        return LongStream.range(0, 10).boxed().collect(Collectors.toSet());
    }

    private static List<AreaRole> parts(List<Treatment> treatments, Set<Long> hasData) {
        var areas =
                LongStream.range(0, 10).mapToObj(EvaluationDesignerTest::area).toList();
        var pairs = LongStream.range(0, 9)
                .mapToObj(id -> new AreaPair(id, id + 1, 100, 0))
                .toList();
        var strata = areas.stream().collect(Collectors.toMap(AreaSummary::id, area -> "Centro"));
        return new EvaluationDesigner(pairs, treatments, strata)
                .assign(1, areas, hasData).stream()
                        .sorted(Comparator.comparing(AreaRole::areaId))
                        .toList();
    }

    private static AreaSummary area(long id) {
        return new AreaSummary(id, "A" + id, "Area " + id, AreaKind.POLYGON, null, "Centro", null, null, null, 1, null);
    }
}
