package org.lindero.engine.inference;

import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.special.Beta;
import org.hipparchus.special.Gamma;
import org.hipparchus.util.FastMath;
import org.lindero.engine.Estimate;

/**
 * What a study could have found.
 *
 * <p>Source: H. Bloom (1995), <i>Evaluation Review</i> 19(5), doi:10.1177/0193841X9501900504.
 */
public final class Power {

    private static final int TERMS = 5000;

    private Power() {}

    /**
     * The minimum detectable effect of a two-sided test, (t_(1−α/2) + t_power) × standard error.
     *
     * @param degreesOfFreedom positive infinity for the normal distribution
     * @param alpha size of the test, for instance 0.05
     * @param power for instance 0.8
     */
    public static double minimumDetectableEffect(
            double standardError, double degreesOfFreedom, double alpha, double power) {
        if (!(standardError >= 0 && degreesOfFreedom > 0 && alpha > 0 && alpha < 1 && power > 0 && power < 1)) {
            throw new IllegalArgumentException("standard error ≥ 0, df > 0, alpha and power in (0, 1)");
        }
        return standardError
                * (Estimate.quantile(1 - alpha / 2, degreesOfFreedom) + Estimate.quantile(power, degreesOfFreedom));
    }

    /**
     * The noncentrality at which a joint test of {@code terms} coefficients has the power.
     *
     * @param denominator degrees of freedom of F; positive infinity for chi-square
     */
    public static double noncentrality(int terms, double denominator, double alpha, double power) {
        double low = 0;
        double high = 1;
        while (power(terms, denominator, alpha, high) < power) {
            high *= 2;
        }
        for (int i = 0; i < 200 && high - low > 1e-12 * high; i++) {
            double middle = (low + high) / 2;
            if (power(terms, denominator, alpha, middle) < power) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The power of that test: the noncentral distribution as a Poisson mixture of central ones. */
    static double power(int terms, double denominator, double alpha, double noncentrality) {
        double q = terms;
        boolean chi = Double.isInfinite(denominator);
        double critical = chi
                ? new ChiSquaredDistribution(q).inverseCumulativeProbability(1 - alpha)
                : new FDistribution(q, denominator).inverseCumulativeProbability(1 - alpha);
        double x = chi ? critical / 2 : q * critical / (q * critical + denominator);
        double half = noncentrality / 2;
        double weight = FastMath.exp(-half);
        double below = 0;
        double seen = 0;
        for (int j = 0; j < TERMS && seen < 1 - 1e-14; j++) {
            seen += weight;
            below += weight
                    * (chi
                            ? Gamma.regularizedGammaP(q / 2 + j, x)
                            : Beta.regularizedBeta(x, q / 2 + j, denominator / 2));
            weight *= half / (j + 1);
        }
        return 1 - below;
    }
}
