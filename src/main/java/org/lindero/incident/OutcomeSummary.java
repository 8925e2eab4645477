package org.lindero.incident;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * An outcome and what is known of it.
 *
 * @param sensitiveToReporting whether more trust in the police can raise it
 * @param sensitive whether it touches the private life of few, such as family or sexual violence
 * @param first first month with a count, absent while there is none
 * @param areas how many areas have counts
 * @param cells how many area-months have a count
 */
public record OutcomeSummary(
        long id,
        String code,
        String name,
        String unit,
        boolean sensitiveToReporting,
        boolean sensitive,
        @Nullable YearMonth first,
        @Nullable YearMonth last,
        int areas,
        int cells,
        double total) {}
