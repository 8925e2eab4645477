package org.lindero.engine.did;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.Coefficient;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/**
 * Linear difference-in-differences of treated areas and rings against clean areas far away.
 *
 * <p>The design holds one 0/1 column for the exposed rows of each set (treated, ring 1, ring 2, …) and whatever effects it
 * needs. Coefficients are changes in the unit of the outcome per row; the net is the sum over all exposed rows of their coefficient,
 * raw sign, with the standard error from the full covariance. Assumes parallel trends in <em>levels</em>; see
 * {@link TwoWayFixedEffects} for staggered starts.
 *
 * <p>Source: K. Butts (2021), <i>Difference-in-Differences with Spatial Spillovers</i>, arXiv:2105.03737.
 */
public final class LinearRings {

    private LinearRings() {}

    /**
     * @param sets one coefficient a set, per row
     * @param net the sum over all exposed rows; negative is a fall
     * @param fit the regression, for its number of rows, clusters and convention
     */
    public record Result(List<Coefficient> sets, Estimate net, Fit fit) {

        public Result {
            sets = List.copyOf(sets);
        }
    }

    /** Fits a design whose columns are all sets. */
    public static Result estimate(Design design, Variance variance, double level) {
        return estimate(design, design.names(), variance, level);
    }

    /**
     * Fits a design.
     *
     * @param sets the columns that are sets; the others are covariates
     * @throws EstimationException as {@link TwoWayFixedEffects#estimate}
     */
    public static Result estimate(Design design, List<String> sets, Variance variance, double level) {
        var fit = TwoWayFixedEffects.estimate(design, variance, level);
        Map<String, Double> rows = new HashMap<>();
        for (var set : sets) {
            rows.put(
                    set,
                    Arrays.stream(design.column(design.names().indexOf(set))).sum());
        }
        var coefficients =
                fit.coefficients().stream().filter(c -> sets.contains(c.term())).toList();
        return new Result(coefficients, fit.combination(rows), fit);
    }
}
