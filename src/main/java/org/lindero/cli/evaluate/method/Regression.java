package org.lindero.cli.evaluate.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return designWithout("");
    }

    /** The same rows without one regressor. */
    Design designWithout(String term) {
        var design = Design.of(pick(outcome)).effect(pick(panel.unit())).effect(pick(panel.period()));
        return filled(design, term).cluster(pick(cluster));
    }

    /** The design of the complete rows with an intercept in the place of effects. */
    Design designWithIntercept() {
        return filled(Design.of(pick(outcome)).intercept(), "");
    }

    private Design filled(Design empty, String except) {
        requireVariation();
        var design = empty;
        for (var column : columns.entrySet()) {
            if (!column.getKey().equals(except)) {
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
        boolean same =
                IntStream.of(used()).mapToDouble(row -> outcome[row]).distinct().count() == 1;
        boolean sameOffset = offset == null
                || IntStream.of(used())
                                .mapToDouble(row -> offset[row])
                                .distinct()
                                .count()
                        == 1;
        if (same && sameOffset) {
            throw new EstimationException(Reason.NO_VARIATION, "the outcome does not vary: it is the same in all rows");
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
