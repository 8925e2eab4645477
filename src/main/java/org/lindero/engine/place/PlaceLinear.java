package org.lindero.engine.place;

import org.lindero.engine.EstimationException;
import org.lindero.engine.did.LinearRings;
import org.lindero.engine.inference.Variance;

/**
 * The linear difference-in-differences beside the primary model: events a cell more or fewer, additive instead of proportional
 * trends, which is a different question. Its net is a raw sum, negative is a fall.
 */
public final class PlaceLinear {

    private PlaceLinear() {}

    /**
     * Area and stratum-by-period effects, one coefficient a set; CR2 errors when the panel has the clusters for them.
     *
     * @throws EstimationException {@code NO_VARIATION} if a set cannot be told from the effects
     */
    public static LinearRings.Result estimate(PlacePanel panel, double level) {
        return estimate(panel, new Clusters(panel).variance(), level);
    }

    static LinearRings.Result estimate(PlacePanel panel, Variance variance, double level) {
        return LinearRings.estimate(new PlaceDesign(panel).withSets(), variance, level);
    }
}
