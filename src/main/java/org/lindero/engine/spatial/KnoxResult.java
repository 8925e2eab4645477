package org.lindero.engine.spatial;

import java.util.List;

/**
 * The outcome of {@link Knox}; immutable.
 *
 * @param cells by space bin, then by time bin
 * @param pairs all pairs of points, also those outside the bins
 */
public record KnoxResult(List<List<Cell>> cells, int points, long pairs, int permutations, long seed) {

    public KnoxResult {
        cells = cells.stream().map(List::copyOf).toList();
    }

    /**
     * Pairs at a certain distance in space and time.
     *
     * @param expected exact mean over all arrangements of the times: pairs of the space bin × pairs of the time bin / all pairs
     * @param variance exact, over the same arrangements
     * @param ratio observed over the mean of the drawn arrangements; zero when that is zero
     * @param p (drawn arrangements with at least as many pairs + 1) / (drawn + 1): of no more than chance
     * @param mean of the drawn arrangements
     * @param standardDeviation of the drawn arrangements
     * @param median of the drawn arrangements
     */
    public record Cell(
            long observed,
            double expected,
            double variance,
            double ratio,
            double p,
            double mean,
            double standardDeviation,
            double median) {

        /** Observed over the exact expectation; zero when that is zero. */
        public double exactRatio() {
            return expected > 0 ? observed / expected : 0;
        }
    }

    /** How uncertainty was computed, in English, for the notes. */
    public String convention() {
        return permutations + " arrangements of the times, p one-sided, ties count, seed " + seed;
    }
}
