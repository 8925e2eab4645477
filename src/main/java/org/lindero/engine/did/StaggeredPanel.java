package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.INCOMPLETE_PANEL;
import static org.lindero.engine.EstimationException.Reason.NOT_FINITE;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;

/**
 * Units observed in every period, each treated from some period on or never, and characteristics of the units. Immutable.
 *
 * <p>Units with a missing outcome are left out and counted. A unit whose first treated period comes after the last one is never
 * treated here.
 */
public final class StaggeredPanel {

    private final double[][] outcome;
    private final int[] first;
    private final double[][] covariates;
    private final int incomplete;

    private StaggeredPanel(double[][] outcome, int[] first, double[][] covariates, int incomplete) {
        this.outcome = outcome;
        this.first = first;
        this.covariates = covariates;
        this.incomplete = incomplete;
    }

    /**
     * @param outcome one row a unit, one value a period; not-a-number where it is missing
     * @param first position of the first treated period of each unit, {@link EventStudy#NEVER} if there is none
     */
    public static StaggeredPanel of(double[][] outcome, int[] first) {
        return of(outcome, first, new double[outcome.length][0]);
    }

    /** With characteristics that do not change over time, one row a unit. */
    public static StaggeredPanel of(double[][] outcome, int[] first, double[][] covariates) {
        if (outcome.length != first.length || outcome.length != covariates.length) {
            throw new IllegalArgumentException("one outcome, first period and list of covariates a unit");
        }
        int periods = outcome.length == 0 ? 0 : outcome[0].length;
        int[] complete = IntStream.range(0, first.length)
                .filter(i -> Arrays.stream(outcome[i]).noneMatch(Double::isNaN))
                .toArray();
        double[][] byPeriod = new double[periods][complete.length];
        int[] starts = new int[complete.length];
        double[][] x = new double[complete.length][];
        for (int u = 0; u < complete.length; u++) {
            int i = complete[u];
            if (outcome[i].length != periods) {
                throw new IllegalArgumentException("units with different numbers of periods");
            }
            starts[u] = first[i] >= periods ? EventStudy.NEVER : first[i];
            x[u] = requireFinite(covariates[i]).clone();
            requireFinite(outcome[i]);
            for (int t = 0; t < periods; t++) {
                byPeriod[t][u] = outcome[i][t];
            }
        }
        return new StaggeredPanel(byPeriod, starts, x, first.length - complete.length);
    }

    private static double[] requireFinite(double[] values) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new EstimationException(NOT_FINITE, "an outcome or a covariate is not a finite number");
        }
        return values;
    }

    /** The units for which {@code keep} is true. */
    StaggeredPanel units(IntPredicate keep) {
        int[] index = IntStream.range(0, units()).filter(keep).toArray();
        double[][] kept = Arrays.stream(outcome)
                .map(y -> Arrays.stream(index).mapToDouble(i -> y[i]).toArray())
                .toArray(double[][]::new);
        return new StaggeredPanel(
                kept,
                Arrays.stream(index).map(i -> first[i]).toArray(),
                Arrays.stream(index).mapToObj(i -> covariates[i]).toArray(double[][]::new),
                incomplete);
    }

    public int units() {
        return first.length;
    }

    public int periods() {
        return outcome.length;
    }

    /** Units that were left out because an outcome is missing. */
    public int incompleteUnits() {
        return incomplete;
    }

    /** Refuses with {@code NO_VARIATION} an outcome that is the same in every unit and period. */
    void requireVariation() {
        if (units() == 0) {
            throw new EstimationException(INCOMPLETE_PANEL, "every unit lacks the outcome in some period");
        }
        boolean still = Arrays.stream(outcome).allMatch(period -> Arrays.equals(period, outcome[0]));
        if (still) {
            throw new EstimationException(NO_VARIATION, "the outcome of every unit is the same in all its periods");
        }
    }

    /** The first treated positions that occur, in order; never is none of them. */
    public int[] cohorts() {
        return Arrays.stream(first)
                .filter(f -> f != EventStudy.NEVER)
                .distinct()
                .sorted()
                .toArray();
    }

    int first(int unit) {
        return first[unit];
    }

    boolean never(int unit) {
        return first[unit] == EventStudy.NEVER;
    }

    double outcome(int period, int unit) {
        return outcome[period][unit];
    }

    double[] covariates(int unit) {
        return covariates[unit];
    }

    int covariateCount() {
        return covariates.length == 0 ? 0 : covariates[0].length;
    }
}
