package org.lindero.engine.count;

import java.util.Arrays;
import org.lindero.engine.panel.Design;
import org.lindero.engine.panel.Factor;

/** Finds the rows that tell a Poisson model something: no singletons, no effect whose outcomes are all zero. */
final class Informative {

    private Informative() {}

    static boolean[] rows(Design design) {
        boolean[] keep = new boolean[design.rows()];
        Arrays.fill(keep, true);
        double[] y = design.outcome();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (var effect : design.effects()) {
                changed |= drop(effect, y, keep);
            }
        }
        return keep;
    }

    private static boolean drop(Factor effect, double[] y, boolean[] keep) {
        int[] count = new int[effect.levels()];
        double[] sum = new double[effect.levels()];
        for (int i = 0; i < y.length; i++) {
            if (keep[i]) {
                count[effect.code(i)]++;
                sum[effect.code(i)] += y[i];
            }
        }
        boolean changed = false;
        for (int i = 0; i < y.length; i++) {
            int g = effect.code(i);
            if (keep[i] && (count[g] < 2 || sum[g] == 0)) {
                keep[i] = false;
                changed = true;
            }
        }
        return changed;
    }

    static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }
}
