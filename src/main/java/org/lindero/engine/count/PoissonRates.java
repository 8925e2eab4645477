package org.lindero.engine.count;

import static org.lindero.engine.EstimationException.Reason.ALL_ZERO;
import static org.lindero.engine.EstimationException.Reason.UNPREDICTABLE;
import static org.lindero.engine.EstimationException.Reason.ZERO_DENOMINATOR;

import org.hipparchus.distribution.continuous.BetaDistribution;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.discrete.BinomialDistribution;
import org.hipparchus.distribution.discrete.PoissonDistribution;
import org.lindero.engine.EstimationException;
import org.lindero.engine.Interval;

/**
 * One and two counts of rare events, taken as Poisson numbers over known exposures; right also for small counts.
 *
 * <p>Sources: F. Garwood (1936), <i>Biometrika</i> 28, doi:10.1093/biomet/28.3-4.437, the interval; J. Przyborowski and H. Wilenski
 * (1940), doi:10.1093/biomet/31.3-4.313, the ratio; K. Krishnamoorthy and J. Thomson (2004), <i>Journal of Statistical Planning and
 * Inference</i> 119, doi:10.1016/S0378-3758(02)00408-1, the difference.
 */
public final class PoissonRates {

    private static final double TIE = 1 + 1e-7;
    private static final double TIE_OF_STATISTICS = 1 - 1e-10;
    private static final double TAIL = 1e-14;

    private PoissonRates() {}

    /** Counts over their exposures: areas, months, people, in the same unit for both. */
    public record Pair(int first, double firstExposure, int second, double secondExposure) {

        public Pair {
            if (first < 0 || second < 0 || !(firstExposure > 0 && secondExposure > 0)) {
                throw new IllegalArgumentException("counts from 0 and positive exposures");
            }
        }
    }

    /**
     * @param ratio of the first rate to the second
     * @param p two-sided, that the rates are equal
     * @param interval of the ratio
     */
    public record Ratio(double ratio, double p, Interval interval) {}

    /** The exact interval of the mean of which {@code count} is one draw; O(1). */
    public static Interval interval(int count, double level) {
        if (count < 0 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException("a count from 0, level in (0, 1)");
        }
        double tail = (1 - level) / 2;
        double lower = count == 0 ? 0 : new ChiSquaredDistribution(2.0 * count).inverseCumulativeProbability(tail) / 2;
        double upper = new ChiSquaredDistribution(2.0 * (count + 1)).inverseCumulativeProbability(1 - tail) / 2;
        return new Interval(lower, upper, level);
    }

    /**
     * Compares two rates given the total, as R's {@code poisson.test}: exact, somewhat cautious; O(total).
     *
     * @throws EstimationException {@code ZERO_DENOMINATOR} if the second count is zero
     */
    public static Ratio compare(Pair pair, double level) {
        if (pair.second() == 0) {
            throw new EstimationException(ZERO_DENOMINATOR, "the second count is zero");
        }
        int total = pair.first() + pair.second();
        double share = pair.firstExposure() / (pair.firstExposure() + pair.secondExposure());
        var given = new BinomialDistribution(total, share);
        double seen = given.probability(pair.first()) * TIE;
        double p = 0;
        for (int x = 0; x <= total; x++) {
            p += given.probability(x) <= seen ? given.probability(x) : 0;
        }
        double tail = (1 - level) / 2;
        double lower = pair.first() == 0
                ? 0
                : new BetaDistribution(pair.first(), pair.second() + 1.0).inverseCumulativeProbability(tail);
        double upper = new BetaDistribution(pair.first() + 1.0, pair.second()).inverseCumulativeProbability(1 - tail);
        double exposures = pair.secondExposure() / pair.firstExposure();
        return new Ratio(
                pair.first() / (double) pair.second() * exposures,
                Math.min(1, p),
                new Interval(lower / (1 - lower) * exposures, upper / (1 - upper) * exposures, level));
    }

    /**
     * The E-test: the two-sided p that the first rate exceeds the second by {@code difference}. Both counts are summed over with the
     * rates estimated under that. The statistic is the difference over the root of the pooled variance, which is the separate one where
     * exposures are equal; two counts of zero have no variance and are never taken as extreme. O(first × second) of the range that has
     * any probability.
     *
     * @throws EstimationException {@code ALL_ZERO} if both counts are zero, {@code UNPREDICTABLE} if the difference leaves no positive
     *     rate
     */
    public static double differenceP(Pair pair, double difference) {
        double n1 = pair.firstExposure();
        double n2 = pair.secondExposure();
        if (pair.first() + pair.second() == 0) {
            throw new EstimationException(ALL_ZERO, "both counts are zero");
        }
        double second = (pair.first() + pair.second() - difference * n1) / (n1 + n2);
        double first = second + difference;
        if (!(second > 0 && first > 0)) {
            throw new EstimationException(UNPREDICTABLE, "with that difference one rate would not be positive");
        }
        double seen = Math.abs(statistic(pair.first(), n1, pair.second(), n2, difference)) * TIE_OF_STATISTICS;
        var one = new PoissonDistribution(n1 * first);
        var other = new PoissonDistribution(n2 * second);
        double p = 0;
        for (int x = one.inverseCumulativeProbability(TAIL); x <= one.inverseCumulativeProbability(1 - TAIL); x++) {
            double chance = one.probability(x);
            for (int y = other.inverseCumulativeProbability(TAIL);
                    y <= other.inverseCumulativeProbability(1 - TAIL);
                    y++) {
                if (x + y > 0 && Math.abs(statistic(x, n1, y, n2, difference)) >= seen) {
                    p += chance * other.probability(y);
                }
            }
        }
        return Math.min(1, p);
    }

    private static double statistic(int x, double n1, int y, double n2, double difference) {
        return (x / n1 - y / n2 - difference) / Math.sqrt((x + y) / (n1 + n2) * (1 / n1 + 1 / n2));
    }
}
