package org.lindero.engine.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.inference.BellMcCaffrey.ClusterShare;
import org.lindero.engine.panel.Factor;

/** The design of one weighted step, cluster by cluster: regressors first, then dummies of the effects that are not nested. */
final class ClusterSpace {

    private static final double ZERO = 1e-10;
    private static final int MAX_COLUMNS = 4000;

    private final ClusterVariance.Step step;
    private final int[][] members;
    private final @Nullable Factor nested;
    private final List<Factor> dummies;
    private final int slopes;
    private final int width;
    private final double[][] inverse;

    ClusterSpace(ClusterVariance.Step step, Factor clusters, boolean absorb) {
        this.step = step;
        this.members = clusters.members();
        var effects = step.design().effects();
        this.nested = effects.stream()
                .filter(e -> absorb && e.nestedIn(clusters))
                .max(Comparator.comparingInt(Factor::levels))
                .orElse(null);
        this.dummies = effects.stream().filter(e -> e != nested).toList();
        this.slopes = step.columns().length;
        this.width = slopes + dummies.stream().mapToInt(Factor::levels).sum();
        if (width > MAX_COLUMNS) {
            throw new IllegalArgumentException(width + " columns beside the nested effect, more than " + MAX_COLUMNS);
        }
        this.inverse = invert();
    }

    int width() {
        return width;
    }

    /** The roots of a cluster's weights. */
    double[] roots(int g) {
        return Arrays.stream(members[g])
                .mapToDouble(i -> Math.sqrt(step.weights()[i]))
                .toArray();
    }

    /** (Z'Z)⁻, a generalized inverse; the regressors are orthogonal to the dummies. */
    double[][] inverse() {
        return inverse;
    }

    private double[][] invert() {
        double[][] gram = new double[width][width];
        double[] raw = new double[width];
        for (int g = 0; g < members.length; g++) {
            int[] used = used(g);
            RealMatrix own = gram(rows(g, used, raw));
            for (int a = slopes; a < used.length; a++) {
                for (int b = slopes; b < used.length; b++) {
                    gram[used[a]][used[b]] += own.getEntry(a, b);
                }
            }
        }
        double[][] result = GeneralizedInverse.of(gram, raw, slopes);
        for (int i = 0; i < slopes; i++) {
            System.arraycopy(step.bread()[i], 0, result[i], 0, slopes);
        }
        return result;
    }

    int[] used(int g) {
        var columns = new TreeSet<Integer>();
        int start = slopes;
        for (var factor : dummies) {
            for (int row : members[g]) {
                columns.add(start + factor.code(row));
            }
            start += factor.levels();
        }
        return IntStream.concat(IntStream.range(0, slopes), columns.stream().mapToInt(Integer::intValue))
                .toArray();
    }

    /** The cluster's rows in the scaled space, the nested effect taken out of the dummies. */
    double[][] rows(int g, int[] used, double @Nullable [] rawSquares) {
        int[] rows = members[g];
        double[][] z = new double[rows.length][used.length];
        for (int r = 0; r < rows.length; r++) {
            double root = Math.sqrt(step.weights()[rows[r]]);
            for (int j = 0; j < slopes; j++) {
                z[r][j] = root * step.columns()[j][rows[r]];
            }
            int start = slopes;
            for (var factor : dummies) {
                int column = start + factor.code(rows[r]);
                z[r][Arrays.binarySearch(used, column)] = root;
                if (rawSquares != null) {
                    rawSquares[column] += root * root;
                }
                start += factor.levels();
            }
        }
        if (nested != null) {
            takeOut(z, rows, slopes);
        }
        return z;
    }

    private void takeOut(double[][] z, int[] rows, int from) {
        var groups =
                Factor.of(Arrays.stream(rows).map(nested()::code).toArray()).members();
        for (int[] group : groups) {
            double total = 0;
            double[] sum = new double[z[0].length];
            for (int r : group) {
                double w = step.weights()[rows[r]];
                total += w;
                for (int k = from; k < sum.length; k++) {
                    sum[k] += Math.sqrt(w) * z[r][k];
                }
            }
            for (int r : group) {
                double root = Math.sqrt(step.weights()[rows[r]]);
                for (int k = from; k < sum.length; k++) {
                    z[r][k] -= root * sum[k] / total;
                }
            }
        }
    }

    private Factor nested() {
        return Objects.requireNonNull(nested);
    }

    /** The share of a cluster with A_g = (I − H_gg)^power. */
    ClusterShare share(int g, double power) {
        int[] used = used(g);
        double[][] z = rows(g, used, null);
        var first = Spectrum.of(gram(z));
        double[] s = first.values();
        int rank = 0;
        while (rank < s.length && s[rank] > ZERO * s[0]) {
            rank++;
        }
        RealMatrix v = first.vectors().getSubMatrix(0, used.length - 1, 0, rank - 1);
        RealMatrix c = MatrixUtils.createRealMatrix(inverse).getSubMatrix(used, used);
        RealMatrix inner = v.transposeMultiply(c).multiply(v);
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < rank; j++) {
                inner.multiplyEntry(i, j, Math.sqrt(s[i] * s[j]));
            }
        }
        var second = Spectrum.of(symmetric(inner));
        RealMatrix basis = v.copy();
        for (int j = 0; j < rank; j++) {
            for (int i = 0; i < used.length; i++) {
                basis.multiplyEntry(i, j, 1 / Math.sqrt(s[j]));
            }
        }
        // the columns of Z W are orthonormal and hold the eigenvectors of H_gg; Z W itself is never formed
        RealMatrix w = basis.multiply(second.vectors());
        RealMatrix zg = new Array2DRowRealMatrix(z, false);
        double[] stretch = Arrays.stream(second.values())
                .map(h -> 1 - h > ZERO ? Math.pow(1 - h, power) - 1 : -1)
                .toArray();
        double[][] adjusted = new double[slopes + 1][];
        for (int j = 0; j <= slopes; j++) {
            double[] x = j == slopes ? residual(g) : influence(g, z, j);
            double[] coordinates = w.preMultiply(transposed(z, x));
            for (int k = 0; k < coordinates.length; k++) {
                coordinates[k] *= stretch[k];
            }
            double[] moved = zg.operate(w.operate(coordinates));
            for (int r = 0; r < x.length; r++) {
                moved[r] += x[r];
            }
            adjusted[j] = moved;
        }
        return collect(z, used, adjusted);
    }

    /** Z'Z, row by row. */
    private static RealMatrix gram(double[][] z) {
        int n = z[0].length;
        double[][] sum = new double[n][n];
        for (double[] row : z) {
            for (int a = 0; a < n; a++) {
                double value = row[a];
                double[] target = sum[a];
                for (int b = 0; value != 0 && b < n; b++) {
                    target[b] += value * row[b];
                }
            }
        }
        return new Array2DRowRealMatrix(sum, false);
    }

    /** Z'x. */
    private static double[] transposed(double[][] z, double[] x) {
        double[] product = new double[z[0].length];
        for (int r = 0; r < z.length; r++) {
            for (int k = 0; k < product.length; k++) {
                product[k] += z[r][k] * x[r];
            }
        }
        return product;
    }

    private ClusterShare collect(double[][] z, int[] used, double[][] adjusted) {
        double[] score = new double[slopes];
        double[][] gram = new double[slopes][slopes];
        double[][] projection = new double[slopes][width];
        for (int j = 0; j < slopes; j++) {
            for (int r = 0; r < z.length; r++) {
                score[j] += z[r][j] * adjusted[slopes][r];
                for (int k = 0; k < used.length; k++) {
                    projection[j][used[k]] += z[r][k] * adjusted[j][r];
                }
            }
            for (int i = 0; i < slopes; i++) {
                gram[i][j] = inner(adjusted[i], adjusted[j]);
            }
        }
        return new ClusterShare(score, gram, projection);
    }

    /** Scaled residuals of a cluster. */
    double[] residual(int g) {
        return Arrays.stream(members[g])
                .mapToDouble(i -> Math.sqrt(step.weights()[i]) * step.residuals()[i])
                .toArray();
    }

    /** Column j of X_g B. */
    double[] influence(int g, double[][] z, int j) {
        double[] result = new double[members[g].length];
        for (int r = 0; r < result.length; r++) {
            for (int k = 0; k < slopes; k++) {
                result[r] += z[r][k] * step.bread()[k][j];
            }
        }
        return result;
    }

    static double inner(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static RealMatrix symmetric(RealMatrix matrix) {
        return matrix.add(matrix.transpose()).scalarMultiply(0.5);
    }
}
