package org.lindero.engine.displacement;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of {@link Wdq}.
 *
 * @param grossEffect Rb − Ra, events; positive is a fall in the target
 * @param netEffect Rb/Cb − Ra/Ca, a ratio to the control
 * @param successMeasure Ra/Ca − Rb/Cb; negative is success
 * @param bufferMeasure Da/Ca − Db/Cb
 * @param wdq buffer over success measure; absent unless {@code interpretable}
 * @param totalNetEffect events prevented in target and buffer together; positive is good
 * @param preventedInTarget its first part, Rb (Ca/Cb) − Ra
 * @param preventedInBuffer its second part, Db (Ca/Cb) − Da
 * @param interpretable whether crime in the target fell against the control
 * @param band the reading of Guerette's Appendix C; absent unless {@code interpretable}
 */
public record WdqResult(
        double grossEffect,
        double netEffect,
        double successMeasure,
        double bufferMeasure,
        @Nullable Double wdq,
        double totalNetEffect,
        double preventedInTarget,
        double preventedInBuffer,
        boolean interpretable,
        @Nullable Band band) {

    /** What a quotient says, by Guerette (2009), Appendix C. */
    public enum Band {
        DIFFUSION_EXCEEDS_DIRECT_EFFECT,
        DIFFUSION,
        NONE,
        DISPLACEMENT_SMALLER_THAN_EFFECT,
        DISPLACEMENT_ERASES_EFFECT
    }
}
