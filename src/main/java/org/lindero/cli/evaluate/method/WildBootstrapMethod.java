package org.lindero.cli.evaluate.method;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.engine.inference.WildBootstrap;

/** {@code wild-bootstrap}: the regression of {@code did}, its p and interval from random signs of the clusters' residuals. */
public final class WildBootstrapMethod implements Method {

    private static final String TREATMENT = "treatment";
    private static final int FEW_CLUSTERS = 12;
    private static final int FEW_TREATED = 5;

    @Override
    public String name() {
        return "wild-bootstrap";
    }

    @Override
    public Set<String> keys() {
        var keys = new HashSet<>(new DidMethod().keys());
        keys.addAll(Set.of("null", "replications"));
        return keys;
    }

    @Override
    public Computation read(Block block, Study study) {
        var regression = DidMethod.regression(block, study.panel(), Regression.WITHOUT_CR2);
        var options = new WildBootstrap.Options(
                block.number("null", 0),
                regression.variance(),
                Draws.read(block, "replications"),
                study.seed(),
                study.level());
        var diagnostics = new PanelDiagnostics(block, study, regression, DidMethod.model(study), false);
        return () -> {
            var result = WildBootstrap.test(regression.design(), TREATMENT, options);
            var outcome = outcome(result, options).diagnostic("missingRows", regression.missing());
            return DidMethod.diagnosed(
                    outcome, regression, diagnostics, result.fit().coefficient(TREATMENT));
        };
    }

    private static Outcome outcome(WildBootstrap.Result result, WildBootstrap.Options options) {
        int clusters = result.fit().clusters();
        var figures = Outcome.withoutError(result.estimate(), result.p(), result.interval());
        figures.put("se", result.standardError());
        var outcome = Outcome.of(result.fit().observations(), clusters, result.convention())
                .estimate(TREATMENT, figures)
                .field("enumerated", result.enumerated())
                .diagnostic("null", options.nullValue())
                .diagnostic("t", result.statistic())
                .diagnostic("pUnrestricted", result.pUnrestricted())
                .diagnostic("draws", result.draws())
                .diagnostic("smallestP", result.smallestP())
                .diagnostic("treatedClusters", result.touchedClusters());
        var warnings = warnings(clusters, result);
        return warnings.isEmpty() ? outcome : outcome.diagnostic("warning", String.join("; ", warnings));
    }

    private static List<String> warnings(int clusters, WildBootstrap.Result result) {
        var warnings = new ArrayList<String>();
        if (clusters <= FEW_CLUSTERS) {
            warnings.add("%d clusters: p cannot be below %.4g".formatted(clusters, result.smallestP()));
        }
        if (result.touchedClusters() < FEW_TREATED) {
            warnings.add(
                    "fewer than five treated clusters: p rejects too seldom with the null imposed and too often without;"
                            + " use randomisation and show both");
        }
        return warnings;
    }
}
