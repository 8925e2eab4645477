package org.lindero.cli.evaluate.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.spatial.SpatialWeights;

/**
 * What the methods on a map have in common: one value a unit, the mean over its periods, and the weights between units that have one.
 *
 * @param codes units with a value, sorted
 * @param weights as the design says, neither standardised nor with self
 * @param without units that have no value
 */
record MapInput(List<String> codes, double[] values, SpatialWeights weights, int without) {

    /** The common keys. */
    static Set<String> keys() {
        var keys = new HashSet<>(Set.of("outcome", "permutations"));
        keys.addAll(WeightsReader.KEYS);
        return keys;
    }

    static MapInput read(Block block, Study study) {
        var panel = study.panel();
        double[] outcome = panel.numbers(block.column("outcome"));
        double[] sum = new double[panel.units().size()];
        int[] count = new int[sum.length];
        for (int row = 0; row < outcome.length; row++) {
            if (!Double.isNaN(outcome[row])) {
                sum[panel.unit()[row]] += outcome[row];
                count[panel.unit()[row]]++;
            }
        }
        List<String> codes = new ArrayList<>();
        List<Double> means = new ArrayList<>();
        for (int unit = 0; unit < sum.length; unit++) {
            if (count[unit] > 0) {
                codes.add(panel.units().get(unit));
                means.add(sum[unit] / count[unit]);
            }
        }
        double[] values = means.stream().mapToDouble(Double::doubleValue).toArray();
        return new MapInput(codes, values, WeightsReader.read(block, study, codes), sum.length - codes.size());
    }

    /** An outcome with what every map has: its units, and those without neighbours. */
    Outcome outcome(String convention) {
        var islands = Arrays.stream(weights.islands()).mapToObj(codes::get).toList();
        return Outcome.of(convention)
                .diagnostic("units", codes.size())
                .diagnostic("links", weights.links())
                .diagnostic("withoutNeighbours", islands)
                .diagnostic("withoutValue", without);
    }
}
