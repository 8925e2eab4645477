package org.lindero.engine.inference;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Adjusts p values for the number of questions asked.
 *
 * <p>A missing p is not-a-number: it stays missing and is not counted. Adjusted values are in the order given, never above 1, and
 * agree with R's {@code p.adjust}.
 *
 * <p>Sources: S. Holm (1979), <i>Scandinavian Journal of Statistics</i> 6; Y. Hochberg (1988), doi:10.1093/biomet/75.4.800; G. Hommel
 * (1988), doi:10.1093/biomet/75.2.383; Y. Benjamini and Y. Hochberg (1995), doi:10.1111/j.2517-6161.1995.tb02031.x; Y. Benjamini and
 * D. Yekutieli (2001), doi:10.1214/aos/1013699998.
 */
public final class MultipleTesting {

    private MultipleTesting() {}

    /** What is kept under the level, and under which dependence. */
    public enum Procedure {
        /** Chance of any false discovery, any dependence; n p. */
        BONFERRONI,
        /** The same, step down; never worse than Bonferroni. */
        HOLM,
        /** Chance of any false discovery, step up; independent or positively dependent tests. */
        HOCHBERG,
        /** The closed test of Simes; as Hochberg, never worse. */
        HOMMEL,
        /** Share of false discoveries; independent or positively dependent tests. */
        BH,
        /** Share of false discoveries, any dependence. */
        BY
    }

    /**
     * The adjusted values; O(n log n), Hommel O(n²).
     *
     * @param p each in [0, 1], or not-a-number where there is none
     */
    public static double[] adjust(double[] p, Procedure procedure) {
        if (Arrays.stream(p).anyMatch(v -> v < 0 || v > 1)) {
            throw new IllegalArgumentException("p outside [0, 1]");
        }
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(p[a], p[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = Arrays.stream(order).mapToDouble(i -> p[i]).toArray();
        double[] adjusted = sorted(sorted, procedure);
        double[] result = p.clone();
        for (int r = 0; r < order.length; r++) {
            result[order[r]] = Math.min(1, adjusted[r]);
        }
        return result;
    }

    private static double[] sorted(double[] p, Procedure procedure) {
        int n = p.length;
        return switch (procedure) {
            case BONFERRONI -> scaled(p, rank -> n);
            case HOLM -> stepDown(scaled(p, rank -> n - rank + 1.0));
            case HOCHBERG -> stepUp(scaled(p, rank -> n - rank + 1.0));
            case HOMMEL -> hommel(p);
            case BH -> stepUp(scaled(p, rank -> (double) n / rank));
            case BY -> {
                double harmonic =
                        IntStream.rangeClosed(1, n).mapToDouble(k -> 1.0 / k).sum();
                yield stepUp(scaled(p, rank -> harmonic * n / rank));
            }
        };
    }

    private static double[] scaled(double[] p, IntToDoubleFunction multiplier) {
        return IntStream.range(0, p.length)
                .mapToDouble(r -> p[r] * multiplier.applyAsDouble(r + 1))
                .toArray();
    }

    private static double[] stepDown(double[] values) {
        for (int r = 1; r < values.length; r++) {
            values[r] = Math.max(values[r], values[r - 1]);
        }
        return values;
    }

    private static double[] stepUp(double[] values) {
        for (int r = values.length - 2; r >= 0; r--) {
            values[r] = Math.min(values[r], values[r + 1]);
        }
        return values;
    }

    /**
     * The largest Simes p over all sets that hold a hypothesis. Of the sets with k members the hardest adds the k − 1 largest values,
     * or is the k largest when the hypothesis is among them.
     */
    private static double[] hommel(double[] p) {
        int n = p.length;
        double[] result = p.clone();
        for (int k = 2; k <= n; k++) {
            double others = Double.POSITIVE_INFINITY;
            for (int j = 2; j <= k; j++) {
                others = Math.min(others, k * p[n - k + j - 1] / j);
            }
            for (int i = 0; i < n; i++) {
                double smallest = p[Math.min(i, n - k)];
                result[i] = Math.max(result[i], Math.min(k * smallest, others));
            }
        }
        return result;
    }
}
