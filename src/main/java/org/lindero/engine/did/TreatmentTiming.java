package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;

/**
 * When each unit of a panel is treated, told from a 0/1 column: from its first one to the end. Immutable.
 *
 * <p>Rows may stand in any order; units and periods are codes from 0, periods in the order of time.
 */
public final class TreatmentTiming {

    private final int[] unit;
    private final int[] period;
    private final int[] firstByUnit;

    private TreatmentTiming(int[] unit, int[] period, int[] firstByUnit) {
        this.unit = unit;
        this.period = period;
        this.firstByUnit = firstByUnit;
    }

    /**
     * Reads the column; O(rows).
     *
     * @param treatment 1 in a treated row
     * @throws EstimationException {@code NO_VARIATION} if the column holds another value than 0 and 1, or no one, or a unit's
     *     treatment ends again, so that there is no single start
     */
    public static TreatmentTiming of(int[] unit, int[] period, double[] treatment) {
        int units = Arrays.stream(unit).max().orElse(-1) + 1;
        int[] first = new int[units];
        Arrays.fill(first, EventStudy.NEVER);
        for (int row = 0; row < treatment.length; row++) {
            if (treatment[row] != 0 && treatment[row] != 1) {
                throw new EstimationException(NO_VARIATION, "the treatment is a dose, so it has no start");
            }
            int known = first[unit[row]];
            if (treatment[row] == 1 && (known == EventStudy.NEVER || period[row] < known)) {
                first[unit[row]] = period[row];
            }
        }
        var timing = new TreatmentTiming(unit.clone(), period.clone(), first);
        timing.requireAbsorbing(treatment);
        return timing;
    }

    private void requireAbsorbing(double[] treatment) {
        if (Arrays.stream(firstByUnit).allMatch(f -> f == EventStudy.NEVER)) {
            throw new EstimationException(NO_VARIATION, "nothing is treated");
        }
        for (int row = 0; row < treatment.length; row++) {
            if (treatment[row] == 0 && started(row)) {
                throw new EstimationException(
                        NO_VARIATION, "the treatment of a unit ends again, so it has no single start");
            }
        }
    }

    /** Whether the unit of a row has started by the row's period. */
    boolean started(int row) {
        return everTreated(row) && period[row] >= first(row);
    }

    /** Whether the unit of a row is treated at some time. */
    public boolean everTreated(int row) {
        return first(row) != EventStudy.NEVER;
    }

    /** The first treated period of each row's unit, {@link EventStudy#NEVER} when there is none. */
    public int[] firstByRow() {
        return IntStream.of(unit).map(u -> firstByUnit[u]).toArray();
    }

    /** The units that are treated at some time. */
    public int[] treatedUnits() {
        return IntStream.range(0, firstByUnit.length)
                .filter(u -> firstByUnit[u] != EventStudy.NEVER)
                .toArray();
    }

    /** The first period in which anything is treated. */
    public int earliest() {
        return IntStream.of(firstByUnit)
                .filter(f -> f != EventStudy.NEVER)
                .min()
                .orElseThrow();
    }

    /**
     * The start in the middle of the periods before anything is treated.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if there are fewer than two of these
     */
    public int placeboStart() {
        int[] before = IntStream.of(period)
                .filter(p -> p < earliest())
                .distinct()
                .sorted()
                .toArray();
        if (before.length < 2) {
            throw new EstimationException(NO_PRE_PERIOD, "fewer than two periods before anything is treated");
        }
        return before[before.length / 2];
    }

    int first(int row) {
        return firstByUnit[unit[row]];
    }

    int unit(int row) {
        return unit[row];
    }

    int period(int row) {
        return period[row];
    }

    int rows() {
        return unit.length;
    }
}
