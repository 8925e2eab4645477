package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.inference.MultipleTesting;
import org.lindero.engine.inference.MultipleTesting.Procedure;
import org.lindero.engine.spatial.LocalMoran;

/** {@code local-moran}: which units lie among units like themselves. */
public final class LocalMoranMethod implements Method {

    @Override
    public String name() {
        return "local-moran";
    }

    @Override
    public Set<String> keys() {
        return MapInput.keys();
    }

    @Override
    public Computation read(Block block, Study study) {
        var map = MapInput.read(block, study);
        int permutations = Draws.read(block, "permutations");
        return () -> {
            var areas = LocalMoran.test(map.values(), map.weights().rowStandardised(), permutations, study.seed());
            double[] adjusted = MultipleTesting.adjust(
                    areas.stream().mapToDouble(a -> a.conditional().p()).toArray(), Procedure.BH);
            var outcome = map.outcome("row-standardised weights, conditional moments, two-sided; " + permutations
                    + " conditional permutations, seed " + study.seed());
            for (int i = 0; i < areas.size(); i++) {
                outcome.estimate(map.codes().get(i), figures(areas, i, adjusted[i]));
            }
            return outcome;
        };
    }

    private static Map<String, @Nullable Object> figures(List<LocalMoran.Area> areas, int i, double adjusted) {
        var area = areas.get(i);
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("estimate", area.index());
        figures.put("expected", area.conditional().expected());
        figures.put("variance", area.conditional().variance());
        figures.put("z", area.conditional().z());
        figures.put("p", area.conditional().p());
        figures.put("adjustedP", adjusted);
        figures.put(
                "permutationP",
                area.permutation() == null ? null : area.permutation().pTwoSided());
        figures.put("quadrant", area.quadrant().name());
        var total = new LinkedHashMap<String, Object>();
        total.put("expected", area.total().expected());
        total.put("variance", area.total().variance());
        total.put("z", area.total().z());
        total.put("p", area.total().p());
        figures.put("total", total);
        return figures;
    }
}
