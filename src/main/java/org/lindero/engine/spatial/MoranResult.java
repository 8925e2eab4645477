package org.lindero.engine.spatial;

import org.lindero.engine.Estimate;

/**
 * Moran's index with its moments; immutable.
 *
 * @param expected without autocorrelation
 * @param normalVariance if the values were normal
 * @param randomisationVariance if every arrangement of the values were as likely
 * @param areas that have neighbours; only they count
 * @param islands areas without neighbours
 */
public record MoranResult(
        double index, double expected, double normalVariance, double randomisationVariance, int areas, int islands) {

    /** The index less its expectation over the standard error under randomisation. */
    public double z() {
        return (index - expected) / Math.sqrt(randomisationVariance);
    }

    /** Two-sided, from the normal distribution, under randomisation. */
    public double p() {
        return twoSided(z());
    }

    public double normalZ() {
        return (index - expected) / Math.sqrt(normalVariance);
    }

    /** Two-sided, if the values were normal. */
    public double normalP() {
        return twoSided(normalZ());
    }

    static double twoSided(double z) {
        return 2 * Estimate.cumulative(-Math.abs(z), Double.POSITIVE_INFINITY);
    }
}
