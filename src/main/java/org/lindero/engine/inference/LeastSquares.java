package org.lindero.engine.inference;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.lindero.engine.EstimationException;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Design;

/** Weighted least squares of columns whose fixed effects are already out. */
public final class LeastSquares {

    private static final double LOST = 1e-9;
    private static final double ROUNDING = 1e-14;

    private final double[][] bread;
    private final double[] beta;

    private LeastSquares(double[][] bread, double[] beta) {
        this.bread = bread;
        this.beta = beta;
    }

    /**
     * Solves; O(rows × columns²).
     *
     * @param names of the columns, for the message
     * @param columns demeaned regressors, one array a column
     * @param outcome demeaned outcome
     * @param weights positive
     * @param norms weighted sums of squares of the columns before demeaning
     * @throws EstimationException {@code NO_VARIATION} if a column is explained by the effects or by the others
     */
    public static LeastSquares solve(
            List<String> names, double[][] columns, double[] outcome, double[] weights, double[] norms) {
        int p = columns.length;
        double[][] gram = new double[p][p];
        double[] cross = new double[p];
        for (int i = 0; i < p; i++) {
            cross[i] = dot(columns[i], outcome, weights);
            for (int j = 0; j <= i; j++) {
                gram[i][j] = dot(columns[i], columns[j], weights);
                gram[j][i] = gram[i][j];
            }
            if (!(gram[i][i] > LOST * LOST * norms[i])) {
                throw new EstimationException(
                        NO_VARIATION,
                        names.get(i) + " does not vary beyond the fixed effects, so it has no effect of its own");
            }
        }
        double[] scale = new double[p];
        for (int i = 0; i < p; i++) {
            scale[i] = 1 / Math.sqrt(gram[i][i]);
        }
        double[][] inverse = inverse(names, gram, scale);
        double[] beta = new double[p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                beta[i] += inverse[i][j] * cross[j];
            }
        }
        return new LeastSquares(inverse, beta);
    }

    /**
     * The least-squares step of a design whose effects are taken out first; its offset is not used.
     *
     * @throws EstimationException {@code NO_VARIATION} if a column is explained by the effects or the other columns, or the effects
     *     explain the outcome
     */
    public static ClusterVariance.Step step(Design design) {
        double[] weights = design.weights();
        var demeaner = new Demeaner(design.effects(), weights);
        int p = design.slopes();
        double[][] x = new double[p][];
        double[] norms = new double[p];
        for (int j = 0; j < p; j++) {
            double[] raw = design.column(j);
            norms[j] = dot(raw, raw, weights);
            x[j] = demeaner.demean(raw);
        }
        double[] residuals = demeaner.demean(design.outcome());
        requireVariation(design.outcome(), residuals, weights);
        var solved = solve(design.names(), x, residuals, weights, norms);
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= solved.beta()[j] * x[j][i];
            }
        }
        return new ClusterVariance.Step(design, x, weights, residuals, solved.bread(), solved.beta(), false);
    }

    /** What is left must be more than rounding, of the outcome and of its spread. */
    private static void requireVariation(double[] outcome, double[] left, double[] weights) {
        double[] ones = new double[outcome.length];
        Arrays.fill(ones, 1);
        double mean = dot(outcome, ones, weights) / dot(ones, ones, weights);
        double[] centred = Arrays.stream(outcome).map(v -> v - mean).toArray();
        double spread = LOST * LOST * dot(centred, centred, weights);
        double rounding = ROUNDING * ROUNDING * dot(outcome, outcome, weights);
        if (!(dot(left, left, weights) > Math.max(spread, rounding))) {
            throw new EstimationException(NO_VARIATION, "the outcome does not vary once the effects are out");
        }
    }

    private static double[][] inverse(List<String> names, double[][] gram, double[] scale) {
        int p = gram.length;
        if (p == 0) {
            return gram;
        }
        double[][] correlation = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                correlation[i][j] = gram[i][j] * scale[i] * scale[j];
            }
        }
        try {
            double[][] inverse = new CholeskyDecomposition(MatrixUtils.createRealMatrix(correlation), 1e-9, 1e-12)
                    .getSolver()
                    .getInverse()
                    .getData();
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    inverse[i][j] *= scale[i] * scale[j];
                }
            }
            return inverse;
        } catch (MathRuntimeException singular) {
            throw new EstimationException(
                    NO_VARIATION, "one of the columns " + String.join(", ", names) + " is told by the others");
        }
    }

    /** (X'WX)⁻¹. */
    public double[][] bread() {
        return bread;
    }

    public double[] beta() {
        return beta;
    }

    /** The sum of w a b. */
    public static double dot(double[] a, double[] b, double[] w) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += w[i] * a[i] * b[i];
        }
        return sum;
    }
}
