package org.lindero.project;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a manager may enter for one effect that is expected beyond the treated areas. Always valid.
 *
 * @param areaIds     named areas that it is expected in; at least one, or a ring
 * @param ring1       whether it is expected in the whole first ring
 * @param ring2       whether it is expected in the whole second ring
 * @param channel     by which way it gets there
 * @param indicatorId the indicator that would show it
 * @param outcomeId   the outcome series that would show it
 */
public record SpilloverDraft(
        SpilloverKind kind,
        Set<Long> areaIds,
        boolean ring1,
        boolean ring2,
        String channel,
        @Nullable Long indicatorId,
        @Nullable Long outcomeId) {

    public static final int CHANNEL_MAX = 1000;

    public SpilloverDraft {
        areaIds = Set.copyOf(areaIds);
        channel = Checks.filled(channel, CHANNEL_MAX, "channel");
        Checks.require(namesAPlace(areaIds, ring1, ring2), "an area or a ring");
    }

    /** Shared with the form, so that the rule is written once. */
    public static boolean namesAPlace(Set<Long> areaIds, boolean ring1, boolean ring2) {
        return !areaIds.isEmpty() || ring1 || ring2;
    }
}
