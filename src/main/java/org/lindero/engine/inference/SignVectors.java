package org.lindero.engine.inference;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The vectors of signs, one a cluster, of a wild bootstrap: all of them when there are no more than replications, else random ones.
 *
 * <p>Results are in a fixed order and have the same bits on any number of threads.
 *
 * @param clusters how many signs a vector has
 * @param enumerated whether all vectors are taken; the seed is then idle
 * @param count how many vectors
 */
public record SignVectors(int clusters, boolean enumerated, int count, long seed) {

    private static final double TIE = 1 - 1e-10;
    private static final int MOST_ENUMERATED = 20;

    /** All 2^clusters vectors if they are at most {@code replications}, otherwise {@code replications} random ones. */
    public static SignVectors of(int clusters, int replications, long seed) {
        if (replications < 1) {
            throw new IllegalArgumentException("at least one replication");
        }
        boolean all = clusters <= MOST_ENUMERATED && 1 << clusters <= replications;
        return new SignVectors(clusters, all, all ? 1 << clusters : replications, seed);
    }

    /** What each vector gives. */
    public <T> List<T> map(Function<double[], T> statistic) {
        if (!enumerated) {
            return Replications.run(
                    count,
                    seed,
                    done -> {},
                    random -> statistic.apply(random.ints(clusters, 0, 2)
                            .mapToDouble(bit -> bit == 0 ? 1 : -1)
                            .toArray()));
        }
        return IntStream.range(0, count)
                .parallel()
                .mapToObj(bits -> statistic.apply(IntStream.range(0, clusters)
                        .mapToDouble(g -> (bits >> g & 1) == 0 ? 1 : -1)
                        .toArray()))
                .toList();
    }

    /** The p of {@code asFar} vectors that are as far out as what was seen: their share, or (asFar + 1) / (count + 1). */
    public double p(long asFar) {
        return enumerated ? (double) asFar / count : (asFar + 1.0) / (count + 1);
    }

    /** The smallest p there is: the vector of what was seen and its opposite always tie. */
    public double smallestP() {
        return enumerated ? 2.0 / count : 1.0 / (count + 1);
    }

    /** What a statistic of a vector must reach to count as being as far out as {@code observed}; ties count. */
    public static double reached(double observed) {
        return Math.abs(observed) * TIE;
    }
}
