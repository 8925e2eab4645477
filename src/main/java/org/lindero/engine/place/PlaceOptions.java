package org.lindero.engine.place;

/**
 * How uncertainty is computed.
 *
 * @param seed of the random numbers; the same seed gives the same bits on any number of threads
 * @param replications bootstrap draws or placebo assignments, for instance 999
 * @param level level of the intervals, in (0, 1)
 * @param levelFactor how much higher or lower the mean count of a placebo set may be than that of the treated set, for instance 2
 */
public record PlaceOptions(long seed, int replications, double level, double levelFactor) {

    public PlaceOptions {
        if (replications < 19 || !(level > 0 && level < 1) || !(levelFactor > 1)) {
            throw new IllegalArgumentException("at least 19 replications, a level in (0, 1), a factor above 1");
        }
    }

    /** 999 replications, 95 %, factor 2. */
    public static PlaceOptions seeded(long seed) {
        return new PlaceOptions(seed, 999, 0.95, 2);
    }
}
