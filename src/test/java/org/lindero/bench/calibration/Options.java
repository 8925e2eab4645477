package org.lindero.bench.calibration;

/**
 * How a study is run.
 *
 * @param draws programmes a setting
 * @param seed of everything that is drawn
 * @param replications of the inference inside each evaluation; the product uses 999
 * @param boundPercent increase in ring 1 that "no displacement" rules out
 */
record Options(int draws, long seed, int replications, double boundPercent) {}
