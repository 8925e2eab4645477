package org.lindero.cli.evaluate.method;

import java.util.stream.IntStream;
import org.lindero.engine.Estimate;
import org.lindero.engine.did.EventStudy;
import org.lindero.engine.did.TwoWayFixedEffects;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.spatial.Exposure;
import org.lindero.engine.spatial.ExposureDid;
import org.lindero.engine.spatial.SpatialWeights;

/**
 * Own treatment with that of neighbours, whose exposure moves with it.
 *
 * @param weights row-standardised
 * @param treatment of every row of the panel, zero where it is missing
 */
record MovedExposure(SpatialWeights weights, double[] treatment, double level) implements MovedModel {

    private static final String TREATMENT = MovedColumn.TREATMENT;

    @Override
    public Estimate estimate(Regression regression) {
        return result(regression).own();
    }

    /** Treatment as it was. */
    ExposureDid.Result result(Regression regression) {
        return ExposureDid.estimate(
                regression.designWithout(TREATMENT),
                regression.complete(TREATMENT),
                regression.pick(exposure(regression, treatment)),
                regression.variance(),
                level);
    }

    private double[] exposure(Regression regression, double[] treated) {
        var panel = regression.panel();
        return Exposure.of(weights, panel.unit(), panel.period(), treated);
    }

    @Override
    public Estimate moved(Regression regression, int[] first, boolean[] rows) {
        var panel = regression.panel();
        double[] treated = IntStream.range(0, panel.rows())
                .mapToDouble(row -> {
                    int unit = panel.unit()[row];
                    boolean touched = unit < first.length && first[unit] != EventStudy.NEVER;
                    return touched && panel.period()[row] >= first[unit] ? 1 : 0;
                })
                .toArray();
        return ExposureDid.estimate(
                        regression.designWithout(TREATMENT).rows(rows),
                        pick(regression.pick(treated), rows),
                        pick(regression.pick(exposure(regression, treated)), rows),
                        regression.variance(),
                        level)
                .own();
    }

    private static double[] pick(double[] values, boolean[] rows) {
        return IntStream.range(0, rows.length)
                .filter(row -> rows[row])
                .mapToDouble(row -> values[row])
                .toArray();
    }

    @Override
    public Fit around(Regression regression, EventStudy study) {
        var design = regression
                .designWithout(TREATMENT)
                .column("neighbour", regression.pick(exposure(regression, treatment)));
        return TwoWayFixedEffects.estimate(study.addTo(design, ""), regression.variance(), level);
    }
}
