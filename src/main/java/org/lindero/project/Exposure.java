package org.lindero.project;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long and how strongly a project treats one area.
 *
 * @param intensity share of the project's full delivery, 1 is full; above 0 and below 1000, two decimals
 */
@Embeddable
public record Exposure(LocalDate startsOn, @Nullable LocalDate endsOn, BigDecimal intensity) {

    private static final BigDecimal LIMIT = BigDecimal.valueOf(1000);

    public Exposure {
        Checks.require(inOrder(startsOn, endsOn), "endsOn before startsOn");
        Checks.require(isIntensity(intensity), "intensity: above 0, two decimals at most");
    }

    /** Shared with the form, so that the rule is written once. */
    public static boolean inOrder(LocalDate startsOn, @Nullable LocalDate endsOn) {
        return Checks.inOrder(startsOn, endsOn);
    }

    /** Whether a number can be an intensity. */
    public static boolean isIntensity(BigDecimal number) {
        return number.signum() > 0
                && number.compareTo(LIMIT) < 0
                && number.stripTrailingZeros().scale() <= 2;
    }
}
