package org.lindero.incident;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An outcome and what is known of it.
 *
 * @param sensitiveToReporting whether more trust in the police can raise it
 * @param sensitive whether it touches the private life of few, such as family or sexual violence
 * @param visibility how much of its counts whoever asks may see
 * @param first first month with a count, absent while there is none
 * @param areas how many areas have counts
 * @param cells how many area-months have a count
 * @param total the sum of the counts that may be seen
 * @param small how many counts of 1 or 2 are not in the total, because they may not be seen
 */
public record OutcomeSummary(
        long id,
        String code,
        String name,
        String unit,
        boolean sensitiveToReporting,
        boolean sensitive,
        Visibility visibility,
        @Nullable YearMonth first,
        @Nullable YearMonth last,
        int areas,
        int cells,
        double total,
        int small) {

    /** What the address of the map calls its layer. */
    public String layerKey() {
        return OutcomeLayers.KEY + id;
    }

    /** The sum of all that the series holds, as whoever asks may see it. */
    public CountSum sum() {
        return visibility == Visibility.NONE
                ? new CountSum(0, 0, cells, 0, 0)
                : new CountSum(total, small, 0, cells - small, 0);
    }
}
