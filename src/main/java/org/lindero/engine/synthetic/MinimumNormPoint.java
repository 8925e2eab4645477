package org.lindero.engine.synthetic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The point of a polytope nearest to the origin: min |Σ w_j p_j|² + ridge |w|² over w ≥ 0, Σ w = 1.
 *
 * <p>Simplex-constrained least squares, min |b − A w|², are this with p_j = a_j − b. Exact by an active set: the corral holds the
 * points with weight; it grows by the point that lowers the norm most, and shrinks where a weight would turn negative. It ends
 * after finitely many steps at a point that no other one can improve, up to rounding; the last corral is refined by residuals that
 * do not square the condition of the points. O(points × coordinates) a step and O(corral²) for its factor.
 *
 * <p>Source: P. Wolfe (1976), <i>Mathematical Programming</i> 11, doi:10.1007/BF01580381.
 */
final class MinimumNormPoint {

    private static final double ROUNDING = 16 * Math.ulp(1.0);
    private static final double TIE = 1e-12;
    private static final double[] NOWHERE = {};

    private final double[][] points;
    private final double ridge;
    private final double[] norms;
    private final double largest;
    private final double shift;
    private final Corral corral;
    private final double[] weights;
    private final double[] nearest;
    private double[] candidate;

    private MinimumNormPoint(double[][] points, double ridge) {
        this.points = points;
        this.ridge = ridge;
        this.norms = Arrays.stream(points).mapToDouble(p -> dot(p, p)).toArray();
        this.largest = Math.sqrt(Arrays.stream(norms).max().orElseThrow());
        double mean = Arrays.stream(norms).average().orElseThrow() + ridge;
        this.shift = mean > 0 ? mean : 1;
        this.corral = new Corral(points.length);
        this.weights = new double[points.length];
        this.nearest = new double[points[0].length];
        this.candidate = new double[0];
    }

    /** Solves for points given as rows; the arrays are not kept beyond the object. */
    static MinimumNormPoint of(double[][] points, double ridge) {
        return from(points, ridge, NOWHERE);
    }

    /** Solves from the weights of a similar problem with as many points, which saves most steps; empty for none. */
    static MinimumNormPoint from(double[][] points, double ridge, double[] start) {
        var problem = new MinimumNormPoint(points, ridge);
        if (start.length == 0 || !problem.begin(start)) {
            problem.begin();
        }
        problem.descend();
        return problem;
    }

    private void begin() {
        while (corral.size() > 0) {
            corral.remove(corral.size() - 1);
        }
        int first = 0;
        for (int j = 1; j < norms.length; j++) {
            first = norms[j] < norms[first] ? j : first;
        }
        Arrays.fill(weights, 0);
        weights[first] = 1;
        add(first);
    }

    private boolean begin(double[] start) {
        for (int j = 0; j < start.length; j++) {
            if (start[j] > 0 && !add(j)) {
                return false;
            }
        }
        System.arraycopy(start, 0, weights, 0, start.length);
        affineOptimum();
        moveToOptimumOfCorral();
        return true;
    }

    private boolean add(int j) {
        double[] products = new double[corral.size() + 1];
        for (int k = 0; k < corral.size(); k++) {
            products[k] = shift + dot(points[corral.member(k)], points[j]);
        }
        products[corral.size()] = shift + norms[j] + ridge;
        return corral.add(j, products);
    }

    /** Each round lowers the norm; rounding alone can keep it from doing so, and then nothing is left to gain. */
    private void descend() {
        locate();
        double before = Double.POSITIVE_INFINITY;
        while (objective() < before) {
            before = objective();
            int entering = entering(before);
            if (entering < 0 || !add(entering)) {
                break;
            }
            affineOptimum();
            if (!(candidate[corral.size() - 1] > 0)) {
                corral.remove(corral.size() - 1);
                break;
            }
            moveToOptimumOfCorral();
            locate();
        }
        refine();
    }

    /** The point that lowers the norm most, −1 when none does. */
    private int entering(double level) {
        int best = -1;
        double bestGain = 0;
        for (int j = 0; j < points.length; j++) {
            if (weights[j] == 0) {
                double gain = level - dot(nearest, points[j]) - ROUNDING * largest * Math.sqrt(norms[j]);
                if (gain > bestGain) {
                    bestGain = gain;
                    best = j;
                }
            }
        }
        return best;
    }

    /** Moves towards the optimum of the corral's affine hull, dropping each point whose weight reaches zero on the way. */
    private void moveToOptimumOfCorral() {
        while (true) {
            double step = 1;
            int blocking = -1;
            for (int k = 0; k < corral.size(); k++) {
                double old = weights[corral.member(k)];
                if (!(candidate[k] > 0) && old / (old - candidate[k]) <= step) {
                    step = old / (old - candidate[k]);
                    blocking = k;
                }
            }
            for (int k = 0; k < corral.size(); k++) {
                int j = corral.member(k);
                weights[j] += step * (candidate[k] - weights[j]);
            }
            if (blocking < 0) {
                return;
            }
            weights[corral.member(blocking)] = 0;
            corral.remove(blocking);
            affineOptimum();
        }
    }

    /** The weights, of any sign, that are best on the corral's affine hull. */
    private void affineOptimum() {
        double[] u = new double[corral.size()];
        Arrays.fill(u, 1);
        corral.solve(u);
        normalise(u);
        candidate = u;
    }

    private static void normalise(double[] u) {
        double sum = 0;
        for (double value : u) {
            sum += value;
        }
        for (int k = 0; k < u.length; k++) {
            u[k] /= sum;
        }
    }

    /** Two corrections of the corral's weights by the residual of its optimality conditions. */
    private void refine() {
        for (int round = 0; round < 2; round++) {
            locate();
            double[] residual = new double[corral.size()];
            double mean = 0;
            for (int k = 0; k < residual.length; k++) {
                int j = corral.member(k);
                residual[k] = -dot(nearest, points[j]) - ridge * weights[j];
                mean += residual[k] / residual.length;
            }
            double[] ones = new double[residual.length];
            Arrays.fill(ones, 1);
            for (int k = 0; k < residual.length; k++) {
                residual[k] -= mean;
            }
            corral.solve(residual);
            corral.solve(ones);
            double total = Arrays.stream(residual).sum() / Arrays.stream(ones).sum();
            for (int k = 0; k < residual.length; k++) {
                int j = corral.member(k);
                weights[j] = Math.max(0, weights[j] + residual[k] - total * ones[k]);
            }
        }
        locate();
    }

    private void locate() {
        Arrays.fill(nearest, 0);
        for (int k = 0; k < corral.size(); k++) {
            int j = corral.member(k);
            double[] p = points[j];
            double w = weights[j];
            for (int t = 0; t < nearest.length; t++) {
                nearest[t] += w * p[t];
            }
        }
    }

    /** Not negative, summing to one. */
    double[] weights() {
        return weights.clone();
    }

    /** The weights if they are the only ones; else, of all that reach the same point, the most even ones. */
    double[] mostEvenWeights() {
        int[] face = face();
        int size = corral.size();
        boolean unique = true;
        for (int j : face) {
            unique = unique && (weights[j] > 0 || add(j));
        }
        while (corral.size() > size) {
            corral.remove(corral.size() - 1);
        }
        return unique ? weights() : even(face);
    }

    /** The points that have weight or could have it at no loss. */
    private int[] face() {
        double level = objective();
        return IntStream.range(0, points.length)
                .filter(j -> weights[j] > 0
                        || Math.abs(dot(nearest, points[j]) - level) <= TIE * largest * Math.sqrt(norms[j]))
                .toArray();
    }

    private double[] even(int[] face) {
        double[][] around = Arrays.stream(face)
                .mapToObj(j -> IntStream.range(0, nearest.length)
                        .mapToDouble(t -> points[j][t] - nearest[t])
                        .toArray())
                .toArray(double[][]::new);
        double[] found = LinearCalibration.solve(around, 0);
        double[] even = new double[points.length];
        for (int k = 0; k < face.length; k++) {
            even[face[k]] = found[k];
        }
        return even;
    }

    /** The smallest value of the objective. */
    double objective() {
        return dot(nearest, nearest) + ridge * dot(weights, weights);
    }

    /** The largest square of a point's norm, the yardstick for an objective that is zero but for rounding. */
    double largestSquare() {
        return largest * largest;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
