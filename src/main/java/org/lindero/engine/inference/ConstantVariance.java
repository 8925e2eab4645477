package org.lindero.engine.inference;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.lindero.engine.inference.BellMcCaffrey.ClusterShare;

/**
 * The CR2 adjustment of weighted least squares when the errors are taken to have one variance: A_g = ((I − H)_g (I − H)_g')^(−1/2)
 * with H = X (X'WX)⁻¹ X'W, which is not symmetric. All effects stay as dummies. O(rows³) for each cluster.
 */
final class ConstantVariance {

    private static final double ZERO = 1e-10;

    private final ClusterSpace space;
    private final ClusterVariance.Step step;
    private final RealMatrix inverse;
    private final RealMatrix quadratic;

    ConstantVariance(ClusterSpace space, ClusterVariance.Step step, int clusters) {
        this.space = space;
        this.step = step;
        this.inverse = MatrixUtils.createRealMatrix(space.inverse());
        RealMatrix squares = new Array2DRowRealMatrix(space.width(), space.width());
        for (int g = 0; g < clusters; g++) {
            int[] used = space.used(g);
            RealMatrix z = scaled(space.rows(g, used, null), space.roots(g), 1);
            RealMatrix own = z.transposeMultiply(z);
            for (int a = 0; a < used.length; a++) {
                for (int b = 0; b < used.length; b++) {
                    squares.addToEntry(used[a], used[b], own.getEntry(a, b));
                }
            }
        }
        this.quadratic = inverse.multiply(squares).multiply(inverse);
    }

    /** The form in which the shares' projections meet: p_g'p_h = δ v'v − [a, b]_g' F [a, b]_h. */
    double[][] form() {
        int n = space.width();
        RealMatrix form = new Array2DRowRealMatrix(2 * n, 2 * n);
        form.setSubMatrix(quadratic.scalarMultiply(-1).getData(), 0, 0);
        form.setSubMatrix(inverse.getData(), 0, n);
        form.setSubMatrix(inverse.getData(), n, 0);
        return form.getData();
    }

    ClusterShare share(int g) {
        int[] used = space.used(g);
        double[] roots = space.roots(g);
        double[][] z = space.rows(g, used, null);
        RealMatrix plain = scaled(z, roots, -1);
        RealMatrix weighted = scaled(z, roots, 1);
        RealMatrix h = plain.multiply(inverse.getSubMatrix(used, used)).multiplyTransposed(weighted);
        RealMatrix b = MatrixUtils.createRealIdentityMatrix(z.length)
                .subtract(h)
                .subtract(h.transpose())
                .add(plain.multiply(quadratic.getSubMatrix(used, used)).multiplyTransposed(plain));
        var spectrum = Spectrum.of(ClusterSpace.symmetric(b));
        int slopes = step.columns().length;
        double[] residual = root(spectrum.vectors(), spectrum.values(), times(space.residual(g), roots, -1));
        double[][] v = new double[slopes][];
        for (int j = 0; j < slopes; j++) {
            v[j] = root(spectrum.vectors(), spectrum.values(), times(space.influence(g, z, j), roots, 1));
        }
        double[] score = new double[slopes];
        double[][] gram = new double[slopes][slopes];
        double[][] projection = new double[slopes][2 * space.width()];
        for (int j = 0; j < slopes; j++) {
            score[j] = ClusterSpace.inner(weighted.getColumn(j), residual);
            double[] a = plain.preMultiply(v[j]);
            double[] c = weighted.preMultiply(v[j]);
            for (int k = 0; k < used.length; k++) {
                projection[j][used[k]] = a[k];
                projection[j][space.width() + used[k]] = c[k];
            }
            for (int i = 0; i <= j; i++) {
                gram[i][j] = ClusterSpace.inner(v[i], v[j]);
                gram[j][i] = gram[i][j];
            }
        }
        return new ClusterShare(score, gram, projection);
    }

    private static double[] root(RealMatrix v, double[] values, double[] x) {
        double[] coordinates = v.preMultiply(x);
        for (int k = 0; k < coordinates.length; k++) {
            coordinates[k] *= values[k] > ZERO * values[0] ? 1 / Math.sqrt(values[k]) : 0;
        }
        return v.operate(coordinates);
    }

    private static RealMatrix scaled(double[][] z, double[] roots, int power) {
        double[][] result = new double[z.length][];
        for (int r = 0; r < z.length; r++) {
            double factor = power > 0 ? roots[r] : 1 / roots[r];
            result[r] = Arrays.stream(z[r]).map(value -> factor * value).toArray();
        }
        return new Array2DRowRealMatrix(result, false);
    }

    private static double[] times(double[] x, double[] roots, int power) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> power > 0 ? x[i] * roots[i] : x[i] / roots[i])
                .toArray();
    }
}
