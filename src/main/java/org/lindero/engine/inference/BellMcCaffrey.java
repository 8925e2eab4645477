package org.lindero.engine.inference;

import java.util.List;
import java.util.stream.IntStream;
import org.lindero.engine.panel.Factor;

/**
 * Bias-reduced linearization: CR2 with Satterthwaite degrees of freedom.
 *
 * <p>In the space scaled by the roots of the weights, the residuals of cluster g are multiplied by A_g = (I − H_gg)^(−1/2), the
 * symmetric root, zero eigenvalues taken as zero. H is that of the full design. An effect nested in the clusters is taken out
 * first, which leaves A_g X_g B and A_g e_g as they are, because residuals and regressors are orthogonal to it; the other effects
 * stay as dummy columns. Only the row space of a cluster is decomposed, so that large clusters cost O(columns³), not O(rows³).
 *
 * <p>CR3 has A_g = (I − H_gg)^(−1) instead, everything else alike (MacKinnon, Nielsen and Webb 2023, doi:10.1002/jae.2990).
 *
 * <p>Least squares with weights uses instead the adjustment for a constant working variance, see {@link ConstantVariance}: what
 * clubSandwich does for a weighted lm.
 *
 * <p>Degrees of freedom of a combination c: (Σ p_g'p_g)² / Σ (p_g'p_h)² with p_g = (I − H)_g' A_g X_g B c.
 *
 * <p>Sources: R. Bell and D. McCaffrey (2002), <i>Survey Methodology</i> 28; J. Pustejovsky and E. Tipton (2018), <i>Journal of
 * Business and Economic Statistics</i> 36, doi:10.1080/07350015.2016.1247004, with its corrigendum.
 */
final class BellMcCaffrey {

    private BellMcCaffrey() {}

    static Fit of(ClusterVariance.Step step, Variance variance, double level) {
        return of(step, variance == Variance.CR2 ? -0.5 : -1, variance + ", Satterthwaite", level);
    }

    /** With A_g = (I − H_gg)^power. */
    static Fit of(ClusterVariance.Step step, double power, String convention, double level) {
        var design = step.design();
        if (design.clusters().size() != 1) {
            throw new IllegalArgumentException("CR2 and CR3 know one clustering");
        }
        Factor clusters = design.clusters().get(0);
        boolean constant = design.weighted() && !step.normal();
        if (constant && power != -0.5) {
            throw new IllegalArgumentException("CR3 knows no observation weights");
        }
        var space = new ClusterSpace(step, clusters, !constant);
        var weighted = constant ? new ConstantVariance(space, step, clusters.levels()) : null;
        int p = step.columns().length;
        // each cluster is computed alone, so the bits do not depend on the threads
        List<ClusterShare> shares = IntStream.range(0, clusters.levels())
                .parallel()
                .mapToObj(g -> weighted != null ? weighted.share(g) : space.share(g, power))
                .toList();
        List<double[]> scores = shares.stream().map(ClusterShare::score).toList();
        double[][] form = weighted != null ? weighted.form() : space.inverse();
        double[][] covariance = ClusterVariance.sandwich(step.bread(), ClusterVariance.outer(scores, p), 1);
        return new Fit(
                design.names(),
                step.beta(),
                covariance,
                c -> satterthwaite(shares, form, c),
                design.rows(),
                clusters.levels(),
                convention,
                level);
    }

    /**
     * What a cluster gives.
     *
     * @param score X_g'A_g e_g
     * @param gram v'v for each pair of coefficients, v = A_g X_g B, its part in the nested effect taken out
     * @param projection Z_g'v for each coefficient, in the columns of the space
     */
    record ClusterShare(double[] score, double[][] gram, double[][] projection) {}

    private static double satterthwaite(List<ClusterShare> shares, double[][] inverse, double[] c) {
        int n = shares.size();
        double[][] u = new double[n][];
        double[] own = new double[n];
        for (int g = 0; g < n; g++) {
            var share = shares.get(g);
            u[g] = new double[inverse.length];
            for (int i = 0; i < c.length; i++) {
                for (int k = 0; k < u[g].length && c[i] != 0; k++) {
                    u[g][k] += c[i] * share.projection()[i][k];
                }
                for (int j = 0; j < c.length; j++) {
                    own[g] += c[i] * c[j] * share.gram()[i][j];
                }
            }
        }
        double trace = 0;
        double squares = 0;
        for (int g = 0; g < n; g++) {
            double[] image = times(inverse, u[g]);
            for (int h = 0; h <= g; h++) {
                double m = (g == h ? own[g] : 0) - inner(image, u[h]);
                squares += (g == h ? 1 : 2) * m * m;
                trace += g == h ? m : 0;
            }
        }
        return trace * trace / squares;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int k = 0; k < vector.length; k++) {
            product[k] = inner(matrix[k], vector);
        }
        return product;
    }

    private static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
