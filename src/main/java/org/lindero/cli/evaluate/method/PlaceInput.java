package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lindero.area.Contiguity;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.ColumnName;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.cli.evaluate.input.TidyPanel.Labels;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.place.PlaceOptions;
import org.lindero.engine.place.PlacePanel;

/**
 * What the methods on a panel of places have in common: outcome, roles, strata, clusters, offset, and neighbours when the design has
 * areas.
 */
final class PlaceInput {

    private static final int REPLICATIONS = 999;
    private static final int MOST_REPLICATIONS = 1_000_000;
    private static final double LEVEL_FACTOR = 2;

    private PlaceInput() {}

    /** The common keys and those of one method. */
    static Set<String> keys(String... own) {
        var keys = new HashSet<>(Set.of("outcome", "stratum", "cluster", "offset", "replications"));
        keys.addAll(Roles.KEYS);
        keys.addAll(Set.of(own));
        return keys;
    }

    static PlaceOptions options(Block block, Study study) {
        int replications = block.whole("replications", REPLICATIONS, 19, MOST_REPLICATIONS);
        return new PlaceOptions(study.seed(), replications, study.level(), LEVEL_FACTOR);
    }

    static PlacePanel panel(Block block, Study study, Roles roles) {
        return panel(block, study, roles, "outcome");
    }

    /** The panel with the counts of the column that a key names. */
    static PlacePanel panel(Block block, Study study, Roles roles, String key) {
        var panel = study.panel();
        double[] counts = panel.counts(block.column(key));
        requireVariation(panel, counts);
        double[][] outcome = panel.grid(counts);
        double[][] offset = block.has("offset") ? panel.grid(panel.positives(block.column("offset"))) : null;
        if (offset != null) {
            leaveOutWhereMissing(outcome, offset);
        }
        var builder = PlacePanel.builder(panel.units(), panel.periods(), outcome)
                .role(roles.role())
                .firstExposed(roles.first());
        if (offset != null) {
            builder.offset(offset);
        }
        if (block.has("stratum")) {
            var strata = filledByUnit(panel, block.column("stratum"));
            builder.stratum(strata.codes()).stratumNames(names(strata));
        }
        if (block.has("cluster")) {
            builder.cluster(filledByUnit(panel, block.column("cluster")).codes());
        }
        if (study.hasAreas()) {
            builder.adjacency(study.areas().touching(panel.units(), false, Contiguity.DEFAULT_TOLERANCE_METRES));
        }
        return builder.build();
    }

    /** Counts that never change have no effect to find. */
    private static void requireVariation(TidyPanel panel, double[] counts) {
        double[] known = Arrays.stream(counts).filter(y -> !Double.isNaN(y)).toArray();
        if (known.length == 0) {
            throw new EstimationException(Reason.INCOMPLETE_PANEL, "the outcome is missing in every row");
        }
        if (Arrays.stream(known).allMatch(y -> y == 0)) {
            throw new EstimationException(Reason.ALL_ZERO, "the outcome is zero in all rows");
        }
        boolean varies = Arrays.stream(panel.grid(counts))
                .anyMatch(row -> Arrays.stream(row)
                                .filter(y -> !Double.isNaN(y))
                                .distinct()
                                .count()
                        > 1);
        if (known.length > panel.units().size() && !varies) {
            throw new EstimationException(
                    Reason.NO_VARIATION, "the outcome of every unit is the same in all its periods");
        }
    }

    private static void leaveOutWhereMissing(double[][] outcome, double[][] offset) {
        for (int unit = 0; unit < outcome.length; unit++) {
            for (int period = 0; period < outcome[unit].length; period++) {
                if (Double.isNaN(offset[unit][period])) {
                    outcome[unit][period] = Double.NaN;
                }
            }
        }
    }

    private static Labels filledByUnit(TidyPanel panel, ColumnName column) {
        panel.filledLabels(column);
        return panel.labelsByUnit(column);
    }

    private static Map<Integer, String> names(Labels labels) {
        var names = new HashMap<Integer, String>();
        labels.names().forEach(name -> names.put(names.size(), name));
        return names;
    }
}
