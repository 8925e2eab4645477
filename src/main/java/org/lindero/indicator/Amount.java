package org.lindero.indicator;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was entered for an indicator, an area and a period: a value, a numerator and a denominator, the statement that there
 * is no data, or nothing yet. Zero is a value; blank is none; "no data" is an answer.
 */
@Embeddable
public record Amount(
        @Column(name = "amount") @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Enumerated(EnumType.STRING) @Nullable NoDataReason noData) {

    public static final Amount BLANK = new Amount(null, null, null, null);

    /** Numbers stay below it: the database holds fourteen digits before the point and six behind. */
    static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(13);

    public Amount {
        value = Decimals.plainOrNull(value);
        numerator = Decimals.plainOrNull(numerator);
        denominator = Decimals.plainOrNull(denominator);
        long forms =
                Stream.of(value, numerator, noData).filter(Objects::nonNull).count();
        if (forms > 1 || (numerator == null) != (denominator == null)) {
            throw new IllegalArgumentException("a value, a numerator with its denominator, or no data");
        }
    }

    public static Amount of(BigDecimal value) {
        return new Amount(value, null, null, null);
    }

    public static Amount of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    public static Amount ratio(BigDecimal numerator, BigDecimal denominator) {
        return new Amount(null, numerator, denominator, null);
    }

    public static Amount ratio(long numerator, long denominator) {
        return ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    public static Amount noData(NoDataReason reason) {
        return new Amount(null, null, null, reason);
    }

    /** Nothing was entered, not even that there is no data. */
    public boolean isBlank() {
        return equals(BLANK);
    }
}
