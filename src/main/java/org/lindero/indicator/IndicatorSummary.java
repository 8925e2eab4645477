package org.lindero.indicator;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of indicators.
 *
 * @param target the final target: of all areas when there is one, else of any
 * @param areas  in how many areas it is collected
 */
public record IndicatorSummary(
        long id,
        String code,
        String name,
        String unit,
        MirLevel mirLevel,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal target,
        String meansOfVerification,
        Frequency frequency,
        ValueKind kind,
        int decimals,
        int areas) {

    public boolean hasBaseline() {
        return baseline != null;
    }

    public boolean hasTarget() {
        return target != null;
    }

    public boolean hasMeans() {
        return !meansOfVerification.isEmpty();
    }
}
