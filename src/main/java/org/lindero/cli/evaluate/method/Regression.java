package org.lindero.cli.evaluate.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.ColumnName;
import org.lindero.cli.evaluate.input.DesignException;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.panel.Design;

/**
 * What the regressions on a panel have in common: the keys {@code outcome}, {@code covariates}, {@code cluster} and {@code variance},
 * unit and period effects, and the rows in which nothing that is used is missing.
 */
final class Regression {

    /** The conventions that the contract has. */
    static final Set<Variance> LINEAR =
            EnumSet.of(Variance.CR0, Variance.CR1, Variance.CR1S, Variance.CR2, Variance.NESTED);

    /** Those that count models and bootstraps have. */
    static final Set<Variance> WITHOUT_CR2 = EnumSet.of(Variance.CR0, Variance.CR1, Variance.CR1S, Variance.NESTED);

    private final TidyPanel panel;
    private final double[] outcome;
    private final int[] cluster;
    private final Variance variance;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final List<double[]> needed = new ArrayList<>();
    private double @Nullable [] weights;
    private double @Nullable [] offset;
    private int @Nullable [] used;

    private Regression(TidyPanel panel, double[] outcome, int[] cluster, Variance variance) {
        this.panel = panel;
        this.outcome = outcome;
        this.cluster = cluster;
        this.variance = variance;
    }

    /** Reads the common keys; {@code outcome} is the column of that key, checked as the model needs it. */
    Regression(Block block, TidyPanel panel, double[] outcome, Collection<Variance> conventions) {
        this(panel, outcome, cluster(block, panel), block.choice("variance", conventions, Variance.NESTED));
    }

    /** Reads the clusters only. */
    static Regression clustered(Block block, TidyPanel panel, double[] outcome) {
        return new Regression(panel, outcome, cluster(block, panel), Variance.NESTED);
    }

    /** Rows that are independent, with the errors of the model. */
    static Regression unclustered(TidyPanel panel, double[] outcome) {
        return new Regression(panel, outcome, panel.unit(), Variance.MODEL);
    }

    private static int[] cluster(Block block, TidyPanel panel) {
        return block.has("cluster")
                ? panel.filledLabels(block.column("cluster")).codes()
                : panel.unit();
    }

    /** The common keys and those of one method. */
    static Set<String> keys(String... own) {
        var keys = new HashSet<>(Set.of("outcome", "covariates", "cluster", "variance"));
        keys.addAll(Set.of(own));
        return keys;
    }

    /** Refuses covariates that are named like terms of the method itself. */
    static void keepFree(Block block, Predicate<String> terms) {
        for (ColumnName column : block.columns("covariates")) {
            if (terms.test(column.name())) {
                throw new DesignException(column.place(), "a column cannot have the name of a term of this method");
            }
        }
    }

    /** Adds a regressor, one value a row of the panel. */
    Regression column(String term, double[] values) {
        columns.put(term, values);
        return this;
    }

    /** Adds the columns of the key, each under its own name. */
    Regression columns(Block block, String key) {
        for (ColumnName column : block.columns(key)) {
            if (columns.containsKey(column.name())) {
                throw block.wrong(key, "the term " + column.name() + " is there already");
            }
            columns.put(column.name(), panel.numbers(column));
        }
        return this;
    }

    /** Leaves out rows in which these values are missing too. */
    Regression needing(double[] values) {
        needed.add(values);
        return this;
    }

    Regression weights(double[] values) {
        weights = values;
        return this;
    }

    Regression offset(double[] values) {
        offset = values;
        return this;
    }

    /** The same regression of another outcome; its complete rows may be others. */
    Regression withOutcome(double[] other) {
        var next = new Regression(panel, other, cluster, variance);
        next.columns.putAll(columns);
        next.needed.addAll(needed);
        next.weights = weights;
        next.offset = offset;
        return next;
    }

    /** The same regression with the errors that cost least, for many fits of which only the coefficients count. */
    Regression withoutErrors() {
        var next = new Regression(panel, outcome, cluster, Variance.CR0);
        next.columns.putAll(columns);
        next.needed.addAll(needed);
        next.weights = weights;
        next.offset = offset;
        next.used = used;
        return next;
    }

    TidyPanel panel() {
        return panel;
    }

    /** The outcome of all rows of the panel. */
    double[] outcome() {
        return outcome;
    }

    /** A regressor in the complete rows. */
    double[] complete(String term) {
        return pick(Objects.requireNonNull(columns.get(term)));
    }

    /** One in the complete rows whose unit has started; {@code first} is by unit, {@link EventStudy#NEVER} for those that never do. */
    double[] started(int[] first) {
        return IntStream.of(used())
                .mapToDouble(row -> {
                    int start = first[panel.unit()[row]];
                    return start != EventStudy.NEVER && panel.period()[row] >= start ? 1 : 0;
                })
                .toArray();
    }

    Variance variance() {
        return variance;
    }

    /** The cluster of each row of the panel. */
    int[] cluster() {
        return cluster;
    }

    /** The rows of the panel that are complete. */
    int[] used() {
        if (used == null) {
            used = IntStream.range(0, panel.rows()).filter(this::complete).toArray();
        }
        return used;
    }

    private boolean complete(int row) {
        return !Double.isNaN(outcome[row])
                && columns.values().stream().noneMatch(c -> Double.isNaN(c[row]))
                && needed.stream().noneMatch(c -> Double.isNaN(c[row]))
                && (weights == null || !Double.isNaN(weights[row]))
                && (offset == null || !Double.isNaN(offset[row]));
    }

    /** Rows of the panel that are left out because something is missing. */
    int missing() {
        return panel.rows() - used().length;
    }

    /** The design of the complete rows with unit and period effects. */
    Design design() {
        return designWithout();
    }

    /**
     * The same rows without some regressors.
     *
     * @throws EstimationException {@code INCOMPLETE_PANEL} if no row is complete, {@code ALL_ZERO} or {@code NO_VARIATION} if the
     *     outcome of no unit varies or nothing is treated, {@code NO_PRE_PERIOD} if no treated unit is seen before
     */
    Design designWithout(String... terms) {
        requireVariation();
        for (var treatment : List.of("treatment", "treated")) {
            var column = columns.get(treatment);
            if (column != null) {
                requireContrast(column);
            }
        }
        var design = Design.of(pick(outcome)).effect(pick(panel.unit())).effect(pick(panel.period()));
        return filled(design, List.of(terms)).cluster(pick(cluster));
    }

    /** The design of the complete rows with an intercept in the place of effects. */
    Design designWithIntercept() {
        return filled(Design.of(pick(outcome)).intercept(), List.of());
    }

    private Design filled(Design empty, List<String> except) {
        var design = empty;
        for (var column : columns.entrySet()) {
            if (!except.contains(column.getKey())) {
                design = design.column(column.getKey(), pick(column.getValue()));
            }
        }
        if (weights != null) {
            design = design.weights(pick(weights));
        }
        if (offset != null) {
            design = design.offset(pick(offset));
        }
        return design;
    }

    private void requireVariation() {
        int[] rows = used();
        if (rows.length == 0) {
            throw new EstimationException(Reason.INCOMPLETE_PANEL, "in every row something that is needed is missing");
        }
        if (IntStream.of(rows).allMatch(row -> outcome[row] == 0)) {
            throw new EstimationException(Reason.ALL_ZERO, "the outcome is zero in all rows");
        }
        double[] first = new double[panel.units().size()];
        Arrays.fill(first, Double.NaN);
        for (int row : rows) {
            int unit = panel.unit()[row];
            if (Double.isNaN(first[unit])) {
                first[unit] = outcome[row];
            } else if (outcome[row] != first[unit]) {
                return;
            }
        }
        throw new EstimationException(Reason.NO_VARIATION, "the outcome of every unit is the same in all its periods");
    }

    /** A treatment of zeros and ones must begin somewhere; what is left is found out by the regression itself. */
    private void requireContrast(double[] treatment) {
        var treated = new BitSet();
        var before = new BitSet();
        for (int row : used()) {
            if (treatment[row] != 0 && treatment[row] != 1) {
                // a dose has neither a start nor a before
                return;
            }
            (treatment[row] == 0 ? before : treated).set(panel.unit()[row]);
        }
        if (treated.isEmpty()) {
            throw new EstimationException(Reason.NO_VARIATION, "no unit is treated in any complete row");
        }
        if (!treated.intersects(before)) {
            throw new EstimationException(Reason.NO_PRE_PERIOD, "no treated unit is seen before its start");
        }
    }

    /** The values of the complete rows. */
    double[] pick(double[] values) {
        return IntStream.of(used()).mapToDouble(row -> values[row]).toArray();
    }

    /** The codes of the complete rows. */
    int[] pick(int[] codes) {
        return IntStream.of(used()).map(row -> codes[row]).toArray();
    }
}
