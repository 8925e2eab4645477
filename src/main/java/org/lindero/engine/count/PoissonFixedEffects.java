package org.lindero.engine.count;

import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.ClusterVariance;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/**
 * Poisson pseudo-maximum-likelihood with any number of absorbed fixed effects and an offset.
 *
 * <p>E[y] = exp(a_i + l_t + x'b + log offset); coefficients are log ratios. Consistent whatever the variance, given the mean; the
 * errors are cluster-robust and tests use the normal distribution, with {@link Variance#CR2} Satterthwaite's t. A causal reading
 * needs parallel trends in <em>ratios</em>. Effects that hold one row only, and effects whose outcomes are all zero, say nothing:
 * their rows are dropped and counted. A column that the zeros predict perfectly has no finite estimate and is refused.
 *
 * <p>Iteratively reweighted least squares; each iteration demeans the working outcome and the columns, O(rows × effects).
 * CR2 is that of the working weights in the scaled space.
 *
 * <p>Source: J. Santos Silva and S. Tenreyro (2006), doi:10.1162/rest.88.4.641; S. Correia, P. Guimarães and T. Zylkin (2020),
 * <i>Stata Journal</i> 20(1), doi:10.1177/1536867X20909691.
 */
public final class PoissonFixedEffects {

    private PoissonFixedEffects() {}

    /**
     * Fits the design; its weights are not used.
     *
     * @param level level of the intervals, in (0, 1)
     * @throws EstimationException {@code ALL_ZERO} if no row with information is left, {@code SEPARATION} if a column is predicted
     *     by zeros, {@code NO_VARIATION} if a column is explained by the others, {@code NOT_CONVERGED}
     */
    public static PoissonFit estimate(Design design, Variance variance, double level) {
        boolean[] keep = Informative.rows(design);
        var used = design.rows(keep);
        var model = new LogLinear(used);
        model.settle(Double.POSITIVE_INFINITY);
        var step = model.step();
        return new PoissonFit(ClusterVariance.of(step, variance, level), step, model.means(), model.deviance(), keep);
    }
}
