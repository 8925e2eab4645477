package org.lindero.cli.evaluate.method;

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
        var panel = study.panel();
        double[][] outcome = panel.grid(panel.counts(block.column("outcome")));
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
