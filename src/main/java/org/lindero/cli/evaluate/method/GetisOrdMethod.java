package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.inference.MultipleTesting;
import org.lindero.engine.inference.MultipleTesting.Procedure;
import org.lindero.engine.spatial.GetisOrd;

/** {@code getis-ord}: hot and cold spots by Gi*. */
public final class GetisOrdMethod implements Method {

    @Override
    public String name() {
        return "getis-ord";
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
            var areas = GetisOrd.star(map.values(), map.weights(), permutations, study.seed());
            double[] adjusted = MultipleTesting.adjust(
                    areas.stream().mapToDouble(GetisOrd.Area::p).toArray(), Procedure.BH);
            var outcome = map.outcome("Gi* as a score, binary weights with self, two-sided; " + permutations
                    + " conditional permutations, seed " + study.seed());
            for (int i = 0; i < areas.size(); i++) {
                outcome.estimate(map.codes().get(i), figures(areas.get(i), adjusted[i]));
            }
            return outcome;
        };
    }

    private static Map<String, @Nullable Object> figures(GetisOrd.Area area, double adjusted) {
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("estimate", area.score());
        figures.put("z", area.score());
        figures.put("p", area.p());
        figures.put("adjustedP", adjusted);
        figures.put("permutationP", area.permutation().pTwoSided());
        return figures;
    }
}
