package org.lindero.engine.did;

import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.ClusterVariance;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.LeastSquares;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/**
 * Linear regression with any number of absorbed fixed effects; with unit and period effects, difference-in-differences.
 *
 * <p>y = a_i + l_t + x'b + e by (weighted) least squares, coefficients in the unit of the outcome. For a causal reading the
 * untreated outcomes must have parallel trends in <em>levels</em>, nobody may anticipate, and comparison areas must be untouched.
 * With staggered starts and effects that differ, the coefficient is a weighted mean with weights that may be negative: prefer the
 * imputation of {@code PlaceEffect}. Tests use t with clusters − 1 degrees of freedom, with {@link Variance#CR2} Satterthwaite's.
 *
 * <p>Cost: O(rows × effects × sweeps) for each column. Source: the theorem of Frisch, Waugh and Lovell (M. Lovell 1963,
 * doi:10.1080/01621459.1963.10480682).
 */
public final class TwoWayFixedEffects {

    private TwoWayFixedEffects() {}

    /**
     * Fits the design; its offset is not used.
     *
     * @param level level of the intervals, in (0, 1)
     * @throws EstimationException {@code NO_VARIATION} if a column is explained by the effects or the other columns, the effects
     *     explain the outcome, or there are fewer than two clusters
     */
    public static Fit estimate(Design design, Variance variance, double level) {
        return ClusterVariance.of(LeastSquares.step(design), variance, level);
    }
}
