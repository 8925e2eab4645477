package org.lindero.engine.count;

import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import org.hipparchus.special.Gamma;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.ClusterVariance;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/**
 * Negative binomial regression of counts that vary more than Poisson numbers: variance mu + mu²/θ (NB2), by maximum likelihood.
 *
 * <p>E[y] = exp(a_i + l_t + x'b + log offset); coefficients are log ratios. With {@link Variance#MODEL} errors are those of the
 * information at the estimated θ, as in R's {@code glm.nb}; the others are cluster-robust. Tests use the normal distribution. Unlike
 * Poisson regression it is wrong where the variance is not of this form, and with effects of many units θ is biased, because each
 * unit's level is estimated too: take it as a check of {@link PoissonFixedEffects}, not in its place.
 *
 * <p>The means for a given θ and θ for given means take turns, from where each was left; O(rows × effects) a round.
 *
 * <p>Source: J. Lawless (1987), <i>Canadian Journal of Statistics</i> 15(3), doi:10.2307/3314912; A. Cameron and P. Trivedi (2013),
 * <i>Regression Analysis of Count Data</i>, 2nd ed., section 3.3.
 */
public final class NegativeBinomial {

    private static final int MAX_TURNS = 100;
    private static final int MAX_STEPS = 200;
    private static final double SETTLED = 1e-10;

    private NegativeBinomial() {}

    /**
     * Fits the design; its weights are not used. Effects with one row or without events are dropped, as in Poisson regression.
     *
     * @param level level of the intervals, in (0, 1)
     * @throws EstimationException {@code NO_VARIATION} if the outcome does not vary, {@code NOT_CONVERGED} if the counts vary no more than Poisson numbers, so that θ is infinite; else
     *     as {@link PoissonFixedEffects#estimate}
     */
    public static NegativeBinomialFit estimate(Design design, Variance variance, double level) {
        boolean[] keep = Informative.rows(design);
        var used = design.rows(keep);
        double[] outcome = used.outcome();
        if (outcome.length > 0 && outcome[0] > 0 && Arrays.stream(outcome).allMatch(v -> v == outcome[0])) {
            throw new EstimationException(NO_VARIATION, "the outcome is the same in all rows");
        }
        var model = new LogLinear(used);
        model.settle(Double.POSITIVE_INFINITY);
        requireOverdispersion(model);
        double theta = moments(model);
        for (int turn = 0; turn < MAX_TURNS; turn++) {
            double next = likeliest(model, theta);
            boolean settled = Math.abs(next - theta) <= SETTLED * theta;
            theta = next;
            model.settle(theta);
            if (settled) {
                var step = model.step();
                return new NegativeBinomialFit(
                        ClusterVariance.of(step, variance, level),
                        theta,
                        1 / Math.sqrt(information(model, theta)),
                        logLikelihood(model, theta),
                        used.parameters() + 1,
                        design.rows() - used.rows());
            }
        }
        throw new EstimationException(NOT_CONVERGED, "the dispersion θ did not settle in " + MAX_TURNS + " turns");
    }

    /** The likelihood rises towards an infinite θ unless the counts are spread more widely than their means. */
    private static void requireOverdispersion(LogLinear model) {
        double excess = 0;
        for (int i = 0; i < model.outcome().length; i++) {
            double deviation = model.outcome()[i] - model.means()[i];
            excess += deviation * deviation - model.outcome()[i];
        }
        if (excess <= 0) {
            throw new EstimationException(NOT_CONVERGED, "counts vary no more than Poisson numbers: θ is infinite");
        }
    }

    /** A first θ from the squared relative deviations. */
    private static double moments(LogLinear model) {
        double sum = 0;
        int n = model.outcome().length;
        for (int i = 0; i < n; i++) {
            double relative = model.outcome()[i] / model.means()[i] - 1;
            sum += relative * relative;
        }
        return n / sum;
    }

    /** Newton's steps in log θ, halved where they are long. */
    private static double likeliest(LogLinear model, double from) {
        double theta = from;
        for (int step = 0; step < MAX_STEPS; step++) {
            double score = score(model, theta) * theta;
            double curvature = information(model, theta) * theta * theta - score;
            double move = curvature > 0 ? score / curvature : Math.signum(score);
            theta *= Math.exp(Math.clamp(move, -1, 1));
            if (Math.abs(move) < SETTLED / 10) {
                return theta;
            }
        }
        throw new EstimationException(NOT_CONVERGED, "the dispersion θ did not settle");
    }

    private static double score(LogLinear model, double theta) {
        double sum = 0;
        double own = Gamma.digamma(theta);
        for (int i = 0; i < model.outcome().length; i++) {
            double y = model.outcome()[i];
            double mu = model.means()[i];
            sum += Gamma.digamma(theta + y) - own - Math.log1p(mu / theta) + (mu - y) / (mu + theta);
        }
        return sum;
    }

    /** Minus the second derivative of the likelihood in θ. */
    private static double information(LogLinear model, double theta) {
        double sum = 0;
        double own = Gamma.trigamma(theta);
        for (int i = 0; i < model.outcome().length; i++) {
            double y = model.outcome()[i];
            double mu = model.means()[i];
            double whole = mu + theta;
            sum += own - Gamma.trigamma(theta + y) - 1 / theta + 2 / whole - (y + theta) / whole / whole;
        }
        return sum;
    }

    private static double logLikelihood(LogLinear model, double theta) {
        double sum = 0;
        double own = Gamma.logGamma(theta);
        for (int i = 0; i < model.outcome().length; i++) {
            double y = model.outcome()[i];
            double mu = model.means()[i];
            sum += Gamma.logGamma(theta + y) - own - Gamma.logGamma(y + 1) - theta * Math.log1p(mu / theta);
            sum += y == 0 ? 0 : -y * Math.log1p(theta / mu);
        }
        return sum;
    }
}
