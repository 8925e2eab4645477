package org.lindero.engine.count;

import static org.lindero.engine.EstimationException.Reason.ALL_ZERO;
import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;
import static org.lindero.engine.EstimationException.Reason.SEPARATION;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.inference.ClusterVariance;
import org.lindero.engine.inference.LeastSquares;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Design;

/**
 * The iteration of count models with a logarithmic mean and the variance mu + mu²/θ: negative binomial, or Poisson where θ is infinite.
 *
 * <p>Each round is weighted least squares of the working outcome. The effects are taken out of the columns as the last round left
 * them, and at first only roughly: a round's own error is larger than that.
 */
final class LogLinear {

    private static final int MAX_ROUNDS = 200;
    private static final double SETTLED = 1e-12;
    private static final double ROUGH = 1e-4;
    private static final double VANISHED = 1e-9;

    private final Design design;
    private final double[] y;
    private final double[] logOffset;
    private final double[] eta;
    private final double[] mu;
    private final double[][] raw;
    private final double[][] x;
    private double[] working;
    private double[] cleared;
    private double theta = Double.POSITIVE_INFINITY;
    private double deviance = Double.POSITIVE_INFINITY;

    /**
     * Starts halfway between each count and the overall mean.
     *
     * @throws EstimationException {@code ALL_ZERO} if there are no events, {@code SEPARATION} if a 0/1 column marks only zeros
     */
    LogLinear(Design design) {
        this.design = design;
        this.y = design.outcome();
        double mean = Arrays.stream(y).average().orElse(0);
        if (Arrays.stream(y).anyMatch(v -> v < 0)) {
            throw new IllegalArgumentException("counts must not be negative");
        }
        if (mean == 0) {
            throw new EstimationException(ALL_ZERO, "no area has events and more than one observation");
        }
        this.raw = IntStream.range(0, design.slopes()).mapToObj(design::column).toArray(double[][]::new);
        refuseSeparatedColumns();
        this.x = raw.clone();
        this.logOffset = Arrays.stream(design.offset()).map(Math::log).toArray();
        this.mu = Arrays.stream(y).map(v -> (v + mean) / 2).toArray();
        this.eta = Arrays.stream(mu).map(Math::log).toArray();
        this.working = new double[y.length];
        this.cleared = working;
    }

    private void refuseSeparatedColumns() {
        double[] ones = Informative.ones(y.length);
        for (int j = 0; j < raw.length; j++) {
            double[] column = raw[j];
            boolean marks = Arrays.stream(column).allMatch(v -> v == 0 || v == 1);
            boolean occurs = Arrays.stream(column).anyMatch(v -> v == 1);
            if (marks && occurs && LeastSquares.dot(column, y, ones) == 0) {
                throw new EstimationException(
                        SEPARATION,
                        "there are no events where " + design.names().get(j) + " is 1");
            }
        }
    }

    /**
     * Iterates to the best means for {@code theta}, from where the last call ended.
     *
     * @throws EstimationException {@code SEPARATION} if a fitted mean vanishes, {@code NO_VARIATION}, {@code NOT_CONVERGED}
     */
    void settle(double dispersion) {
        theta = dispersion;
        deviance = Double.POSITIVE_INFINITY;
        double accuracy = ROUGH;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double before = deviance;
            round(accuracy);
            double change = Math.abs(before - deviance) / (Math.abs(deviance) + 0.1);
            if (change <= SETTLED && accuracy == Demeaner.EXACT) {
                refuseVanished();
                return;
            }
            accuracy = Math.clamp(ROUGH * change, Demeaner.EXACT, ROUGH);
        }
        refuseVanished();
        throw new EstimationException(NOT_CONVERGED, "the count model did not settle in " + MAX_ROUNDS + " rounds");
    }

    private void round(double accuracy) {
        double[] weights = weights();
        var demeaner = new Demeaner(design.effects(), weights);
        double[] next = working();
        for (int i = 0; i < y.length; i++) {
            cleared[i] += next[i] - working[i];
        }
        working = next;
        cleared = demeaner.demean(cleared, accuracy);
        var solved = solve(demeaner, weights, accuracy);
        deviance = 0;
        for (int i = 0; i < y.length; i++) {
            double residual = cleared[i];
            for (int j = 0; j < x.length; j++) {
                residual -= solved.beta()[j] * x[j][i];
            }
            eta[i] = working[i] - residual + logOffset[i];
            mu[i] = Math.max(Math.exp(eta[i]), Double.MIN_NORMAL);
            deviance += deviance(y[i], mu[i], eta[i]);
        }
    }

    private LeastSquares solve(Demeaner demeaner, double[] weights, double accuracy) {
        double[] norms = new double[x.length];
        for (int j = 0; j < x.length; j++) {
            norms[j] = LeastSquares.dot(raw[j], raw[j], weights);
            x[j] = demeaner.demean(x[j], accuracy);
        }
        return LeastSquares.solve(design.names(), x, cleared, weights, norms);
    }

    private double[] weights() {
        return Double.isInfinite(theta)
                ? mu
                : Arrays.stream(mu).map(m -> m / (1 + m / theta)).toArray();
    }

    private double[] working() {
        double[] z = new double[y.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = eta[i] - logOffset[i] + (y[i] - mu[i]) / mu[i];
        }
        return z;
    }

    private double deviance(double count, double mean, double logMean) {
        double ratio = count > 0 ? count * (Math.log(count) - logMean) : 0;
        return 2
                * (Double.isInfinite(theta)
                        ? ratio - (count - mean)
                        : ratio - (count + theta) * Math.log1p((count - mean) / (mean + theta)));
    }

    /** A fitted mean that runs towards zero where nothing happened is a column, or a set of them, that zeros predict. */
    private void refuseVanished() {
        double mean = Arrays.stream(y).average().orElseThrow();
        for (int i = 0; i < y.length; i++) {
            if (y[i] == 0 && mu[i] < VANISHED * mean) {
                throw new EstimationException(
                        SEPARATION,
                        "some rows have only zeros because of what the columns say of them: no finite coefficient fits");
            }
        }
    }

    /** Least squares at the settled means: the columns with the effects taken out, working weights and residuals. */
    ClusterVariance.Step step() {
        double[] weights = weights();
        var demeaner = new Demeaner(design.effects(), weights);
        cleared = demeaner.demean(cleared);
        var solved = solve(demeaner, weights, Demeaner.EXACT);
        double[] residual = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            residual[i] = (y[i] - mu[i]) / mu[i];
        }
        return new ClusterVariance.Step(design, x, weights, residual, solved.bread(), solved.beta(), true);
    }

    double[] outcome() {
        return y;
    }

    double[] means() {
        return mu;
    }

    double deviance() {
        return deviance;
    }
}
