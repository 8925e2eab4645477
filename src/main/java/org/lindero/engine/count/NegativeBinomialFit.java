package org.lindero.engine.count;

import org.lindero.engine.inference.Fit;

/**
 * A fitted negative binomial regression.
 *
 * @param fit the coefficients, on the log scale
 * @param theta the variance is mu + mu²/θ: large means nearly Poisson
 * @param thetaError its standard error
 * @param logLikelihood at the estimates
 * @param parameters coefficients, effects and θ
 * @param droppedRows rows left out because they say nothing
 */
public record NegativeBinomialFit(
        Fit fit, double theta, double thetaError, double logLikelihood, int parameters, int droppedRows) {

    /** Akaike's criterion. */
    public double aic() {
        return 2 * parameters - 2 * logLikelihood;
    }
}
