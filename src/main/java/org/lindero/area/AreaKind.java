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

    private static final double LARGE_SQUARE_METRES = 1e9;

    /** Whether areas of this kind lie beside those of another, neither above nor below them. */
    public boolean isBeside(AreaKind other) {
        return level().contains(other);
    }

    /** Whether an area of this kind is hardly ever so large: more often its coordinates, or its kind, are wrong. */
    boolean isOddlyLarge(double squareMetres) {
        return level().contains(POLYGON) && squareMetres > LARGE_SQUARE_METRES;
    }

    /** Kinds that share the ground with each other and so can be neighbours; levels above contain them. */
    Set<AreaKind> level() {
        return this == POLYGON || this == SURROUNDING ? Set.of(POLYGON, SURROUNDING) : Set.of(this);
    }
}
