package org.lindero.engine.place;

import org.lindero.engine.count.PoissonFixedEffects;
import org.lindero.engine.did.LinearRings;
import org.lindero.engine.inference.Fit;
import org.lindero.engine.inference.Variance;

/** The regressions beside the primary model with any variance, for comparisons. */
public final class PlaceRegressions {

    private PlaceRegressions() {}

    /** One constant proportional effect for the treated areas and one a ring. */
    public static Fit pooled(PlacePanel panel, Variance variance, double level) {
        return PoissonFixedEffects.estimate(new PlaceDesign(panel).withSets(), variance, level)
                .fit();
    }

    /** The same with additive effects. */
    public static LinearRings.Result linear(PlacePanel panel, Variance variance, double level) {
        return PlaceLinear.estimate(panel, variance, level);
    }
}
