package org.lindero.engine.count;

import static org.lindero.engine.EstimationException.Reason.ALL_ZERO;
import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;
import static org.lindero.engine.EstimationException.Reason.SEPARATION;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.ClusterVariance;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.LeastSquares;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Design;

/**
 * Poisson pseudo-maximum-likelihood with any number of absorbed fixed effects and an offset.
 *
 * <p>E[y] = exp(a_i + l_t + x'b + log offset); coefficients are log ratios. Consistent whatever the variance, given the mean; the
 * errors are cluster-robust and tests use the normal distribution, with {@link Variance#CR2} Satterthwaite's t. A causal reading
 * needs parallel trends in <em>ratios</em>. Effects that hold one row only, and effects whose outcomes are all zero, say nothing:
 * their rows are dropped and counted. A column that the zeros predict perfectly has no finite estimate and is refused.
 *
 * <p>Iteratively reweighted least squares; each iteration demeans the working outcome and the columns, O(rows × effects × sweeps).
 * CR2 is that of the working weights in the scaled space.
 *
 * <p>Source: J. Santos Silva and S. Tenreyro (2006), doi:10.1162/rest.88.4.641; S. Correia, P. Guimarães and T. Zylkin (2020),
 * <i>Stata Journal</i> 20(1), doi:10.1177/1536867X20909691.
 */
public final class PoissonFixedEffects {

    private static final int MAX_ITERATIONS = 200;
    private static final double TOLERANCE = 1e-12;
    private static final double VANISHED = 1e-9;

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
        if (used.rows() == 0) {
            throw new EstimationException(ALL_ZERO, "no area has events and more than one observation");
        }
        double[] y = used.outcome();
        if (Arrays.stream(y).anyMatch(v -> v < 0)) {
            throw new IllegalArgumentException("counts must not be negative");
        }
        refuseSeparatedColumns(used, y);
        return new Iteration(used, y).run(variance, level, keep);
    }

    private static void refuseSeparatedColumns(Design used, double[] y) {
        for (int j = 0; j < used.slopes(); j++) {
            double[] x = used.column(j);
            boolean marks = Arrays.stream(x).allMatch(v -> v == 0 || v == 1);
            boolean occurs = Arrays.stream(x).anyMatch(v -> v == 1);
            double events = LeastSquares.dot(x, y, Informative.ones(y.length));
            if (marks && occurs && events == 0) {
                throw new EstimationException(SEPARATION, used.names().get(j) + " has no events");
            }
        }
    }

    /** The state of the iteration. */
    private static final class Iteration {

        private final Design design;
        private final double[] y;
        private final double[] logOffset;
        private final double[] eta;
        private final double[] mu;
        private double deviance;

        Iteration(Design design, double[] y) {
            this.design = design;
            this.y = y;
            this.logOffset = Arrays.stream(design.offset()).map(Math::log).toArray();
            double mean = Arrays.stream(y).average().orElseThrow();
            this.mu = Arrays.stream(y).map(v -> (v + mean) / 2).toArray();
            this.eta = Arrays.stream(mu).map(Math::log).toArray();
            this.deviance = Double.POSITIVE_INFINITY;
        }

        PoissonFit run(Variance variance, double level, boolean[] keep) {
            int p = design.slopes();
            double[][] raw = IntStream.range(0, p).mapToObj(design::column).toArray(double[][]::new);
            for (int round = 0; round < MAX_ITERATIONS; round++) {
                var demeaner = new Demeaner(design.effects(), mu);
                double[][] x = new double[p][];
                double[] norms = new double[p];
                for (int j = 0; j < p; j++) {
                    norms[j] = LeastSquares.dot(raw[j], raw[j], mu);
                    x[j] = demeaner.demean(raw[j]);
                }
                double[] working = working();
                double[] residual = demeaner.demean(working);
                var solved = LeastSquares.solve(design.names(), x, residual, mu, norms);
                for (int i = 0; i < y.length; i++) {
                    for (int j = 0; j < p; j++) {
                        residual[i] -= solved.beta()[j] * x[j][i];
                    }
                }
                if (update(working, residual)) {
                    refuseVanished();
                    return finish(x, solved, variance, level, keep);
                }
            }
            refuseVanished();
            throw new EstimationException(NOT_CONVERGED, "Poisson regression after " + MAX_ITERATIONS + " rounds");
        }

        private double[] working() {
            double[] z = new double[y.length];
            for (int i = 0; i < z.length; i++) {
                z[i] = eta[i] - logOffset[i] + (y[i] - mu[i]) / mu[i];
            }
            return z;
        }

        /** Moves to the fitted values; true when the deviance has settled. */
        private boolean update(double[] working, double[] residual) {
            double next = 0;
            for (int i = 0; i < y.length; i++) {
                eta[i] = working[i] - residual[i] + logOffset[i];
                mu[i] = Math.max(Math.exp(eta[i]), Double.MIN_NORMAL);
                next += 2 * ((y[i] > 0 ? y[i] * Math.log(y[i] / mu[i]) : 0) - (y[i] - mu[i]));
            }
            boolean settled = Math.abs(deviance - next) <= TOLERANCE * (Math.abs(next) + 0.1);
            deviance = next;
            return settled;
        }

        /** A fitted mean that runs towards zero where nothing happened is a column, or a set of them, that zeros predict. */
        private void refuseVanished() {
            double mean = Arrays.stream(y).average().orElseThrow();
            for (int i = 0; i < y.length; i++) {
                if (y[i] == 0 && mu[i] < VANISHED * mean) {
                    throw new EstimationException(SEPARATION, "zeros predict a column perfectly");
                }
            }
        }

        private PoissonFit finish(double[][] x, LeastSquares solved, Variance variance, double level, boolean[] keep) {
            double[] residual = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                residual[i] = (y[i] - mu[i]) / mu[i];
            }
            Fit fit = ClusterVariance.of(
                    new ClusterVariance.Step(design, x, mu, residual, solved.bread(), solved.beta(), true),
                    variance,
                    level);
            return new PoissonFit(fit, design, mu, x, deviance, keep);
        }
    }
}
