package org.lindero.cli.evaluate.method;

import java.util.HashSet;
import java.util.Set;
import org.lindero.cli.evaluate.input.Block;
import org.lindero.cli.evaluate.input.Study;
import org.lindero.cli.evaluate.input.TidyPanel;
import org.lindero.engine.did.LinearRings;
import org.lindero.engine.place.PlacePanel;

/** {@code ring-did}: linear difference-in-differences of treated units and rings against clean units. */
public final class RingDidMethod implements Method {

    @Override
    public String name() {
        return "ring-did";
    }

    @Override
    public Set<String> keys() {
        var keys = new HashSet<>(Regression.keys("observationWeights"));
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
        return () -> {
            var result = LinearRings.estimate(regression.design(), roles.terms(), regression.variance(), study.level());
            var outcome = Outcome.of(result.fit());
            result.fit().coefficients().forEach(c -> outcome.estimate(c.term(), c.estimate()));
            return outcome.estimate("net", result.net())
                    .diagnostic("units", roles.counts())
                    .diagnostic("missingRows", regression.missing());
        };
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
