package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.NOT_CONVERGED;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.lindero.engine.EstimationException;

/**
 * Period effects of the two-way Poisson model of one stratum by iterative proportional fitting, whatever is missing.
 *
 * <p>Areas that are observed in the same periods with the same offsets share their sufficient statistics, so that without an offset a
 * fit costs one pass over the cells and a few over the periods.
 */
final class ProportionalFitting {

    private static final double TOLERANCE = 1e-13;
    private static final int MAX_ITERATIONS = 20_000;

    private final int periods;
    private final double[] totals;
    private final Map<Long, Group> groups = new LinkedHashMap<>();

    ProportionalFitting(int periods) {
        this.periods = periods;
        this.totals = new double[periods];
    }

    /** Areas with the same equations. */
    private static final class Group {
        private final double[] exposure;
        private double total;

        Group(double[] exposure) {
            this.exposure = exposure;
        }
    }

    /**
     * Adds an area.
     *
     * @param key the same for areas with the same exposure
     * @param exposure its offset in the periods in which it is observed, elsewhere zero
     * @param counts not-a-number where they are missing
     * @param leaves the first period that is not used
     */
    void add(long key, Supplier<double[]> exposure, double[] counts, double weight, int leaves) {
        var group = groups.computeIfAbsent(key, any -> new Group(exposure.get()));
        double sum = 0;
        for (int t = 0; t < leaves; t++) {
            if (!Double.isNaN(counts[t])) {
                sum += counts[t];
                totals[t] += weight * counts[t];
            }
        }
        group.total += weight * sum;
    }

    /** The effects on a scale of their own; not-a-number in periods that no area shows. */
    double[] effects() {
        Collection<Group> all = groups.values();
        double[] effect = totals.clone();
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double[] next = next(effect, all);
            double change = 0;
            for (int t = 0; t < periods; t++) {
                // a period without events has effect zero; one that nobody saw has none
                next[t] = totals[t] > 0 ? totals[t] / next[t] : 0;
                change = Math.max(change, Math.abs(next[t] - effect[t]) / Math.max(effect[t], Double.MIN_NORMAL));
            }
            effect = next;
            if (change < TOLERANCE) {
                return marked(effect, all);
            }
        }
        throw new EstimationException(NOT_CONVERGED, "the trends of the comparison areas did not settle");
    }

    /** The expected exposure of each period, given the effects. */
    private double[] next(double[] effect, Collection<Group> all) {
        double[] next = new double[periods];
        for (var group : all) {
            double reach = 0;
            for (int t = 0; t < periods; t++) {
                reach += group.exposure[t] * effect[t];
            }
            double level = reach > 0 ? group.total / reach : 0;
            for (int t = 0; t < periods; t++) {
                next[t] += level * group.exposure[t];
            }
        }
        return next;
    }

    private double[] marked(double[] effect, Collection<Group> all) {
        for (int t = 0; t < periods; t++) {
            int period = t;
            if (all.stream().noneMatch(g -> g.exposure[period] > 0)) {
                effect[t] = Double.NaN;
            }
        }
        return effect;
    }
}
