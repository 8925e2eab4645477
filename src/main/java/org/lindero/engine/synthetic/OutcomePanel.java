package org.lindero.engine.synthetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;

/**
 * An outcome of units over periods. Immutable; arrays are indexed by unit, then by period. Not-a-number is a missing value, never
 * zero; units that an estimate uses must have none.
 */
public final class OutcomePanel {

    private final List<String> units;
    private final List<String> periods;
    private final double[][] outcome;

    private OutcomePanel(List<String> units, List<String> periods, double[][] outcome) {
        this.units = units;
        this.periods = periods;
        this.outcome = outcome;
    }

    /**
     * Copies everything in.
     *
     * @param units codes, all different
     * @param periods names in the order of time
     * @param outcome one row a unit, one column a period
     */
    public static OutcomePanel of(List<String> units, List<String> periods, double[][] outcome) {
        if (outcome.length != units.size() || Set.copyOf(units).size() != units.size()) {
            throw new IllegalArgumentException("one row for each unit, and every unit once");
        }
        for (double[] row : outcome) {
            if (row.length != periods.size() || Arrays.stream(row).anyMatch(Double::isInfinite)) {
                throw new IllegalArgumentException("one finite or missing value for each period");
            }
        }
        double[][] copy = Arrays.stream(outcome).map(double[]::clone).toArray(double[][]::new);
        return new OutcomePanel(List.copyOf(units), List.copyOf(periods), copy);
    }

    /** The first {@code count} periods. */
    OutcomePanel firstPeriods(int count) {
        double[][] cut =
                Arrays.stream(outcome).map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new);
        return new OutcomePanel(units, periods.subList(0, count), cut);
    }

    /** Number of units. */
    public int unitCount() {
        return units.size();
    }

    /** Number of periods. */
    public int periodCount() {
        return periods.size();
    }

    /** The code of a unit. */
    public String unit(int index) {
        return units.get(index);
    }

    /** The name of a period. */
    public String period(int index) {
        return periods.get(index);
    }

    boolean hasSameShapeAs(OutcomePanel other) {
        return units.equals(other.units) && periods.equals(other.periods);
    }

    /** The units' positions by code, so that no result depends on the order of rows. */
    int[] byCode(IntStream positions) {
        return positions
                .boxed()
                .sorted(Comparator.comparing(units::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A unit's values, not copied: nobody in this package writes to them. */
    double[] outcome(int unit) {
        return outcome[unit];
    }

    /** The rows of some units. */
    double[][] outcomes(int[] positions) {
        return Arrays.stream(positions).mapToObj(i -> outcome[i]).toArray(double[][]::new);
    }

    /** Refuses a start that leaves fewer than two periods before or none from it on. */
    void requireStart(int start) {
        if (start < 2) {
            throw new EstimationException(
                    EstimationException.Reason.NO_PRE_PERIOD,
                    Math.max(0, start) + " periods before the start; two are needed");
        }
        if (start >= periods.size()) {
            throw new EstimationException(
                    EstimationException.Reason.NO_POST_PERIOD, "the start is after the last period");
        }
    }

    /** Refuses a missing value among some units. */
    void requireComplete(int[] positions) {
        for (int i : positions) {
            for (int t = 0; t < periods.size(); t++) {
                if (Double.isNaN(outcome[i][t])) {
                    throw new EstimationException(
                            EstimationException.Reason.INCOMPLETE_PANEL,
                            units.get(i) + " has no value in " + periods.get(t));
                }
            }
        }
    }
}
