package org.lindero.engine.displacement;

import static org.lindero.engine.EstimationException.Reason.ZERO_DENOMINATOR;

import org.lindero.engine.EstimationException;
import org.lindero.engine.displacement.WdqResult.Band;

/**
 * The weighted displacement quotient: the change in a buffer relative to the change in the target, both as ratios to a control.
 *
 * <p>With R the target, D the buffer, C the control, b before and a after: success = Ra/Ca − Rb/Cb, buffer = Da/Ca − Db/Cb,
 * WDQ = buffer / success. It is interpretable only when success is negative; otherwise the quotient is absent. It assumes that
 * target and buffer would have followed the control in proportion, and it has no sampling distribution: show it only beside
 * {@link Wdd} or another result with an interval.
 *
 * <p>Source: K. Bowers and S. Johnson (2003), <i>Journal of Quantitative Criminology</i> 19, 275–301,
 * doi:10.1023/A:1024909009240; R. Guerette (2009), <i>Analyzing Crime Displacement and Diffusion</i>, appendices B and C.
 */
public final class Wdq {

    private Wdq() {}

    /**
     * Computes the quotient and the gross, net and total net effects; O(1).
     *
     * @throws EstimationException {@code ZERO_DENOMINATOR} if the control has no events before or after
     */
    public static WdqResult of(Change target, Change buffer, Change control) {
        if (control.before() == 0 || control.after() == 0) {
            throw new EstimationException(ZERO_DENOMINATOR, "the control has no events before or after");
        }
        double success = target.after() / control.after() - target.before() / control.before();
        double bufferMeasure = buffer.after() / control.after() - buffer.before() / control.before();
        double trend = control.after() / control.before();
        double inTarget = target.before() * trend - target.after();
        double inBuffer = buffer.before() * trend - buffer.after();
        boolean interpretable = success < 0;
        // zero divided by a negative number is a negative zero, which no reader wants to see
        Double wdq = interpretable ? Double.valueOf(bufferMeasure / success + 0.0) : null;
        return new WdqResult(
                target.before() - target.after(),
                -success + 0.0,
                success,
                bufferMeasure,
                wdq,
                inTarget + inBuffer,
                inTarget,
                inBuffer,
                interpretable,
                wdq == null ? null : band(wdq));
    }

    private static Band band(double wdq) {
        if (wdq > 1) {
            return Band.DIFFUSION_EXCEEDS_DIRECT_EFFECT;
        }
        if (wdq > 0) {
            return Band.DIFFUSION;
        }
        if (wdq == 0) {
            return Band.NONE;
        }
        return wdq > -1 ? Band.DISPLACEMENT_SMALLER_THAN_EFFECT : Band.DISPLACEMENT_ERASES_EFFECT;
    }
}
