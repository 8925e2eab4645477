package org.lindero.engine.place;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.EstimationException.Reason;

/**
 * The answer under another choice.
 *
 * @param detail which area was left out, which period was the placebo start, what the alternative is; empty otherwise
 * @param treated events prevented in treated areas; absent when refused
 * @param rings events prevented in all rings together
 * @param net both
 * @param refusal why there is no answer
 * @param why the same in words, in English; absent in results of old engines
 */
public record RobustnessRow(
        Kind kind,
        String detail,
        @Nullable Double treated,
        @Nullable Double rings,
        @Nullable Double net,
        @Nullable Reason refusal,
        @Nullable String why) {

    /** What is different. */
    public enum Kind {
        MAIN,
        /** One trend for all areas. */
        WITHOUT_STRATA,
        /** Additive trends: linear difference-in-differences. */
        LINEAR_SCALE,
        /** A start in the middle of the time before; should give nothing. */
        PLACEBO_DATE,
        /** Without one treated area. */
        LEAVE_ONE_OUT,
        /** Another panel that the caller chose: other rings, other strata, another outcome. */
        ALTERNATIVE
    }
}
