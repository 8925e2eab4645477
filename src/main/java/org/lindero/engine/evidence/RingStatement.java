package org.lindero.engine.evidence;

import org.jspecify.annotations.Nullable;
import org.lindero.engine.place.SetEffect;

/** What may be said about the areas around the treated ones: only a passed one-sided test speaks of "no displacement". */
public enum RingStatement {
    /** Nothing touches the treated areas. */
    NO_RING,
    /** The interval leaves zero out, fewer events: diffusion of benefits. */
    FELL,
    /** The interval leaves zero out, more events: compatible with displacement. */
    ROSE,
    /** No increase larger than the bound that was set before. */
    NO_LARGER_INCREASE,
    /** Displacement is not ruled out; also when the ring differed before the start, since then no change can be put down to the work. */
    NOT_RULED_OUT;

    /**
     * @param ring the nearest ring; absent when there is none
     * @param excludesIncrease whether the one-sided test rules out an increase beyond the bound
     * @param differedBefore whether the test of the ring before the start rejects
     */
    public static RingStatement of(@Nullable SetEffect ring, boolean excludesIncrease, boolean differedBefore) {
        if (ring == null) {
            return NO_RING;
        }
        if (differedBefore) {
            return NOT_RULED_OUT;
        }
        if (ring.excludesZero()) {
            return ring.prevented() > 0 ? FELL : ROSE;
        }
        return excludesIncrease ? NO_LARGER_INCREASE : NOT_RULED_OUT;
    }
}
