package org.lindero.indicator;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lindero.indicator.ValueRefusedException.Reason;

/** Which amounts may be saved, and which need words. */
final class EntryRules {

    private EntryRules() {}

    /** Why {@code amount} cannot be saved; empty when it can. */
    static Optional<Reason> refusal(Calculation calculation, Limits limits, Amount amount) {
        if (amount.isBlank() || amount.noData() != null) {
            return Optional.empty();
        }
        var numbers = Stream.of(amount.value(), amount.numerator(), amount.denominator())
                .flatMap(Stream::ofNullable)
                .toList();
        if (numbers.stream().anyMatch(number -> number.abs().compareTo(Amount.TOO_LARGE) >= 0)) {
            return Optional.of(Reason.TOO_LARGE);
        }
        if (calculation.kind() != ValueKind.SCORE && numbers.stream().anyMatch(number -> number.signum() < 0)) {
            return Optional.of(Reason.NEGATIVE);
        }
        return (calculation.kind().isRatio()
                        ? ratioRefusal(calculation.kind(), amount)
                        : valueRefusal(calculation, amount))
                .or(() -> rangeRefusal(limits, calculation.valueOf(amount)));
    }

    private static Optional<Reason> ratioRefusal(ValueKind kind, Amount amount) {
        var numerator = amount.numerator();
        var denominator = amount.denominator();
        if (numerator == null || denominator == null) {
            return Optional.of(Reason.WRONG_FORM);
        }
        if (denominator.signum() == 0) {
            return Optional.of(Reason.DENOMINATOR_ZERO);
        }
        return kind == ValueKind.SHARE && numerator.compareTo(denominator) > 0
                ? Optional.of(Reason.ABOVE_DENOMINATOR)
                : Optional.empty();
    }

    private static Optional<Reason> valueRefusal(Calculation calculation, Amount amount) {
        var value = amount.value();
        if (value == null) {
            return Optional.of(Reason.WRONG_FORM);
        }
        return value.scale() > calculation.decimals() ? Optional.of(Reason.TOO_MANY_DECIMALS) : Optional.empty();
    }

    private static Optional<Reason> rangeRefusal(Limits limits, @Nullable BigDecimal value) {
        return value != null && !limits.hard().contains(value) ? Optional.of(Reason.OUT_OF_RANGE) : Optional.empty();
    }

    /** Whether a comment has to say why the amount is as it is. */
    static boolean needsComment(Calculation calculation, Limits limits, Amount amount, String comment) {
        if (!comment.isBlank()) {
            return false;
        }
        var value = calculation.valueOf(amount);
        return amount.noData() == NoDataReason.OTHER
                || (value != null && !limits.soft().contains(value));
    }
}
