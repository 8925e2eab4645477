package org.lindero.area;

import java.util.Set;

/** What an area is in the hierarchy. */
public enum AreaKind {
    STATE,
    MUNICIPALITY,
    /** Where projects work. */
    POLYGON,
    /** What lies between and around the polygons: colonias, cuadrantes, AGEB. */
    SURROUNDING;

    /** Whether areas of this kind lie beside those of another, neither above nor below them. */
    public boolean isBeside(AreaKind other) {
        return level().contains(other);
    }

    /** Kinds that share the ground with each other and so can be neighbours; levels above contain them. */
    Set<AreaKind> level() {
        return this == POLYGON || this == SURROUNDING ? Set.of(POLYGON, SURROUNDING) : Set.of(this);
    }
}
