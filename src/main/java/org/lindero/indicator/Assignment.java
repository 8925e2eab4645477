package org.lindero.indicator;

import java.time.LocalDate;
import java.time.YearMonth;

/** An indicator is collected in an area: what is needed to know when its values are due. */
record Assignment(long areaId, Frequency frequency, YearMonth since, int lagDays) {

    boolean isAskedIn(YearMonth month) {
        return frequency.closesIn(month) && !month.isBefore(since);
    }

    LocalDate dueOn(YearMonth period) {
        return period.atEndOfMonth().plusDays(lagDays);
    }
}
