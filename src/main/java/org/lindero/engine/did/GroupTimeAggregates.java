package org.lindero.engine.did;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.Estimate;
import org.lindero.engine.did.GroupTimeResult.Aggregate;
import org.lindero.engine.did.GroupTimeResult.Effect;
import org.lindero.engine.did.GroupTimeResult.NoInterval;
import org.lindero.engine.did.GroupTimeResult.Term;
import org.lindero.engine.inference.Fit;

/**
 * Sums group-time cells up as they come, so that no cell's influence function has to be kept.
 *
 * <p>With weights p_g, the share of the cohort in all units, a mean A = Σ p_g ATT / S over its cells, S = Σ p_g, has the influence
 * Σ p_g ψ / S and, because the shares are estimated too, Σ (ATT − A) / S over the cells of the unit's own cohort.
 */
final class GroupTimeAggregates {

    private final StaggeredPanel panel;
    private final double level;
    private final Map<Integer, Double> share = new TreeMap<>();
    private final Mean simple;
    private final Map<Integer, Mean> dynamic = new TreeMap<>();
    private final Map<Integer, Mean> group = new TreeMap<>();
    private final Map<Integer, Mean> calendar = new TreeMap<>();

    GroupTimeAggregates(StaggeredPanel panel, double level) {
        this.panel = panel;
        this.level = level;
        this.simple = new Mean();
        for (int i = 0; i < panel.units(); i++) {
            if (!panel.never(i)) {
                share.merge(panel.first(i), 1.0 / panel.units(), Double::sum);
            }
        }
    }

    /** A weighted mean of effects with its influence function. */
    final class Mean {

        private final double[] influence = new double[panel.units()];
        private final Map<Integer, double[]> byCohort = new TreeMap<>();
        private double weight;
        private double total;
        private @Nullable NoInterval why;

        void add(int cohort, double w, double value, double[] psi, @Nullable NoInterval reason) {
            weight += w;
            total += w * value;
            double[] own = byCohort.computeIfAbsent(cohort, any -> new double[2]);
            own[0] += value;
            own[1]++;
            for (int i = 0; i < influence.length; i++) {
                influence[i] += w * psi[i];
            }
            why = why == null ? reason : why;
        }

        double value() {
            return total / weight;
        }

        /** @param shares whether the weights are shares of cohorts, which are estimated */
        double[] influence(boolean shares) {
            double[] result = new double[influence.length];
            for (int i = 0; i < result.length; i++) {
                double[] own = shares ? byCohort.get(panel.first(i)) : null;
                result[i] = (influence[i] + (own == null ? 0 : own[0] - own[1] * value())) / weight;
            }
            return result;
        }

        Effect effect(boolean shares) {
            return GroupTimeAggregates.effect(value(), influence(shares), why, level);
        }
    }

    /** An effect with the error of its influence function, or the reason why it has none. */
    static Effect effect(double value, double[] influence, @Nullable NoInterval why, double level) {
        if (why != null) {
            return new Effect(value, null, why);
        }
        double sum = 0;
        for (double psi : influence) {
            sum += psi * psi;
        }
        double error = Math.sqrt(sum) / influence.length;
        return new Effect(value, Estimate.of(value, error, Double.POSITIVE_INFINITY, level), null);
    }

    void add(int cohort, int period, CellEffect cell, @Nullable NoInterval why) {
        double w = share.getOrDefault(cohort, 0.0);
        dynamic.computeIfAbsent(period - cohort, any -> new Mean()).add(cohort, w, cell.value(), cell.influence(), why);
        if (period >= cohort) {
            simple.add(cohort, w, cell.value(), cell.influence(), why);
            group.computeIfAbsent(cohort, any -> new Mean()).add(cohort, 1, cell.value(), cell.influence(), why);
            calendar.computeIfAbsent(period, any -> new Mean()).add(cohort, w, cell.value(), cell.influence(), why);
        }
    }

    Effect simple() {
        return simple.effect(true);
    }

    Aggregate dynamic() {
        return plain(dynamic, 0);
    }

    Aggregate calendar() {
        return plain(calendar, Integer.MIN_VALUE);
    }

    Aggregate group() {
        return new Aggregate(cohorts().effect(true), terms(group, false));
    }

    /** The mean over the cohorts, weighted by their shares. */
    Mean cohorts() {
        var overall = new Mean();
        group.forEach((cohort, mean) ->
                overall.add(cohort, share.getOrDefault(cohort, 0.0), mean.value(), mean.influence(false), mean.why));
        return overall;
    }

    /** The overall effect is the plain mean of those at {@code from} and later. */
    private Aggregate plain(Map<Integer, Mean> means, int from) {
        var overall = new Mean();
        means.forEach((at, mean) -> {
            if (at >= from) {
                overall.add(at, 1, mean.value(), mean.influence(true), mean.why);
            }
        });
        return new Aggregate(overall.effect(false), terms(means, true));
    }

    private static List<Term> terms(Map<Integer, Mean> means, boolean shares) {
        var terms = new ArrayList<Term>();
        means.forEach((at, mean) -> terms.add(new Term(at, mean.effect(shares))));
        return terms;
    }

    /** The dynamic effects that have an interval, with their covariance. */
    Fit studied() {
        var names = new ArrayList<String>();
        var values = new ArrayList<Double>();
        var influence = new ArrayList<double[]>();
        dynamic.forEach((at, mean) -> {
            if (mean.why == null) {
                names.add("e=" + at);
                values.add(mean.value());
                influence.add(mean.influence(true));
            }
        });
        return Fit.ofInfluence(
                names,
                values.stream().mapToDouble(Double::doubleValue).toArray(),
                influence.toArray(double[][]::new),
                "influence function, normal",
                level);
    }
}
