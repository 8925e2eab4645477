package org.lindero.project;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.MirLevel;

/**
 * What a manager may enter for a row of the results matrix, and for the arrow from it to its parent. Always valid.
 *
 * @param means      of verification
 * @param assumption that must hold for the row to lead to the one above it
 * @param parentId   the row of the level above that this one contributes to; never for Fin
 * @param mechanism  why it contributes ("because …"); empty while not known
 * @param lagMonths  until the contribution is expected to show
 * @param evidence   that the mechanism rests on
 */
public record LogicRowDraft(
        MirLevel level,
        String narrative,
        Set<Long> indicatorIds,
        String means,
        String assumption,
        @Nullable Long parentId,
        String mechanism,
        @Nullable Integer lagMonths,
        String evidence) {

    public static final int TEXT_MAX = 1000;
    public static final int LAG_MAX = 240;

    public LogicRowDraft {
        narrative = Checks.filled(narrative, TEXT_MAX, "narrative");
        indicatorIds = Set.copyOf(indicatorIds);
        means = Checks.text(means, TEXT_MAX, "means");
        assumption = Checks.text(assumption, TEXT_MAX, "assumption");
        mechanism = Checks.text(mechanism, TEXT_MAX, "mechanism");
        evidence = Checks.text(evidence, TEXT_MAX, "evidence");
        Checks.require(level != MirLevel.GOAL || parentId == null, "nothing stands above Fin");
        Checks.require(lagMonths == null || isLag(lagMonths), "lagMonths: 0 to " + LAG_MAX);
    }

    /** Shared with the form, so that the rule is written once. */
    public static boolean isLag(int months) {
        return months >= 0 && months <= LAG_MAX;
    }

    /** Whether the row has an arrow to another one that says nothing of its mechanism. */
    public boolean lacksMechanism() {
        return parentId != null && mechanism.isEmpty();
    }
}
