package org.lindero.engine.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The data of a regression: an outcome, named columns, fixed effects to absorb, weights, an offset and one or two clusterings.
 *
 * <p>All arrays have one entry a row and are copied in. Effects and clusters are codes: any integers, equal ones belong together.
 */
public final class Design {

    /** The name of the intercept where it is a column. */
    public static final String INTERCEPT = "intercept";

    private final double[] outcome;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();
    private final List<Factor> effects = new ArrayList<>();
    private final List<Factor> clusters = new ArrayList<>();
    private double @Nullable [] weights;
    private double @Nullable [] offset;
    private boolean explicitIntercept;

    private Design(double[] outcome) {
        this.outcome = requireFinite("outcome", outcome.clone());
    }

    /** Starts a design; every further call returns a new one and leaves this one as it is. */
    public static Design of(double[] outcome) {
        return new Design(outcome);
    }

    /** With another outcome and all else the same. */
    public Design outcome(double[] values) {
        return copy(sized(values));
    }

    /** With a regressor. */
    public Design column(String name, double[] values) {
        if (names.contains(name)) {
            throw new IllegalArgumentException("column given twice: " + name);
        }
        var next = copy();
        next.names.add(name);
        next.columns.add(requireFinite(name, sized(values)));
        return next;
    }

    /** Without a regressor. */
    public Design without(String name) {
        int index = names.indexOf(name);
        var next = copy();
        next.names.remove(index);
        next.columns.remove(index);
        return next;
    }

    /** The same design of another outcome. */
    public Design withOutcome(double[] values) {
        var next = new Design(sized(values));
        next.take(this);
        return next;
    }

    /** With the intercept as a first column of its own, named {@link #INTERCEPT}, in a model without effects. */
    public Design intercept() {
        if (!names.isEmpty() || !effects.isEmpty()) {
            throw new IllegalStateException("the intercept comes first, and without effects");
        }
        var next = copy();
        next.names.add(INTERCEPT);
        next.columns.add(ones());
        next.explicitIntercept = true;
        return next;
    }

    /** With a fixed effect that is absorbed. Without any, the model has an intercept. */
    public Design effect(int[] codes) {
        if (explicitIntercept) {
            throw new IllegalStateException("effects hold the intercept already");
        }
        var next = copy();
        next.effects.add(Factor.of(sized(codes)));
        return next;
    }

    /** With a clustering; at most two. Without any, every row is its own cluster. */
    public Design cluster(int[] codes) {
        if (clusters.size() == 2) {
            throw new IllegalArgumentException("at most two clusterings");
        }
        var next = copy();
        next.clusters.add(Factor.of(sized(codes)));
        return next;
    }

    /** With observation weights, positive. */
    public Design weights(double[] values) {
        return withPositive(values, true);
    }

    /** With an exposure on its natural scale, positive; a count model takes its logarithm with coefficient one. */
    public Design offset(double[] values) {
        return withPositive(values, false);
    }

    private Design withPositive(double[] values, boolean asWeights) {
        var checked = requireFinite(asWeights ? "weights" : "offset", sized(values));
        if (Arrays.stream(checked).anyMatch(v -> v <= 0)) {
            throw new IllegalArgumentException("weights and offsets must be positive");
        }
        var next = copy();
        if (asWeights) {
            next.weights = checked;
        } else {
            next.offset = checked;
        }
        return next;
    }

    /** The rows for which {@code keep} is true. */
    public Design rows(boolean[] keep) {
        int[] index = IntStream.range(0, rows()).filter(i -> keep[i]).toArray();
        var next = new Design(pick(outcome, index));
        next.names.addAll(names);
        columns.forEach(c -> next.columns.add(pick(c, index)));
        effects.forEach(f -> next.effects.add(f.rows(index)));
        clusters.forEach(f -> next.clusters.add(f.rows(index)));
        next.weights = weights == null ? null : pick(weights, index);
        next.offset = offset == null ? null : pick(offset, index);
        next.explicitIntercept = explicitIntercept;
        return next;
    }

    /** Number of observations. */
    public int rows() {
        return outcome.length;
    }

    public double[] outcome() {
        return outcome.clone();
    }

    public List<String> names() {
        return List.copyOf(names);
    }

    /** Number of regressors. */
    public int slopes() {
        return columns.size();
    }

    public double[] column(int index) {
        return columns.get(index).clone();
    }

    /** The effects; a single one with one level, the intercept, when none was given and it is not a column. */
    public List<Factor> effects() {
        return effects.isEmpty() && !explicitIntercept ? List.of(Factor.of(new int[rows()])) : List.copyOf(effects);
    }

    /** Every column and every level of every effect, less one for each effect after the first. */
    public int parameters() {
        var absorbed = effects();
        return slopes() + absorbed.stream().mapToInt(Factor::levels).sum() - Math.max(0, absorbed.size() - 1);
    }

    /** One or two clusterings; the rows themselves when none was given. */
    public List<Factor> clusters() {
        if (!clusters.isEmpty()) {
            return List.copyOf(clusters);
        }
        return List.of(Factor.of(IntStream.range(0, rows()).toArray()));
    }

    public boolean weighted() {
        return weights != null;
    }

    /** The weights, ones when none were given. */
    public double[] weights() {
        return weights == null ? ones() : weights.clone();
    }

    /** The exposure, ones when none was given. */
    public double[] offset() {
        return offset == null ? ones() : offset.clone();
    }

    private double[] ones() {
        var ones = new double[rows()];
        Arrays.fill(ones, 1);
        return ones;
    }

    private Design copy() {
        return copy(outcome);
    }

    private Design copy(double[] values) {
        var next = new Design(values);
        next.take(this);
        return next;
    }

    private void take(Design other) {
        names.addAll(other.names);
        columns.addAll(other.columns);
        effects.addAll(other.effects);
        clusters.addAll(other.clusters);
        weights = other.weights;
        offset = other.offset;
        explicitIntercept = other.explicitIntercept;
    }

    private double[] sized(double[] values) {
        if (values.length != rows()) {
            throw new IllegalArgumentException(values.length + " values for " + rows() + " rows");
        }
        return values.clone();
    }

    private int[] sized(int[] values) {
        if (values.length != rows()) {
            throw new IllegalArgumentException(values.length + " codes for " + rows() + " rows");
        }
        return values;
    }

    private static double[] requireFinite(String name, double[] values) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(name + " is not finite: leave missing rows out");
        }
        return values;
    }

    private static double[] pick(double[] values, int[] index) {
        return Arrays.stream(index).mapToDouble(i -> values[i]).toArray();
    }
}
