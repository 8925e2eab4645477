package org.lindero.indicator;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the entry sheet.
 *
 * @param previous the value of the period before
 * @param history  the values of the last twelve months up to the period before, oldest first, null where none is known
 * @param target   the target that is headed for
 */
public record SheetRow(
        long indicatorId,
        String code,
        String name,
        String definition,
        Classification classification,
        Calculation calculation,
        Limits limits,
        @Nullable BigDecimal previous,
        List<@Nullable BigDecimal> history,
        @Nullable BigDecimal target,
        SheetCell cell) {}
