package org.lindero.engine.inference;

import java.util.function.DoubleUnaryOperator;
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
    private static final double LARGEST = 1e12;

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
     * The chance that a two-sided test finds an effect, in either direction.
     *
     * @param degreesOfFreedom positive infinity for the normal distribution
     */
    public static double of(double effect, double standardError, double degreesOfFreedom, double alpha) {
        double shift = effect / standardError;
        return power(1, degreesOfFreedom, alpha, shift * shift);
    }

    /**
     * The power of a t test of two means, {@code units} in each group, which may be a fraction; the chance of the other direction left
     * out.
     *
     * @param effect difference of the means, in standard deviations of a unit
     */
    public static double ofTwoMeans(double units, double effect, double alpha) {
        double df = 2 * (units - 1);
        double critical = Estimate.quantile(1 - alpha / 2, df);
        return aboveNoncentralT(critical, df, Math.abs(effect) * Math.sqrt(units / 2));
    }

    /** The chance that a noncentral t with {@code shift} exceeds {@code t} > 0: a mixture of incomplete beta functions. */
    private static double aboveNoncentralT(double t, double df, double shift) {
        double x = t * t / (t * t + df);
        double half = shift * shift / 2;
        double even = FastMath.exp(-half);
        double odd = shift * even / Math.sqrt(2) / Gamma.gamma(1.5);
        double below = Estimate.cumulative(-shift, Double.POSITIVE_INFINITY);
        double seen = 0;
        for (int j = 0; j < TERMS && seen < 1 - 1e-14; j++) {
            below += (even * Beta.regularizedBeta(x, j + 0.5, df / 2) + odd * Beta.regularizedBeta(x, j + 1.0, df / 2))
                    / 2;
            seen += even;
            even *= half / (j + 1);
            odd *= half / (j + 1.5);
        }
        return 1 - below;
    }

    /** The power of a normal test of two proportions, the chance of the other direction left out. */
    public static double ofTwoProportions(double units, double first, double second, double alpha) {
        double none = Math.sqrt((first + second) * (1 - (first + second) / 2));
        double each = Math.sqrt(first * (1 - first) + second * (1 - second));
        double z = Estimate.quantile(1 - alpha / 2, Double.POSITIVE_INFINITY);
        return Estimate.cumulative(
                (Math.sqrt(units) * Math.abs(first - second) - z * none) / each, Double.POSITIVE_INFINITY);
    }

    /**
     * The argument, above {@code low}, at which an increasing power reaches {@code power}: the units or the effect that are needed.
     *
     * @param powerOf for instance {@code n -> ofTwoMeans(n, 1, 0.05)}, for which {@code low} must be above 1
     */
    public static double needed(DoubleUnaryOperator powerOf, double low, double power) {
        double high = 2 * low + 1;
        while (powerOf.applyAsDouble(high) < power) {
            if (high > LARGEST) {
                throw new IllegalArgumentException("that power is never reached");
            }
            high *= 2;
        }
        double below = low;
        for (int i = 0; i < 200 && high - below > 1e-12 * high; i++) {
            double middle = (below + high) / 2;
            if (powerOf.applyAsDouble(middle) < power) {
                below = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /**
     * The noncentrality at which a joint test of {@code terms} coefficients has the power.
     *
     * @param denominator degrees of freedom of F; positive infinity for chi-square
     */
    public static double noncentrality(int terms, double denominator, double alpha, double power) {
        return needed(n -> power(terms, denominator, alpha, n), 0, power);
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
