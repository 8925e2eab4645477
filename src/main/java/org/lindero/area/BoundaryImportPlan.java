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
 * @param conflictsMeant whether areas may change their kind, the area above them or their place
 * @param toleranceMetres how far apart neighbours may lie, from now on for the whole level; null leaves it as it is
 */
public record BoundaryImportPlan(
        BoundaryFile file,
        BoundaryColumns columns,
        AreaKind kind,
        @Nullable Long parentId,
        LocalDate validFrom,
        boolean repair,
        @Nullable Integer populationYear,
        boolean conflictsMeant,
        @Nullable Double toleranceMetres) {

    /** A plan that changes no kind, no area above, no place and no tolerance. */
    public BoundaryImportPlan(
            BoundaryFile file,
            BoundaryColumns columns,
            AreaKind kind,
            @Nullable Long parentId,
            LocalDate validFrom,
            boolean repair,
            @Nullable Integer populationYear) {
        this(file, columns, kind, parentId, validFrom, repair, populationYear, false, null);
    }

    /** The same with conflicts confirmed. */
    public BoundaryImportPlan confirmed() {
        return new BoundaryImportPlan(
                file, columns, kind, parentId, validFrom, repair, populationYear, true, toleranceMetres);
    }
}
