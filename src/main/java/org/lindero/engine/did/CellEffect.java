package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;
import static org.lindero.engine.EstimationException.Reason.SEPARATION;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.did.GroupTimeOptions.Adjustment;
import org.lindero.engine.inference.LeastSquares;

/**
 * The mean change of treated units less that of comparison units, given their covariates, and its influence function.
 *
 * <p>Doubly robust: the comparison units' change is regressed on the covariates, their belonging to the treated on a logit; treated
 * residuals are compared with comparison residuals weighted by the odds. Constant odds give the regression estimate, a regression of
 * zero the weighting estimate, and no covariates the plain difference of means.
 *
 * <p>Source: P. Sant'Anna and J. Zhao (2020), <i>Journal of Econometrics</i> 219(1), doi:10.1016/j.jeconom.2020.06.003.
 *
 * @param value the effect
 * @param influence one number a unit, mean zero
 */
record CellEffect(double value, double[] influence) {

    private static final double MOST_CERTAIN = 0.999;
    private static final double SETTLED = 1e-20;
    private static final int MAX_ROUNDS = 100;

    /** The plain difference of means. */
    static CellEffect ofMeans(double[] change, boolean[] treated) {
        double[] mean = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < change.length; i++) {
            int side = treated[i] ? 1 : 0;
            mean[side] += change[i];
            count[side]++;
        }
        mean[0] /= count[0];
        mean[1] /= count[1];
        double[] influence = new double[change.length];
        for (int i = 0; i < change.length; i++) {
            double n = change.length;
            influence[i] = treated[i] ? n / count[1] * (change[i] - mean[1]) : -n / count[0] * (change[i] - mean[0]);
        }
        return new CellEffect(mean[1] - mean[0], influence);
    }

    /**
     * The effect given covariates; O(units × covariates² × rounds of the logit).
     *
     * @param x one row a unit, without an intercept
     * @throws EstimationException {@code NO_VARIATION} if covariates explain each other, {@code SEPARATION} if they tell who
     *     is treated almost with certainty, {@code NOT_CONVERGED}
     */
    static CellEffect given(double[][] x, double[] change, boolean[] treated, Adjustment adjustment) {
        return new Estimation(x, change, treated).run(adjustment);
    }

    private static final class Estimation {

        private final int n;
        private final double[][] columns;
        private final List<String> names;
        private final double[] change;
        private final double[] treated;
        private final double[] comparison;

        Estimation(double[][] covariates, double[] change, boolean[] treated) {
            this.n = change.length;
            this.change = change;
            this.columns = new double[covariates[0].length + 1][n];
            this.treated = values(i -> treated[i] ? 1 : 0);
            this.comparison = values(i -> treated[i] ? 0 : 1);
            this.names = IntStream.range(0, columns.length)
                    .mapToObj(k -> k == 0 ? "intercept" : "covariate " + k)
                    .toList();
            columns[0] = values(i -> 1);
            for (int k = 1; k < columns.length; k++) {
                int covariate = k - 1;
                columns[k] = values(i -> covariates[i][covariate]);
            }
        }

        CellEffect run(Adjustment adjustment) {
            var outcomeModel = adjustment == Adjustment.WEIGHTING ? null : fit(comparison, change);
            double[] fitted = outcomeModel == null ? new double[n] : combine(outcomeModel.beta());
            double[] residual = values(i -> change[i] - fitted[i]);
            double[] chance = adjustment == Adjustment.REGRESSION ? null : chances();
            double[] odds = values(i -> comparison[i] * (chance == null ? 1 : chance[i] / (1 - chance[i])));
            double share = Arrays.stream(treated).sum() / n;
            double weight = Arrays.stream(odds).sum() / n;
            double own = LeastSquares.dot(treated, residual, columns[0]) / n / share;
            double other = LeastSquares.dot(odds, residual, columns[0]) / n / weight;
            double[] influence =
                    values(i -> treated[i] * (residual[i] - own) / share - odds[i] * (residual[i] - other) / weight);
            if (outcomeModel != null) {
                double[] score = values(i -> comparison[i] * residual[i]);
                double[] gap = values(i -> odds[i] / weight - treated[i] / share);
                addModel(influence, score, outcomeModel, gap);
            }
            if (chance != null) {
                double[] score = values(i -> treated[i] - chance[i]);
                double[] pull = values(i -> -odds[i] * (residual[i] - other) / weight);
                addModel(influence, score, fit(values(i -> chance[i] * (1 - chance[i])), change), pull);
            }
            return new CellEffect(own - other, influence);
        }

        /** Adds what the estimation of a model's coefficients contributes: score × x'(Σ w x x')⁻¹ Σ direction x. */
        private void addModel(double[] influence, double[] score, LeastSquares model, double[] direction) {
            double[] moved = combine(product(model.bread(), totals(direction)));
            for (int i = 0; i < n; i++) {
                influence[i] += score[i] * moved[i];
            }
        }

        /** The fitted logit of being treated, by Newton's steps. */
        private double[] chances() {
            double[] slopes = new double[columns.length];
            for (int round = 0; round < MAX_ROUNDS; round++) {
                double[] line = combine(slopes);
                double[] chance = values(i -> 1 / (1 + Math.exp(-line[i])));
                double[] score = totals(values(i -> treated[i] - chance[i]));
                double[] move = product(
                        fit(values(i -> chance[i] * (1 - chance[i])), change).bread(), score);
                double gain = 0;
                for (int k = 0; k < slopes.length; k++) {
                    slopes[k] += move[k];
                    gain += move[k] * score[k];
                }
                if (gain < SETTLED) {
                    return requireOverlap(chance);
                }
            }
            throw new EstimationException(NOT_CONVERGED, "the model of the chance of treatment did not settle");
        }

        private double[] requireOverlap(double[] chance) {
            if (Arrays.stream(chance).anyMatch(p -> p > MOST_CERTAIN)) {
                throw new EstimationException(SEPARATION, "covariates tell the cohort from the comparison units");
            }
            return chance;
        }

        private LeastSquares fit(double[] weights, double[] outcome) {
            double[] norms = Arrays.stream(columns)
                    .mapToDouble(c -> LeastSquares.dot(c, c, weights))
                    .toArray();
            return LeastSquares.solve(names, columns, outcome, weights, norms);
        }

        /** The combination of the columns, for each unit. */
        private double[] combine(double[] slopes) {
            double[] line = new double[n];
            for (int k = 0; k < slopes.length; k++) {
                for (int i = 0; i < n; i++) {
                    line[i] += slopes[k] * columns[k][i];
                }
            }
            return line;
        }

        private double[] totals(double[] weights) {
            return Arrays.stream(columns)
                    .mapToDouble(c -> LeastSquares.dot(c, weights, columns[0]))
                    .toArray();
        }

        private double[] values(IntToDoubleFunction value) {
            return IntStream.range(0, n).mapToDouble(value).toArray();
        }
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }
}
