package org.lindero.cli.evaluate.method;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.Estimate;
import org.lindero.engine.EstimationException;
import org.lindero.engine.EstimationException.Reason;
import org.lindero.engine.did.LinearRings;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Coefficient;
import org.lindero.engine.inference.Variance;
import org.lindero.engine.place.PlacePanel;

/** {@code ring-did}: linear difference-in-differences of treated units and rings against clean units. */
public final class RingDidMethod implements MovableMethod {

    @Override
    public String name() {
        return "ring-did";
    }

    @Override
    public Set<String> keys() {
        var keys = new HashSet<>(Regression.keys("observationWeights", "placeboOutcome", "bound"));
        keys.addAll(Roles.KEYS);
        return keys;
    }

    @Override
    public Computation read(Block block, Study study) {
        var panel = study.panel();
        Regression.keepFree(block, "net"::equals);
        var regression = new Regression(block, panel, panel.numbers(block.column("outcome")), Regression.LINEAR);
        var roles = RoleReader.read(block, study);
        for (int role = 0; role <= roles.rings(); role++) {
            regression.column(Roles.name(role), exposed(panel, roles, role));
        }
        regression.columns(block, "covariates");
        if (block.has("observationWeights")) {
            regression.weights(panel.positives(block.column("observationWeights")));
        }
        var bound = Diagnostics.bound(block);
        var diagnostics = new PanelDiagnostics(block, study, regression, new MovedRings(roles, study.level()), false);
        return () -> {
            var result = LinearRings.estimate(regression.design(), roles.terms(), regression.variance(), study.level());
            var outcome = Outcome.of(result.fit());
            result.fit().coefficients().forEach(c -> outcome.estimate(c.term(), c.estimate()));
            outcome.estimate("net", result.net())
                    .diagnostic("units", roles.counts())
                    .diagnostic("missingRows", regression.missing());
            PanelDiagnostics.Timing timing = () -> roles.timing(regression);
            diagnostics.addTo(
                    outcome,
                    result.fit().coefficient("treated"),
                    timing,
                    PanelDiagnostics.implied(regression.design(), "treated"));
            outcome.diagnose("nonInferiority", () -> Diagnostics.nonInferiority(ring1(result), bound, study.level()));
            return Diagnostics.complete(outcome, Diagnostics.LINEAR);
        };
    }

    private static Estimate ring1(LinearRings.Result result) {
        return result.sets().stream()
                .filter(set -> set.term().equals("ring1"))
                .map(Coefficient::estimate)
                .findFirst()
                .orElseThrow(() -> new EstimationException(Reason.NO_VARIATION, "there is no ring"));
    }

    /**
     * Judged is the effect in treated units. Rings move with them, so that they must be measured; units in the real rings may have
     * changed and are no placebos.
     */
    @Override
    public Movable movable(Block block, Study study) {
        var panel = study.panel();
        Regression.keepFree(block, "net"::equals);
        double[] outcome = panel.numbers(block.column("outcome"));
        var rings = RingsAround.read(block, study);
        var roles = RoleReader.read(block, study);
        var regression = new Regression(block, panel, outcome, Regression.LINEAR)
                .needing(exposed(panel, roles, PlacePanel.TREATED))
                .columns(block, "covariates");
        if (block.has("observationWeights")) {
            regression.weights(panel.positives(block.column("observationWeights")));
        }
        return Movable.everywhere(panel, regression.used(), "treated", treatment(panel, roles), moved -> {
                    var design = regression.design();
                    return moved.statistic(
                            outcome,
                            (y, d) -> TwoWayFixedEffects.estimate(
                                            rings.addTo(design.withOutcome(regression.pick(y)), d, regression),
                                            Variance.CR0,
                                            study.level())
                                    .coefficient(Roles.name(PlacePanel.TREATED))
                                    .value());
                })
                .feasible(unit -> roles.role()[unit] == PlacePanel.TREATED || roles.role()[unit] == PlacePanel.CLEAN);
    }

    private static double[] treatment(TidyPanel panel, Roles roles) {
        return Arrays.stream(exposed(panel, roles, PlacePanel.TREATED))
                .map(v -> Double.isNaN(v) ? 0 : v)
                .toArray();
    }

    /** One in the exposed rows of a role; missing in those of excluded units, which takes them out. */
    private static double[] exposed(TidyPanel panel, Roles roles, int role) {
        double[] column = new double[panel.rows()];
        for (int row = 0; row < column.length; row++) {
            int unit = panel.unit()[row];
            boolean exposed = roles.role()[unit] == role && panel.period()[row] >= roles.first()[unit];
            column[row] = roles.role()[unit] == PlacePanel.EXCLUDED ? Double.NaN : exposed ? 1 : 0;
        }
        return column;
    }
}
