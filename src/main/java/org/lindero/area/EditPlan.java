package org.lindero.area;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What an edit makes of the areas.
 *
 * @param shapes the boundaries to store
 * @param retired the areas whose place they take
 * @param problems what stops it
 */
record EditPlan(List<Shape> shapes, Set<Long> retired, List<ImportProblem> problems) {

    /** A boundary to store, of an area that exists or of one to be made; of neither while a split has no names yet. */
    record Shape(@Nullable AreaSummary area, @Nullable AreaDraft draft, Geometry lonLat) {

        String name() {
            return area != null ? area.name() : draft != null ? draft.name() : "";
        }

        @Nullable
        Long parentId() {
            return area != null ? area.parentId() : draft != null ? draft.parentId() : null;
        }
    }

    EditPlan {
        shapes = List.copyOf(shapes);
        retired = Set.copyOf(retired);
        problems = List.copyOf(problems);
    }

    static EditPlan refused(List<ImportProblem> problems) {
        return new EditPlan(List.of(), Set.of(), problems);
    }

    /** The areas that stay and get another boundary. */
    Set<Long> redrawn() {
        return shapes.stream()
                .map(Shape::area)
                .filter(Objects::nonNull)
                .map(AreaSummary::id)
                .collect(Collectors.toSet());
    }

    /** The areas that exist and change. */
    Set<Long> edited() {
        return Stream.concat(redrawn().stream(), retired.stream()).collect(Collectors.toSet());
    }
}
