package org.lindero.engine.place;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of {@link PlaceEffect}; immutable, and enough to reprint the evaluation.
 *
 * @param rings ring 1, ring 2, …; empty when there are none
 * @param net treated and rings together
 * @param byArea every touched area, in the order of the panel
 * @param pooled the model beside it; absent when it has no finite estimate, or was left out
 * @param convention in English, for the notes
 */
public record PlaceResult(
        SetEffect treated,
        List<SetEffect> rings,
        SetEffect net,
        List<AreaEffect> byArea,
        @Nullable PooledPoisson pooled,
        PlaceInference inference,
        PlaceCounts counts,
        String convention) {

    public PlaceResult {
        rings = List.copyOf(rings);
        byArea = List.copyOf(byArea);
    }
}
