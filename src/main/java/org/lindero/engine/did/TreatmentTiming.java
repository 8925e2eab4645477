package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NO_PRE_PERIOD;
import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;

/**
 * When each unit of a panel is treated, or touched by what is treated, from its first period to the end. Immutable.
 *
 * <p>Rows may stand in any order; units and periods are codes from 0, periods in the order of time.
 */
public final class TreatmentTiming {

    private final int[] unit;
    private final int[] period;
    private final int[] first;
    private final BitSet treated;

    private TreatmentTiming(int[] unit, int[] period, int[] first, BitSet treated) {
        this.unit = unit.clone();
        this.period = period.clone();
        this.first = first.clone();
        this.treated = treated;
        if (treated.isEmpty()) {
            throw new EstimationException(NO_VARIATION, "no unit is treated");
        }
    }

    /**
     * The starts that a 0/1 column shows; O(rows).
     *
     * @param treatment 1 in a treated row
     * @throws EstimationException {@code NO_VARIATION} if the column holds another value than 0 and 1, or no one, or a unit's
     *     treatment ends again, so that there is no single start
     */
    public static TreatmentTiming of(int[] unit, int[] period, double[] treatment) {
        int[] first = new int[units(unit)];
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
        var timing = ofStarts(unit, period, first);
        for (int row = 0; row < treatment.length; row++) {
            if (treatment[row] == 0 && timing.started(row)) {
                throw new EstimationException(
                        NO_VARIATION, "the treatment of a unit ends again, so it has no single start");
            }
        }
        return timing;
    }

    /**
     * Units with a start are treated.
     *
     * @param first first treated period by unit, {@link EventStudy#NEVER} if there is none
     * @throws EstimationException {@code NO_VARIATION} if no unit has a start
     */
    public static TreatmentTiming ofStarts(int[] unit, int[] period, int[] first) {
        var treated = new BitSet();
        present(unit).stream().filter(u -> first[u] != EventStudy.NEVER).forEach(treated::set);
        return new TreatmentTiming(unit, period, first, treated);
    }

    /**
     * Units with a start are touched, and some of them treated.
     *
     * @throws EstimationException {@code NO_VARIATION} if none is treated
     */
    public static TreatmentTiming ofTouched(int[] unit, int[] period, int[] first, BitSet treated) {
        var seen = present(unit);
        seen.and(treated);
        return new TreatmentTiming(unit, period, first, seen);
    }

    private static int units(int[] unit) {
        return Arrays.stream(unit).max().orElse(-1) + 1;
    }

    private static BitSet present(int[] unit) {
        var present = new BitSet();
        Arrays.stream(unit).forEach(present::set);
        return present;
    }

    boolean started(int row) {
        return touched(row) && period[row] >= first[unit[row]];
    }

    /** Whether the unit of a row is treated, or touched, at some time. */
    boolean touched(int row) {
        return first[unit[row]] != EventStudy.NEVER;
    }

    boolean treated(int row) {
        return treated.get(unit[row]);
    }

    /** The first period by unit of all that are touched, {@link EventStudy#NEVER} for the others. */
    public int[] first() {
        return first.clone();
    }

    /** The first treated period of each row's unit, {@link EventStudy#NEVER} when it is not treated. */
    int[] treatedFirstByRow() {
        return IntStream.range(0, unit.length)
                .map(row -> treated(row) ? first[unit[row]] : EventStudy.NEVER)
                .toArray();
    }

    /** How many units are treated. */
    public int treatedUnits() {
        return treated.cardinality();
    }

    int[] treated() {
        return treated.stream().toArray();
    }

    /** The first period in which anything is touched. */
    int earliest() {
        return IntStream.range(0, unit.length)
                .filter(this::touched)
                .map(row -> first[unit[row]])
                .min()
                .orElseThrow();
    }

    /**
     * The start in the middle of the periods before anything is touched.
     *
     * @throws EstimationException {@code NO_PRE_PERIOD} if there are fewer than two of these
     */
    int placeboStart() {
        int earliest = earliest();
        int[] before = IntStream.of(period)
                .filter(p -> p < earliest)
                .distinct()
                .sorted()
                .toArray();
        if (before.length < 2) {
            throw new EstimationException(NO_PRE_PERIOD, "fewer than two periods before anything is treated");
        }
        return before[before.length / 2];
    }

    /** The same units as if all that are touched had started at {@code start}. */
    int[] allFrom(int start) {
        return IntStream.of(first).map(f -> f == EventStudy.NEVER ? f : start).toArray();
    }

    int unit(int row) {
        return unit[row];
    }

    int[] periods() {
        return period;
    }

    int rows() {
        return unit.length;
    }
}
