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
    /** Displacement is not ruled out. */
    NOT_RULED_OUT;

    /**
     * @param ring the nearest ring; absent when there is none
     * @param excludesIncrease whether the one-sided test rules out an increase beyond the bound
     */
    public static RingStatement of(@Nullable SetEffect ring, boolean excludesIncrease) {
        if (ring == null) {
            return NO_RING;
        }
        if (ring.excludesZero()) {
            return ring.prevented() > 0 ? FELL : ROSE;
        }
        return excludesIncrease ? NO_LARGER_INCREASE : NOT_RULED_OUT;
    }
}
