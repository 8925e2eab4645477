package org.lindero.area;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An area as lists and other modules see it.
 *
 * @param code unique and as its source writes it, leading zeros included
 * @param parentId the area above: a polygon's municipality, a municipality's state
 * @param zone the larger police grouping
 * @param sector the smaller police grouping
 * @param population people of the last year for which they are known, which is {@code populationYear}
 * @param areaKm2 computed from the boundary in force, or of a retired area from its last one
 * @param retiredOn since when others have taken its place; null for an area in force
 */
public record AreaSummary(
        long id,
        String code,
        String name,
        AreaKind kind,
        @Nullable Long parentId,
        @Nullable String zone,
        @Nullable String sector,
        @Nullable Integer population,
        @Nullable Integer populationYear,
        double areaKm2,
        @Nullable LocalDate retiredOn) {

    /** Whether others have taken its place: it keeps its values and gets no new ones. */
    public boolean isRetired() {
        return retiredOn != null;
    }
}
