package org.lindero.engine.place;

import org.jspecify.annotations.Nullable;

/**
 * Period effects of the two-way Poisson model where each area is observed from the first period until it leaves for good.
 *
 * <p>The events at t over those before t, both in the areas still there at t, is how much the running total grows from t − 1 to t; the
 * maximum likelihood effects are the steps of the total that grows so. One pass over the cells. Source: A. Renshaw and R. Verrall
 * (1998), <i>British Actuarial Journal</i> 4(4), doi:10.1017/S1357321700000222.
 */
final class ChainLadder {

    private final double[] now;
    private final double[] before;
    private boolean any;

    ChainLadder(int periods) {
        this.now = new double[periods];
        this.before = new double[periods];
    }

    /** Adds the counts of an area before {@code leaves}, all known. */
    void add(double[] counts, double weight, int leaves) {
        double sum = 0;
        for (int t = 0; t < leaves; t++) {
            now[t] += weight * counts[t];
            before[t] += weight * sum;
            sum += counts[t];
        }
        any |= leaves == now.length;
    }

    /** The effects on a scale of their own; absent when no area stays to the end or nothing happened at first: they need iteration. */
    double @Nullable [] effects() {
        if (!any || !(now[0] > 0)) {
            return null;
        }
        double[] effect = new double[now.length];
        effect[0] = 1;
        double total = 1;
        for (int t = 1; t < now.length; t++) {
            if (!(before[t] > 0)) {
                return null;
            }
            effect[t] = total * now[t] / before[t];
            total += effect[t];
        }
        return effect;
    }
}
