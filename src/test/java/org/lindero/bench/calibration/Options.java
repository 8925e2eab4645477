package org.lindero.bench.calibration;

/**
 * How a study is run.
 *
 * @param draws programmes a setting
 * @param regressions of these, the first ones, on which the regressions beside the primary model are fitted, which takes longer
 * @param reducedBias of these, the first ones, on which CR2 errors are computed, which takes longest
 * @param seed of everything that is drawn
 * @param replications of the inference inside each evaluation; the product uses 999
 * @param boundPercent increase in ring 1 that "no displacement" rules out: what the product proposes
 */
record Options(int draws, int regressions, int reducedBias, long seed, int replications, double boundPercent) {

    static Options of(int draws, int regressions) {
        return new Options(draws, regressions, regressions / 10, 20260101, 199, 10);
    }
}
