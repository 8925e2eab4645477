package org.lindero.engine.did;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A panel row by row, for estimators that can do with missing rows. Immutable. */
public final class PanelRows {

    private final double[] outcome;
    private final int[] unit;
    private final int[] period;
    private final int[] first;
    private final int[] cluster;

    private PanelRows(double[] outcome, int[] unit, int[] period, int[] first, int[] cluster) {
        this.outcome = outcome;
        this.unit = unit;
        this.period = period;
        this.first = first;
        this.cluster = cluster;
    }

    /**
     * @param unit codes of the units
     * @param period position in time
     * @param first first treated position of the row's unit, {@link EventStudy#NEVER} if there is none
     * @param cluster codes of the clusters
     */
    public static PanelRows of(double[] outcome, int[] unit, int[] period, int[] first, int[] cluster) {
        int n = outcome.length;
        if (unit.length != n || period.length != n || first.length != n || cluster.length != n) {
            throw new IllegalArgumentException("columns of different lengths");
        }
        if (!Arrays.stream(outcome).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("the outcome is not finite: leave missing rows out");
        }
        return new PanelRows(outcome.clone(), unit.clone(), period.clone(), first.clone(), cluster.clone());
    }

    /** Some rows; whoever starts after {@code last} is never treated. */
    PanelRows pick(int[] rows, int last) {
        return new PanelRows(
                Arrays.stream(rows).mapToDouble(i -> outcome[i]).toArray(),
                Arrays.stream(rows).map(i -> unit[i]).toArray(),
                Arrays.stream(rows).map(i -> period[i]).toArray(),
                Arrays.stream(rows)
                        .map(i -> first[i] > last ? EventStudy.NEVER : first[i])
                        .toArray(),
                Arrays.stream(rows).map(i -> cluster[i]).toArray());
    }

    /** Whether the outcome of any unit changes. */
    boolean varies() {
        Map<Integer, Double> before = new HashMap<>();
        for (int i = 0; i < outcome.length; i++) {
            Double seen = before.putIfAbsent(unit[i], outcome[i]);
            if (seen != null && seen != outcome[i]) {
                return true;
            }
        }
        return false;
    }

    public int size() {
        return outcome.length;
    }

    double[] outcome() {
        return outcome;
    }

    int[] unit() {
        return unit;
    }

    int[] period() {
        return period;
    }

    int[] first() {
        return first;
    }

    int[] cluster() {
        return cluster;
    }
}
