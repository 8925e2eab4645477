package org.lindero.engine.spatial;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;

/**
 * Rates of areas whose populations differ, made fit to be compared: the rate of a small area is mostly chance.
 *
 * <p>With the overall rate b = Σ events / Σ population, the variance between areas a is that of the rates, weighted by population,
 * less what chance explains, b / mean population; a negative a counts as zero. Sources: R. Marshall (1991), <i>Applied Statistics</i>
 * 40(2), doi:10.2307/2347593; R. Assunção and E. Reis (1999), <i>Statistics in Medicine</i> 18(16),
 * doi:10.1002/(SICI)1097-0258(19990830)18:16&lt;2147::AID-SIM179&gt;3.0.CO;2-I.
 */
public final class EmpiricalBayes {

    private final double[] rates;
    private final double[] populations;
    private final double overall;
    private final double between;

    private EmpiricalBayes(double[] rates, double[] populations, double overall, double between) {
        this.rates = rates;
        this.populations = populations;
        this.overall = overall;
        this.between = between;
    }

    /**
     * @param events not negative
     * @param populations positive
     * @throws EstimationException {@code ALL_ZERO} if there are no events
     */
    public static EmpiricalBayes of(double[] events, double[] populations) {
        boolean valid = events.length == populations.length
                && Arrays.stream(events).allMatch(e -> e >= 0 && Double.isFinite(e))
                && Arrays.stream(populations).allMatch(p -> p > 0 && Double.isFinite(p));
        if (!valid) {
            throw new IllegalArgumentException("events must not be negative, populations must be positive");
        }
        double population = Arrays.stream(populations).sum();
        double overall = Arrays.stream(events).sum() / population;
        if (!(overall > 0)) {
            throw new EstimationException(Reason.ALL_ZERO, "no events in any area");
        }
        double[] rates = new double[events.length];
        double spread = 0;
        for (int i = 0; i < rates.length; i++) {
            rates[i] = events[i] / populations[i];
            spread += populations[i] * (rates[i] - overall) * (rates[i] - overall) / population;
        }
        double between = Math.max(0, spread - overall * rates.length / population);
        return new EmpiricalBayes(rates, populations.clone(), overall, between);
    }

    /** Events over population of all areas together. */
    public double overallRate() {
        return overall;
    }

    /** The variance of the rates between areas that chance does not explain. */
    public double betweenVariance() {
        return between;
    }

    /** Each rate drawn towards the overall one, the more the smaller the area: for a map. */
    public double[] smoothed() {
        return IntStream.range(0, rates.length)
                .mapToDouble(i -> overall + between / variance(i) * (rates[i] - overall))
                .toArray();
    }

    /** Each rate less the overall one over its standard deviation: for Moran's index. */
    public double[] standardised() {
        return IntStream.range(0, rates.length)
                .mapToDouble(i -> (rates[i] - overall) / Math.sqrt(variance(i)))
                .toArray();
    }

    private double variance(int i) {
        return between + overall / populations[i];
    }
}
