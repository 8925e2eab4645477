package org.lindero.indicator;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;

/**
 * When, where and from what an indicator is collected.
 *
 * @param since   the first month for which values are asked
 * @param lagDays days after the end of a period until its value is due
 * @param areaIds where it is collected
 */
public record Collecting(
        Frequency frequency,
        YearMonth since,
        int lagDays,
        String meansOfVerification,
        String responsibleUnit,
        Set<Long> areaIds) {

    public static final int LAG_MAX = 730;
    public static final int MEANS_MAX = 500;
    public static final int UNIT_MAX = 200;

    public Collecting {
        areaIds = Set.copyOf(areaIds);
        meansOfVerification = meansOfVerification.strip();
        responsibleUnit = responsibleUnit.strip();
        if (lagDays < 0 || lagDays > LAG_MAX) {
            throw new IllegalArgumentException("lagDays: 0 to " + LAG_MAX);
        }
        if (meansOfVerification.length() > MEANS_MAX || responsibleUnit.length() > UNIT_MAX) {
            throw new IllegalArgumentException("text too long");
        }
    }

    /** The last day on which the value of a period is in time. */
    public LocalDate dueOn(YearMonth period) {
        return period.atEndOfMonth().plusDays(lagDays);
    }
}
