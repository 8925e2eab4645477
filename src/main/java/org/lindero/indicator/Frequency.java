package org.lindero.indicator;

import java.time.YearMonth;

/** How often a value is collected. A period is named by the month in which it closes. */
public enum Frequency {
    MONTHLY(1),
    BIMONTHLY(2),
    QUARTERLY(3),
    SEMIANNUAL(6),
    YEARLY(12),
    /** A federal administration; 2024 and 2030 close one. */
    SEXENNIAL(72);

    private final int months;

    Frequency(int months) {
        this.months = months;
    }

    /** The length of a period. */
    public int months() {
        return months;
    }

    /** Whether a period ends with {@code month}; periods are aligned to calendar years. */
    public boolean closesIn(YearMonth month) {
        int years = Math.max(1, months / 12);
        return month.getMonthValue() % Math.min(months, 12) == 0 && month.getYear() % years == (years == 1 ? 0 : 2);
    }

    /** The period before {@code period}. */
    public YearMonth previous(YearMonth period) {
        return period.minusMonths(months);
    }
}
