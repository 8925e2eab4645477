package org.lindero.engine.did;

/**
 * How group-time effects are estimated.
 *
 * @param anticipation periods before the start in which units may already react; the comparison then starts before them
 * @param adjustment how covariates are used, if the panel has any
 * @param level of the intervals, in (0, 1)
 */
public record GroupTimeOptions(Control control, Base base, int anticipation, Adjustment adjustment, double level) {

    public static final GroupTimeOptions DEFAULT =
            new GroupTimeOptions(Control.NEVER, Base.VARYING, 0, Adjustment.DOUBLY_ROBUST, 0.95);

    public GroupTimeOptions {
        if (anticipation < 0 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("anticipation from 0, level in (0, 1)");
        }
    }

    /** Whom a cohort is compared with. */
    public enum Control {
        /** Units that are never treated. */
        NEVER,
        /** The same and units whose treatment starts later than both periods compared, anticipation included. */
        NOT_YET
    }

    /** Which period comes before, for periods before the start; later ones are compared with the last one before it. */
    public enum Base {
        /** The period just before: each earlier cell is a change of one period. */
        VARYING,
        /** The last one before the start, for all. */
        UNIVERSAL
    }

    /** What is modelled on the covariates. */
    public enum Adjustment {
        /** Both of the following; right if either is. */
        DOUBLY_ROBUST,
        /** The comparison units' change. */
        REGRESSION,
        /** The chance of belonging to the cohort. */
        WEIGHTING
    }
}
