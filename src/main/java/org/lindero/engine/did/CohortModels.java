package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.lindero.engine.EstimationException;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Factor;

/**
 * Two-way models with unit and period effects, one for each cohort and one for the never treated, and contrasts of their period
 * effects.
 *
 * <p>A contrast with the weights ω on the period effects of a group, summing to zero, is γ'Z'My with S γ = ω, S = Z'MZ, where Z holds
 * the period dummies of the group and M takes unit means out; its error is the sum of γ_t û over the rows.
 */
final class CohortModels {

    private static final double ZERO = 1e-10;
    private static final double SOLVED = 1e-7;

    private final PanelRows rows;
    private final Factor group;
    private final Factor cluster;
    private final int periods;
    private final int firstPeriod;
    private final double[] residual;
    private final double[][] totals;
    private final List<RealMatrix> forms = new ArrayList<>();
    private final List<RealMatrix> inverses = new ArrayList<>();
    private final List<double[][]> contrasts = new ArrayList<>();

    CohortModels(PanelRows rows) {
        this.rows = rows;
        this.group = Factor.of(rows.first());
        this.cluster = Factor.of(rows.cluster());
        this.firstPeriod = Arrays.stream(rows.period()).min().orElseThrow();
        this.periods = Arrays.stream(rows.period()).max().orElseThrow() - firstPeriod + 1;
        var unit = Factor.of(rows.unit());
        double[] ones = new double[rows.size()];
        Arrays.fill(ones, 1);
        double[] centred = new Demeaner(List.of(unit), ones).demean(rows.outcome());
        this.totals = new double[group.levels()][periods];
        for (int i = 0; i < centred.length; i++) {
            totals[group.code(i)][position(i)] += centred[i];
        }
        fillForms(unit);
        this.residual = residual(unit, ones);
    }

    private int position(int row) {
        return rows.period()[row] - firstPeriod;
    }

    private double[] residual(Factor unit, double[] ones) {
        int[] groupPeriod = IntStream.range(0, rows.size())
                .map(i -> group.code(i) * periods + position(i))
                .toArray();
        return new Demeaner(List.of(unit, Factor.of(groupPeriod)), ones).demean(rows.outcome());
    }

    private void fillForms(Factor unit) {
        double[][][] form = new double[group.levels()][periods][periods];
        for (int[] members : unit.members()) {
            double share = 1.0 / members.length;
            double[][] own = form[group.code(members[0])];
            for (int i : members) {
                if (group.code(i) != group.code(members[0])) {
                    throw new IllegalArgumentException("a unit with two first periods");
                }
                double[] row = own[position(i)];
                row[position(i)] += 1;
                for (int j : members) {
                    row[position(j)] -= share;
                }
            }
        }
        for (double[][] own : form) {
            RealMatrix s = MatrixUtils.createRealMatrix(own);
            forms.add(s);
            inverses.add(pseudoInverse(s));
        }
    }

    private static RealMatrix pseudoInverse(RealMatrix s) {
        var eigen = new EigenDecompositionSymmetric(s, 1e-14, true);
        double[] values = eigen.getEigenvalues();
        double[] inverted =
                Arrays.stream(values).map(v -> v > ZERO * values[0] ? 1 / v : 0).toArray();
        return eigen.getV()
                .multiply(MatrixUtils.createRealDiagonalMatrix(inverted))
                .multiplyTransposed(eigen.getV());
    }

    /** Adds the mean of cells by weight, each the cohort's change since the period before its start less that of the never treated. */
    void add(Map<SunAbraham.Cell, Double> weights) {
        double[][] omega = new double[group.levels()][periods];
        int never = code(EventStudy.NEVER);
        weights.forEach((cell, weight) -> {
            int own = code(cell.first());
            int at = cell.period() - firstPeriod;
            int reference = cell.first() - 1 - firstPeriod;
            omega[own][at] += weight;
            omega[own][reference] -= weight;
            omega[never][at] -= weight;
            omega[never][reference] += weight;
        });
        double[][] gamma = new double[omega.length][];
        for (int g = 0; g < omega.length; g++) {
            gamma[g] = inverses.get(g).operate(omega[g]);
            double[] back = forms.get(g).operate(gamma[g]);
            for (int t = 0; t < periods; t++) {
                if (Math.abs(back[t] - omega[g][t]) > SOLVED) {
                    throw new EstimationException(NO_VARIATION, "missing rows leave a relative period undetermined");
                }
            }
        }
        contrasts.add(gamma);
    }

    private int code(int first) {
        for (int i = 0; i < rows.first().length; i++) {
            if (rows.first()[i] == first) {
                return group.code(i);
            }
        }
        throw new IllegalArgumentException("no cohort " + first);
    }

    /** The contrasts, in the order in which they were added. */
    double[] values() {
        return contrasts.stream().mapToDouble(this::value).toArray();
    }

    private double value(double[][] gamma) {
        double sum = 0;
        for (int g = 0; g < gamma.length; g++) {
            for (int t = 0; t < periods; t++) {
                sum += gamma[g][t] * totals[g][t];
            }
        }
        return sum;
    }

    /** What each cluster adds to the error of each contrast. */
    double[][] scores() {
        int n = contrasts.size();
        double[][][] byCell = new double[group.levels()][periods][n];
        for (int c = 0; c < n; c++) {
            for (int g = 0; g < byCell.length; g++) {
                for (int t = 0; t < periods; t++) {
                    byCell[g][t][c] = contrasts.get(c)[g][t];
                }
            }
        }
        double[][] scores = new double[cluster.levels()][n];
        for (int i = 0; i < residual.length; i++) {
            double[] gamma = byCell[group.code(i)][position(i)];
            double[] own = scores[cluster.code(i)];
            for (int c = 0; c < n; c++) {
                own[c] += gamma[c] * residual[i];
            }
        }
        return scores;
    }
}
