package org.lindero.engine.place;

import static org.lindero.engine.EstimationException.Reason.NO_VARIATION;

import java.util.stream.IntStream;
import org.lindero.engine.EstimationException;
import org.lindero.engine.spatial.Exposure;
import org.lindero.engine.spatial.ExposureDid;
import org.lindero.engine.spatial.SpatialWeights;

/**
 * What the treatment of its neighbours does to an area, beside its own: {@link ExposureDid} on the counts of a panel, events a cell more
 * or fewer, with the share of touching areas that are treated as exposure.
 */
public final class PlaceExposure {

    private PlaceExposure() {}

    /**
     * Area and stratum-by-period effects; CR2 errors when the panel has the clusters for them.
     *
     * @throws EstimationException {@code NO_VARIATION} if neighbours were not given, or as {@link ExposureDid#estimate}
     */
    public static ExposureDid.Result estimate(PlacePanel panel, double level) {
        if (!panel.hasAdjacency()) {
            throw new EstimationException(NO_VARIATION, "it is not known which areas are neighbours");
        }
        var design = new PlaceDesign(panel);
        int[][] neighbours = IntStream.range(0, panel.areaCount())
                .mapToObj(panel::neighbours)
                .toArray(int[][]::new);
        var weights = SpatialWeights.binary(neighbours).rowStandardised();
        double[] treatment = design.exposed(PlacePanel.TREATED);
        double[] exposure = Exposure.of(weights, design.areas(), design.periods(), treatment);
        return ExposureDid.estimate(design.base(), treatment, exposure, new Clusters(panel).variance(), level);
    }
}
