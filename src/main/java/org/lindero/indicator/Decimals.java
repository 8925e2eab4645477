package org.lindero.indicator;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One way to hold a number, so that 5, 5.0 and 5.000000 from the database are equal. */
final class Decimals {

    private Decimals() {}

    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal number) {
        return number == null ? null : plain(number);
    }
}
