package org.lindero.engine.panel;

import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException;

/**
 * Takes weighted fixed effects out of a column: the residual of its projection on all their dummies.
 *
 * <p>Where all effects but the largest have few levels the dummies' normal equations are solved directly; otherwise, and where that
 * leaves something, symmetric sweeps over the effects, speeded up by conjugate gradients. Both cost O(rows × effects) a pass. The
 * residual is exact to about 1e-13 of the column's norm, or to the accuracy asked for.
 *
 * <p>Source: L. Hernández-Ramos, R. Escalante and M. Raydan (2011), <i>Numerical Functional Analysis and Optimization</i> 32(10); S.
 * Correia (2016), <i>Linear Models with High-Dimensional Fixed Effects: An Efficient and Feasible Estimator</i>.
 */
public final class Demeaner {

    /** The accuracy where none is asked for, relative to the column's norm. */
    public static final double EXACT = 1e-13;

    private static final double ACCEPTABLE = 1e-9;
    private static final int MAX_ITERATIONS = 3000;
    private static final int DIRECT_PASSES = 3;

    private final List<Factor> effects;
    private final double[] weights;
    private final double[][] totals;
    private final @Nullable DummySystem direct;

    /**
     * @param effects what to take out; with none, columns stay as they are
     * @param weights positive, one a row
     */
    public Demeaner(List<Factor> effects, double[] weights) {
        this.effects = List.copyOf(effects);
        this.weights = weights.clone();
        this.totals = new double[effects.size()][];
        for (int e = 0; e < totals.length; e++) {
            totals[e] = new double[effects.get(e).levels()];
            for (int i = 0; i < weights.length; i++) {
                totals[e][effects.get(e).code(i)] += weights[i];
            }
        }
        this.direct = DummySystem.fits(this.effects) ? new DummySystem(this.effects, this.weights) : null;
    }

    /**
     * The residual of {@code column}, which is left as it is.
     *
     * @throws EstimationException {@code NOT_CONVERGED} if the effects are too weakly connected
     */
    public double[] demean(double[] column) {
        return demean(column, EXACT);
    }

    /** The residual with what remains of the effects in it at most {@code accuracy} of the column's norm. */
    public double[] demean(double[] column, double accuracy) {
        double[] y = column.clone();
        if (effects.isEmpty()) {
            return y;
        }
        double scale = norm2(y);
        double target = accuracy * accuracy * scale;
        if (effects.size() == 1) {
            center(y, 0);
        } else if (direct == null || !solved(direct, y, target)) {
            iterate(y, target, ACCEPTABLE * ACCEPTABLE * scale);
        }
        return y;
    }

    /**
     * The weighted sum of squares that is left of a column that is zero but in some rows. Where the dummies are solved directly this
     * does not go through the other rows; it is exact to about 1e-13 of the column's own sum of squares.
     */
    public double left(int[] rows, double[] values) {
        if (effects.size() > 1 && direct == null) {
            double[] column = new double[weights.length];
            for (int k = 0; k < rows.length; k++) {
                column[rows[k]] = values[k];
            }
            return norm2(demean(column));
        }
        double all = 0;
        for (int k = 0; k < rows.length; k++) {
            all += weights[rows[k]] * values[k] * values[k];
        }
        return all - (direct == null ? explainedByOne(rows, values) : direct.explained(rows, values));
    }

    private double explainedByOne(int[] rows, double[] values) {
        if (effects.isEmpty()) {
            return 0;
        }
        double[] sums = new double[totals[0].length];
        for (int k = 0; k < rows.length; k++) {
            sums[effects.getFirst().code(rows[k])] += weights[rows[k]] * values[k];
        }
        double explained = 0;
        for (int g = 0; g < sums.length; g++) {
            explained += sums[g] == 0 ? 0 : sums[g] * sums[g] / totals[0][g];
        }
        return explained;
    }

    /** Passes of the direct solution, the later ones for what rounding left; false if they do not get there. */
    private boolean solved(DummySystem system, double[] y, double target) {
        for (int pass = 0; pass < DIRECT_PASSES; pass++) {
            system.takeOut(y);
            if (explained(y) <= target) {
                return true;
            }
        }
        return false;
    }

    /** The sum of squares that the effects, each alone, still explain. */
    private double explained(double[] y) {
        double sum = 0;
        for (int e = 0; e < totals.length; e++) {
            double[] means = means(y, e);
            for (int g = 0; g < means.length; g++) {
                sum += totals[e][g] * means[g] * means[g];
            }
        }
        return sum;
    }

    private void iterate(double[] y, double target, double acceptable) {
        double[] r = image(y);
        double[] p = r.clone();
        double rr = norm2(r);
        for (int iteration = 0; rr > target; iteration++) {
            double[] v = image(p);
            double pv = dot(p, v);
            if (iteration == MAX_ITERATIONS || pv <= 0) {
                requireAcceptable(rr, Math.max(target, acceptable));
                break;
            }
            double alpha = rr / pv;
            for (int i = 0; i < y.length; i++) {
                y[i] -= alpha * p[i];
                r[i] -= alpha * v[i];
            }
            double next = norm2(r);
            double beta = next / rr;
            for (int i = 0; i < p.length; i++) {
                p[i] = r[i] + beta * p[i];
            }
            rr = next;
        }
    }

    private static void requireAcceptable(double rr, double acceptable) {
        if (rr > acceptable) {
            throw new EstimationException(NOT_CONVERGED, "the fixed effects are too weakly connected");
        }
    }

    /** What one symmetric sweep takes away. */
    private double[] image(double[] x) {
        double[] swept = x.clone();
        for (int e = 0; e < effects.size(); e++) {
            center(swept, e);
        }
        for (int e = effects.size() - 2; e >= 0; e--) {
            center(swept, e);
        }
        for (int i = 0; i < swept.length; i++) {
            swept[i] = x[i] - swept[i];
        }
        return swept;
    }

    private void center(double[] x, int effect) {
        var factor = effects.get(effect);
        double[] means = means(x, effect);
        for (int i = 0; i < x.length; i++) {
            x[i] -= means[factor.code(i)];
        }
    }

    private double[] means(double[] x, int effect) {
        var factor = effects.get(effect);
        double[] sum = new double[factor.levels()];
        for (int i = 0; i < x.length; i++) {
            sum[factor.code(i)] += weights[i] * x[i];
        }
        for (int g = 0; g < sum.length; g++) {
            sum[g] = totals[effect][g] > 0 ? sum[g] / totals[effect][g] : 0;
        }
        return sum;
    }

    private double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += weights[i] * a[i] * b[i];
        }
        return sum;
    }

    private double norm2(double[] a) {
        return dot(a, a);
    }
}
