package org.lindero.engine.synthetic;

import java.util.function.ToDoubleFunction;

/**
 * Minimises a function without derivatives by a simplex that reflects, expands, contracts and shrinks; finds a local minimum.
 *
 * <p>Source: J. Nelder and R. Mead (1965), <i>Computer Journal</i> 7(4), doi:10.1093/comjnl/7.4.308.
 */
final class NelderMead {

    private final ToDoubleFunction<double[]> function;
    private final double[][] corners;
    private final double[] values;
    private final int dimension;
    private int evaluations;

    /** A point and its value. */
    record Minimum(double[] point, double value) {}

    private NelderMead(ToDoubleFunction<double[]> function, double[] start, double step) {
        this.function = function;
        this.dimension = start.length;
        this.corners = new double[dimension + 1][];
        this.values = new double[dimension + 1];
        for (int i = 0; i <= dimension; i++) {
            double[] corner = start.clone();
            if (i > 0) {
                corner[i - 1] += step;
            }
            put(i, corner, evaluate(corner));
        }
    }

    /**
     * Stops after about {@code limit} evaluations, or when all corners agree to the relative {@code tolerance}.
     *
     * @param step first length of the edges; may be negative
     */
    static Minimum minimise(
            ToDoubleFunction<double[]> function, double[] start, double step, int limit, double tolerance) {
        var simplex = new NelderMead(function, start, step);
        while (simplex.evaluations < limit
                && simplex.values[simplex.worst()] > (1 + tolerance) * simplex.values[simplex.best()]) {
            simplex.move();
        }
        return new Minimum(simplex.corners[simplex.best()], simplex.values[simplex.best()]);
    }

    private void move() {
        int worst = worst();
        double[] centre = centreWithout(worst);
        double[] reflected = along(centre, worst, -1);
        double value = evaluate(reflected);
        if (value < values[best()]) {
            double[] expanded = along(centre, worst, -2);
            double further = evaluate(expanded);
            put(worst, further < value ? expanded : reflected, Math.min(further, value));
        } else if (value < values[secondWorst(worst)]) {
            put(worst, reflected, value);
        } else {
            double[] contracted = along(centre, worst, value < values[worst] ? -0.5 : 0.5);
            double nearer = evaluate(contracted);
            if (nearer < Math.min(value, values[worst])) {
                put(worst, contracted, nearer);
            } else {
                shrink();
            }
        }
    }

    private void shrink() {
        int best = best();
        for (int i = 0; i <= dimension; i++) {
            if (i != best) {
                double[] corner = along(corners[best], i, 0.5);
                put(i, corner, evaluate(corner));
            }
        }
    }

    private double[] along(double[] from, int corner, double share) {
        double[] point = new double[dimension];
        for (int k = 0; k < dimension; k++) {
            point[k] = from[k] + share * (corners[corner][k] - from[k]);
        }
        return point;
    }

    private double[] centreWithout(int corner) {
        double[] centre = new double[dimension];
        for (int i = 0; i <= dimension; i++) {
            for (int k = 0; i != corner && k < dimension; k++) {
                centre[k] += corners[i][k] / dimension;
            }
        }
        return centre;
    }

    private double evaluate(double[] point) {
        evaluations++;
        return function.applyAsDouble(point);
    }

    private void put(int corner, double[] point, double value) {
        corners[corner] = point;
        values[corner] = value;
    }

    private int best() {
        int best = 0;
        for (int i = 1; i <= dimension; i++) {
            best = values[i] < values[best] ? i : best;
        }
        return best;
    }

    private int worst() {
        int worst = 0;
        for (int i = 1; i <= dimension; i++) {
            worst = values[i] > values[worst] ? i : worst;
        }
        return worst;
    }

    private int secondWorst(int worst) {
        int second = worst == 0 ? 1 : 0;
        for (int i = 0; i <= dimension; i++) {
            second = i != worst && values[i] > values[second] ? i : second;
        }
        return second;
    }
}
