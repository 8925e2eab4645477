package org.lindero.engine.inference;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.lindero.engine.EstimationException;
import org.lindero.engine.panel.Design;
import org.lindero.engine.panel.Factor;

/**
 * Cluster-robust covariance of the coefficients of a (weighted) least-squares step with absorbed fixed effects.
 *
 * <p>Serves least squares and, with the working weights and residuals of the last iteration, Poisson regression. Two clusterings
 * give V₁ + V₂ − V₁₂ with the correction of the smaller number of clusters (Cameron, Gelbach and Miller 2011,
 * doi:10.1198/jbes.2010.07136). Conventions: {@link Variance}.
 */
public final class ClusterVariance {

    private ClusterVariance() {}

    /**
     * One weighted least-squares step.
     *
     * @param design the rows that are used
     * @param columns the regressors after the effects were taken out, one array a column
     * @param weights weights of the step
     * @param residuals working residuals
     * @param bread (X'WX)⁻¹ of the columns
     * @param beta the coefficients
     * @param normal whether tests use the normal distribution instead of t with clusters − 1
     */
    public record Step(
            Design design,
            double[][] columns,
            double[] weights,
            double[] residuals,
            double[][] bread,
            double[] beta,
            boolean normal) {}

    /**
     * The fit with the covariance asked for.
     *
     * @throws EstimationException {@code NO_VARIATION} if there are fewer than two clusters, or no degree of freedom is left
     */
    public static Fit of(Step step, Variance variance, double level) {
        var design = step.design();
        if (variance == Variance.MODEL || variance == Variance.SCALED) {
            return unclustered(step, variance, level);
        }
        var clusters = design.clusters();
        int fewest = clusters.stream().mapToInt(Factor::levels).min().orElseThrow();
        if (fewest < 2) {
            throw new EstimationException(NO_VARIATION, "fewer than two clusters");
        }
        if (variance == Variance.CR2 || variance == Variance.CR3) {
            return BellMcCaffrey.of(step, variance, level);
        }
        double[][] meat = meat(step, clusters.get(0));
        if (clusters.size() == 2) {
            add(meat, meat(step, clusters.get(1)), 1);
            add(meat, meat(step, clusters.get(0).and(clusters.get(1))), -1);
        }
        double factor = factor(variance, design.rows(), design.parameters(), countNotNested(design), fewest);
        double[][] covariance = sandwich(step.bread(), meat, factor);
        double df = step.normal() ? Double.POSITIVE_INFINITY : fewest - 1.0;
        return new Fit(
                design.names(),
                step.beta(),
                covariance,
                c -> df,
                design.rows(),
                fewest,
                variance + (clusters.size() == 2 ? " two-way" : "") + (step.normal() ? ", normal" : ", t(G-1)"),
                level);
    }

    private static Fit unclustered(Step step, Variance variance, double level) {
        var design = step.design();
        if (variance == Variance.MODEL && !step.normal()) {
            throw new IllegalArgumentException("least squares has no variance of its own: SCALED");
        }
        double scale = 1;
        double df = Double.POSITIVE_INFINITY;
        if (variance == Variance.SCALED) {
            int free = requireFree(design.rows(), design.parameters());
            scale = LeastSquares.dot(step.residuals(), step.residuals(), step.weights()) / free;
            df = step.normal() ? df : free;
        }
        double freedom = df;
        double[][] identity =
                MatrixUtils.createRealIdentityMatrix(step.beta().length).getData();
        return new Fit(
                design.names(),
                step.beta(),
                sandwich(identity, step.bread(), scale),
                c -> freedom,
                design.rows(),
                design.rows(),
                variance + (step.normal() ? ", normal" : ", t(N-K)"),
                level);
    }

    /**
     * Estimates whose error is a sum over independent clusters.
     *
     * @param scores for each cluster what it adds to the error of each estimate
     * @param rows observations
     * @param parameters all of the model
     * @param notNested those of effects that are not nested in the clusters, and the coefficients
     * @param variance CR0, CR1, CR1S or NESTED
     * @throws EstimationException {@code NO_VARIATION} if there are fewer than two clusters, or no degree of freedom is left
     */
    public static Fit ofScores(
            List<String> names,
            double[] values,
            double[][] scores,
            int rows,
            int parameters,
            int notNested,
            Variance variance,
            double level) {
        if (scores.length < 2) {
            throw new EstimationException(NO_VARIATION, "fewer than two clusters");
        }
        double factor = factor(variance, rows, parameters, notNested, scores.length);
        double[][] covariance = outer(List.of(scores), values.length);
        for (double[] row : covariance) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        double df = scores.length - 1.0;
        return new Fit(names, values, covariance, c -> df, rows, scores.length, variance + ", t(G-1)", level);
    }

    private static double factor(Variance variance, int rows, int parameters, int notNested, int fewest) {
        double g = fewest / (fewest - 1.0);
        return switch (variance) {
            case CR0 -> 1;
            case CR1 -> g;
            case CR1S -> g * (rows - 1.0) / requireFree(rows, parameters);
            case NESTED -> g * (rows - 1.0) / requireFree(rows, notNested);
            case CR2, CR3, MODEL, SCALED -> throw new IllegalArgumentException(variance + " has no factor");
        };
    }

    static int requireFree(int rows, int parameters) {
        if (parameters >= rows) {
            throw new EstimationException(NO_VARIATION, parameters + " parameters for " + rows + " observations");
        }
        return rows - parameters;
    }

    private static int countNotNested(Design design) {
        var free = design.effects().stream()
                .filter(e -> design.clusters().stream().noneMatch(e::nestedIn))
                .toList();
        return free.isEmpty()
                ? design.slopes() + Math.min(1, design.effects().size())
                : design.slopes() + free.stream().mapToInt(Factor::levels).sum() - (free.size() - 1);
    }

    private static double[][] meat(Step step, Factor clusters) {
        int p = step.columns().length;
        double[][] scores = new double[clusters.levels()][p];
        for (int i = 0; i < clusters.size(); i++) {
            double wr = step.weights()[i] * step.residuals()[i];
            for (int j = 0; j < p; j++) {
                scores[clusters.code(i)][j] += wr * step.columns()[j][i];
            }
        }
        return outer(List.of(scores), p);
    }

    /** The sum of s s' over the vectors. */
    static double[][] outer(List<double[]> vectors, int p) {
        double[][] sum = new double[p][p];
        for (double[] s : vectors) {
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    sum[i][j] += s[i] * s[j];
                }
            }
        }
        return sum;
    }

    static double[][] sandwich(double[][] bread, double[][] meat, double factor) {
        int p = bread.length;
        double[][] half = multiply(bread, meat, p);
        double[][] full = multiply(half, bread, p);
        for (double[] row : full) {
            for (int j = 0; j < p; j++) {
                row[j] *= factor;
            }
        }
        return full;
    }

    private static double[][] multiply(double[][] a, double[][] b, int p) {
        double[][] c = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    c[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return c;
    }

    private static void add(double[][] sum, double[][] term, double sign) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += sign * term[i][j];
            }
        }
    }
}
