package org.lindero.engine.inference;

import org.lindero.engine.panel.Factor;

/**
 * Covariance of coefficients when the errors of a series hang together over some periods.
 *
 * <p>Bartlett's weights 1 − l/(L + 1), nothing filtered first, and the factor n/(n − k), as Stata's {@code newey}. Several series
 * (each an own group of rows) are independent of each other. The choice of L matters: show more than one.
 *
 * <p>O(rows × lags × columns²). Source: W. Newey and K. West (1987), <i>Econometrica</i> 55(3), doi:10.2307/1913610.
 */
public final class NeweyWest {

    private NeweyWest() {}

    /** The usual number of lags for n observations, floor(4 (n/100)^(2/9)). */
    public static int defaultLag(int observations) {
        return (int) Math.floor(4 * Math.pow(observations / 100.0, 2.0 / 9));
    }

    /**
     * The fit with this covariance; tests use t with n − k degrees of freedom, or the normal where the model does.
     *
     * @param step its rows in the order of time within each series, no period left out
     * @param series to which series each row belongs
     * @param lag L, from 0, which allows only for unequal variances
     */
    public static Fit of(ClusterVariance.Step step, Factor series, int lag, double level) {
        if (lag < 0) {
            throw new IllegalArgumentException("a lag from 0");
        }
        var design = step.design();
        int p = step.beta().length;
        double[][] score = new double[design.rows()][p];
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j < p; j++) {
                score[i][j] = step.weights()[i] * step.residuals()[i] * step.columns()[j][i];
            }
        }
        double[][] meat = new double[p][p];
        for (int[] rows : series.members()) {
            for (int l = 0; l <= Math.min(lag, rows.length - 1); l++) {
                double weight = 1 - l / (lag + 1.0);
                for (int t = l; t < rows.length; t++) {
                    add(meat, score[rows[t]], score[rows[t - l]], l == 0 ? weight / 2 : weight);
                }
            }
        }
        int free = ClusterVariance.requireFree(design.rows(), design.parameters());
        double[][] covariance = ClusterVariance.sandwich(step.bread(), meat, (double) design.rows() / free);
        double df = step.normal() ? Double.POSITIVE_INFINITY : free;
        return new Fit(
                design.names(),
                step.beta(),
                covariance,
                c -> df,
                design.rows(),
                series.levels(),
                "Newey-West, " + lag + " lags, n/(n-k), " + (step.normal() ? "normal" : "t(n-k)"),
                level);
    }

    /** Adds w (a b' + b a'). */
    private static void add(double[][] sum, double[] a, double[] b, double w) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                sum[i][j] += w * (a[i] * b[j] + b[i] * a[j]);
            }
        }
    }
}
