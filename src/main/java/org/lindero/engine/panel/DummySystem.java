package org.lindero.engine.panel;

import java.util.Comparator;
import java.util.List;

/**
 * The normal equations of the dummies of several effects, solved directly.
 *
 * <p>The effect with most levels is eliminated, which leaves a dense system in the levels of the others; a dummy that the ones before
 * it explain is left out. Setting up costs O(rows × effects² + levels of the largest × others² + others³), where others counts the
 * levels of the other effects that meet; a solution costs O(rows × effects).
 */
final class DummySystem {

    private static final int MAX_OTHERS = 600;
    private static final int MAX_CELLS = 4_000_000;
    private static final double LOST = 1e-10;

    private final Factor largest;
    /** The column of each other effect's dummy, one array an effect. */
    private final int[][] columns;

    private final double[] weights;
    private final double[] diagonal;
    private final double[][] meeting;
    private final double[][] lower;

    /** Whether the system is small enough to be worth its setting up. */
    static boolean fits(List<Factor> effects) {
        int all = effects.stream().mapToInt(Factor::levels).sum();
        int most = effects.stream().mapToInt(Factor::levels).max().orElse(0);
        return effects.size() > 1 && all - most <= MAX_OTHERS && (long) (all - most) * most <= MAX_CELLS;
    }

    DummySystem(List<Factor> effects, double[] weights) {
        this.largest =
                effects.stream().max(Comparator.comparingInt(Factor::levels)).orElseThrow();
        var others = effects.stream().filter(e -> e != largest).toList();
        this.weights = weights;
        int width = others.stream().mapToInt(Factor::levels).sum();
        this.columns = columns(others, weights.length);
        this.diagonal = new double[largest.levels()];
        this.meeting = new double[largest.levels()][width];
        double[][] gram = gram(width);
        double[] before = new double[width];
        for (int k = 0; k < width; k++) {
            before[k] = gram[k][k];
        }
        eliminate(gram);
        factor(gram, before);
        this.lower = gram;
    }

    private static int[][] columns(List<Factor> others, int rows) {
        int[][] columns = new int[others.size()][rows];
        int start = 0;
        for (int e = 0; e < columns.length; e++) {
            for (int i = 0; i < rows; i++) {
                columns[e][i] = start + others.get(e).code(i);
            }
            start += others.get(e).levels();
        }
        return columns;
    }

    /** The lower triangle for the other effects; fills what the largest effect meets. */
    private double[][] gram(int width) {
        double[][] gram = new double[width][width];
        for (int i = 0; i < weights.length; i++) {
            double w = weights[i];
            int u = largest.code(i);
            diagonal[u] += w;
            for (int a = 0; a < columns.length; a++) {
                meeting[u][columns[a][i]] += w;
                for (int b = 0; b <= a; b++) {
                    gram[columns[a][i]][columns[b][i]] += w;
                }
            }
        }
        return gram;
    }

    private void eliminate(double[][] gram) {
        int[] used = new int[gram.length];
        for (int u = 0; u < meeting.length; u++) {
            double[] m = meeting[u];
            int n = 0;
            for (int k = 0; k < m.length; k++) {
                if (m[k] != 0) {
                    used[n++] = k;
                }
            }
            for (int a = 0; a < n; a++) {
                double[] row = gram[used[a]];
                double share = m[used[a]] / diagonal[u];
                for (int b = 0; b <= a; b++) {
                    row[used[b]] -= share * m[used[b]];
                }
            }
        }
    }

    /** Cholesky's factor in place; a column of zeros where nothing is left of a dummy. */
    private static void factor(double[][] gram, double[] before) {
        for (int j = 0; j < gram.length; j++) {
            double[] row = gram[j];
            for (int k = 0; k <= j; k++) {
                double rest = row[k];
                for (int l = 0; l < k; l++) {
                    rest -= row[l] * gram[k][l];
                }
                if (k < j) {
                    row[k] = gram[k][k] == 0 ? 0 : rest / gram[k][k];
                } else {
                    row[j] = rest > LOST * before[j] ? Math.sqrt(rest) : 0;
                }
            }
        }
    }

    /** Takes the projection of {@code y} on the dummies out of it. */
    void takeOut(double[] y) {
        double[] top = new double[diagonal.length];
        double[] rest = new double[lower.length];
        for (int i = 0; i < y.length; i++) {
            add(i, weights[i] * y[i], top, rest);
        }
        solve(top, rest);
        for (int i = 0; i < y.length; i++) {
            double fitted = top[largest.code(i)];
            for (int[] column : columns) {
                fitted += rest[column[i]];
            }
            y[i] -= fitted;
        }
    }

    /**
     * The sum of squares that the dummies explain of a column that is zero but in some rows: O(their levels of the largest effect ×
     * others + others²), whatever the number of rows.
     */
    double explained(int[] rows, double[] values) {
        double[] top = new double[diagonal.length];
        double[] rest = new double[lower.length];
        for (int k = 0; k < rows.length; k++) {
            add(rows[k], weights[rows[k]] * values[k], top, rest);
        }
        double sum = 0;
        for (int u = 0; u < top.length; u++) {
            if (top[u] != 0) {
                sum += top[u] * top[u] / diagonal[u];
                subtract(meeting[u], top[u] / diagonal[u], rest);
            }
        }
        forward(rest);
        for (double part : rest) {
            sum += part * part;
        }
        return sum;
    }

    private void add(int row, double value, double[] top, double[] rest) {
        top[largest.code(row)] += value;
        for (int[] column : columns) {
            rest[column[row]] += value;
        }
    }

    private static void subtract(double[] meeting, double times, double[] rest) {
        for (int k = 0; k < rest.length; k++) {
            rest[k] -= meeting[k] * times;
        }
    }

    private void forward(double[] rest) {
        for (int j = 0; j < rest.length; j++) {
            for (int l = 0; l < j; l++) {
                rest[j] -= lower[j][l] * rest[l];
            }
            rest[j] = lower[j][j] == 0 ? 0 : rest[j] / lower[j][j];
        }
    }

    /** From weighted totals to coefficients, in place. */
    private void solve(double[] top, double[] rest) {
        for (int u = 0; u < top.length; u++) {
            top[u] = diagonal[u] > 0 ? top[u] / diagonal[u] : 0;
            subtract(meeting[u], top[u], rest);
        }
        forward(rest);
        for (int j = rest.length - 1; j >= 0; j--) {
            rest[j] = lower[j][j] == 0 ? 0 : rest[j] / lower[j][j];
            for (int l = 0; l < j; l++) {
                rest[l] -= lower[j][l] * rest[j];
            }
        }
        for (int u = 0; u < top.length; u++) {
            double[] m = meeting[u];
            double shared = 0;
            for (int k = 0; k < rest.length; k++) {
                shared += m[k] * rest[k];
            }
            top[u] -= diagonal[u] > 0 ? shared / diagonal[u] : 0;
        }
    }
}
