package org.lindero.engine.evidence;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.Interval;

/**
 * What may be said about an effect: the sentence to choose, never more than interval and grade allow.
 *
 * @param lowPower whether the smallest detectable effect is above 30 %, so that a clear result is probably exaggerated
 */
public record Verdict(Statement statement, boolean lowPower) {

    private static final double WEAK_PERCENT = 30;

    /** The sentences. */
    public enum Statement {
        /** Grade 4 or 5, fewer events: evidence consistent with a reduction. */
        CONSISTENT_WITH_REDUCTION,
        /** Grade 4 or 5, more events. */
        CONSISTENT_WITH_INCREASE,
        /** Grade 3: recorded crime fell more than in the comparison; other causes are not excluded. */
        FELL_MORE_THAN_COMPARISON,
        ROSE_MORE_THAN_COMPARISON,
        /** Grade 1 or 2: recorded crime fell, which cannot be attributed to the project. */
        FELL_NOT_ATTRIBUTABLE,
        ROSE_NOT_ATTRIBUTABLE,
        /** The interval holds zero: the data do not distinguish a change. Never "no effect". */
        NOT_DISTINGUISHED,
        /** The interval holds zero and only effects above 30 % could have been found: not enough data. */
        INSUFFICIENT_DATA,
        /** There is no interval, hence no verdict. */
        NO_VERDICT
    }

    /**
     * @param prevented interval of the events prevented, positive is good; absent when there is none
     * @param detectablePercent smallest detectable effect in percent of the expected events
     */
    public static Verdict of(EvidenceGrade grade, @Nullable Interval prevented, double detectablePercent) {
        boolean weak = detectablePercent > WEAK_PERCENT;
        if (prevented == null) {
            return new Verdict(Statement.NO_VERDICT, weak);
        }
        if (prevented.contains(0)) {
            return new Verdict(weak ? Statement.INSUFFICIENT_DATA : Statement.NOT_DISTINGUISHED, weak);
        }
        return new Verdict(clear(grade.level(), prevented.lower() > 0), weak);
    }

    private static Statement clear(int level, boolean fell) {
        if (level >= 4) {
            return fell ? Statement.CONSISTENT_WITH_REDUCTION : Statement.CONSISTENT_WITH_INCREASE;
        }
        if (level == 3) {
            return fell ? Statement.FELL_MORE_THAN_COMPARISON : Statement.ROSE_MORE_THAN_COMPARISON;
        }
        return fell ? Statement.FELL_NOT_ATTRIBUTABLE : Statement.ROSE_NOT_ATTRIBUTABLE;
    }
}
