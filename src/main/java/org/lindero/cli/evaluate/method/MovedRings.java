package org.lindero.cli.evaluate.method;

import java.util.stream.IntStream;
import org.lindero.engine.Estimate;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.panel.Design;

/** Treated units and rings, each a column, that start together when they are moved. */
record MovedRings(Roles roles, double level) implements MovedModel {

    private static final String TREATED = "treated";

    @Override
    public Estimate estimate(Regression regression) {
        return fit(regression, regression.design()).coefficient(TREATED);
    }

    @Override
    public Estimate moved(Regression regression, int[] first, boolean[] rows) {
        var design = regression.designWithout(roles.terms().toArray(String[]::new));
        double[] started = regression.started(first);
        int[] role = IntStream.of(regression.pick(regression.panel().unit()))
                .map(unit -> roles.role()[unit])
                .toArray();
        for (int each = 0; each <= roles.rings(); each++) {
            int wanted = each;
            design = design.column(
                    Roles.name(each),
                    IntStream.range(0, role.length)
                            .mapToDouble(row -> role[row] == wanted ? started[row] : 0)
                            .toArray());
        }
        return fit(regression, design.rows(rows)).coefficient(TREATED);
    }

    @Override
    public Fit around(Regression regression, EventStudy study) {
        return fit(regression, study.addTo(regression.designWithout(TREATED), ""));
    }

    private Fit fit(Regression regression, Design design) {
        return TwoWayFixedEffects.estimate(design, regression.variance(), level);
    }
}
