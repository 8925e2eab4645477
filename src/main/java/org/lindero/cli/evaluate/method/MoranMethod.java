package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.spatial.Geary;
import org.lindero.engine.spatial.Moran;
import org.lindero.engine.spatial.MoranResult;
import org.lindero.engine.spatial.PermutationResult;

/** {@code moran}: whether near units have similar values. */
public final class MoranMethod implements Method {

    @Override
    public String name() {
        return "moran";
    }

    @Override
    public Set<String> keys() {
        return MapInput.keys();
    }

    @Override
    public Computation read(Block block, Study study) {
        var map = MapInput.read(block, study);
        int permutations = Draws.read(block, "permutations");
        var weights = map.weights().rowStandardised();
        return () -> {
            var moran = Moran.test(map.values(), weights);
            var drawn = Moran.permute(map.values(), weights, permutations, study.seed());
            return map.outcome("row-standardised weights, randomisation variance, two-sided; " + permutations
                            + " permutations, seed " + study.seed())
                    .estimate("I", figures(moran, drawn))
                    .diagnostic("geary", Geary.test(map.values(), weights).ratio())
                    .diagnostic("normalVariance", moran.normalVariance())
                    .diagnostic("permutationPGreater", drawn.pGreater());
        };
    }

    private static Map<String, Object> figures(MoranResult moran, PermutationResult drawn) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("estimate", moran.index());
        figures.put("expected", moran.expected());
        figures.put("variance", moran.randomisationVariance());
        figures.put("z", moran.z());
        figures.put("p", moran.p());
        figures.put("permutationP", drawn.pTwoSided());
        return figures;
    }
}
