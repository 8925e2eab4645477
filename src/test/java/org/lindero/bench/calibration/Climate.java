package org.lindero.bench.calibration;

/**
 * How crime behaves in a generated city when nothing is done.
 *
 * @param monthlyMean events a month in the middle area
 * @param levelSpread standard deviation of the log level of areas
 * @param drift standard deviation of an area's log intensity around its level, over time
 * @param memory correlation of that drift from one month to the next
 * @param shared share of the variance of the drift that neighbours have in common
 * @param zoneShock standard deviation of the log intensity of a whole zone, with the same memory
 * @param overdispersion variance of the gamma factor of each count: the variance of a count is mean + overdispersion × mean²
 */
record Climate(
        double monthlyMean,
        double levelSpread,
        double drift,
        double memory,
        double shared,
        double zoneShock,
        double overdispersion) {

    /**
     * A little rougher than robberies in 760 police districts of Mexico City, 2013 to 2016, 41 months: mean 2.2 a month, spread 0.62;
     * after area and zone-month effects a drift of 0.14 with a memory of 0.7 to 0.8, a fifth of it shared by neighbours.
     */
    static final Climate USUAL = new Climate(4, 0.6, 0.2, 0.8, 0.3, 0.1, 0.03);

    /** Areas wander more and remember longer. */
    static final Climate ROUGH = new Climate(4, 0.6, 0.35, 0.9, 0.3, 0.1, 0.03);
}
