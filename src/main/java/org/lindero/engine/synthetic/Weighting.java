package org.lindero.engine.synthetic;

/** How {@link SyntheticDid} weights comparison units and earlier periods. */
public enum Weighting {
    /** Units so that their trend before the start is parallel to the treated ones', periods so that they predict the later ones. */
    SYNTHETIC_DID,
    /** Units so that their level before the start is the treated ones'; earlier periods are not subtracted. */
    SYNTHETIC_CONTROL,
    /** All alike: the usual difference-in-differences. */
    DIFFERENCE_IN_DIFFERENCES
}
