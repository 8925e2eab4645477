package org.lindero.engine.inference;

import org.lindero.engine.Estimate;

/**
 * Is an effect too small to matter? Two one-sided tests against a bound that was set before.
 *
 * <p>"No displacement larger than the bound" rests on {@code excludesIncrease} alone, the one-sided test against an increase: the
 * two-sided one would refuse it where crime clearly fell.
 *
 * <p>Source: D. Schuirmann (1987), <i>Journal of Pharmacokinetics and Biopharmaceutics</i> 15, doi:10.1007/BF01068419.
 */
public final class Equivalence {

    private Equivalence() {}

    /**
     * @param p of the two one-sided tests, the larger of the two
     * @param equivalent whether {@code p} is below 1 − level: the effect lies inside (−bound, bound)
     * @param pUpper of the test that the effect is at least the bound
     * @param excludesIncrease whether {@code pUpper} is below 1 − level
     */
    public record Result(double p, boolean equivalent, double pUpper, boolean excludesIncrease) {}

    /**
     * @param degreesOfFreedom positive infinity for the normal distribution
     * @param bound positive, in the unit of the estimate
     * @param level for instance 0.95; the test is that of the interval at 2 × level − 1
     */
    public static Result test(
            double estimate, double standardError, double degreesOfFreedom, double bound, double level) {
        if (!(standardError > 0 && bound > 0 && level > 0.5 && level < 1)) {
            throw new IllegalArgumentException("standard error and bound must be positive, level in (0.5, 1)");
        }
        double pUpper = Estimate.cumulative((estimate - bound) / standardError, degreesOfFreedom);
        double pLower = Estimate.cumulative(-(estimate + bound) / standardError, degreesOfFreedom);
        double p = Math.max(pUpper, pLower);
        return new Result(p, p < 1 - level, pUpper, pUpper < 1 - level);
    }
}
