package org.lindero.engine.place;

/**
 * The smallest fall in the treated areas that the design finds with 80 % power, from data before the start only.
 *
 * @param logRatio on the log scale, positive
 * @param percent of the expected events
 * @param standardError of the log ratio that it rests on
 * @param basis where that came from
 */
public record DetectableEffect(double logRatio, double percent, double standardError, Basis basis) {

    /** Where the standard error came from. */
    public enum Basis {
        /** The cluster bootstrap of an invented start inside the time before. */
        PLACEBO_START_BOOTSTRAP,
        /** Placebo sets of an invented start inside the time before. */
        PLACEBO_START_RANDOMISATION,
        /** Counts alone: overdispersed Poisson numbers, areas independent. Too hopeful when areas move together. */
        OVERDISPERSED_COUNTS
    }

    /** Whether the data are weak by the house's rule: more than 30 % of the expected events. */
    public boolean lowPower() {
        return percent > 30;
    }
}
