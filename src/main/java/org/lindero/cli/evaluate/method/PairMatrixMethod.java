package org.lindero.cli.evaluate.method;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.place.PairCell;
import org.lindero.engine.place.PairMatrix;
import org.lindero.engine.place.PlaceChecks;
import org.lindero.engine.place.PlacePanel;

/**
 * {@code pair-matrix}: what changed in each unit while each treated unit was the only one to reach it. Units reach as far as the rings: by
 * metres where the design has limits, otherwise by as many orders of neighbours as there are classes of rings.
 */
public final class PairMatrixMethod implements Method {

    private static final String PLACEBOS =
            "each cell is judged by the same number in areas that nothing reaches: see placebos and p of the cell";

    /** What cells of two units do not have. */
    private static final Map<String, String> REASONS = Map.of(
            "pretrend", PLACEBOS,
            "placeboDate", PLACEBOS,
            "placeboOutcome", "one cell has too few events; place-effect has it for all areas together",
            "leaveOneOut", "a cell is one unit and cannot be left without it",
            "baconShares", "a cell has one start, and its comparison is never treated",
            "mde", "the smallest p that a cell can have is beside it; place-effect has the detectable effect",
            "nonInferiority", "of single units it would be refused nearly always; place-effect has it for ring 1");

    @Override
    public String name() {
        return "pair-matrix";
    }

    @Override
    public Set<String> keys() {
        return PlaceInput.keys();
    }

    @Override
    public Computation read(Block block, Study study) {
        // without areas nobody knows who reaches whom
        study.areas();
        var roles = RoleReader.read(block, study);
        var panel = PlaceInput.panel(block, study, roles);
        int[][] reach = reach(block, study, roles, panel);
        var options = PlaceInput.options(block, study);
        return () -> Diagnostics.complete(
                outcome(PairMatrix.estimate(panel, reach, options))
                        .diagnostic("units", roles.counts())
                        .diagnose("dispersion", () -> PlaceChecks.dispersion(panel))
                        .diagnose("overlap", () -> PlaceChecks.overlap(panel))
                        .diagnose("effectiveComparisonAreas", () -> PlaceChecks.effectiveComparisonAreas(panel)),
                REASONS);
    }

    private static int[][] reach(Block block, Study study, Roles roles, PlacePanel panel) {
        boolean limits = block.isList("rings") || block.has("distances");
        if (!limits) {
            return PairMatrix.reachByOrder(panel);
        }
        double[] metres = RingLimits.read(block, block.isList("rings") ? "rings" : "distances");
        var units = study.panel().units();
        return IntStream.range(0, units.size())
                .mapToObj(i -> {
                    if (roles.role()[i] != PlacePanel.TREATED) {
                        return new int[0];
                    }
                    var one = new BitSet();
                    one.set(i);
                    int[] rings = study.areas().rings(units, one, metres);
                    return IntStream.range(0, rings.length)
                            .filter(j -> rings[j] >= 1)
                            .toArray();
                })
                .toArray(int[][]::new);
    }

    private static Outcome outcome(PairMatrix.Result result) {
        return Outcome.of(result.convention())
                .field(
                        "cells",
                        result.cells().stream().map(PairMatrixMethod::figures).toList())
                .field("smallestAdjustedP", result.smallestAdjustedP())
                .field("canReject", result.canReject());
    }

    private static Map<String, @Nullable Object> figures(PairCell cell) {
        var figures = new LinkedHashMap<String, @Nullable Object>();
        figures.put("from", cell.from().size() == 1 ? cell.from().getFirst() : cell.from());
        figures.put("to", cell.to());
        figures.put("estimate", cell.estimate());
        var interval = cell.interval();
        figures.put("ci", interval == null ? null : Outcome.ends(interval));
        figures.put("p", cell.p());
        figures.put("adjustedP", cell.adjustedP());
        figures.put("separable", cell.separable());
        figures.put("periods", cell.periods());
        figures.put("observed", cell.observed());
        figures.put("expected", cell.expected());
        figures.put("placebos", cell.placebos());
        figures.put("smallestP", cell.smallestP());
        figures.put(
                "notIdentified", cell.absence() == null ? null : cell.absence().name());
        return figures;
    }
}
