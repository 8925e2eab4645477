package org.lindero.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lindero.engine.place.PoliceResult;

/**
 * What the police efforts of the design have to do with the effect.
 *
 * @param role      of the efforts that the rest is about: rivals where there is any, otherwise those of the package
 * @param fourCells project only, police only, both, neither
 * @param rival     the effect without what a rival touched; absent when there is no rival
 */
public record PoliceFindings(
        PoliceResult.Role role, List<PoliceResult.Cell> fourCells, PoliceResult.@Nullable Rival rival) {

    public PoliceFindings {
        fourCells = List.copyOf(fourCells);
    }

    static PoliceFindings of(PoliceResult.Role role, PoliceResult result) {
        return new PoliceFindings(role, result.fourCells(), result.rival());
    }

    /** Whether the project's effect stands apart from the rivals': there are none, or there is an estimate without them. */
    public boolean separable() {
        return rival == null || rival.without() != null;
    }
}
