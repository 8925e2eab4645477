package org.lindero.engine.place;

import java.util.Map;

/**
 * What went into an estimate.
 *
 * @param cells area-periods with a count, excluded areas left out
 * @param missingCells area-periods without one
 * @param zeroAreasDropped clean areas without any event, which say nothing
 * @param zeroPreAreas touched areas without events before
 * @param cleanByStratum clean areas by the name of the stratum
 */
public record PlaceCounts(
        int areas,
        int periods,
        int cells,
        int treatedAreas,
        int ringAreas,
        int cleanAreas,
        int excludedAreas,
        int missingCells,
        int zeroAreasDropped,
        int zeroPreAreas,
        Map<String, Integer> cleanByStratum) {

    public PlaceCounts {
        cleanByStratum = Map.copyOf(cleanByStratum);
    }
}
