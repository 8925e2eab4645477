package org.lindero.indicator;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * How a value comes about.
 *
 * @param numerator   what is counted above the line; empty unless the kind is a ratio
 * @param denominator what is counted below the line; empty unless the kind is a ratio
 * @param unit        in which the value is read, such as "personas" or "%"
 * @param decimals    with which the value is shown, and at most entered
 * @param factor      what numerator / denominator is multiplied by: 100 for a share in percent, 100,000 for a rate
 */
@Embeddable
public record Calculation(
        @Column(name = "value_kind") @Enumerated(EnumType.STRING)
        ValueKind kind,

        String method,
        String numerator,
        String denominator,
        String unit,
        int decimals,
        BigDecimal factor,
        @Enumerated(EnumType.STRING) CountedAs countedAs,
        @Enumerated(EnumType.STRING) Direction direction,
        @Enumerated(EnumType.STRING) Accumulation accumulation) {

    public static final int DECIMALS_MAX = 4;
    public static final int UNIT_MAX = 60;
    public static final int TEXT_MAX = 1000;
    public static final int PART_MAX = 300;

    public Calculation {
        factor = Decimals.plain(factor);
        unit = unit.strip();
        method = method.strip();
        numerator = kind.isRatio() ? numerator.strip() : "";
        denominator = kind.isRatio() ? denominator.strip() : "";
        if (unit.isEmpty() || unit.length() > UNIT_MAX) {
            throw new IllegalArgumentException("unit: 1 to " + UNIT_MAX + " characters");
        }
        if (decimals < 0 || decimals > DECIMALS_MAX) {
            throw new IllegalArgumentException("decimals: 0 to " + DECIMALS_MAX);
        }
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factor must be positive");
        }
        if (kind.isRatio() && (numerator.isEmpty() || denominator.isEmpty())) {
            throw new IllegalArgumentException("a ratio describes its numerator and its denominator");
        }
        if (method.length() > TEXT_MAX || numerator.length() > PART_MAX || denominator.length() > PART_MAX) {
            throw new IllegalArgumentException("text too long");
        }
    }

    /** A count of {@code unit}, added over the year. */
    public static Calculation count(String unit, CountedAs countedAs) {
        return new Calculation(
                ValueKind.COUNT,
                "",
                "",
                "",
                unit,
                0,
                BigDecimal.ONE,
                countedAs,
                Direction.ASCENDING,
                Accumulation.CUMULATIVE_SUM);
    }

    /** A share in percent. */
    public static Calculation share(String numerator, String denominator) {
        return new Calculation(
                ValueKind.SHARE,
                "",
                numerator,
                denominator,
                "%",
                1,
                BigDecimal.valueOf(100),
                CountedAs.UNIQUE_PERSONS,
                Direction.ASCENDING,
                Accumulation.PERIODIC);
    }

    /** The same, going another way. */
    public Calculation withDirection(Direction other) {
        return new Calculation(
                kind, method, numerator, denominator, unit, decimals, factor, countedAs, other, accumulation);
    }

    /** The number that an amount stands for; null when it is blank or says that there is no data. */
    public @Nullable BigDecimal valueOf(Amount amount) {
        return kind.isRatio() ? ratio(amount.numerator(), amount.denominator()) : amount.value();
    }

    /** numerator × factor / denominator; null without both, or when nothing is below the line. */
    @Nullable
    BigDecimal ratio(@Nullable BigDecimal above, @Nullable BigDecimal below) {
        return above == null || below == null || below.signum() == 0
                ? null
                : above.multiply(factor).divide(below, MathContext.DECIMAL64);
    }
}
