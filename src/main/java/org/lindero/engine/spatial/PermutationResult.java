package org.lindero.engine.spatial;

import java.util.Arrays;
import org.hipparchus.stat.StatUtils;

/**
 * Where a statistic lies among those of random arrangements of the values; immutable.
 *
 * @param statistic the observed one
 * @param mean over the arrangements
 * @param standardDeviation over the arrangements
 * @param pGreater (arrangements at least as large + 1) / (arrangements + 1)
 * @param pLess the same for at most as large
 */
public record PermutationResult(
        double statistic,
        double mean,
        double standardDeviation,
        double pGreater,
        double pLess,
        int permutations,
        long seed) {

    private static final double TIE = 1e-12;

    static PermutationResult of(double statistic, double[] permuted, long seed) {
        double tie = TIE * Math.max(1, Math.abs(statistic));
        long greater = Arrays.stream(permuted).filter(v -> v >= statistic - tie).count();
        long less = Arrays.stream(permuted).filter(v -> v <= statistic + tie).count();
        return new PermutationResult(
                statistic,
                StatUtils.mean(permuted),
                Math.sqrt(StatUtils.variance(permuted)),
                (greater + 1.0) / (permuted.length + 1),
                (less + 1.0) / (permuted.length + 1),
                permuted.length,
                seed);
    }

    /** The smaller one-sided p: the folded one. */
    public double pFolded() {
        return Math.min(pGreater, pLess);
    }

    /** Twice the smaller one-sided p, at most one. */
    public double pTwoSided() {
        return Math.min(1, 2 * pFolded());
    }

    /** The statistic less the mean over the standard deviation of the arrangements; zero when they are all alike. */
    public double z() {
        return standardDeviation > 0 ? (statistic - mean) / standardDeviation : 0;
    }
}
