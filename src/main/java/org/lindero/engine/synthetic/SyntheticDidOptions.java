package org.lindero.engine.synthetic;

/**
 * How {@link SyntheticDid} weights and where its standard error comes from.
 *
 * @param replications placebo sets or bootstrap draws; at least 20
 * @param seed of the random draws
 * @param level of the interval, in (0, 1)
 */
public record SyntheticDidOptions(Weighting weighting, Errors errors, int replications, long seed, double level) {

    /** Where the standard error comes from. */
    public enum Errors {
        /** Comparison units take the treated ones' place; needs more of them than of treated units, and equal variances. */
        PLACEBO,
        /** Units are left out one by one, the weights kept; needs two treated units. */
        JACKKNIFE,
        /** Units are drawn with replacement; needs two treated units, and many of them to be trusted. */
        BOOTSTRAP
    }

    public SyntheticDidOptions {
        if (replications < 20 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("at least 20 replications, a level in (0, 1)");
        }
    }

    /** Synthetic difference-in-differences with placebo errors, 999 replications, 95 %. */
    public static SyntheticDidOptions seeded(long seed) {
        return new SyntheticDidOptions(Weighting.SYNTHETIC_DID, Errors.PLACEBO, 999, seed, 0.95);
    }

    public SyntheticDidOptions weighting(Weighting chosen) {
        return new SyntheticDidOptions(chosen, errors, replications, seed, level);
    }

    public SyntheticDidOptions errors(Errors chosen) {
        return new SyntheticDidOptions(weighting, chosen, replications, seed, level);
    }

    public SyntheticDidOptions replications(int chosen) {
        return new SyntheticDidOptions(weighting, errors, chosen, seed, level);
    }

    public SyntheticDidOptions level(double chosen) {
        return new SyntheticDidOptions(weighting, errors, replications, seed, chosen);
    }
}
