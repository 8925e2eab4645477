package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Points;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.spatial.Knox;
import org.lindero.engine.spatial.Knox.Distance;
import org.lindero.engine.spatial.KnoxResult;

/** {@code knox}: whether events that are near in space are near in time. */
public final class KnoxMethod implements Method {

    private static final List<String> DISTANCES = List.of("euclidean", "manhattan");

    @Override
    public String name() {
        return "knox";
    }

    @Override
    public Set<String> keys() {
        return Set.of("points", "spaceBins", "timeBins", "distance", "permutations");
    }

    @Override
    public Computation read(Block block, Study study) {
        var source = block.object("points", Set.of("file", "x", "y", "t"));
        var points = Points.read(study.table(source), source);
        double[] space = block.edges("spaceBins");
        double[] time = block.edges("timeBins");
        var distance = block.choice("distance", DISTANCES, "euclidean").equals("euclidean")
                ? Distance.EUCLIDEAN
                : Distance.MANHATTAN;
        int permutations = Draws.read(block, "permutations");
        return () -> outcome(
                Knox.test(points.x(), points.y(), points.days(), space, time, distance, permutations, study.seed()));
    }

    private static Outcome outcome(KnoxResult result) {
        return Outcome.of(result.convention())
                .field(
                        "cells",
                        result.cells().stream()
                                .map(row ->
                                        row.stream().map(KnoxMethod::figures).toList())
                                .toList())
                .diagnostic("points", result.points())
                .diagnostic("pairs", result.pairs());
    }

    private static Map<String, @Nullable Object> figures(KnoxResult.Cell cell) {
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("observed", cell.observed());
        figures.put("expected", cell.expected());
        figures.put("variance", cell.variance());
        figures.put("ratio", cell.expected() > 0 ? cell.exactRatio() : null);
        figures.put("p", cell.p());
        return figures;
    }
}
