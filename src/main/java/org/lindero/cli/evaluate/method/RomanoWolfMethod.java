package org.lindero.cli.evaluate.method;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.inference.RomanoWolf;
import org.lindero.engine.inference.WildBootstrap;

/** {@code romano-wolf}: one treatment and several outcomes. Rows in which any outcome is missing are left out for all. */
public final class RomanoWolfMethod implements Method {

    private static final String TREATMENT = "treatment";

    /** This method adjusts the tests of regressions that have analyses of their own. */
    private static final Map<String, String> REASONS =
            Diagnostics.all("of several outcomes together: give each an analysis with the method did, which has it");

    @Override
    public String name() {
        return "romano-wolf";
    }

    @Override
    public Set<String> keys() {
        return Set.of("outcomes", TREATMENT, "cluster", "replications");
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        var columns = block.columns("outcomes");
        if (columns.isEmpty()) {
            throw block.wrong("outcomes", "is missing");
        }
        Map<String, double[]> outcomes = new LinkedHashMap<>();
        columns.forEach(column -> outcomes.put(column.name(), panel.numbers(column)));
        var regression = Regression.clustered(block, panel, panel.numbers(columns.getFirst()))
                .column(TREATMENT, panel.numbers(block.column(TREATMENT)));
        outcomes.values().forEach(regression::needing);
        var options = new WildBootstrap.Options(
                0, regression.variance(), Draws.read(block, "replications"), study.seed(), study.level());
        return () -> {
            Map<String, double[]> complete = new LinkedHashMap<>();
            outcomes.forEach((name, values) -> complete.put(name, regression.pick(values)));
            return Diagnostics.complete(
                    outcome(RomanoWolf.test(regression.design(), TREATMENT, complete, options))
                            .diagnostic("missingRows", regression.missing()),
                    REASONS);
        };
    }

    private static Outcome outcome(RomanoWolf.Result result) {
        var outcome = Outcome.of(
                result.observations(), result.clusters(), result.convention() + "; intervals are not adjusted");
        for (var one : result.outcomes()) {
            var figures = Outcome.figures(one.estimate());
            figures.put("p", one.adjustedP());
            figures.put("unadjustedP", one.p());
            outcome.estimate(one.name(), figures);
        }
        return outcome.field("enumerated", result.enumerated()).diagnostic("draws", result.draws());
    }
}
