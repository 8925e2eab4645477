package org.lindero.project;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the readiness check says of one rule.
 *
 * @param reasons why it is not met; empty when it is
 * @param waiver  the manager's word that the gap is accepted, if there is one
 */
public record Finding(
        ReadinessRule rule,
        State state,
        List<Reason> reasons,
        @Nullable Waiver waiver) {

    /** Whether the rule stands in the way of approval: only an open gap does. */
    public enum State {
        PASS,
        GAP,
        WAIVED,
        WARNING
    }

    /** One reason; {@code names} are rows, indicators or projects in the user's words. */
    public record Reason(GapReason gap, int count, List<String> names) {

        public Reason {
            names = List.copyOf(names);
        }
    }

    public Finding {
        reasons = List.copyOf(reasons);
    }
}
