package org.lindero.area;

import java.util.List;

/**
 * What an edit of boundaries would do.
 *
 * @param problems errors stop it, warnings are told
 * @param outlines the boundaries that it would store, snapped to the neighbours: one, or one a part of a split from west to east
 * @param neighbours areas of the same level that touch them
 * @param overlaps ground that they share with another area of the same level
 * @param gaps ground that was covered and would be in no area of the level any more, by the neighbour that it lies at
 * @param uses what stands on the edited areas
 */
public record EditCheck(
        List<ImportProblem> problems,
        List<Outline> outlines,
        List<AreaSummary> neighbours,
        List<Ground> overlaps,
        List<Ground> gaps,
        List<AreaUse.Use> uses) {

    /**
     * A boundary to be.
     *
     * @param geoJson a geometry in longitude and latitude, unabridged
     */
    public record Outline(String geoJson, double areaKm2) {}

    /** Ground shared with, or lost beside, a neighbour. */
    public record Ground(AreaSummary neighbour, double squareMetres) {}

    public EditCheck {
        problems = List.copyOf(problems);
        outlines = List.copyOf(outlines);
        neighbours = List.copyOf(neighbours);
        overlaps = List.copyOf(overlaps);
        gaps = List.copyOf(gaps);
        uses = List.copyOf(uses);
    }

    /** Whether nothing stops the edit. */
    public boolean isClean() {
        return problems.stream().noneMatch(ImportProblem::isError);
    }
}
