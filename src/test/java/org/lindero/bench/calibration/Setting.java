package org.lindero.bench.calibration;

/**
 * One row of conditions that programmes are drawn under.
 *
 * @param city how large
 * @param before months before the first start
 * @param clusters sets of areas, far enough apart to share no ring
 * @param stagger months between the starts of two sets; 0 when all start together, which makes them one cluster
 * @param own share of the expected events that is prevented in treated areas
 * @param around the same in the areas that touch them: negative is displacement, positive diffusion
 */
record Setting(
        String name,
        City.Plan city,
        Climate climate,
        Selection selection,
        int before,
        int clusters,
        int stagger,
        double own,
        double around) {

    /** Months of counts in every setting. */
    static final int MONTHS = 48;

    /** Areas of the smallest and of the largest set. */
    static final int SMALLEST = 2;

    static final int LARGEST = 4;

    /** Months before its start that a set is picked by when it is picked for a recent peak. */
    static final int PEAK_MONTHS = 6;

    /** How areas are chosen. */
    enum Selection {
        /** Any contiguous set. */
        RANDOM(1),
        /** The one of 25 contiguous sets whose last half year stands highest above what it had before. */
        RECENT_PEAK(25),
        /** The one of 25 contiguous sets with the most events an area in the last half year. */
        MOST_EVENTS(25);

        private final int candidates;

        Selection(int candidates) {
            this.candidates = candidates;
        }

        int candidates() {
            return candidates;
        }
    }

    /** Whether nothing is done. */
    boolean placebo() {
        return own == 0 && around == 0;
    }

    boolean atRandom() {
        return selection == Selection.RANDOM;
    }

    int start(int cluster) {
        return before + cluster * stagger;
    }
}
