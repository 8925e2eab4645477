package org.lindero.engine.inference;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import org.lindero.engine.EstimationException;
import org.lindero.engine.panel.Design;
import org.lindero.engine.panel.Factor;

/**
 * A coefficient's t statistic when the residuals of each cluster get a sign and the whole model is fitted again.
 *
 * <p>With the coefficient held at its estimate less δ the residuals are û + δ x̃, x̃ being the column cleared of everything else.
 * Both the new coefficient and the new scores are linear in the signs and in δ, so a vector of signs is summed up once by five
 * numbers and then tried at any δ: t*² = (n0 + δ n1)² / (q0 + 2 δ q1 + δ² q2), up to the constant factor that observed t² has too.
 *
 * <p>Set up once in O(rows × columns + clusters × columns²), columns counting the slopes and the dummies that are not nested in the
 * clusters; O(clusters × columns) a vector.
 */
final class SignedScores {

    private final double[][] own;
    private final double[][] towards;
    private final double[][] estimated;
    private final double[][] cleared;
    private final double squares;
    private final double spread;

    /** The five numbers of a vector of signs. */
    record Draw(double n0, double n1, double q0, double q1, double q2) {

        /** Whether the absolute t reaches the root of {@code square}. */
        boolean reaches(double delta, double square) {
            double n = n0 + delta * n1;
            return n * n >= square * (q0 + 2 * delta * q1 + delta * delta * q2);
        }

        /** t² with the null at the distance δ. */
        double square(double delta) {
            double n = n0 + delta * n1;
            double q = q0 + 2 * delta * q1 + delta * delta * q2;
            return n == 0 ? 0 : q > 0 ? n * n / q : Double.POSITIVE_INFINITY;
        }
    }

    SignedScores(ClusterVariance.Step step, int column) {
        var design = step.design();
        var space = new ClusterSpace(step, clustering(design), true);
        double[][] inverse = space.inverse();
        int groups = clustering(design).levels();
        double scale = step.bread()[column][column];
        this.own = new double[2][groups];
        this.towards = new double[groups][];
        this.estimated = new double[groups][space.width()];
        this.cleared = new double[groups][space.width()];
        for (int g = 0; g < groups; g++) {
            int[] used = space.used(g);
            double[][] z = space.rows(g, used, null);
            double[] x = Arrays.stream(space.influence(g, z, column))
                    .map(v -> v / scale)
                    .toArray();
            double[] residual = space.residual(g);
            own[0][g] = ClusterSpace.inner(x, residual);
            own[1][g] = ClusterSpace.inner(x, x);
            for (int r = 0; r < x.length; r++) {
                for (int k = 0; k < used.length; k++) {
                    estimated[g][used[k]] += z[r][k] * residual[r];
                    cleared[g][used[k]] += z[r][k] * x[r];
                }
            }
            towards[g] = times(inverse, cleared[g]);
        }
        this.squares = 1 / scale;
        this.spread = ClusterSpace.inner(own[0], own[0]);
        if (!(spread > 0)) {
            throw new EstimationException(NO_VARIATION, "the outcome does not vary once the effects are out");
        }
    }

    private static Factor clustering(Design design) {
        if (design.clusters().size() != 1) {
            throw new IllegalArgumentException("the wild bootstrap knows one clustering");
        }
        return design.clusters().get(0);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> ClusterSpace.inner(row, vector))
                .toArray();
    }

    /** The observed t² with the null at the distance δ, in the scale of the draws. */
    double observed(double delta) {
        return delta * delta * squares * squares / spread;
    }

    Draw draw(double[] signs) {
        int width = estimated[0].length;
        double[] total0 = new double[width];
        double[] total1 = new double[width];
        double n0 = 0;
        double n1 = 0;
        for (int g = 0; g < signs.length; g++) {
            n0 += signs[g] * own[0][g];
            n1 += signs[g] * own[1][g];
            for (int k = 0; k < width; k++) {
                total0[k] += signs[g] * estimated[g][k];
                total1[k] += signs[g] * cleared[g][k];
            }
        }
        double q0 = 0;
        double q1 = 0;
        double q2 = 0;
        for (int g = 0; g < signs.length; g++) {
            double s0 = signs[g] * own[0][g] - ClusterSpace.inner(towards[g], total0);
            double s1 = signs[g] * own[1][g] - ClusterSpace.inner(towards[g], total1);
            q0 += s0 * s0;
            q1 += s0 * s1;
            q2 += s1 * s1;
        }
        return new Draw(n0, n1, q0, q1, q2);
    }
}
