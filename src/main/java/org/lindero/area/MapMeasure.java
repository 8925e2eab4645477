package org.lindero.area;

import org.jspecify.annotations.Nullable;

/** How a layer is read: as it stands, or, when it counts something, divided so that areas of unlike size compare. */
public enum MapMeasure {
    PLAIN,
    /** Per 100,000 inhabitants. */
    PER_PEOPLE,
    PER_KM2;

    private static final double PEOPLE = 100_000;

    /**
     * The value of an area by this measure; no data where its inhabitants or its surface are not known.
     *
     * @param people of the year of the value; null where nobody knows
     */
    public MapValue of(MapValue value, double areaKm2, @Nullable AreaPopulation people) {
        return switch (this) {
            case PLAIN -> value;
            case PER_PEOPLE -> value.per(people == null ? 0 : people.people(), PEOPLE);
            case PER_KM2 -> value.per(areaKm2, 1);
        };
    }
}
