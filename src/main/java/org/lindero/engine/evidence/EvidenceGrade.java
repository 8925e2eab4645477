package org.lindero.engine.evidence;

import java.util.EnumSet;
import java.util.Set;
import org.lindero.engine.evidence.EvidenceFacts.PreTrendFinding;

/**
 * How much an evaluation can be believed, on the Maryland scale, with the reasons that hold it down.
 *
 * <p>Source: L. Sherman and others (1998), <i>Preventing Crime: What Works, What Doesn't, What's Promising</i>; D. Farrington and
 * others (2002), <i>Evidence-Based Crime Prevention</i>, chapter 2.
 *
 * @param level 1 correlation; 2 before and after, or a series, without a comparison that holds; 3 one comparable comparison; 4
 *     several treated units with comparisons, diagnostics passed; 5 a lottery recorded before the start
 * @param uncapped the level that the design alone would have
 * @param caps what holds the level down, also where another cap does so further
 */
public record EvidenceGrade(int level, int uncapped, Set<Cap> caps) {

    private static final int MINIMUM_CLEAN = 5;
    private static final int WANTED_CLEAN = 10;
    private static final int WANTED_MONTHS = 24;

    public EvidenceGrade {
        caps = Set.copyOf(caps);
    }

    /** A reason why the grade is not higher. */
    public enum Cap {
        PRE_TREND_REJECTED(2),
        PRE_TREND_WITHOUT_POWER(3),
        PRE_TREND_NOT_TESTED(3),
        FEW_COMPARISON_AREAS(3),
        CHOSEN_FOR_RECENT_PEAK(3),
        RIVAL_NOT_SEPARABLE(3);

        private final int highest;

        Cap(int highest) {
            this.highest = highest;
        }

        /** The highest grade that it allows. */
        public int highest() {
            return highest;
        }
    }

    /** The grade of an evaluation. */
    public static EvidenceGrade of(EvidenceFacts facts) {
        int design = design(facts);
        Set<Cap> caps = design < 3 ? Set.of() : caps(facts);
        int level = caps.stream().mapToInt(Cap::highest).reduce(design, Math::min);
        return new EvidenceGrade(level, design, caps);
    }

    private static int design(EvidenceFacts facts) {
        if (!facts.beforeAndAfter()) {
            return 1;
        }
        if (facts.cleanAreas() < MINIMUM_CLEAN) {
            return 2;
        }
        if (facts.lotteryRecorded()) {
            return 5;
        }
        return facts.treatedClusters() > 1 ? 4 : 3;
    }

    private static Set<Cap> caps(EvidenceFacts facts) {
        var caps = EnumSet.noneOf(Cap.class);
        switch (facts.preTrend()) {
            case REJECTED -> caps.add(Cap.PRE_TREND_REJECTED);
            case PASSED_WITHOUT_POWER -> caps.add(Cap.PRE_TREND_WITHOUT_POWER);
            case NOT_TESTED -> caps.add(Cap.PRE_TREND_NOT_TESTED);
            case PASSED -> {}
        }
        if (facts.cleanAreas() < WANTED_CLEAN) {
            caps.add(Cap.FEW_COMPARISON_AREAS);
        }
        if (facts.chosenForRecentPeak() && facts.preMonths() < WANTED_MONTHS) {
            caps.add(Cap.CHOSEN_FOR_RECENT_PEAK);
        }
        if (facts.rivalNotSeparable()) {
            caps.add(Cap.RIVAL_NOT_SEPARABLE);
        }
        return caps;
    }

    /** What the test before the start said, from its p and whether a trend that it missed could explain half of the estimate. */
    public static PreTrendFinding finding(double p, double alpha, boolean missedTrendCouldExplainHalf) {
        if (p <= alpha) {
            return PreTrendFinding.REJECTED;
        }
        return missedTrendCouldExplainHalf ? PreTrendFinding.PASSED_WITHOUT_POWER : PreTrendFinding.PASSED;
    }
}
