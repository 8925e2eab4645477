package org.lindero.engine.displacement;

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
