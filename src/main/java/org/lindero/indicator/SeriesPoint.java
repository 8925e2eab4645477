package org.lindero.indicator;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An indicator in a period.
 *
 * @param value       null when no area has a value, or when the values cannot be added up
 * @param numerator   of ratios, summed over the areas
 * @param denominator of ratios, summed over the areas
 * @param areas       how many areas have a value
 * @param noData      how many areas say that there is none
 * @param preliminary whether a value in it was not approved yet
 */
public record SeriesPoint(
        YearMonth period,
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        int areas,
        int noData,
        boolean preliminary) {}
