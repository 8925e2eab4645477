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
    private final List<Factor> others;
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
        this.others = effects.stream().filter(e -> e != largest).toList();
        this.weights = weights;
        int width = others.stream().mapToInt(Factor::levels).sum();
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

    /** The lower triangle for the other effects; fills what the largest effect meets. */
    private double[][] gram(int width) {
        double[][] gram = new double[width][width];
        int[] column = new int[others.size()];
        for (int i = 0; i < weights.length; i++) {
            double w = weights[i];
            int u = largest.code(i);
            diagonal[u] += w;
            locate(i, column);
            for (int a = 0; a < column.length; a++) {
                meeting[u][column[a]] += w;
                for (int b = 0; b <= a; b++) {
                    gram[column[a]][column[b]] += w;
                }
            }
        }
        return gram;
    }

    private void locate(int row, int[] column) {
        int start = 0;
        for (int e = 0; e < column.length; e++) {
            column[e] = start + others.get(e).code(row);
            start += others.get(e).levels();
        }
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
        int[] column = new int[others.size()];
        for (int i = 0; i < y.length; i++) {
            double wy = weights[i] * y[i];
            top[largest.code(i)] += wy;
            locate(i, column);
            for (int c : column) {
                rest[c] += wy;
            }
        }
        solve(top, rest);
        for (int i = 0; i < y.length; i++) {
            double fitted = top[largest.code(i)];
            locate(i, column);
            for (int c : column) {
                fitted += rest[c];
            }
            y[i] -= fitted;
        }
    }

    /** From weighted totals to coefficients, in place. */
    private void solve(double[] top, double[] rest) {
        for (int u = 0; u < top.length; u++) {
            top[u] = diagonal[u] > 0 ? top[u] / diagonal[u] : 0;
            double[] m = meeting[u];
            for (int k = 0; k < rest.length; k++) {
                rest[k] -= m[k] * top[u];
            }
        }
        for (int j = 0; j < rest.length; j++) {
            for (int l = 0; l < j; l++) {
                rest[j] -= lower[j][l] * rest[l];
            }
            rest[j] = lower[j][j] == 0 ? 0 : rest[j] / lower[j][j];
        }
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
