package org.lindero.engine.spatial;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.LeastSquares;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Design;

/**
 * Linear difference-in-differences with the treatment of neighbours: what an area's own treatment does, what its neighbours' does to
 * it, and whether the two strengthen each other.
 *
 * <p>y_it = a_i + l_t + b D_it + c E_it + d D_it E_it + x'g + e with E the {@link Exposure}, in the unit of the outcome. Own effect b
 * (no neighbour treated), neighbour effect c (all neighbours treated, itself not), interaction d, and total b + c + d (everything
 * treated), its error from the full covariance. Without treated areas that have treated neighbours, or when their exposure is all the
 * same, there is no interaction and the total is b + c.
 *
 * <p>Assumes parallel trends in levels, effects that reach neighbours only and grow in proportion to the share treated; see {@link
 * TwoWayFixedEffects} for staggered starts. Cost: that of the regression. Sources: M. Hudgens and M. Halloran (2008),
 * doi:10.1198/016214508000000292; K. Butts (2021), arXiv:2105.03737.
 */
public final class ExposureDid {

    private static final String OWN = "own";
    private static final String NEIGHBOUR = "neighbour";
    private static final String INTERACTION = "interaction";
    private static final double MOST = 0.5;
    private static final double LITTLE = 0.1;

    private ExposureDid() {}

    /**
     * @param interaction absent when the data have none
     * @param overlap share of the treated observations that have a treated neighbour
     * @param separation share of the variation of own treatment, effects and covariates aside, that exposure does not explain
     * @param separable whether own and neighbour effect can be told apart: no more than half of the treated observations have treated
     *     neighbours, and exposure explains less than nine tenths of treatment. If not, only the total should be relied upon
     * @param fit the regression with the terms {@code own}, {@code neighbour}, {@code interaction} and the covariates, for covariances
     */
    public record Result(
            Estimate own,
            Estimate neighbour,
            @Nullable Estimate interaction,
            Estimate total,
            double overlap,
            double separation,
            boolean separable,
            Fit fit) {}

    /**
     * Estimates.
     *
     * @param design outcome, effects, covariates, weights and clusters, without treatment and exposure
     * @param treatment of each row
     * @param exposure of each row
     * @throws EstimationException {@code NO_VARIATION} if nothing is treated, no area has treated neighbours, or own treatment and
     *     that of neighbours go together so closely that neither has an effect of its own
     */
    public static Result estimate(
            Design design, double[] treatment, double[] exposure, Variance variance, double level) {
        double overlap = overlap(treatment, exposure);
        var without = design.column(OWN, treatment).column(NEIGHBOUR, exposure);
        var with = without.column(
                INTERACTION,
                IntStream.range(0, treatment.length)
                        .mapToDouble(r -> treatment[r] * exposure[r])
                        .toArray());
        double separation = separation(without, design.slopes());
        boolean separable = overlap <= MOST && separation >= LITTLE;
        var fit = fit(overlap > 0 ? with : without, without, variance, level);
        Map<String, Double> all = new HashMap<>(Map.of(OWN, 1.0, NEIGHBOUR, 1.0));
        boolean interacts = fit.coefficients().stream().anyMatch(c -> c.term().equals(INTERACTION));
        if (interacts) {
            all.put(INTERACTION, 1.0);
        }
        return new Result(
                fit.coefficient(OWN),
                fit.coefficient(NEIGHBOUR),
                interacts ? fit.coefficient(INTERACTION) : null,
                fit.combination(all),
                overlap,
                separation,
                separable,
                fit);
    }

    private static Fit fit(Design design, Design simpler, Variance variance, double level) {
        try {
            return TwoWayFixedEffects.estimate(design, variance, level);
        } catch (EstimationException refused) {
            // treated areas whose exposure is all the same tell nothing of an interaction
            if (design == simpler || refused.reason() != EstimationException.Reason.NO_VARIATION) {
                throw refused;
            }
            return TwoWayFixedEffects.estimate(simpler, variance, level);
        }
    }

    private static double overlap(double[] treatment, double[] exposure) {
        int treated = 0;
        int both = 0;
        for (int r = 0; r < treatment.length; r++) {
            treated += treatment[r] != 0 ? 1 : 0;
            both += treatment[r] != 0 && exposure[r] != 0 ? 1 : 0;
        }
        return treated == 0 ? 0 : (double) both / treated;
    }

    private static double separation(Design design, int first) {
        double[] weights = design.weights();
        var demeaner = new Demeaner(design.effects(), weights);
        double[] own = demeaner.demean(design.column(first));
        double[] neighbour = demeaner.demean(design.column(first + 1));
        double squares = LeastSquares.dot(own, own, weights) * LeastSquares.dot(neighbour, neighbour, weights);
        double cross = LeastSquares.dot(own, neighbour, weights);
        return squares > 0 ? 1 - cross * cross / squares : 0;
    }
}
