package org.lindero.engine.evidence;

/**
 * What the grade of an evaluation depends on.
 *
 * @param beforeAndAfter whether there are counts before and after the start
 * @param cleanAreas comparison areas; fewer than five are none
 * @param treatedClusters projects, or groups of areas that were treated together
 * @param preTrend what the test before the start said
 * @param lotteryRecorded whether the areas were drawn by a lottery that the design recorded before the start
 * @param chosenForRecentPeak whether the treated areas were chosen because crime was high lately
 * @param preMonths months with counts before the start
 * @param rivalNotSeparable whether another police effort shares the treated areas and cannot be told apart
 */
public record EvidenceFacts(
        boolean beforeAndAfter,
        int cleanAreas,
        int treatedClusters,
        PreTrendFinding preTrend,
        boolean lotteryRecorded,
        boolean chosenForRecentPeak,
        int preMonths,
        boolean rivalNotSeparable) {

    /** What the joint test of the periods before the start said. */
    public enum PreTrendFinding {
        /** Treated and comparison areas already moved apart. */
        REJECTED,
        /** Not rejected, but a trend that it would have missed could explain half of the estimate. */
        PASSED_WITHOUT_POWER,
        PASSED,
        NOT_TESTED
    }
}
