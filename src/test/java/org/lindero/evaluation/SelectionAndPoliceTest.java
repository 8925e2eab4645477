package org.lindero.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.lindero.engine.evidence.EvidenceGrade.Cap;
import org.lindero.engine.place.PoliceResult.Confounding;
import org.lindero.engine.place.PoliceResult.Kind;
import org.lindero.engine.place.PoliceResult.Role;
import org.lindero.evaluation.AreaRole.Part;
import org.lindero.evaluation.Selection.By;
import org.lindero.evaluation.Selection.Lottery;
import org.lindero.evaluation.Selection.Lottery.Fault;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** 18 months before the start, six treated areas in one cluster and 200 in all; without peak or lottery, grade 3 for one cluster. */
class SelectionAndPoliceTest {

    private static final GeneratedEvaluation MADE = GeneratedEvaluation.of(200, 36, 99);
    private static final EvaluationDesign DESIGN = MADE.details().design();
    private static final YearMonth START = DESIGN.start();

    private static EvaluationResult run(EvaluationDesign design) {
        return new EvaluationAnalysis(design, new EvaluationData(MADE.counts(), MADE.pairs(), null)).run(share -> {});
    }

    private static EvaluationDesign withEfforts(EffortRole... efforts) {
        return DESIGN.withPolice(List.of(efforts), DESIGN.policeOverlap());
    }

    private static List<Long> treated() {
        return DESIGN.areas(Part.TREATED).stream().map(AreaRole::areaId).toList();
    }

    private static Lottery lotteryOfAll(LocalDate day) {
        return Lottery.of(DESIGN.areas().stream().map(AreaRole::areaId).toList(), 4711, day);
    }

    @Test
    void withFewMonthsBeforeAPeakAndSilenceHoldTheGradeDownAlike() {
        var peak = run(DESIGN.chosen(new Selection(By.RECENT_PEAK, null))).grade();
        var silence = run(DESIGN.chosen(Selection.NOT_SAID)).grade();

        assertThat(peak.caps()).contains(Cap.CHOSEN_FOR_RECENT_PEAK);
        assertThat(silence).isEqualTo(peak);
        assertThat(MADE.result().grade().caps()).doesNotContain(Cap.CHOSEN_FOR_RECENT_PEAK);
    }

    @Test
    void aPeakThatTheCountsShowHoldsTheGradeDownWhateverTheDesignSays() {
        var raised = GeneratedEvaluation.risingBefore(200, 36, 99, 6);

        assertThat(Objects.requireNonNull(raised.result().peak()).found()).isTrue();
        assertThat(raised.details().design().selection().by()).isEqualTo(By.OTHER);
        assertThat(raised.result().grade().caps()).contains(Cap.CHOSEN_FOR_RECENT_PEAK);
        assertThat(new DiagnosticWords(Locale.ENGLISH, raised.details().design(), raised.result()).lines())
                .filteredOn(line -> line.name().startsWith("Recent peak"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).endsWith("before the start: a peak."));
    }

    @Test
    void aLotteryRecordedBeforeTheStartReachesGradeFive() {
        var drawn =
                DESIGN.chosen(Selection.drawn(lotteryOfAll(START.minusMonths(2).atDay(15))));

        assertThat(Objects.requireNonNull(drawn.selection().lottery()).faults(drawn))
                .isEmpty();
        assertThat(run(drawn).grade().uncapped()).isEqualTo(5);
        assertThat(run(drawn).grade().caps()).doesNotContain(Cap.CHOSEN_FOR_RECENT_PEAK);
    }

    @Test
    void aLotteryOnTheDayOfTheStartIsNone() {
        assertThat(lotteryOfAll(START.atDay(1)).faults(DESIGN)).containsExactly(Fault.NOT_BEFORE_START);
        assertThat(lotteryOfAll(START.atDay(1).minusDays(1)).faults(DESIGN)).isEmpty();
    }

    @Test
    void aLotteryWithoutTheTreatedAreasOrWithoutOthersIsNone() {
        var day = START.minusMonths(1).atDay(1);

        assertThat(Lottery.of(treated().subList(1, 6), 1, day).faults(DESIGN))
                .containsExactlyInAnyOrder(
                        Fault.TREATED_NOT_ELIGIBLE, Fault.COMPARISON_NOT_ELIGIBLE, Fault.TOO_FEW_NOT_DRAWN);
        var alone = DESIGN.chosen(Selection.drawn(Lottery.of(treated(), 1, day)));
        assertThat(Lottery.of(treated(), 1, day).faults(alone)).containsExactly(Fault.TOO_FEW_NOT_DRAWN);
    }

    @Test
    void onlyAreasOfTheDrawAreComparedWith() {
        var some = DESIGN.areas(Part.COMPARISON).subList(0, 20);
        var took = new java.util.ArrayList<>(treated());
        some.forEach(area -> took.add(area.areaId()));
        var drawn = DESIGN.chosen(
                Selection.drawn(Lottery.of(took, 1, START.minusMonths(1).atDay(1))));

        assertThat(drawn.areas(Part.COMPARISON)).isEqualTo(some);
        assertThat(drawn.areas(Part.RING_1)).isEqualTo(DESIGN.areas(Part.RING_1));
    }

    @Test
    void aLotteryIsNeverOnlyAWord() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Selection(By.LOTTERY, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Selection(
                        By.OTHER, lotteryOfAll(START.minusMonths(1).atDay(1))));
    }

    @Test
    void aRivalInHalfOfTheTreatedAreasIsToldApartAndTheFourCellsAreCounted() {
        var police = Objects.requireNonNull(MADE.result().police());

        assertThat(police.separable()).isTrue();
        assertThat(police.fourCells())
                .filteredOn(cell -> cell.kind() == Kind.BOTH || cell.kind() == Kind.PROJECT_ONLY)
                .extracting(cell -> cell.areas())
                .containsExactly(3, 3);
        assertThat(MADE.result().grade().caps()).doesNotContain(Cap.RIVAL_NOT_SEPARABLE);
    }

    @Test
    void aRivalInEveryTreatedAreaHoldsTheGradeDownAndIsSaid() {
        var design = withEfforts(new EffortRole(1, Role.RIVAL, treated(), START.plusMonths(3), null));
        var result = run(design);

        assertThat(Objects.requireNonNull(
                                Objects.requireNonNull(result.police()).rival())
                        .confounding())
                .isEqualTo(Confounding.ALL_TREATED_AREAS_SHARE_IT);
        assertThat(result.grade().caps()).contains(Cap.RIVAL_NOT_SEPARABLE);
        assertThat(new DiagnosticWords(Locale.of("es", "MX"), design, result)
                        .rival()
                        .text())
                .startsWith("No se puede separar del operativo: tocó todas las áreas tratadas");
    }

    @Test
    void whatIsPartOfTheProjectIsNoRivalHoweverMuchItTouches() {
        var design = withEfforts(new EffortRole(1, Role.RIVAL, treated(), START.plusMonths(3), null));
        var result = run(design.packaged(effort -> true));

        assertThat(result.grade().caps()).doesNotContain(Cap.RIVAL_NOT_SEPARABLE);
        assertThat(Objects.requireNonNull(result.police()).role()).isEqualTo(Role.PACKAGE);
    }

    @Test
    void aDesignThatWasFixedBeforeTheseExistedLoadsAndEarnsNoMoreThanTheWorstCase() {
        ObjectNode kept = JsonMapper.shared().valueToTree(DESIGN);
        kept.remove(List.of("selection", "efforts"));

        var read = Frozen.thaw(Frozen.freeze(kept), EvaluationDesign.class);

        assertThat(read.selection()).isEqualTo(Selection.NOT_SAID);
        assertThat(read.efforts()).isEmpty();
        assertThat(read.areas()).isEqualTo(DESIGN.areas());
        assertThat(run(read).grade().caps()).contains(Cap.CHOSEN_FOR_RECENT_PEAK, Cap.RIVAL_NOT_SEPARABLE);
        assertThat(new DiagnosticWords(Locale.ENGLISH, read, run(read)).rival().text())
                .contains("without the role");
    }

    @Test
    void aFixedDesignIsReadBackWithItsLotteryAndItsEffortsAndTheSameChecksum() {
        var drawn =
                DESIGN.chosen(Selection.drawn(lotteryOfAll(START.minusMonths(2).atDay(15))));
        var read = Frozen.thaw(Frozen.freeze(drawn), EvaluationDesign.class);

        assertThat(read).isEqualTo(drawn);
        assertThat(Frozen.checksum(read)).isEqualTo(Frozen.checksum(drawn)).isNotEqualTo(Frozen.checksum(DESIGN));
    }
}
