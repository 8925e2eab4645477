package org.lindero.engine.spatial;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.inference.LeastSquares;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Demeaner;
import org.lindero.engine.panel.Design;
import org.lindero.engine.spatial.FeasibleSets.Assignment;
import org.lindero.engine.spatial.MovedTreatment.Cells;

/** The coefficient of a moved treatment in a regression whose other columns, effects and weights stay. */
public final class MovedRegression {

    private static final double NOTHING_LEFT = 1e-10;

    /** The name of the column that moves. */
    static final String TREATMENT = "treatment";

    private MovedRegression() {}

    /**
     * Of least squares; a constant effect is taken out of the outcome by subtraction. After one pass over the rows an assignment costs
     * what its treated rows cost.
     *
     * @param design all but the treatment
     */
    public static RandomisationTest.Statistic linear(Design design, MovedTreatment treatment) {
        var without = new Projection(design);
        double[] y = without.residual(design.outcome());
        double[] real = without.residual(treatment.column());
        return (assignment, effect) -> {
            var cells = treatment.cells(assignment);
            double squares = without.squares(cells);
            double product = without.product(cells, y) - effect * without.product(cells, real);
            boolean identified = squares > NOTHING_LEFT * without.squaresBefore(cells);
            return identified ? product / squares : Double.NaN;
        };
    }

    /**
     * Of Poisson regression, a log ratio; a constant effect is taken out of the counts by division.
     *
     * @param design all but the treatment
     */
    public static RandomisationTest.Statistic poisson(Design design, MovedTreatment treatment) {
        var collapsed = CollapsedPoisson.of(design, treatment);
        return (assignment, effect) -> coefficient(
                collapsed.isPresent()
                        ? collapsed.get().design(assignment, effect)
                        : moved(design, treatment, assignment, effect));
    }

    private static Design moved(Design design, MovedTreatment treatment, Assignment assignment, double effect) {
        double[] y = design.outcome();
        double[] counts = IntStream.range(0, y.length)
                .mapToDouble(r -> y[r] * Math.exp(-effect * treatment.value(r)))
                .toArray();
        return design.outcome(counts).column(TREATMENT, treatment.column(assignment));
    }

    private static double coefficient(Design design) {
        try {
            return PoissonFixedEffects.estimate(design, Variance.CR0, 0.95)
                    .fit()
                    .coefficient(TREATMENT)
                    .value();
        } catch (EstimationException refused) {
            // an assignment without a finite estimate is no part of the distribution
            return Double.NaN;
        }
    }

    /** Takes the effects and the columns of a design out of another column. */
    private static final class Projection {

        private final Demeaner demeaner;
        private final double[] weights;
        private final double[][] columns;
        private final double[][] bread;

        Projection(Design design) {
            this.weights = design.weights();
            this.demeaner = new Demeaner(design.effects(), weights);
            this.columns = new double[design.slopes()][];
            double[] norms = new double[columns.length];
            for (int j = 0; j < columns.length; j++) {
                double[] raw = design.column(j);
                norms[j] = LeastSquares.dot(raw, raw, weights);
                columns[j] = demeaner.demean(raw);
            }
            this.bread = LeastSquares.solve(design.names(), columns, design.outcome(), weights, norms)
                    .bread();
        }

        double[] residual(double[] column) {
            double[] left = demeaner.demean(column);
            double[] cross = new double[columns.length];
            for (int j = 0; j < cross.length; j++) {
                cross[j] = LeastSquares.dot(columns[j], left, weights);
            }
            for (int j = 0; j < cross.length; j++) {
                double slope = LeastSquares.dot(bread[j], cross, ones(cross.length));
                for (int i = 0; i < left.length; i++) {
                    left[i] -= slope * columns[j][i];
                }
            }
            return left;
        }

        /** The sum of squares of a treatment. */
        double squaresBefore(Cells cells) {
            double sum = 0;
            for (int k = 0; k < cells.rows().length; k++) {
                sum += weights[cells.rows()[k]] * cells.values()[k] * cells.values()[k];
            }
            return sum;
        }

        /** The sum of squares of a treatment's residual. */
        double squares(Cells cells) {
            double[] cross = Arrays.stream(columns)
                    .mapToDouble(column -> product(cells, column))
                    .toArray();
            double explained = 0;
            for (int j = 0; j < cross.length; j++) {
                explained += cross[j] * LeastSquares.dot(bread[j], cross, ones(cross.length));
            }
            return demeaner.left(cells.rows(), cells.values()) - explained;
        }

        /** A treatment times a residual. */
        double product(Cells cells, double[] residual) {
            double sum = 0;
            for (int k = 0; k < cells.rows().length; k++) {
                int row = cells.rows()[k];
                sum += weights[row] * cells.values()[k] * residual[row];
            }
            return sum;
        }

        private static double[] ones(int length) {
            return IntStream.range(0, length).mapToDouble(k -> 1).toArray();
        }
    }
}
