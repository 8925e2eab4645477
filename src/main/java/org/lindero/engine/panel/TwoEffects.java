package org.lindero.engine.panel;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Takes two weighted effects out of columns exactly, where the smaller one falls into blocks that few levels hold together, as the
 * months of separate zones do.
 *
 * <p>The effect with more levels is eliminated, which leaves for the other one a positive definite system a block, one level of each
 * block being left out. Made once for many columns: O(Σ levels² + Σ block³), then O(rows + Σ block²) a column.
 */
final class TwoEffects {

    private static final int LARGEST_BLOCK = 400;
    private static final double SINGULAR = 1e-11;

    private final Factor many;
    private final Factor few;
    private final double[] weights;
    private final double[] total;
    private final double[] weightOf;
    private final int[][] blocks;
    private final int[] block;
    private final int[] place;
    private final @Nullable DecompositionSolver[] solvers;

    private TwoEffects(Factor many, Factor few, double[] weights, int[][] blocks) {
        this.many = many;
        this.few = few;
        this.weights = weights;
        this.total = totals(many, weights);
        this.weightOf = totals(few, weights);
        this.blocks = blocks;
        this.block = new int[few.levels()];
        this.place = new int[few.levels()];
        this.solvers = new DecompositionSolver[blocks.length];
    }

    /** Null when a block is too large, or too weakly held together to be solved directly. */
    static @Nullable TwoEffects of(Factor a, Factor b, double[] weights) {
        Factor many = a.levels() >= b.levels() ? a : b;
        Factor few = a.levels() >= b.levels() ? b : a;
        int[][] blocks = blocks(many, few, weights);
        if (Arrays.stream(blocks).anyMatch(block -> block.length > LARGEST_BLOCK)) {
            return null;
        }
        var effects = new TwoEffects(many, few, weights, blocks);
        return effects.factorise() ? effects : null;
    }

    static double[] totals(Factor factor, double[] weights) {
        double[] total = new double[factor.levels()];
        for (int i = 0; i < weights.length; i++) {
            total[factor.code(i)] += weights[i];
        }
        return total;
    }

    /** The levels of {@code few} that rows of positive weight connect through levels of {@code many}. */
    private static int[][] blocks(Factor many, Factor few, double[] weights) {
        int[] root = new int[few.levels()];
        Arrays.setAll(root, level -> level);
        int[] first = new int[many.levels()];
        Arrays.fill(first, -1);
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                int group = many.code(i);
                if (first[group] < 0) {
                    first[group] = few.code(i);
                }
                root[root(root, few.code(i))] = root(root, first[group]);
            }
        }
        int[] roots = new int[root.length];
        Arrays.setAll(roots, level -> root(root, level));
        return Factor.of(roots).members();
    }

    private static int root(int[] roots, int level) {
        int root = level;
        while (roots[root] != root) {
            roots[root] = roots[roots[root]];
            root = roots[root];
        }
        return root;
    }

    /** False when a block is too near to falling apart for its equations to be trusted. */
    private boolean factorise() {
        var systems = new double[blocks.length][][];
        for (int b = 0; b < blocks.length; b++) {
            for (int k = 0; k < blocks[b].length; k++) {
                block[blocks[b][k]] = b;
                place[blocks[b][k]] = k;
            }
            systems[b] = new double[blocks[b].length][blocks[b].length];
        }
        for (int[] rows : many.members()) {
            add(rows, systems);
        }
        try {
            for (int b = 0; b < blocks.length; b++) {
                if (blocks[b].length > 1) {
                    solvers[b] = solver(systems[b], blocks[b]);
                }
            }
        } catch (MathIllegalArgumentException singular) {
            return false;
        }
        return true;
    }

    /** What one level of the eliminated effect adds to the system of its block. */
    private void add(int[] rows, double[][][] systems) {
        for (int i : rows) {
            if (weights[i] > 0) {
                double[][] system = systems[block[few.code(i)]];
                int k = place[few.code(i)];
                system[k][k] += weights[i];
                double share = weights[i] / total[many.code(i)];
                for (int j : rows) {
                    if (weights[j] > 0) {
                        system[k][place[few.code(j)]] -= share * weights[j];
                    }
                }
            }
        }
    }

    /** Scaled so that every level weighs the same. The first level of a block is left out. */
    private DecompositionSolver solver(double[][] system, int[] levels) {
        int n = levels.length - 1;
        RealMatrix scaled = MatrixUtils.createRealMatrix(n, n);
        for (int k = 0; k < n; k++) {
            for (int j = 0; j <= k; j++) {
                double value = system[k + 1][j + 1] * scale(levels[k + 1]) * scale(levels[j + 1]);
                scaled.setEntry(k, j, value);
                scaled.setEntry(j, k, value);
            }
        }
        return new CholeskyDecomposition(scaled, 0, SINGULAR).getSolver();
    }

    private double scale(int level) {
        return 1 / Math.sqrt(weightOf[level]);
    }

    /** Takes both effects out of {@code column} in place. */
    void takeOut(double[] column) {
        center(column);
        double[] pull = new double[few.levels()];
        for (int i = 0; i < column.length; i++) {
            pull[few.code(i)] += weights[i] * column[i];
        }
        double[] effect = new double[few.levels()];
        for (int b = 0; b < blocks.length; b++) {
            if (solvers[b] != null) {
                solve(solvers[b], blocks[b], pull, effect);
            }
        }
        for (int i = 0; i < column.length; i++) {
            column[i] -= effect[few.code(i)];
        }
        center(column);
    }

    private void solve(DecompositionSolver solver, int[] levels, double[] pull, double[] effect) {
        double[] right = new double[levels.length - 1];
        for (int k = 0; k < right.length; k++) {
            right[k] = pull[levels[k + 1]] * scale(levels[k + 1]);
        }
        var solved = solver.solve(new ArrayRealVector(right, false));
        for (int k = 0; k < right.length; k++) {
            effect[levels[k + 1]] = solved.getEntry(k) * scale(levels[k + 1]);
        }
    }

    private void center(double[] column) {
        double[] mean = new double[many.levels()];
        for (int i = 0; i < column.length; i++) {
            mean[many.code(i)] += weights[i] * column[i];
        }
        for (int group = 0; group < mean.length; group++) {
            mean[group] = total[group] > 0 ? mean[group] / total[group] : 0;
        }
        for (int i = 0; i < column.length; i++) {
            column[i] -= mean[many.code(i)];
        }
    }
}
