package org.lindero.engine.did;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lindero.engine.EstimationException;

/**
 * What a two-way fixed-effects coefficient is made of when treatment starts at different times: every comparison of two cohorts, each
 * a difference in differences of its own, and its weight.
 *
 * <p>The weights sum to one and the weighted sum is the coefficient of {@link TwoWayFixedEffects} without covariates. Comparisons of
 * later with earlier treated units use treated units as if they were not: where effects grow with time they pull towards the wrong
 * sign, and their share says how far the coefficient can be trusted.
 *
 * <p>O(units × periods + cohorts² × periods). Source: A. Goodman-Bacon (2021), <i>Journal of Econometrics</i> 225(2),
 * doi:10.1016/j.jeconom.2021.03.014.
 */
public final class BaconDecomposition {

    /** Who is compared with whom. */
    public enum Type {
        TREATED_VS_UNTREATED,
        EARLIER_VS_LATER,
        /** The suspect one: the comparison units are treated already. */
        LATER_VS_EARLIER,
        /** The same, with units that are treated throughout the panel. */
        LATER_VS_ALWAYS
    }

    /**
     * One comparison.
     *
     * @param treated position of the first treated period of the cohort that changes
     * @param comparison that of the other cohort; {@link EventStudy#NEVER}, or 0 for units that are treated throughout
     */
    public record Pair(Type type, int treated, int comparison, double estimate, double weight) {}

    /** All comparisons of a type together; the estimate is their weighted mean. */
    public record Share(double weight, double estimate) {}

    /**
     * @param estimate the weighted sum, which is the two-way fixed-effects coefficient
     * @param incompleteUnits left out: an outcome is missing
     */
    public record Result(
            List<Pair> pairs, Map<Type, Share> shares, double estimate, int units, int periods, int incompleteUnits) {

        public Result {
            pairs = List.copyOf(pairs);
            shares = Map.copyOf(shares);
        }
    }

    private record Cohort(int first, double share, double[] mean) {

        boolean never() {
            return first == EventStudy.NEVER;
        }

        /** The share of periods in which it is treated. */
        double treated() {
            return never() ? 0 : (double) (mean.length - first) / mean.length;
        }

        /** Its change from the periods [from, start) to [start, to). */
        double change(int from, int start, int to) {
            return average(start, to) - average(from, start);
        }

        private double average(int from, int to) {
            double sum = 0;
            for (int t = from; t < to; t++) {
                sum += mean[t];
            }
            return sum / (to - from);
        }
    }

    private BaconDecomposition() {}

    /**
     * Decomposes.
     *
     * @throws EstimationException {@code NO_VARIATION} if treatment does not differ between units over time, or the outcome does not vary
     */
    public static Result of(StaggeredPanel panel) {
        panel.requireVariation();
        var cohorts = cohorts(panel);
        var found = new ArrayList<Pair>();
        double total = 0;
        for (var one : cohorts) {
            for (var other : cohorts) {
                if (!one.never() && one.first() > 0 && one != other) {
                    var pair = compare(one, other);
                    found.add(pair);
                    total += pair.weight();
                }
            }
        }
        if (!(total > 0)) {
            throw new EstimationException(NO_VARIATION, "treatment does not differ between units over time");
        }
        // the raw weights sum to the variance that the effects leave of the treatment
        double variance = total;
        var pairs = found.stream()
                .map(p -> new Pair(p.type(), p.treated(), p.comparison(), p.estimate(), p.weight() / variance))
                .toList();
        double estimate =
                pairs.stream().mapToDouble(p -> p.weight() * p.estimate()).sum();
        return new Result(pairs, shares(pairs), estimate, panel.units(), panel.periods(), panel.incompleteUnits());
    }

    private static List<Cohort> cohorts(StaggeredPanel panel) {
        var byFirst = new TreeMap<Integer, List<Integer>>();
        for (int i = 0; i < panel.units(); i++) {
            int first = panel.never(i) ? EventStudy.NEVER : Math.max(0, panel.first(i));
            byFirst.computeIfAbsent(first, any -> new ArrayList<>()).add(i);
        }
        var cohorts = new ArrayList<Cohort>();
        byFirst.forEach((first, members) -> {
            double[] mean = new double[panel.periods()];
            for (int i : members) {
                for (int t = 0; t < mean.length; t++) {
                    mean[t] += panel.outcome(t, i) / members.size();
                }
            }
            cohorts.add(new Cohort(first, (double) members.size() / panel.units(), mean));
        });
        return cohorts;
    }

    /** The comparison in which {@code one} starts and {@code other} stays as it is, with its weight before scaling. */
    private static Pair compare(Cohort one, Cohort other) {
        int start = one.first();
        int periods = one.mean().length;
        double size = one.share() * other.share();
        if (other.never()) {
            double weight = size * one.treated() * (1 - one.treated());
            return pair(Type.TREATED_VS_UNTREATED, one, other, 0, start, periods, weight);
        }
        if (other.first() > start) {
            double weight = size * (one.treated() - other.treated()) * (1 - one.treated());
            return pair(Type.EARLIER_VS_LATER, one, other, 0, start, other.first(), weight);
        }
        double weight = size * one.treated() * (other.treated() - one.treated());
        var type = other.first() == 0 ? Type.LATER_VS_ALWAYS : Type.LATER_VS_EARLIER;
        return pair(type, one, other, other.first(), start, periods, weight);
    }

    private static Pair pair(Type type, Cohort one, Cohort other, int from, int start, int to, double weight) {
        double estimate = one.change(from, start, to) - other.change(from, start, to);
        return new Pair(type, one.first(), other.first(), estimate, weight);
    }

    private static Map<Type, Share> shares(List<Pair> pairs) {
        var shares = new EnumMap<Type, Share>(Type.class);
        for (var pair : pairs) {
            var before = shares.getOrDefault(pair.type(), new Share(0, 0));
            double weight = before.weight() + pair.weight();
            double mean = (before.weight() * before.estimate() + pair.weight() * pair.estimate()) / weight;
            shares.put(pair.type(), new Share(weight, mean));
        }
        return shares;
    }
}
