package org.lindero.area;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the user decided about a boundary file.
 *
 * @param kind what the areas of the file are
 * @param parentId the area above all of them, unless the file has a column for it
 * @param validFrom since when the boundaries hold
 * @param repair whether polygons that cross themselves are repaired; otherwise they are errors
 * @param populationYear the year of the file's populations
 */
public record BoundaryImportPlan(
        BoundaryFile file,
        BoundaryColumns columns,
        AreaKind kind,
        @Nullable Long parentId,
        LocalDate validFrom,
        boolean repair,
        @Nullable Integer populationYear) {}
