package org.lindero.engine.displacement;

import java.util.List;

/**
 * A count of one group of areas before and after.
 *
 * @param before events before; finite, not negative
 * @param after events after; finite, not negative
 */
public record Change(double before, double after) {

    public Change {
        if (!(before >= 0 && after >= 0 && Double.isFinite(before) && Double.isFinite(after))) {
            throw new IllegalArgumentException("counts must be finite and not negative: " + before + ", " + after);
        }
    }

    /**
     * How much more the changes of areas that nothing was done to vary than Poisson counts let them: the chi-square of their before-after
     * table over its degrees of freedom, at least 1. It counts what drifts from one window to the next, which the months inside a window do
     * not show.
     *
     * @param areas one change an area; those without events say nothing
     */
    public static double overdispersion(List<Change> areas) {
        var seen = areas.stream().filter(area -> area.total() > 0).toList();
        double before = seen.stream().mapToDouble(Change::before).sum();
        double after = seen.stream().mapToDouble(Change::after).sum();
        if (seen.size() < 2 || before == 0 || after == 0) {
            return 1;
        }
        double later = after / (before + after);
        double chiSquare = seen.stream()
                .mapToDouble(area -> {
                    double off = area.after() - later * area.total();
                    return off * off / (area.total() * later * (1 - later));
                })
                .sum();
        return Math.max(1, chiSquare / (seen.size() - 1));
    }

    double difference() {
        return after - before;
    }

    double total() {
        return after + before;
    }

    boolean hasCellBelow(double minimum) {
        return before < minimum || after < minimum;
    }
}
