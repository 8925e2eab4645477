package org.lindero.engine.count;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;

/**
 * Do counts vary more than Poisson numbers? A regression on the fitted means of a Poisson model.
 *
 * <p>((y − mu)² − y) / mu has mean zero if they do not, α if the variance is (1 + α) mu, and α mu if it is mu + α mu². Its least-squares
 * coefficient and t statistic test that against more variance; one-sided, normal.
 *
 * <p>O(rows). Source: A. Cameron and P. Trivedi (1990), <i>Journal of Econometrics</i> 46(3), doi:10.1016/0304-4076(90)90014-K.
 */
public final class Overdispersion {

    /** How the variance may grow with the mean. */
    public enum Growth {
        /** (1 + α) mu: quasi-Poisson. */
        PROPORTIONAL,
        /** mu + α mu²: negative binomial with θ = 1/α. */
        QUADRATIC
    }

    /**
     * @param alpha how much more
     * @param statistic α over its standard error
     * @param p of a value as large as that without overdispersion
     */
    public record Result(double alpha, double statistic, double p) {}

    private Overdispersion() {}

    /**
     * Tests a fitted Poisson model.
     *
     * @throws EstimationException {@code NO_VARIATION} if every count is its mean
     */
    public static Result test(PoissonFit fit, Growth growth) {
        double[] y = fit.used().outcome();
        double[] mu = fit.fitted();
        double xx = 0;
        double xz = 0;
        double zz = 0;
        for (int i = 0; i < y.length; i++) {
            double z = ((y[i] - mu[i]) * (y[i] - mu[i]) - y[i]) / mu[i];
            double x = growth == Growth.PROPORTIONAL ? 1 : mu[i];
            xx += x * x;
            xz += x * z;
            zz += z * z;
        }
        double alpha = xz / xx;
        double variance = (zz - alpha * xz) / (y.length - 1.0) / xx;
        if (!(variance > 0)) {
            throw new EstimationException(NO_VARIATION, "every count deviates alike from its mean");
        }
        double statistic = alpha / Math.sqrt(variance);
        return new Result(alpha, statistic, Estimate.cumulative(-statistic, Double.POSITIVE_INFINITY));
    }
}
