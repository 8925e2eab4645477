package org.lindero.bench.calibration;

/**
 * How a study is run.
 *
 * @param draws programmes a setting
 * @param slower of these, the first ones, on which the slower methods beside the primary model are computed
 * @param otherErrors of these, the first ones, on which CR1 and CR2 errors are computed too, which takes longest
 * @param seed of everything that is drawn
 * @param replications of the inference inside each evaluation; the product uses 999
 * @param boundPercent increase in ring 1 that "no displacement" rules out: what the product proposes
 */
record Options(int draws, int slower, int otherErrors, long seed, int replications, double boundPercent) {

    static Options of(int draws, int slower) {
        return new Options(draws, slower, slower / 4, 20260101, 199, 10);
    }
}
