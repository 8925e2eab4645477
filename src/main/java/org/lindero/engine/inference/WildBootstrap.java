package org.lindero.engine.inference;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;
import org.lindero.engine.Interval;
import org.lindero.engine.panel.Design;

/**
 * The wild cluster bootstrap of one coefficient of a linear regression, with any absorbed effects.
 *
 * <p>The model is fitted with the null imposed (WCR), the residuals of each cluster get a random sign, the whole model is fitted
 * again and its cluster-robust t is compared with the one seen. p is the share of sign vectors with |t*| ≥ |t|, ties counted; the
 * rule is that of {@link SignVectors}. The interval holds every null that is not rejected at 1 − level. Beside it stands the p of
 * the unrestricted version (WCU). Clusters must be independent; they may be few. With fewer than about five <em>treated</em> clusters
 * the restricted version rejects too seldom and the unrestricted one too often: compare with placebo sets of areas instead. With
 * twelve clusters or fewer p cannot be small, see {@link Result#smallestP}.
 *
 * <p>O(rows × columns) once and O(clusters × columns) a replication, see {@link SignedScores}.
 *
 * <p>Sources: A. Cameron, J. Gelbach and D. Miller (2008), doi:10.1162/rest.90.3.414; J. MacKinnon (2023), <i>Econometrics and
 * Statistics</i>, doi:10.1016/j.ecosta.2021.11.009.
 */
public final class WildBootstrap {

    /** A null a million errors away that is not rejected never will be; beyond, rounding breaks the ties that keep p up. */
    private static final int DOUBLINGS = 20;

    private static final int HALVINGS = 200;

    private WildBootstrap() {}

    /**
     * What is asked.
     *
     * @param nullValue the coefficient under the null
     * @param variance how the reported standard error is corrected; p does not depend on it; not CR2, CR3, MODEL or SCALED
     * @param replications all sign vectors are taken if there are no more than this
     * @param level of the interval, in (0, 1)
     */
    public record Options(double nullValue, Variance variance, int replications, long seed, double level) {

        public Options {
            if (!List.of(Variance.CR0, Variance.CR1, Variance.CR1S, Variance.NESTED)
                    .contains(variance)) {
                throw new IllegalArgumentException(
                        "the wild bootstrap needs CR0, CR1, CR1S or NESTED, not " + variance);
            }
            if (!(Double.isFinite(nullValue) && level > 0 && level < 1)) {
                throw new IllegalArgumentException("a finite null and a level in (0, 1)");
            }
        }
    }

    /**
     * The outcome of the test.
     *
     * @param estimate the coefficient
     * @param standardError cluster-robust, by {@code convention}
     * @param statistic (estimate − null) / standard error
     * @param p two-sided, null imposed
     * @param pUnrestricted two-sided, null not imposed
     * @param interval absent where no null is ever rejected, because {@code smallestP} is above 1 − level
     * @param enumerated whether all sign vectors were taken
     * @param draws how many sign vectors
     * @param smallestP the smallest p that could have come out
     * @param touchedClusters clusters in which the column is not always zero: for a treatment, the treated ones
     * @param fit the regression
     */
    public record Result(
            double estimate,
            double standardError,
            double statistic,
            double p,
            double pUnrestricted,
            @Nullable Interval interval,
            boolean enumerated,
            int draws,
            double smallestP,
            int touchedClusters,
            String convention,
            long seed,
            Fit fit) {}

    /**
     * Tests {@code term}.
     *
     * @param design with one clustering
     * @throws EstimationException {@code NO_VARIATION} as {@link LeastSquares#step}, and if the outcome does not vary or there are
     *     fewer than two clusters
     */
    public static Result test(Design design, String term, Options options) {
        int column = design.names().indexOf(term);
        if (column < 0) {
            throw new IllegalArgumentException("no term " + term);
        }
        var step = LeastSquares.step(design);
        var fit = ClusterVariance.of(step, options.variance(), options.level());
        var scores = new SignedScores(step, column);
        var vectors = SignVectors.of(fit.clusters(), options.replications(), options.seed());
        var draws = vectors.map(scores::draw);
        double estimate = step.beta()[column];
        double error = fit.coefficient(term).standardError();
        double distance = estimate - options.nullValue();
        DoubleUnaryOperator p = delta -> vectors.p(count(draws, delta, scores.observed(delta)));
        return new Result(
                estimate,
                error,
                distance / error,
                p.applyAsDouble(distance),
                vectors.p(count(draws, 0, scores.observed(distance))),
                vectors.smallestP() > 1 - options.level() ? null : interval(p, estimate, error, options.level()),
                vectors.enumerated(),
                vectors.count(),
                vectors.smallestP(),
                touched(design, column),
                "wild cluster bootstrap, null imposed, one sign a cluster, t by " + fit.convention(),
                options.seed(),
                fit);
    }

    private static long count(List<SignedScores.Draw> draws, double delta, double observed) {
        double reached = Math.pow(SignVectors.reached(Math.sqrt(observed)), 2);
        return draws.stream().filter(d -> d.reaches(delta, reached)).count();
    }

    private static @Nullable Interval interval(DoubleUnaryOperator p, double estimate, double error, double level) {
        double below = end(p, error, level);
        double above = end(p, -error, level);
        return Double.isInfinite(below) || Double.isInfinite(above)
                ? null
                : new Interval(estimate - below, estimate - above, level);
    }

    /** The δ in the direction of {@code step} at which p falls to 1 − level; infinite if it never does. */
    private static double end(DoubleUnaryOperator p, double step, double level) {
        double alpha = 1 - level;
        double inside = 0;
        double outside = step;
        for (int i = 0; p.applyAsDouble(outside) > alpha; i++) {
            if (i == DOUBLINGS) {
                return Double.POSITIVE_INFINITY;
            }
            inside = outside;
            outside *= 2;
        }
        for (int i = 0; i < HALVINGS && Math.abs(outside - inside) > 1e-13 * Math.abs(outside); i++) {
            double middle = (inside + outside) / 2;
            if (p.applyAsDouble(middle) > alpha) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }

    private static int touched(Design design, int column) {
        double[] x = design.column(column);
        var clusters = design.clusters().get(0);
        boolean[] touched = new boolean[clusters.levels()];
        for (int i = 0; i < x.length; i++) {
            touched[clusters.code(i)] |= x[i] != 0;
        }
        int count = 0;
        for (boolean t : touched) {
            count += t ? 1 : 0;
        }
        return count;
    }
}
