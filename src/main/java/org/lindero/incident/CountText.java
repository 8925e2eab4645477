package org.lindero.incident;

import java.util.Locale;
import java.util.Set;
import org.lindero.incident.table.Formula;
import org.lindero.shared.NumberText;

/** A count as files write it: with a decimal comma or point, with thousands, blank for "not published", or wrong. */
sealed interface CountText {

    /** A count; fractions occur where a source shares one case between areas. */
    record Number(double value) implements CountText {}

    /** Not published, which is not zero. */
    record NotPublished() implements CountText {}

    /** A number below zero. */
    record Negative() implements CountText {}

    /** A formula whose value the file does not hold. */
    record WithoutValue() implements CountText {}

    /** No number at all. */
    record NotANumber() implements CountText {}

    Set<String> BLANKS = Set.of(
            "", "-", "–", "—", ".", "nd", "n/d", "n.d.", "na", "n/a", "s/d", "sd", "nan", "null", "no disponible");
    /** @param decimalComma whether {@code 1,234} is one and a bit; see {@link NumberText#parse} */
    static CountText parse(String text, boolean decimalComma) {
        var cell = text.strip();
        if (BLANKS.contains(cell.toLowerCase(Locale.ROOT))) {
            return new NotPublished();
        }
        if (Formula.is(cell)) {
            return new WithoutValue();
        }
        boolean negative = cell.startsWith("-");
        var digits = negative ? cell.substring(1) : cell;
        var value = NumberText.parse(digits, decimalComma);
        if (value.isEmpty()) {
            return new NotANumber();
        }
        return negative && value.getAsDouble() != 0 ? new Negative() : new Number(value.getAsDouble());
    }
}
