package org.lindero.area;

/** How a layer is read: as it stands, or, when it counts something, divided so that areas of unlike size compare. */
public enum MapMeasure {
    PLAIN,
    /** Per 100,000 inhabitants. */
    PER_PEOPLE,
    PER_KM2;

    private static final double PEOPLE = 100_000;

    /** The value of an area by this measure; no data where its inhabitants or its surface are not known. */
    public MapValue of(MapValue value, AreaSummary area) {
        return switch (this) {
            case PLAIN -> value;
            case PER_PEOPLE -> value.per(area.population() == null ? 0 : area.population(), PEOPLE);
            case PER_KM2 -> value.per(area.areaKm2(), 1);
        };
    }
}
